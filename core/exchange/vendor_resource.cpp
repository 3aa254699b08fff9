// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/vendor_resource.h"

#include "core/document/encode.h"
#include "core/document/writer.h"
#include "core/exchange/secrets.h"
#include "core/exchange/vendor_reference.h"
#include "core/schema/field_info.h"
#include "core/schema/options.pb.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using document::NodeKind;
using document::ScalarType;
using schema::FieldInfo;
using schema::FieldKind;
using schema::FieldPath;
using schema::MessageInfo;

struct SecretField
{
    std::string_view message;
    std::string_view field;
};

constexpr std::array kSecrets{
    SecretField{"SslCertificate", "privateKey"},
    SecretField{"SslCertificateSelfManagedSslCertificate", "privateKey"},
    SecretField{"Certificate.SelfManagedCertificate", "pemPrivateKey"},
    SecretField{"BackendServiceIAP", "oauth2ClientSecret"},
    SecretField{"AWSV4Signature", "accessKey"},
};

/// Fields that the server fills in although they may be sent.
constexpr std::array<std::string_view, 3> kServersOwn{"fingerprint", "labelFingerprint", "etag"};
/// Keys that every import schema allows.
constexpr std::array<std::string_view, 2> kTolerated{"COMMENT", "UNKNOWN"};
/// Fields that the server fills in, but from a request of its own, which an import does not make.
constexpr std::array<std::string_view, 2> kAttached{"securityPolicy", "edgeSecurityPolicy"};

constexpr std::string_view kUnknownKey = "The schema has no such key, and an import refuses it.";
constexpr std::string_view kOtherTrack = "Only other tracks of the API know this key; an import refuses it.";
constexpr std::string_view kSecret = "Secrets are never exported; give it again where the resource is created.";
constexpr std::string_view kNotImportable = "The import schema refuses this field; set it through the API.";
constexpr std::string_view kNull = "An explicit null says nothing to the API; it is left out.";
constexpr std::string_view kWrongType = "The value is not of the type that the API asks for; it is left out.";
constexpr std::string_view kPolicy = "An import does not attach policies; that is a request of its own "
                                     "(gcloud compute {} update --{}).";

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

const schema::MessageFacts& facts(const MessageInfo& message)
{
    return message.descriptor->options().GetExtension(schema::message_facts);
}

bool is_schema_only(const MessageInfo& message, std::string_view key)
{
    return std::ranges::count(facts(message).schema_only(), key) != 0;
}

bool is_other_track(const MessageInfo& message, std::string_view key)
{
    return std::ranges::any_of(message.other_track, [key](std::string_view row) {
        return row.starts_with(key) && row.substr(key.size()).starts_with(':');
    });
}

/// Unknown keys are judged by what they are called.
bool sounds_secret(std::string_view key)
{
    std::string lower(key);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return is_secret_name(key) || lower.contains("secret") || lower.contains("privatekey") ||
           lower.contains("password");
}

/// Whether a private key stands somewhere in a value, or something below a key that is called so.
bool holds_secret(const Node& node)
{
    return holds_private_key(node.text) || std::ranges::any_of(node.entries, [&node](const Entry& entry) {
               const bool called_so = node.kind == NodeKind::Mapping && sounds_secret(entry.key.text);
               return called_so || holds_secret(entry.value);
           });
}

/// What a field that is no message hides: labels may be called anything.
bool holds_secret(const FieldInfo& field, const Node& node)
{
    if (field.kind == FieldKind::Message)
        return false; // its own fields are looked at
    if (field.kind != FieldKind::StringMap)
        return holds_secret(node);
    return std::ranges::any_of(node.entries, [](const Entry& entry) { return holds_private_key(entry.value.text); });
}

bool single_fits(const FieldInfo& field, const Node& node)
{
    if (field.kind == FieldKind::FreeForm)
        return true;
    if (field.kind == FieldKind::Message || field.kind == FieldKind::StringMap)
        return node.kind == NodeKind::Mapping;
    if (node.kind != NodeKind::Scalar)
        return false;
    const ScalarType type = document::scalar_type(node);
    switch (field.kind) {
    case FieldKind::Boolean:
        return type == ScalarType::Boolean;
    case FieldKind::Integer:
    case FieldKind::Int64:
    case FieldKind::Uint64:
        return type == ScalarType::Integer;
    case FieldKind::Number:
        return type == ScalarType::Integer || type == ScalarType::Number;
    default:
        return type == ScalarType::String;
    }
}

bool fits(const FieldInfo& field, const Node& node)
{
    if (!field.repeated)
        return single_fits(field, node);
    return node.kind == NodeKind::Sequence &&
           std::ranges::all_of(node.entries, [&field](const Entry& entry) { return single_fits(field, entry.value); });
}

bool is_null(const Node& node)
{
    return node.kind == NodeKind::Scalar && document::scalar_type(node) == ScalarType::Null;
}

void sort_keys(Node& mapping)
{
    std::ranges::sort(mapping.entries, {}, [](const Entry& entry) { return std::string_view(entry.key.text); });
}

/// A copy of what no schema describes, its keys sorted and spelt as everything else.
Node sorted(Node node)
{
    if (node.kind != NodeKind::Scalar || node.style != document::Style::Plain)
        node.style = document::Style::Any;
    std::erase_if(node.entries, [](const Entry& entry) { return entry.key.foreign || entry.key.shadowed; });
    for (Entry& entry : node.entries)
        entry.value = sorted(std::move(entry.value));
    if (node.kind == NodeKind::Mapping)
        sort_keys(node);
    return node;
}

