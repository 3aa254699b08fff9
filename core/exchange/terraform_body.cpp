// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_body.h"

#include "core/document/encode.h"
#include "core/exchange/merged.h"
#include "core/exchange/secrets.h"
#include "core/exchange/settings.h"
#include "core/exchange/terraform_fields.h"
#include "core/exchange/vendor_resource.h"
#include "core/schema/slot.h"
#include "core/schema/unmodelled.pb.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace switchyard::exchange {

namespace {

namespace pb = google::protobuf;
using schema::FieldInfo;
using schema::FieldKind;
using schema::FieldPath;
using schema::MessageInfo;
using schema::Value;

constexpr std::string_view kMadePem = "Terraform reads the private key from {} when it runs; put it there.";
constexpr std::string_view kMadeVariable = "The secret is the variable {}; give it to Terraform when it runs.";

bool is_number(FieldKind kind)
{
    using enum FieldKind;
    return kind == Boolean || kind == Integer || kind == Number || kind == Int64 || kind == Uint64;
}

std::string literal(const Value& value)
{
    if (const auto* flag = value.as<bool>())
        return *flag ? "true" : "false";
    if (const auto* number = value.as<double>())
        return fmt::format("{}", *number);
    if (const auto* number = value.as<std::uint64_t>())
        return fmt::format("{}", *number);
    const auto* number = value.as<std::int64_t>();
    return number == nullptr ? "0" : fmt::format("{}", *number);
}

bool is_written(const pb::Message& message, const FieldInfo& field)
{
    const pb::Reflection& reflection = *message.GetReflection();
    return field.descriptor->is_repeated() ? reflection.FieldSize(message, field.descriptor) > 0
                                           : reflection.HasField(message, field.descriptor);
}

/// The first number of a default such as "1.0" or "100 (unset mirrors everything)".
std::string default_literal(const FieldInfo& field)
{
    if (field.kind == FieldKind::Boolean)
        return field.default_value == "true" ? "true" : "false";
    const std::size_t end = field.default_value.find_first_not_of("0123456789.");
    const std::string number = field.default_value.substr(0, end);
    return number.empty() ? "0" : number;
}

/// A name of Terraform made of the parts of a path: "iap_oauth2_client_secret".
std::string joined_names(const FieldPath& path)
{
    std::string out;
    for (const auto& step : path.steps()) {
        out += out.empty() ? "" : "_";
        const auto* name = std::get_if<std::string>(&step);
        out += name != nullptr ? snake_case(*name) : std::to_string(std::get<std::size_t>(step));
    }
    return out;
}

} // namespace

void TerraformBody::note(Loss loss, const FieldPath& path, std::string sentence)
{
    script_.notes.push_back({loss, resource_.label(), path.to_string(), std::move(sentence)});
}

std::vector<HclAttribute> TerraformBody::write(const std::set<std::string_view>& elsewhere)
{
    const Part part{*resource_.message, *schema::message_info(*resource_.message), {}, {}};
    beta_ = needs_beta(type_, {});
    return write_part(part, attributes_of(type_), elsewhere);
}

std::vector<HclAttribute> TerraformBody::write_part(const Part& part, const std::vector<TerraformAttribute>& attributes,
                                                    const std::set<std::string_view>& elsewhere)
{
    std::vector<HclAttribute> body;
    std::set<std::string_view> covered;
    if (part.attributes.empty())
        covered = {"name", "region", "zone"};
    for (const TerraformAttribute& attribute : attributes) {
        const std::string path = part.attributes + std::string(attribute.name);
        if (elsewhere.contains(attribute.name) || !is_offered(type_, path))
            continue;
        const std::size_t before = body.size();
        if (const FieldInfo* field = write_attribute(part, attribute, body))
            covered.insert(field->name);
        beta_ = beta_ || (body.size() > before && needs_beta(type_, path));
    }
    note_rest(part, covered);
    const auto name = std::ranges::find(body, "name", &HclAttribute::name); // first, as people write it
    if (name != body.end())
        std::rotate(body.begin(), name, std::next(name));
    return body;
}

