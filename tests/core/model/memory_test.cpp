// SPDX-License-Identifier: GPL-3.0-or-later
// A long session on a large URL map: what undo keeps in memory, and how long the edits take.
#include "core/model/diff.h"
#include "core/schema/url_map.pb.h"
#include "tests/core/model/sample_workspace.h"

#include <gtest/gtest.h>

namespace switchyard::model {
namespace {

constexpr int kRules = 3'000;
constexpr std::size_t kEdits = 1'000;
constexpr std::size_t kBudget = 64U << 20U;

std::shared_ptr<schema::UrlMap> large_map()
{
    auto map = std::make_shared<schema::UrlMap>();
    map->set_name("large");
    auto& matcher = *map->add_path_matchers();
    matcher.set_name("all");
    for (int i = 0; i < kRules; ++i) {
        auto& rule = *matcher.add_route_rules();
        rule.set_priority(i);
        rule.add_match_rules()->set_prefix_match("/shop/department/" + std::to_string(i));
        auto& action = *rule.mutable_route_action();
        for (const auto* name : {"stable", "canary"}) {
            auto& entry = *action.add_weighted_backend_services();
            entry.set_backend_service("https://www.googleapis.com/compute/v1/projects/p/global/backendServices/" +
                                      std::string(name) + std::to_string(i));
            entry.set_weight(50);
        }
    }
    return map;
}

Result<Change> next_change(const Workspace& workspace, std::size_t step)
{
    const auto id = only(workspace, Kind::UrlMap).id;
    const auto rules = path_of("pathMatchers[0].routeRules");
    const auto index = step * 7 % kRules;
    switch (step % 5) {
    case 0:
        return make_set(workspace, id, rules.index(index).field("priority"), static_cast<std::int64_t>(step));
    case 1:
        return make_insert(workspace, id, rules.index(index), schema::Value{route_rule(1, "/inserted", "web")});
    case 2:
        return make_remove(workspace, id, rules.index(index));
    case 3:
        return make_move(workspace, id, rules.index(index), kRules - 1 - index);
    default:
        return make_set(workspace, id,
                        rules.index(index).joined(path_of("routeAction.weightedBackendServices[1].weight")),
                        static_cast<std::int64_t>(step % 1000));
    }
}

TEST(History, of_a_thousand_edits_on_three_thousand_rules_stays_small)
{
    WorkspaceBuilder builder;
    builder.add(Kind::UrlMap, large_map());
    const auto first = builder.build();
    auto now = first;
    std::vector<Change> history;
    for (std::size_t step = 0; history.size() < kEdits; ++step) {
        const auto change = next_change(now, step);
        if (!change)
            continue;
        auto next = now.apply(*change);
        ASSERT_TRUE(next) << step << ": " << next.error().context;
        now = std::move(*next);
        history.push_back(*change);
    }
    auto bytes = only(now, Kind::UrlMap).message->SpaceUsedLong();
    std::size_t changes = 0;
    for (const auto& change : history)
        changes += memory_size(change);
    EXPECT_LT(changes, 4U << 20U) << "a change must hold the smallest part, not the map";
    EXPECT_LT(bytes + changes, kBudget);
    for (auto i = history.size(); i-- > history.size() - 50;) {
        auto back = now.apply(inverse(history[i]));
        ASSERT_TRUE(back) << i << ": " << back.error().context;
        now = std::move(*back);
    }
}

TEST(Reload, of_a_large_map_with_one_edit_keeps_every_other_id)
{
    WorkspaceBuilder builder;
    const auto map = large_map();
    builder.add(Kind::UrlMap, map);
    const auto before = builder.build();
    auto edited = std::make_shared<schema::UrlMap>(*map);
    edited->mutable_path_matchers(0)->mutable_route_rules()->DeleteSubrange(1500, 1);
    WorkspaceBuilder again(before);
    again.add(Kind::UrlMap, edited);
    const auto after = again.build();
    EXPECT_EQ(after.next_id(), before.next_id());
    const auto differences = diff(before, after);
    ASSERT_EQ(differences.size(), 1u);
    EXPECT_EQ(differences[0].change.path, path_of("pathMatchers[0].routeRules[1500]"));
}

} // namespace
} // namespace switchyard::model
