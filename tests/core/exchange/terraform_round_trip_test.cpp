// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/terraform_found_text.h"

#include "core/exchange/merged.h"
#include "core/exchange/settings.h"
#include "core/exchange/terraform_export.h"
#include "core/exchange/terraform_fields.h"
#include "core/exchange/vendor_resource.h"
#include "core/model/identity.h"
#include "core/schema/access.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace switchyard::exchange {
namespace {

namespace pb = google::protobuf;
using schema::FieldInfo;
using schema::FieldKind;
using schema::FieldPath;

std::string json_string(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' || c == '\\' ? std::string{'\\', c} : c == '\n' ? std::string("\\n") : std::string(1, c);
    return out + '"';
}

std::string json_of(const std::vector<HclAttribute>& body);

/// What a plan holds for a value; what is only known to Terraform is null.
std::string json_of(const HclValue& value)
{
    std::vector<std::string> parts;
    switch (value.kind) {
    case HclValue::Kind::Text:
        return json_string(value.text);
    case HclValue::Kind::Literal:
        return value.text;
    case HclValue::Kind::Expression:
        return value.original.empty() ? "null" : json_string(value.original);
    case HclValue::Kind::List:
        for (const HclValue& item : value.items)
            parts.push_back(json_of(item));
        return fmt::format("[{}]", fmt::join(parts, ","));
    default:
        return json_of(value.attributes);
    }
}

/// Blocks of one name are one list, as in states and plans.
std::string json_of(const std::vector<HclAttribute>& body)
{
    std::vector<std::string> parts;
    std::map<std::string, std::vector<std::string>> blocks;
    for (const HclAttribute& attribute : body)
        if (attribute.value.kind == HclValue::Kind::Block)
            blocks[attribute.name].push_back(json_of(attribute.value.attributes));
        else
            parts.push_back(json_string(attribute.name) + ":" + json_of(attribute.value));
    for (const auto& [name, list] : blocks)
        parts.push_back(fmt::format("{}:[{}]", json_string(name), fmt::join(list, ",")));
    return fmt::format("{{{}}}", fmt::join(parts, ","));
}

std::string plan_of(const TerraformConfiguration& configuration)
{
    std::vector<std::string> resources;
    std::vector<std::string> changes;
    for (const TerraformResource& resource : configuration.resources) {
        const std::string& type = resource.block.labels[0];
        const std::string& name = resource.block.labels[1];
        const std::string address = json_string(type + '.' + name);
        resources.push_back(fmt::format(R"({{"address":{},"mode":"managed","type":"{}","name":"{}","values":{}}})",
                                        address, type, name, json_of(resource.block.body)));
        changes.push_back(fmt::format(R"({{"address":{},"change":{{"actions":["create"]}}}})", address));
    }
    return fmt::format(R"({{"format_version":"1.2","terraform_version":"1.11.4",
        "planned_values":{{"root_module":{{"resources":[{}]}}}},"resource_changes":[{}],
        "configuration":{{"provider_config":{{"google":{{"name":"google",
            "expressions":{{"project":{{"constant_value":"my-project"}}}}}}}}}}}})",
                       fmt::join(resources, ",\n"), fmt::join(changes, ",\n"));
}

ExportOptions options_of(std::string project)
{
    ExportOptions options;
    options.project = std::move(project);
    return options;
}

/// Takes out what an export notes as lost.
schema::MessagePtr without_lost(const model::Resource& resource, const std::vector<PortabilityNote>& notes)
{
    std::shared_ptr<pb::Message> copy(resource.message->New());
    copy->CopyFrom(*resource.message);
    for (const PortabilityNote& note : notes)
        if (note.resource == resource.label() && !note.field_path.empty())
            EXPECT_TRUE(schema::set(*copy, *FieldPath::parse(note.field_path), schema::Absent{})) << note.field_path;
    return copy;
}

/// The network of the sample, which the provider takes as a URL only.
schema::MessagePtr with_network(schema::MessagePtr message)
{
    const FieldInfo* field = schema::message_info(*message)->field("network");
    if (field == nullptr || !message->GetReflection()->HasField(*message, field->descriptor))
        return message;
    std::shared_ptr<pb::Message> copy(message->New());
    copy->CopyFrom(*message);
    EXPECT_TRUE(schema::set(*copy, FieldPath{"network"}, schema::Value("projects/my-project/global/networks/apps")));
    return copy;
}

