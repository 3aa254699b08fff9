// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/secrets.h"

#include "core/base/text.h"
#include "core/document/encode.h"
#include "core/exchange/adopt.h"
#include "core/model/identity.h"
#include "core/schema/field_info.h"
#include "core/schema/field_path.h"
#include "core/schema/slot.h"
#include "core/schema/unmodelled.pb.h"

#include <fmt/format.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace switchyard::exchange {

namespace {

namespace pb = google::protobuf;
using schema::FieldPath;

constexpr std::array kSecretNames{"accesskey",     "clientsecret", "oauth2clientsecret", "password",
                                  "pemprivatekey", "privatekey",   "secretaccesskey"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::string_view kSpace = " \t\r\n";

/// A text that holds a certificate beside the key: what is left without the keys, and the keys.
struct Parted
{
    std::string rest;
    std::string keys;
};

Parted without_private_keys(const std::string& text)
{
    constexpr std::string_view kDashes = "-----";
    Parted parted;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = text.find("-----BEGIN ", at);
        const std::size_t label_end = begin == text.npos ? text.npos : text.find(kDashes, begin + kDashes.size());
        if (label_end == text.npos)
            break;
        const std::string label = text.substr(begin + 11, label_end - begin - 11);
        const std::string end_line = "-----END " + label + "-----";
        const std::size_t end = text.find(end_line, label_end);
        const std::size_t stop = end == text.npos ? text.size() : end + end_line.size();
        parted.rest += text.substr(at, begin - at);
        at = stop;
        if (!label.ends_with("PRIVATE KEY")) {
            parted.rest += text.substr(begin, stop - begin);
            continue;
        }
        parted.keys += text.substr(begin, stop - begin) + "\n";
        at += at < text.size() && text[at] == '\n' ? 1 : 0;
    }
    parted.rest += at < text.size() ? text.substr(at) : "";
    return parted;
}

/// Walks a message and reports where secrets are; a visitor may take them.
class SecretWalk
{
public:
    struct Secret
    {
        FieldPath path;
        std::string bytes;
    };

    /// Whether there is a secret anywhere; changes nothing.
    static bool any(const pb::Message& message)
    {
        const pb::Reflection& reflection = *message.GetReflection();
        std::vector<const pb::FieldDescriptor*> fields;
        reflection.ListFields(message, &fields);
        return std::ranges::any_of(fields, [&](const pb::FieldDescriptor* field) { return any(message, *field); });
    }

    /// Takes every secret out.
    void take(pb::Message& message, const FieldPath& path)
    {
        const pb::Reflection& reflection = *message.GetReflection();
        std::vector<const pb::FieldDescriptor*> fields;
        reflection.ListFields(message, &fields);
        for (const pb::FieldDescriptor* field : fields) {
            const FieldPath here = path.field(field->json_name());
            if (field->is_map())
                take_entries(message, *field, here);
            else if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE)
                take_below(message, *field, field->name() == "unmodelled" ? path : here);
            else if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING)
                take_text(message, *field, here);
        }
    }

    std::vector<Secret> secrets;