const FieldInfo* TerraformBody::write_attribute(const Part& part, const TerraformAttribute& attribute,
                                                std::vector<HclAttribute>& body)
{
    const AttributeTarget target = attribute_target(part.info, attribute.name);
    const std::size_t dot = target.path.find('.');
    const FieldInfo* field = part.info.field(target.path.substr(0, dot));
    if (field == nullptr)
        return nullptr;
    if (dot == std::string::npos) {
        write_field(part, attribute, *field, body);
        return field;
    }
    const pb::Reflection& reflection = *part.message.GetReflection();
    if (!reflection.HasField(part.message, field->descriptor))
        return field;
    const pb::Message& inner = reflection.GetMessage(part.message, field->descriptor);
    const MessageInfo& info = *schema::message_info(inner);
    const FieldInfo& last = *info.field(target.path.substr(dot + 1));
    const Part below{inner, info, part.path.field(field->name), part.attributes};
    write_field(below, attribute, last, body);
    note_rest(below, {last.name});
    return field;
}

void TerraformBody::write_field(const Part& part, const TerraformAttribute& attribute, const FieldInfo& field,
                                std::vector<HclAttribute>& body)
{
    if (is_secret(part.info.name, field.name))
        return write_secret(part, attribute, field, body);
    if (!is_written(part.message, field))
        return write_default(attribute, field, body);
    if (field.kind == FieldKind::Message)
        return write_blocks(part, attribute, field, body);
    if (field.kind == FieldKind::StringMap || field.kind == FieldKind::FreeForm)
        return write_map(part, attribute, field, body);
    if (field.repeated)
        return write_list(part, attribute, field, body);
    const Value value = schema::read_field(part.message, field);
    const auto* text = value.as<std::string>();
    const auto written = text == nullptr ? hcl_literal(literal(value)) : text_value(part, field, *text);
    if (written)
        body.push_back({std::string(attribute.name), *written});
}

std::optional<HclValue> TerraformBody::text_value(const Part& part, const FieldInfo& field, const std::string& text)
{
    if (!holds_private_key(text))
        return script_.addresses.reference(resource_, part.info.name, field.name, text);
    note(Loss::Dropped, part.path.field(field.name), "It holds a private key, which no export may contain.");
    return std::nullopt;
}

/// Numbers and truth values that the provider insists on; texts have no default that would mean anything.
void TerraformBody::write_default(const TerraformAttribute& attribute, const FieldInfo& field,
                                  std::vector<HclAttribute>& body)
{
    if (attribute.required && !field.repeated && is_number(field.kind))
        body.push_back({std::string(attribute.name), hcl_literal(default_literal(field))});
}

void TerraformBody::write_blocks(const Part& part, const TerraformAttribute& attribute, const FieldInfo& field,
                                 std::vector<HclAttribute>& body)
{
    const pb::Reflection& reflection = *part.message.GetReflection();
    const MessageInfo& info = *schema::message_info(*field.descriptor->message_type());
    const std::vector<TerraformAttribute> attributes = attributes_of_block(info.name);
    const std::string below = fmt::format("{}{}.", part.attributes, attribute.name);
    const int count = field.repeated ? reflection.FieldSize(part.message, field.descriptor) : 1;
    for (int i = 0; i < count; ++i) {
        const pb::Message& message = field.repeated ? reflection.GetRepeatedMessage(part.message, field.descriptor, i)
                                                    : reflection.GetMessage(part.message, field.descriptor);
        const FieldPath path = part.path.field(field.name);
        HclValue block;
        block.kind = HclValue::Kind::Block;
        block.attributes = write_part(
            {message, info, field.repeated ? path.index(static_cast<std::size_t>(i)) : path, below}, attributes, {});
        body.push_back({std::string(attribute.name), std::move(block)});
    }
}

/// Certificates of both kinds are in one list of REST, and in two of the provider.
bool TerraformBody::belongs(const TerraformAttribute& attribute, const std::string& reference) const
{
    const bool manager = attribute.name == "certificate_manager_certificates";
    const bool split =
        manager || (attribute.name == "ssl_certificates" && resource_.kind == model::Kind::TargetHttpsProxy);
    if (!split)
        return true;
    const auto kinds = model::referenced_kinds("TargetHttpsProxy", "sslCertificates");
    const model::Resolution resolution = script_.workspace.resolve(kinds, reference, &resource_);
    const bool is_manager =
        resolution.status == model::Resolution::Status::Found
            ? resolution.resource->kind == model::Kind::Certificate
            : reference.starts_with("//certificatemanager.") || reference.starts_with("certificates/");
    return is_manager == manager;
}