/// The settings of every resource by kind, place and name, as YAML.
std::map<std::string, std::string> settings(const std::vector<std::pair<model::Kind, schema::MessagePtr>>& resources)
{
    std::map<std::string, std::string> out;
    for (const auto& [kind, message] : resources) {
        const model::Identity identity = model::identify(kind, *message);
        std::shared_ptr<pb::Message> copy(message->New());
        copy->CopyFrom(*message);
        // The place is compared by key; the server's fields are not compared.
        for (const FieldInfo& field : schema::fields_of(*copy))
            if (server_fills(field) || field.name == "zone" || field.name == "region" || field.name == "type")
                copy->GetReflection()->ClearField(copy.get(), field.descriptor);
        out[fmt::format("{}/{}/{}", model::info(kind).collection, identity.scope.to_string(), identity.name)] =
            yaml_of(*copy);
    }
    return out;
}

using Resources = std::vector<std::pair<model::Kind, schema::MessagePtr>>;

Resources found_resources(const TerraformConfiguration& configuration)
{
    const Found found = read_as("terraform", "plan.json", plan_of(configuration));
    for (const FileDiagnostic& said : found.diagnostics)
        ADD_FAILURE() << to_text(said.diagnostic);
    Resources resources;
    for (const FoundResource& resource : found.resources)
        resources.emplace_back(resource.kind, resource.message);
    return resources;
}

void expect_same(const Resources& expected, const Resources& got)
{
    const auto left = settings(expected);
    const auto right = settings(got);
    for (const auto& [name, yaml] : left) {
        ASSERT_TRUE(right.contains(name)) << name;
        EXPECT_EQ(yaml, right.at(name)) << name;
    }
    EXPECT_EQ(left.size(), right.size());
}

TEST(TerraformRoundTrip, Workspace_of_all_kinds_comes_back_as_it_was_but_for_what_is_noted)
{
    const model::Workspace workspace = loaded_workspace(file_text(kGolden + "terraform/shop.workspace.yaml"));
    const TerraformConfiguration configuration = terraform_configuration(workspace, options_of("my-project"));
    Resources expected;
    for (const model::KindInfo& kind : model::all_kinds())
        for (const model::ResourcePtr& resource : workspace.resources(kind.kind)) {
            // Virtual machines are in the groups they belong to; the provider has no regional instance groups.
            const bool written =
                kind.kind != model::Kind::Local && kind.kind != model::Kind::Instance && resource->name != "pool";
            if (written)
                expected.emplace_back(kind.kind, with_network(without_lost(*resource, configuration.notes)));
        }
    Resources got = found_resources(configuration);
    EXPECT_EQ(std::erase_if(got, [](const auto& each) { return each.first == model::Kind::Instance; }), 1U);
    expect_same(expected, got);
}

/// A value that fits a field and that the provider's types can hold.
schema::Value sample(const FieldInfo& field, int& count)
{
    ++count;
    switch (field.kind) {
    case FieldKind::Boolean:
        return count % 2 == 0;
    case FieldKind::Integer:
    case FieldKind::Int64:
        return std::int64_t{count};
    case FieldKind::Uint64:
        return static_cast<std::uint64_t>(count);
    case FieldKind::Number:
        return 0.5 * count;
    case FieldKind::StringMap:
        return schema::Value::Map{{"a.b", "1"}, {"c", "d"}};
    case FieldKind::FreeForm:
        return schema::SourceText{"{a: b}"};
    case FieldKind::Enum:
        return field.literals.empty() ? "LITERAL" : field.literals.front();
    default:
        return fmt::format("text-{}", count);
    }
}

/// Sets every field of a message, messages within included; lists get two elements.
void fill(pb::Message& message, int& count)
{
    const pb::Reflection& reflection = *message.GetReflection();
    for (const FieldInfo& field : schema::fields_of(message)) {
        const bool policy = field.name == "securityPolicy" || field.name == "edgeSecurityPolicy";
        if ((server_fills(field) && !policy) || is_secret(schema::message_info(message)->name, field.name))
            continue;
        const int copies = field.repeated ? 2 : 1;
        if (field.kind == FieldKind::Message) {
            for (int i = 0; i < copies; ++i)
                fill(field.repeated ? *reflection.AddMessage(&message, field.descriptor)
                                    : *reflection.MutableMessage(&message, field.descriptor),
                     count);
            continue;
        }
        schema::Value value = sample(field, count);
        if (field.repeated)
            value = schema::Value::List{value, sample(field, count)};
        EXPECT_TRUE(schema::set(message, FieldPath{field.name}, value)) << field.name;
    }
}