private:
    static bool is_secret(std::string_view name, std::string_view text)
    {
        return holds_private_key(text) || (is_secret_name(name) && !is_placeholder(text));
    }

    /// The text an unmodelled value says.
    static std::string plain(const std::string& yaml)
    {
        const document::Node node = document::encode_yaml(yaml);
        return node.kind == document::NodeKind::Scalar ? node.text : yaml;
    }

    static bool is_secret(const schema::Unmodelled& entry)
    {
        if (holds_private_key(entry.yaml()))
            return true;
        if (!is_secret_name(entry.key()))
            return false;
        const document::Node node = document::encode_yaml(entry.yaml());
        return node.kind == document::NodeKind::Scalar ? !is_placeholder(node.text) : !node.entries.empty();
    }

    static bool any(const pb::Message& message, const pb::FieldDescriptor& field)
    {
        const pb::Reflection& reflection = *message.GetReflection();
        const int count = field.is_repeated() ? reflection.FieldSize(message, &field) : 1;
        for (int index = 0; index < count; ++index) {
            if (field.cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING) {
                std::string scratch;
                const std::string& text = field.is_repeated()
                                              ? reflection.GetRepeatedStringReference(message, &field, index, &scratch)
                                              : reflection.GetStringReference(message, &field, &scratch);
                if (is_secret(field.json_name(), text))
                    return true;
            } else if (field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE) {
                const pb::Message& below = field.is_repeated() ? reflection.GetRepeatedMessage(message, &field, index)
                                                               : reflection.GetMessage(message, &field);
                const bool found = field.name() == "unmodelled"
                                       ? is_secret(static_cast<const schema::Unmodelled&>(below))
                                       : any(below);
                if (found)
                    return true;
            }
        }
        return false;
    }

    void take_below(pb::Message& message, const pb::FieldDescriptor& field, const FieldPath& path)
    {
        const pb::Reflection& reflection = *message.GetReflection();
        if (!field.is_repeated()) {
            take(*reflection.MutableMessage(&message, &field), path);
            return;
        }
        if (field.name() == "unmodelled") {
            take_unmodelled(message, field, path);
            return;
        }
        for (int index = 0; index < reflection.FieldSize(message, &field); ++index)
            take(*reflection.MutableRepeatedMessage(&message, &field, index),
                 path.index(static_cast<std::size_t>(index)));
    }

    void take_unmodelled(pb::Message& message, const pb::FieldDescriptor& field, const FieldPath& path)
    {
        const pb::Reflection& reflection = *message.GetReflection();
        std::vector<std::string> keys;
        for (int index = 0; index < reflection.FieldSize(message, &field); ++index) {
            const auto& entry =
                static_cast<const schema::Unmodelled&>(reflection.GetRepeatedMessage(message, &field, index));
            if (!is_secret(entry))
                continue;
            keys.push_back(entry.key());
            secrets.push_back({path.field(entry.key()), plain(entry.yaml())});
        }
        for (const std::string& key : keys)
            schema::erase_unmodelled(message, key);
    }

    void take_entries(pb::Message& message, const pb::FieldDescriptor& field, const FieldPath& path)
    {
        const pb::Reflection& reflection = *message.GetReflection();
        for (int index = 0; index < reflection.FieldSize(message, &field); ++index) {
            pb::Message& entry = *reflection.MutableRepeatedMessage(&message, &field, index);
            const pb::FieldDescriptor* value = entry.GetDescriptor()->map_value();
            const std::string text = entry.GetReflection()->GetString(entry, value);
            const std::string key = entry.GetReflection()->GetString(entry, entry.GetDescriptor()->map_key());
            if (!holds_private_key(text))
                continue;
            secrets.push_back({path.field(key), text});
            entry.GetReflection()->SetString(&entry, value, "");
        }
    }

    void take_text(pb::Message& message, const pb::FieldDescriptor& field, const FieldPath& path)
    {
        const pb::Reflection& reflection = *message.GetReflection();
        if (field.is_repeated()) {
            for (int index = 0; index < reflection.FieldSize(message, &field); ++index) {
                const std::string text = reflection.GetRepeatedString(message, &field, index);
                if (!is_secret(field.json_name(), text))
                    continue;
                const Parted parted = without_private_keys(text);
                secrets.push_back({path.index(static_cast<std::size_t>(index)), parted.keys});
                reflection.SetRepeatedString(&message, &field, index, parted.rest);
            }
            return;
        }
        const std::string text = reflection.GetString(message, &field);
        if (!is_secret(field.json_name(), text))
            return;
        const Parted parted = is_secret_name(field.json_name()) ? Parted{{}, text} : without_private_keys(text);
        secrets.push_back({path, parted.keys});
        if (trimmed(parted.rest, kSpace).empty())
            reflection.ClearField(&message, &field);
        else
            reflection.SetString(&message, &field, parted.rest);
    }
};

/// A part of a file name that is a file name whatever a resource is called.
std::string file_part(std::string_view text)
{
    constexpr std::size_t kLongest = 80;
    std::string part;
    for (const char c : text.substr(0, kLongest))
        part += is_letter(c) || is_digit(c) || c == '-' || c == '_' ? c : '_';
    return part;
}

/// "sslCertificates.web.privateKey.pem", "sslCertificates.europe-west1.web.privateKey.pem"
std::string file_name(const model::Identity& identity, model::Kind kind, const SecretWalk::Secret& secret)
{
    const std::string location = identity.scope.location.empty() ? "" : file_part(identity.scope.location) + ".";
    std::string field;
    for (const auto& step : secret.path.steps()) {
        const auto* name = std::get_if<std::string>(&step);
        field += "." + (name != nullptr ? file_part(*name) : std::to_string(std::get<std::size_t>(step)));
    }
    return fmt::format("{}.{}{}{}{}", model::info(kind).collection, location, file_part(identity.name), field,
                       holds_private_key(secret.bytes) ? ".pem" : ".txt");
}

/// Names that were given, each with the number of the next one like it.
using GivenNames = std::map<std::string, int>;

std::string unique_name(const std::string& name, GivenNames& given)
{
    const std::size_t dot = name.rfind('.');
    for (int& number = given.try_emplace(name, 1).first->second;;) {
        std::string unique = number == 1 ? name : fmt::format("{}-{}{}", name.substr(0, dot), number, name.substr(dot));
        if (++number == 2 || given.try_emplace(unique, 2).second)
            return unique;
    }
}