void TerraformBody::write_list(const Part& part, const TerraformAttribute& attribute, const FieldInfo& field,
                               std::vector<HclAttribute>& body)
{
    HclValue list;
    list.kind = HclValue::Kind::List;
    const std::size_t count = schema::element_count(part.message, field);
    for (std::size_t i = 0; i < count; ++i) {
        const Value value = schema::read_element(part.message, field, i);
        const auto* text = value.as<std::string>();
        if (text == nullptr)
            list.items.push_back(hcl_literal(literal(value)));
        else if (const auto written = belongs(attribute, *text) ? text_value(part, field, *text) : std::nullopt)
            list.items.push_back(*written);
    }
    if (!list.items.empty())
        body.push_back({std::string(attribute.name), std::move(list)});
}

void TerraformBody::write_map(const Part& part, const TerraformAttribute& attribute, const FieldInfo& field,
                              std::vector<HclAttribute>& body)
{
    HclValue map;
    map.kind = HclValue::Kind::Map;
    if (field.kind == FieldKind::StringMap) {
        for (const auto& [key, text] : schema::read_map(part.message, field))
            if (!holds_private_key(text))
                map.attributes.push_back({key, hcl_string(text)});
    } else {
        const auto encoded = document::encode(schema::read_field(part.message, field), &field, false);
        for (const document::Entry& entry : encoded ? encoded->entries : std::vector<document::Entry>{}) {
            if (entry.value.kind != document::NodeKind::Scalar || holds_private_key(entry.value.text))
                return note(Loss::Dropped, part.path.field(field.name), "The provider takes a mapping of texts only.");
            map.attributes.push_back({entry.key.text, hcl_string(entry.value.text)});
        }
    }
    body.push_back({std::string(attribute.name), std::move(map)});
}

void TerraformBody::write_secret(const Part& part, const TerraformAttribute& attribute, const FieldInfo& field,
                                 std::vector<HclAttribute>& body)
{
    const FieldPath path = part.path.field(field.name);
    const std::vector<SecretEntry> entries = secret_files(script_.workspace);
    const auto entry = std::ranges::find_if(entries, [&](const SecretEntry& each) {
        return each.resource == resource_.label() && each.field == path.to_string();
    });
    const bool key = field.name == "privateKey" || field.name == "pemPrivateKey";
    if (!attribute.required && !key && entry == entries.end() && !is_written(part.message, field))
        return;
    if (key) {
        const std::string file = entry != entries.end()
                                     ? entry->file
                                     : fmt::format("keys/{}.{}.{}.pem", model::info(resource_.kind).collection,
                                                   resource_.name, path.to_string());
        body.push_back({std::string(attribute.name), hcl_expression(fmt::format("file({})", hcl_quoted(file)), {})});
        return note(Loss::Changed, path, fmt::format(fmt::runtime(kMadePem), file));
    }
    const std::string name = fmt::format("{}_{}", script_.addresses.label(resource_), joined_names(path));
    script_.variables.push_back({name, fmt::format("{} of {}", path.to_string(), resource_.label())});
    body.push_back({std::string(attribute.name), hcl_expression("var." + name, {})});
    note(Loss::Changed, path, fmt::format(fmt::runtime(kMadeVariable), name));
}

void TerraformBody::note_rest(const Part& part, const std::set<std::string_view>& covered)
{
    for (const FieldInfo& field : part.info.fields) {
        const bool implied = field.name == "type" && (resource_.kind == model::Kind::HealthCheck ||
                                                      resource_.kind == model::Kind::SslCertificate);
        const bool own =
            implied || server_fills(field) || field.workspace_only || is_secret(part.info.name, field.name);
        if (!own && !covered.contains(field.name) && is_written(part.message, field))
            note(Loss::Dropped, part.path.field(field.name),
                 fmt::format("{} has no attribute for it{}.", type_.type,
                             part.attributes.empty() ? "" : " in this place"));
    }
    const pb::FieldDescriptor* rest = part.message.GetDescriptor()->FindFieldByName("unmodelled");
    const pb::Reflection& reflection = *part.message.GetReflection();
    for (int i = 0; rest != nullptr && i < reflection.FieldSize(part.message, rest); ++i) {
        const auto& entry =
            static_cast<const schema::Unmodelled&>(reflection.GetRepeatedMessage(part.message, rest, i));
        note(Loss::Dropped, entry.key().empty() ? part.path : part.path.field(entry.key()),
             "The workspace keeps it as it stands in the file; the provider has no attribute for it.");
    }
}

} // namespace switchyard::exchange
