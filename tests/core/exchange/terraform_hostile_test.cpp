// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/terraform_found_text.h"

#include "core/document/reader.h"
#include "core/exchange/formats.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>

namespace switchyard::exchange {
namespace {

using document::Entry;
using document::Node;

void collect(const Node& node, std::vector<const Node*>& nodes)
{
    nodes.push_back(&node);
    for (const Entry& entry : node.entries)
        collect(entry.value, nodes);
}

/// Reads with whatever format takes it: a mutated file may be none of them.
void read_any(const std::string& text)
{
    const Sources sources = read_sources({{"hostile", text}});
    Found found;
    for (const SourceDocument& document : sources.documents)
        for (const ImportFormat& format : import_formats())
            if ((format.name == "terraform" || format.name == "config-connector") && format.recognises(document))
                format.read(document, found);
    for (const FoundResource& resource : found.resources)
        ASSERT_NE(resource.message, nullptr);
    for (const FileDiagnostic& said : found.diagnostics)
        EXPECT_GT(said.diagnostic.line, 0U) << to_text(said.diagnostic);
}

constexpr std::array<std::string_view, 7> kHostile{
    "null", "-1", "\"\"", "\"x\"", "[]", "{}", "[[{\"references\":[\"module.service.id\",{}]}],null,{\"name\":[1]}]",
};

/// Every third value of a file in turn gives way to something of another type.
void mutate(const std::string& file)
{
    const std::string text = file_text(kGolden + file);
    const auto source = document::read_stream(text);
    std::vector<const Node*> nodes;
    for (const Node& root : source.roots)
        collect(root, nodes);
    for (std::size_t i = 0; i < nodes.size(); i += 3) {
        std::string mutated = text;
        mutated.replace(nodes[i]->begin, nodes[i]->end - nodes[i]->begin, kHostile[i / 3 % kHostile.size()]);
        read_any(mutated);
    }
}

TEST(HostileFiles, Values_of_the_wrong_type_in_a_plan_are_told_and_nothing_breaks)
{
    mutate("terraform/shop-plan.json");
}

TEST(HostileFiles, Values_of_the_wrong_type_in_a_state_are_told_and_nothing_breaks)
{
    mutate("terraform/state-file.json");
}

TEST(HostileFiles, Values_of_the_wrong_type_in_objects_are_told_and_nothing_breaks)
{
    mutate("config-connector/storefront.yaml");
}

TEST(HostileFiles, A_plan_whose_references_lead_in_circles_ends)
{
    const std::string text = R"({
      "format_version": "1.2", "terraform_version": "1.11.4",
      "planned_values": {"root_module": {"child_modules": [{"address": "module.a", "resources": [
        {"address": "module.a.google_compute_url_map.web", "type": "google_compute_url_map", "name": "web",
         "values": {"name": "web"}}]}]}},
      "configuration": {"root_module": {"module_calls": {"a": {
        "expressions": {"service": {"references": ["module.a.id", "module.a.id2", "module.a.id"]}},
        "module": {
          "outputs": {"id": {"expression": {"references": ["var.service", "var.service"]}},
                      "id2": {"expression": {"references": ["var.service", "var.service"]}}},
          "resources": [{"mode": "managed", "type": "google_compute_url_map", "name": "web",
                         "expressions": {"default_service": {"references": ["var.service"]}}}]}}}}}})";
    const Found found = read_as("terraform", "plan.json", text);
    ASSERT_EQ(found.resources.size(), 1U);
    ASSERT_EQ(found.diagnostics.size(), 1U);
    EXPECT_EQ(found.diagnostics[0].diagnostic.code, "import.terraform_value_unknown");
}

TEST(HostileFiles, A_file_of_ten_thousand_nested_lists_is_told_with_its_place)
{
    const std::string text =
        R"({"format_version":"1.0","terraform_version":"1","values":{"root_module":{"resources":[)" +
        std::string(10000, '[') + std::string(10000, ']') + "]}}}";
    const Sources sources = read_sources({{"deep.json", text}});
    ASSERT_FALSE(sources.diagnostics.empty());
    EXPECT_GT(sources.diagnostics[0].diagnostic.line, 0U);
}

} // namespace
} // namespace switchyard::exchange