/// Writes one resource.
class VendorWriter
{
public:
    VendorWriter(const model::Workspace& workspace, const model::Resource& resource, const ExportOptions& options,
                 std::vector<PortabilityNote>& notes)
        : workspace_(workspace),
          resource_(resource),
          options_(options),
          notes_(notes)
    {}

    Node mapping(const Node& node, const MessageInfo& message, const FieldPath& path)
    {
        Node kept = document::make_mapping();
        for (const Entry& entry : node.entries) {
            const FieldPath here = path.field(entry.key.text);
            const FieldInfo* field = message.field(entry.key.text);
            if (field == nullptr)
                keep_unknown(kept, entry, message, here);
            else if (wanted(*field, message, entry.value, here))
                append(kept, entry.key.text, value(*field, message, entry.value, here));
        }
        sort_keys(kept);
        return kept;
    }

private:
    bool describe() const { return options_.output_only_fields; }

    void note(const FieldPath& path, std::string sentence, Loss loss = Loss::Dropped)
    {
        notes_.push_back({loss, resource_.label(), path.to_string(), std::move(sentence)});
    }

    void keep_unknown(Node& kept, const Entry& entry, const MessageInfo& message, const FieldPath& path)
    {
        const std::string& key = entry.key.text;
        if (entry.key.foreign || entry.key.shadowed)
            return;
        if (sounds_secret(key) || holds_secret(entry.value))
            note(path, std::string(kSecret));
        else if (describe() || is_schema_only(message, key) || among(kTolerated, key))
            append(kept, key, sorted(entry.value));
        else
            note(path, std::string(is_other_track(message, key) ? kOtherTrack : kUnknownKey));
    }

    /// Whether a field is exported; tells when it is a loss that it is not.
    bool wanted(const FieldInfo& field, const MessageInfo& message, const Node& node, const FieldPath& path)
    {
        if (field.workspace_only)
            return false;
        const bool empty = node.kind == NodeKind::Scalar && node.text.empty(); // the cloud shows what it hides so
        if ((is_secret(message.name, field.name) && !empty) || holds_secret(field, node)) {
            note(path, std::string(kSecret));
            return false;
        }
        if (describe())
            return true;
        if (field.output_only || among(kServersOwn, field.name)) {
            if (among(kAttached, field.name))
                note(path, attached(field));
            return false;
        }
        const bool fitting = fits(field, node);
        if (!field.not_importable && fitting)
            return true;
        note(path, std::string(is_null(node) ? kNull : fitting ? kNotImportable : kWrongType));
        return false;
    }

    std::string attached(const FieldInfo& field) const
    {
        return fmt::format(kPolicy, dashed(model::info(resource_.kind).collection),
                           field.name == "securityPolicy" ? "security-policy" : "edge-security-policy");
    }

    Node value(const FieldInfo& field, const MessageInfo& message, const Node& node, const FieldPath& path)
    {
        if (!fits(field, node)) // describe: as it is written
            return sorted(node);
        if (!field.repeated)
            return single(field, message, node, path);
        Node list = document::make_sequence();
        for (std::size_t at = 0; at < node.entries.size(); ++at)
            append(list, single(field, message, node.entries[at].value, path.index(at)));
        return list;
    }

    Node single(const FieldInfo& field, const MessageInfo& message, const Node& node, const FieldPath& path)
    {
        if (field.kind == FieldKind::Message)
            return mapping(node, *schema::message_info(field.message), path);
        if (node.kind != NodeKind::Scalar)
            return sorted(node);
        if (field.name == "network" && field.kind == FieldKind::String && is_compute(resource_.kind))
            return document::make_string(vendor_network(resource_, node.text, options_));
        const auto kinds = model::referenced_kinds(message.name, field.name);
        if (kinds.empty())
            return node;
        VendorReference reference = vendor_reference(workspace_, resource_, kinds, node.text, options_);
        if (!reference.remark.empty())
            note(path, std::move(reference.remark), Loss::Changed);
        return document::make_string(std::move(reference.text));
    }

    const model::Workspace& workspace_;
    const model::Resource& resource_;
    const ExportOptions& options_;
    std::vector<PortabilityNote>& notes_;
};

/// What the API says of every resource: its kind, or its full name.
void identify(Node& node, const model::Resource& resource, const MessageInfo& message, const ExportOptions& options)
{
    if (!message.kind.empty() && document::find(node, "kind") == nullptr)
        append(node, "kind", document::make_string(message.kind));
    const auto name = std::ranges::find(node.entries, "name", [](const Entry& entry) { return entry.key.text; });
    const bool bare = !is_compute(resource.kind) && resource.kind != model::Kind::CertificateMapEntry &&
                      name != node.entries.end() && name->value.text == resource.name;
    if (bare)
        name->value = document::make_string(resource_path(resource, options));
    sort_keys(node);
}

} // namespace

bool is_secret(std::string_view message, std::string_view field)
{
    return std::ranges::any_of(
        kSecrets, [&](const SecretField& secret) { return secret.message == message && secret.field == field; });
}

document::Node vendor_resource(const model::Workspace& workspace, const model::Resource& resource,
                               const ExportOptions& options, std::vector<PortabilityNote>& notes)
{
    const MessageInfo* message = schema::message_info(*resource.message);
    Node node = VendorWriter(workspace, resource, options, notes)
                    .mapping(document::encode(*resource.message, false), *message, {});
    if (options.output_only_fields)
        identify(node, resource, *message, options);
    return node;
}

std::string vendor_yaml(const document::Node& node)
{
    const document::Layout layout;
    return node.entries.empty() ? "{}\n" : document::Writer(layout).block_entries(node, 0) + '\n';
}

std::string dashed(std::string_view collection)
{
    std::string text;
    for (const char c : collection) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital)
            text += '-';
        text += capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

} // namespace switchyard::exchange