/// What is said about a field must not repeat its value.
void hide_values(Diagnostic& diagnostic)
{
    const std::size_t dot = diagnostic.field_path.rfind('.') + 1;
    const bool secret = is_secret_name(std::string_view(diagnostic.field_path).substr(dot));
    const auto leaks = [](std::string_view text) { return text.find("PRIVATE KEY") != text.npos; };
    if (secret && diagnostic.code == "field.unquoted" && diagnostic.args.size() > 1)
        diagnostic.args[1] = "(hidden)";
    if (secret && diagnostic.code == "field.wrong_type" && diagnostic.args.size() > 1)
        diagnostic.args[1] = "something else";
    for (std::string& arg : diagnostic.args)
        if (leaks(arg))
            arg = "(hidden)";
    if (diagnostic.fix && (secret || leaks(diagnostic.fix->yaml)))
        diagnostic.fix.reset();
}

/// Takes secrets and gives them names.
class SecretTaker
{
public:
    explicit SecretTaker(Found& found) : found_(found) {}

    void take(std::size_t owner)
    {
        FoundResource& resource = found_.resources[owner];
        std::shared_ptr<pb::Message> copy(resource.message->New());
        copy->CopyFrom(*resource.message);
        SecretWalk walk;
        walk.take(*copy, {});
        resource.message = std::move(copy);
        const model::Identity identity = model::identify(resource.kind, *resource.message);
        const std::string reference = reference_to(resource.kind, identity);
        for (SecretWalk::Secret& secret : walk.secrets) {
            const std::string name = unique_name(file_name(identity, resource.kind, secret), given_);
            tell(resource, identity, secret.path.to_string(), name);
            found_.secrets.push_back({name, std::move(secret.bytes), reference, secret.path.to_string(), owner});
        }
    }

private:
    /// What leads to this resource and to no other one of the files: "sslCertificates/web" if that is enough.
    std::string reference_to(model::Kind kind, const model::Identity& identity)
    {
        const std::string label = fmt::format("{}/{}", model::info(kind).collection, identity.name);
        const bool global = identity.scope.level == model::Scope::Level::Global;
        const std::string scoped = global ? label : fmt::format("{}/{}", identity.scope.to_string(), label);
        const auto [first, fresh] = projects_.try_emplace(scoped, identity.project);
        if (fresh || first->second == identity.project || identity.project.empty())
            return scoped;
        return fmt::format("projects/{}/{}/{}", identity.project, identity.scope.to_string(), label);
    }

    void tell(const FoundResource& resource, const model::Identity& identity, const std::string& path,
              const std::string& file)
    {
        const std::string label = fmt::format("{}/{}", model::info(resource.kind).collection, identity.name);
        Diagnostic diagnostic = import_warning("import.secret_moved", label, {path, file});
        diagnostic.severity = Severity::Advice;
        diagnostic.field_path = path;
        diagnostic.line = resource.position.line;
        diagnostic.column = resource.position.column;
        found_.diagnostics.push_back({resource.file, std::move(diagnostic)});
    }

    Found& found_;
    GivenNames given_;
    std::map<std::string, std::string> projects_; ///< of the first resource that is called so
};

} // namespace

bool is_secret_name(std::string_view name)
{
    std::string plain;
    for (const char c : name)
        if (c != '_' && c != '-')
            plain += to_lower(c);
    return std::ranges::find(kSecretNames, plain) != kSecretNames.end();
}

bool holds_private_key(std::string_view text)
{
    const std::size_t begin = text.find("-----BEGIN ");
    return begin != text.npos && text.find("PRIVATE KEY-----", begin) != text.npos;
}

bool is_placeholder(std::string_view text)
{
    const std::string_view inner = trimmed(text, kSpace);
    if (inner.empty() || inner == "~" || inner == "null")
        return true;
    if (inner.find_first_not_of("*") == inner.npos || inner.find_first_not_of("xX") == inner.npos ||
        inner.find_first_not_of(".-_") == inner.npos)
        return true;
    const auto plain = [](char c) {
        return is_letter(c) || is_digit(c) || std::string_view(" _-.:/").find(c) != std::string_view::npos;
    };
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kBrackets{
        {{"<", ">"}, {"(", ")"}, {"[", "]"}, {"${", "}"}, {"{{", "}}"}}};
    constexpr std::size_t kLongest = 64;
    for (const auto& [open, close] : kBrackets)
        if (inner.size() <= kLongest && inner.size() > open.size() + close.size() && inner.starts_with(open) &&
            inner.ends_with(close) &&
            std::ranges::all_of(inner.substr(open.size(), inner.size() - open.size() - close.size()), plain))
            return true;
    std::string word;
    for (const char c : inner.substr(0, kLongest))
        word += to_lower(c);
    constexpr std::array kWords{"redacted", "hidden", "masked", "omitted", "sensitive", "sensitive value", "removed"};
    return std::ranges::find(kWords, word) != kWords.end();
}

void take_secrets(Found& found)
{
    for (FileDiagnostic& one : found.diagnostics)
        hide_values(one.diagnostic);
    SecretTaker taker(found);
    for (std::size_t index = 0; index < found.resources.size(); ++index)
        if (SecretWalk::any(*found.resources[index].message))
            taker.take(index);
}

} // namespace switchyard::exchange
