// SPDX-License-Identifier: GPL-3.0-or-later
// Every message and field of the vendor's reference is in the schema, spelt and described as there.
#include "core/schema/field_info.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

namespace switchyard::schema {
namespace {

std::vector<std::string> lines_of(const std::string& file)
{
    std::ifstream stream(std::string(SWITCHYARD_SOURCE_DIR "/tests/golden/schema/") + file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

/// "Certificate.ManagedCertificate.state" → message and field.
std::pair<std::string, std::string> split_name(const std::string& name)
{
    const auto dot = name.rfind('.');
    return {name.substr(0, dot), name.substr(dot + 1)};
}

std::string type_text(const FieldInfo& field)
{
    std::string text(to_string(field.kind));
    if (field.kind == FieldKind::Message)
        text += " " + field.message;
    return field.repeated ? text + "[]" : text;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ",") + word;
    return text;
}

/// Everything known about a field but its type and help, as the golden list writes it.
std::map<std::string, std::string> facts_of(const FieldInfo& field)
{
    std::string numbers;
    for (const auto number : field.numbers)
        numbers += (numbers.empty() ? "" : ",") + fmt::to_string(number);
    std::map<std::string, std::string> facts{{"literals", joined(field.literals)},
                                             {"default_value", field.default_value},
                                             {"min", field.min.text},
                                             {"max", field.max.text},
                                             {"min_length", field.min_length.text},
                                             {"max_length", field.max_length.text},
                                             {"min_items", field.min_items.text},
                                             {"max_items", field.max_items.text},
                                             {"pattern", field.pattern},
                                             {"numbers", numbers},
                                             {"exclusive_group", field.exclusive_group},
                                             {"modes", field.modes},
                                             {"enum_name", field.enum_name},
                                             {"max_chain", field.max_chain.text},
                                             {"source", field.source}};
    std::erase_if(facts, [](const auto& fact) { return fact.second.empty(); });
    const std::pair<const char*, bool> flags[] = {{"output_only", field.output_only},
                                                  {"input_only", field.input_only},
                                                  {"immutable", field.immutable},
                                                  {"required", field.required},
                                                  {"deprecated", field.deprecated}};
    for (const auto& [name, value] : flags)
        if (value)
            facts.emplace(name, "true");
    return facts;
}

std::map<std::string, std::string> parsed_facts(std::string line)
{
    std::map<std::string, std::string> facts;
    while (!line.empty()) {
        const auto tab = std::min(line.find('\t'), line.size());
        const auto fact = line.substr(0, tab);
        line.erase(0, tab + 1);
        const auto equals = fact.find('=');
        facts.emplace(fact.substr(0, equals), equals == std::string::npos ? "true" : fact.substr(equals + 1));
    }
    return facts;
}

TEST(Schema, has_every_message_and_field_of_the_reference_with_its_json_name_and_type)
{
    const auto lines = lines_of("reference_fields.txt");
    ASSERT_EQ(lines.size(), 941u);
    std::set<std::string> messages;
    for (const auto& line : lines) {
        const auto colon = line.find(": ");
        const auto [message, name] = split_name(line.substr(0, colon));
        messages.insert(message);
        const auto* field = field_info(message, name);
        ASSERT_NE(field, nullptr) << line;
        EXPECT_EQ(type_text(*field), line.substr(colon + 2)) << line;
        EXPECT_FALSE(field->help.empty()) << line;
        EXPECT_FALSE(field->workspace_only) << line;
    }
    EXPECT_EQ(messages.size(), 181u);
}

TEST(Schema, adds_nothing_to_the_reference_but_what_the_workspace_file_keeps_itself)
{
    std::set<std::string> reference;
    for (const auto& line : lines_of("reference_fields.txt"))
        reference.insert(line.substr(0, line.find(": ")));
    const std::set<std::string> own{
        "Subnetwork",   "SubnetworkSecondaryRange", "Instance",    "NetworkInterface", "Local", "LocalListener",
        "LocalBackend", "SimulatedBackend",         "LoadProfile", "LoadRequest"};
    for (const auto& message : all_messages())
        for (const auto& field : message.fields)
            EXPECT_TRUE(reference.contains(message.name + "." + field.name) || own.contains(message.name) ||
                        field.workspace_only)
                << message.name << "." << field.name;
}

TEST(Schema, carries_the_facts_of_every_field_and_no_others)
{
    std::map<std::string, std::string> golden;
    for (const auto& line : lines_of("reference_facts.txt"))
        golden.emplace(line.substr(0, line.find('\t')), line.substr(line.find('\t') + 1));
    ASSERT_EQ(golden.size(), 501u);
    for (const auto& line : lines_of("reference_fields.txt")) {
        const auto full_name = line.substr(0, line.find(": "));
        const auto [message, name] = split_name(full_name);
        const auto row = golden.find(full_name);
        EXPECT_EQ(facts_of(*field_info(message, name)),
                  row == golden.end() ? parsed_facts("") : parsed_facts(row->second))
            << full_name;
    }
}

TEST(Schema, keeps_presence_and_a_place_for_unmodelled_keys_in_every_message)
{
    for (const auto& message : all_messages()) {
        for (const auto& field : message.fields)
            EXPECT_TRUE(field.descriptor->is_repeated() || field.descriptor->has_presence())
                << message.name << "." << field.name;
        const auto* unmodelled = message.descriptor->FindFieldByName("unmodelled");
        ASSERT_NE(unmodelled, nullptr) << message.name;
        EXPECT_EQ(unmodelled->number(), 1000) << message.name;
        EXPECT_TRUE(unmodelled->is_repeated()) << message.name;
    }
}

TEST(Schema, has_the_local_part_with_exactly_its_fields)
{
    const auto names = [](std::string_view message) {
        std::vector<std::string> all;
        for (const auto& field : fields_of(message))
            all.push_back(field.name);
        return joined(all);
    };
    EXPECT_EQ(names("Local"), "clientRegion,seed,listeners,backends,simulatedBackends,loadProfiles,secrets");
    EXPECT_EQ(names("LocalSecret"), "resource,field,file");
    EXPECT_EQ(names("LocalListener"), "forwardingRule,address,port");
    EXPECT_EQ(names("LocalBackend"), "group,endpoints,simulated");
    EXPECT_EQ(names("SimulatedBackend"),
              "name,address,port,distribution,latencyMs,latencySpreadMs,errorRate,errorStatus,"
              "bodySize,healthy,healthPath,utilization");
    EXPECT_EQ(names("LoadProfile"), "name,forwardingRule,requestsPerSecond,connections,durationSec,requests");
    EXPECT_EQ(names("LoadRequest"), "weight,method,host,path,headers");
}

TEST(FieldInfo, reads_numbers_only_from_bounds_that_are_numbers)
{
    const auto* weight = field_info("WeightedBackendService", "weight");
    ASSERT_NE(weight, nullptr);
    EXPECT_EQ(weight->min.number, 0.0);
    EXPECT_EQ(weight->max.number, 1000.0);
    const auto* chains = field_info("LbTrafficExtension", "extensionChains");
    ASSERT_NE(chains, nullptr);
    bool remark = false;
    for (const auto& message : all_messages())
        for (const auto& field : message.fields)
            for (const auto* bound : {&field.min, &field.max, &field.min_length, &field.max_length, &field.max_items})
                if (!bound->empty() && bound->text.find_first_not_of("0123456789.") != std::string::npos) {
                    remark = true;
                    EXPECT_EQ(bound->number, std::nullopt) << message.name << "." << field.name;
                }
    EXPECT_TRUE(remark);
}

TEST(FieldInfo, lists_the_only_numbers_an_integer_may_take)
{
    const auto* interval = field_info("SecurityPolicyRuleRateLimitOptionsThreshold", "intervalSec");
    ASSERT_NE(interval, nullptr);
    ASSERT_EQ(interval->numbers.size(), 13u);
    EXPECT_EQ(interval->numbers.front(), 10);
    EXPECT_EQ(interval->numbers.back(), 3600);
}

TEST(FieldInfo, knows_nothing_of_what_is_not_there)
{
    EXPECT_EQ(message_info("NoSuchMessage"), nullptr);
    EXPECT_TRUE(fields_of("NoSuchMessage").empty());
    EXPECT_EQ(field_info("UrlMap", "pathMatcherz"), nullptr);
    EXPECT_EQ(field_info("UrlMap", "path_matchers"), nullptr);
    EXPECT_EQ(field_info("UrlMap", "unmodelled"), nullptr);
    EXPECT_EQ(message_info("UrlMap")->suggestion("pathMatcherz"), "; did you mean 'pathMatchers'?");
}

TEST(FieldInfo, names_messages_as_json_would)
{
    EXPECT_EQ(display_name(*message_info("UrlMap")), "urlMap");
    EXPECT_EQ(display_name(*message_info("HTTPHealthCheck")), "httpHealthCheck");
    EXPECT_EQ(display_name(*message_info("Certificate.ManagedCertificate")), "managedCertificate");
}

} // namespace
} // namespace switchyard::schema