struct FullKind
{
    model::Kind kind;
    std::string place; ///< YAML of the place; empty: global
};

class FullMessages : public testing::TestWithParam<FullKind>
{};

/// Each field is either in the provider's attributes, and then comes back, or in the report of what is lost.
TEST_P(FullMessages, Every_field_comes_back_or_is_noted)
{
    const auto& [kind, place] = GetParam();
    std::shared_ptr<pb::Message> message = schema::new_message(model::info(kind).message);
    int count = 0;
    fill(*message, count);
    ASSERT_TRUE(schema::set(*message, FieldPath{"name"}, schema::Value("full")));
    for (const std::string_view key : {"region", "zone"})
        if (schema::field_info(model::info(kind).message, key) != nullptr)
            ASSERT_TRUE(schema::set(*message, FieldPath{std::string(key)},
                                    key == place ? schema::Value("europe-west1") : schema::Value()));
    model::WorkspaceBuilder builder;
    builder.add(kind, message);
    const model::Workspace workspace = builder.build();
    const model::Resource& resource = *workspace.resources(kind).front();
    const TerraformConfiguration configuration = terraform_configuration(workspace, options_of("my-project"));
    ASSERT_EQ(configuration.resources.size(), 1U);

    std::string lost;
    for (const PortabilityNote& note : configuration.notes)
        lost += note.field_path + '\n';
    expect_golden(fmt::format("{}terraform/lost.{}.txt", kGolden, configuration.resources[0].block.labels[0]), lost);
    // References to nothing are written as URLs: they come back as such, so they are written so on both sides.
    const Found again = read_as("terraform", "plan.json", plan_of(configuration));
    ASSERT_EQ(again.resources.size(), 1U);
    for (const FileDiagnostic& said : again.diagnostics)
        ADD_FAILURE() << to_text(said.diagnostic);
    model::WorkspaceBuilder second;
    second.add(kind, again.resources[0].message);
    const TerraformConfiguration twice = terraform_configuration(second.build(), options_of("my-project"));
    EXPECT_EQ(hcl_text(configuration.resources[0].block), hcl_text(twice.resources[0].block));
    EXPECT_EQ(resource.name, "full");
}

INSTANTIATE_TEST_SUITE_P(
    Terraform, FullMessages,
    testing::Values(FullKind{model::Kind::UrlMap, ""}, FullKind{model::Kind::UrlMap, "region"},
                    FullKind{model::Kind::BackendService, ""}, FullKind{model::Kind::BackendService, "region"},
                    FullKind{model::Kind::BackendBucket, ""}, FullKind{model::Kind::HealthCheck, ""},
                    FullKind{model::Kind::SecurityPolicy, ""}, FullKind{model::Kind::SecurityPolicy, "region"},
                    FullKind{model::Kind::ForwardingRule, ""}, FullKind{model::Kind::ForwardingRule, "region"},
                    FullKind{model::Kind::TargetHttpsProxy, ""}, FullKind{model::Kind::NetworkEndpointGroup, "region"},
                    FullKind{model::Kind::SslPolicy, ""}),
    [](const auto& info) { return std::string(model::info(info.param.kind).message) + info.param.place; });

TEST(TerraformTables, Every_attribute_has_a_field_and_every_block_a_message)
{
    const std::set<std::string_view> elsewhere{"location", "map", "instances", "network_endpoints", "zone", "region"};
    const auto check = [&](const schema::MessageInfo& message, const std::vector<TerraformAttribute>& attributes) {
        for (const TerraformAttribute& attribute : attributes) {
            const AttributeTarget target = attribute_target(message, attribute.name);
            const bool found = target.kind == AttributeTarget::Kind::Field &&
                               schema::resolve(message.name, *FieldPath::parse(target.path));
            EXPECT_TRUE(found || elsewhere.contains(attribute.name)) << message.name << ' ' << attribute.name;
        }
    };
    for (const TerraformType& type : terraform_types())
        check(*schema::message_info(model::info(type.kind).message), attributes_of(type));
    for (const TerraformBlock& block : terraform_blocks()) {
        ASSERT_NE(schema::message_info(block.message), nullptr) << block.message;
        check(*schema::message_info(block.message), attributes_of_block(block.message));
    }
}

} // namespace
} // namespace switchyard::exchange
