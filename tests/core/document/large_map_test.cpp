// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document.h"
#include "core/schema/access.h"

#include <gtest/gtest.h>

#include <fmt/format.h>
#include <google/protobuf/message.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

namespace switchyard::document {
namespace {

using model::Kind;
using schema::FieldPath;

std::string large_map(int rules)
{
    std::string text = "# generated\nurlMaps:\n- name: large\n  defaultService: web\n  pathMatchers:\n  - name: main\n"
                       "    defaultService: web\n    routeRules:\n";
    for (int rule = 0; rule < rules; ++rule) {
        text += fmt::format("    # rule {0}\n    - priority: {0}\n      matchRules:\n      - prefixMatch: /path/{0}\n",
                            rule);
        if (rule % 20 != 0) // small rules keep this test quick under sanitizers
            text += fmt::format("      service: web-{}\n", rule % 100);
        else
            text +=
                fmt::format("        headerMatches:\n        - headerName: x-canary\n          exactMatch: \"{0}\"\n"
                            "      routeAction:\n        weightedBackendServices:\n"
                            "        - backendService: global/backendServices/web-{1}\n          weight: 95\n"
                            "        - backendService: global/backendServices/canary-{1}\n          weight: 5\n",
                            rule, rule % 100);
    }
    return text;
}

/// One of the edits that people make most: a number, a text, a new field, a removed one, an element that comes, goes or
/// moves.
Result<model::Change> draw_change(const Document& document, std::mt19937& random)
{
    const model::Workspace& workspace = document.workspace();
    const ElementId map = workspace.resources(Kind::UrlMap)[0]->id;
    const auto rules = FieldPath::parse("pathMatchers[0].routeRules").value();
    const auto count = schema::list_size(*workspace.resources(Kind::UrlMap)[0]->message, rules).value();
    const auto rule = rules.index(random() % count);
    switch (random() % 8) {
    case 0:
        return model::make_remove(workspace, map, rule);
    case 1:
        return model::make_move(workspace, map, rule, random() % count);
    case 2:
        return model::make_insert(workspace, map, rule,
                                  schema::get(*workspace.resources(Kind::UrlMap)[0]->message, rule).value());
    case 3:
        return model::make_set(workspace, map, rule.field("description"), fmt::format("changed: {}", random()));
    case 4:
        return model::make_set(workspace, map, rule.field("service"), "web");
    default:
        return model::make_set(workspace, map, rule.field("priority"), static_cast<std::int64_t>(random() % 100000));
    }
}

TEST(LargeMap, keeps_the_history_of_1000_edits_small_and_restores_every_byte)
{
    const std::string start = large_map(3000);
    Document document = Document::load(start);
    ASSERT_TRUE(document.diagnostics().empty());
    std::mt19937 random(7);
    std::vector<Edit> edits;
    std::size_t memory = 0;
    const auto began = std::chrono::steady_clock::now();
    while (edits.size() < 1000) {
        const auto change = draw_change(document, random);
        ASSERT_TRUE(change) << change.error().context;
        auto edit = document.apply(*change);
        ASSERT_TRUE(edit) << edit.error().context;
        memory += edit->memory_size();
        edits.push_back(std::move(*edit));
    }
    const auto applied = std::chrono::steady_clock::now();
    RecordProperty("undo_bytes", static_cast<int>(memory));
    RecordProperty("milliseconds", static_cast<int>((applied - began) / std::chrono::milliseconds(1)));
    EXPECT_LT(memory, 64U << 20);
    EXPECT_LT(memory, 8U << 20) << "an edit should keep little more than what it touched";
    const Document again = Document::load(document.text());
    EXPECT_TRUE(schema::equal(*again.workspace().resources(Kind::UrlMap)[0]->message,
                              *document.workspace().resources(Kind::UrlMap)[0]->message));
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
        ASSERT_TRUE(document.undo(*edit));
    EXPECT_EQ(document.text(), start);
}

} // namespace
} // namespace switchyard::document
