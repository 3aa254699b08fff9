// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/change.h"

#include "tests/core/model/sample_workspace.h"

#include <google/protobuf/message.h>
#include <gtest/gtest.h>

namespace switchyard::model {
namespace {

using Operation = Change::Operation;
using schema::Value;

constexpr std::string_view kRules = "pathMatchers[0].routeRules";

ElementId map_id(const Workspace& workspace) { return only(workspace, Kind::UrlMap).id; }

ElementId rule_id(const Workspace& workspace, std::size_t index)
{
    return workspace.element_id(map_id(workspace), path_of(kRules).index(index));
}

Value value_at(const Workspace& workspace, std::string_view path)
{
    return schema::get(*only(workspace, Kind::UrlMap).message, path_of(path)).value_or(Value{});
}

schema::MessagePtr new_part(std::string_view type) { return schema::new_message(type); }

/// Applies, takes back, applies again: both states return exactly, ids included.
Workspace there_and_back(const Workspace& before, const Result<Change>& change)
{
    const auto after = applied(before, change);
    if (!change)
        return after;
    const auto back = after.apply(inverse(*change));
    EXPECT_TRUE(back) << (back ? "" : back.error().context);
    if (!back)
        return after;
    EXPECT_EQ(*back, before);
    const auto again = back->apply(inverse(inverse(*change)));
    EXPECT_TRUE(again) << (again ? "" : again.error().context);
    if (again)
        EXPECT_EQ(*again, after);
    return after;
}

TEST(Change, sets_a_field_and_takes_it_back)
{
    const auto before = storefront();
    const auto change = make_set(before, map_id(before), path_of("pathMatchers[0].routeRules[1].priority"), 25);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->before, Value{20});
    EXPECT_EQ(change->after, Value{25});
    const auto after = there_and_back(before, change);
    EXPECT_EQ(value_at(after, "pathMatchers[0].routeRules[1].priority"), Value{25});
    EXPECT_EQ(rule_id(after, 1), rule_id(before, 1));
}

TEST(Change, begins_at_the_first_message_that_is_missing)
{
    const auto before = storefront();
    const auto change = make_set(before, map_id(before), path_of("defaultRouteAction.urlRewrite.hostRewrite"), "h");
    ASSERT_TRUE(change);
    EXPECT_EQ(change->path.to_string(), "defaultRouteAction");
    EXPECT_TRUE(change->before.absent());
    const auto after = there_and_back(before, change);
    EXPECT_EQ(value_at(after, "defaultRouteAction.urlRewrite.hostRewrite"), Value{"h"});
}

TEST(Change, replaces_text_no_field_can_hold_and_brings_it_back)
{
    auto before = storefront();
    before =
        applied(before, make_set(before, map_id(before), path_of("defaultRouteAction"), schema::SourceText{"null"}));
    const auto after =
        there_and_back(before, make_set(before, map_id(before), path_of("defaultRouteAction.timeout.seconds"), 3));
    EXPECT_EQ(value_at(after, "defaultRouteAction.timeout.seconds"), Value{3});
    const auto unknown =
        there_and_back(before, make_set(before, map_id(before), path_of("x-team"), schema::SourceText{"shop"}));
    EXPECT_EQ(value_at(unknown, "x-team"), Value{schema::SourceText{"shop"}});
}

TEST(Change, inserts_removes_and_moves_elements_with_their_ids)
{
    const auto before = storefront();
    const auto insert =
        make_insert(before, map_id(before), path_of(kRules).index(1), Value{route_rule(15, "/x", "web")});
    auto now = there_and_back(before, insert);
    EXPECT_EQ(rule_id(now, 0), rule_id(before, 0));
    EXPECT_GE(rule_id(now, 1).value, before.next_id());
    EXPECT_EQ(rule_id(now, 2), rule_id(before, 1));
    EXPECT_EQ(rule_id(now, 3), rule_id(before, 2));

    now = there_and_back(before, make_remove(before, map_id(before), path_of(kRules).index(0)));
    EXPECT_EQ(rule_id(now, 0), rule_id(before, 1));
    EXPECT_EQ(rule_id(now, 2), ElementId{});
    EXPECT_FALSE(now.locate(rule_id(before, 0)));

    now = there_and_back(before, make_move(before, map_id(before), path_of(kRules).index(0), 2));
    EXPECT_EQ(rule_id(now, 0), rule_id(before, 1));
    EXPECT_EQ(rule_id(now, 2), rule_id(before, 0));
    now = there_and_back(before, make_move(before, map_id(before), path_of(kRules).index(2), 0));
    EXPECT_EQ(rule_id(now, 0), rule_id(before, 2));
    EXPECT_EQ(now.locate(rule_id(before, 1))->path, path_of(kRules).index(2));
}

TEST(Change, inserts_into_lists_that_are_absent_empty_or_below_nothing)
{
    auto before = storefront();
    const auto entry = Value{message_of("WeightedBackendService", {{"backendService", "web"}, {"weight", 5}})};
    const auto split = path_of("pathMatchers[0].routeRules[0].routeAction.weightedBackendServices[0]");
    const auto after = there_and_back(before, make_insert(before, map_id(before), split, entry));
    EXPECT_TRUE(after.element_id(map_id(after), split));
    there_and_back(before, make_insert(before, map_id(before), path_of("tests[0]"), Value{new_part("UrlMapTest")}));
    for (const auto& empty : {Value{Value::List{}}, Value{schema::SourceText{"[ ]"}}}) {
        const auto listed = applied(before, make_set(before, map_id(before), path_of("tests"), empty));
        there_and_back(listed, make_insert(listed, map_id(listed), path_of("tests[0]"), Value{new_part("UrlMapTest")}));
    }
    before = applied(before, make_set(before, map_id(before), path_of("tests"), schema::SourceText{"[1]"}));
    EXPECT_FALSE(make_insert(before, map_id(before), path_of("tests[0]"), Value{new_part("UrlMapTest")}));
}

TEST(Change, keeps_the_ids_of_recognised_elements_when_a_whole_list_is_set)
{
    const auto before = storefront();
    const Value rules =
        list_of({route_rule(30, "/c", "web"), route_rule(10, "/a", "changed"), route_rule(5, "/n", "api")});
    const auto after = there_and_back(before, make_set(before, map_id(before), path_of(kRules), rules));
    EXPECT_EQ(rule_id(after, 0), rule_id(before, 2));
    EXPECT_EQ(rule_id(after, 1), rule_id(before, 0));
    EXPECT_NE(rule_id(after, 2), rule_id(before, 1));
}

TEST(Change, replaces_an_element_and_a_whole_resource)
{
    const auto before = storefront();
    auto after = there_and_back(
        before, make_set(before, map_id(before), path_of(kRules).index(1), Value{route_rule(77, "/z", "z")}));
    EXPECT_EQ(rule_id(after, 1), rule_id(before, 1));
    after =
        there_and_back(before, make_set(before, map_id(before), {}, Value{message_of("UrlMap", {{"name", "other"}})}));
    EXPECT_EQ(only(after, Kind::UrlMap).name, "other");
    EXPECT_EQ(map_id(after), map_id(before));
}

TEST(Change, adds_removes_and_moves_resources)
{
    const auto before = storefront();
    auto after = there_and_back(
        before, make_add_resource(before, Kind::BackendService, message_of("BackendService", {{"name", "web"}}), 1));
    EXPECT_EQ(after.resources(Kind::BackendService).size(), 3u);
    EXPECT_GE(after.resources(Kind::BackendService)[1]->id.value, before.next_id());
    after = there_and_back(before, make_remove_resource(before, map_id(before)));
    EXPECT_TRUE(after.resources(Kind::UrlMap).empty());
    after = there_and_back(before, make_move_resource(before, before.resources(Kind::BackendService)[0]->id, 1));
    EXPECT_EQ(after.resources(Kind::BackendService)[1]->name, "web");
}

TEST(Change, edits_the_local_part_like_any_resource)
{
    const auto before = storefront();
    auto now = there_and_back(before, make_add_resource(before, Kind::Local, new_part("Local")));
    ASSERT_NE(now.local(), nullptr);
    EXPECT_FALSE(make_add_resource(now, Kind::Local, new_part("Local")));
    const auto listener = message_of("LocalListener", {{"forwardingRule", "r"}, {"port", 8080}});
    now = there_and_back(now, make_insert(now, now.local()->id, path_of("listeners[0]"), Value{listener}));
    now = there_and_back(now, make_set(now, now.local()->id, path_of("listeners[0].port"), 0));
    EXPECT_EQ(now.local()->label(), "local");
}

TEST(Change, explains_what_it_cannot_do)
{
    const auto workspace = storefront();
    const auto id = map_id(workspace);
    const auto sentence = [](const Result<Change>& change) { return change ? "none" : change.error().context; };
    EXPECT_EQ(sentence(make_set(workspace, id, path_of("pathMatcherz"), "x")),
              "urlMap has no field 'pathMatcherz'; did you mean 'pathMatchers'?");
    EXPECT_EQ(sentence(make_set(workspace, id, path_of("defaultRouteAction.nope"), 1)).substr(0, 33),
              "httpRouteAction has no field 'nop");
    EXPECT_EQ(sentence(make_set(workspace, id, path_of("name"), 1)), "'name' of urlMap takes text, not 1");
    EXPECT_EQ(sentence(make_set(workspace, id, {}, "x")), "a resource can only be replaced by one of its kind");
    EXPECT_EQ(sentence(make_set(workspace, ElementId{99}, path_of("name"), "x")),
              "the resource is not in the workspace any more");
    EXPECT_EQ(sentence(make_remove(workspace, id, path_of("name"))), "'name' names no element of a list");
    EXPECT_EQ(sentence(make_remove(workspace, id, path_of("hostRules[7]"))),
              "'hostRules' has no element [7]: it has 1");
    EXPECT_EQ(sentence(make_insert(workspace, id, path_of("hostRules[7]"), Value{new_part("HostRule")})),
              "'hostRules' has no element [7]: it has 1");
    EXPECT_EQ(sentence(make_insert(workspace, id, path_of("hostRules[0]"), Value{new_part("PathRule")})),
              "'hostRules' of urlMap takes a mapping, not {}");
    EXPECT_EQ(sentence(make_move(workspace, id, path_of("hostRules[0]"), 1)),
              "'hostRules' has 1 elements: nothing can move from [0] to [1]");
    EXPECT_EQ(sentence(make_add_resource(workspace, Kind::UrlMap, new_part("HostRule"))), "'urlMaps' takes a UrlMap");
    EXPECT_FALSE(make_move_resource(workspace, id, 1));
}

TEST(Change, is_refused_by_a_workspace_it_was_not_made_for)
{
    const auto before = storefront();
    const auto priority = path_of("pathMatchers[0].routeRules[1].priority");
    const auto change = make_set(before, map_id(before), priority, 25);
    const auto after = applied(before, change);
    EXPECT_FALSE(after.apply(*change));
    const auto insert =
        make_insert(before, map_id(before), path_of(kRules).index(0), Value{route_rule(1, "/1", "web")});
    const auto inserted = applied(before, insert);
    EXPECT_FALSE(inserted.apply(*insert)) << "its ids are taken";
    const auto remove = make_remove_resource(before, map_id(before));
    EXPECT_FALSE(after.apply(*remove));
    EXPECT_FALSE(applied(before, remove).apply(*change));
    EXPECT_FALSE(before.apply(Change{}));
}

/// One random edit of a random kind; it may be refused.
Result<Change> random_change(const Workspace& workspace, Dice& dice)
{
    std::vector<const Resource*> all;
    for (const auto& row : all_kinds())
        for (const auto& resource : workspace.resources(row.kind))
            all.push_back(resource.get());
    const auto kind = static_cast<Kind>(dice.below(kKindCount - 1));
    if (all.empty() || dice.chance(12))
        return make_add_resource(workspace, kind, dice.message(info(kind).message, 3), dice.below(4));
    const auto& resource = *all[dice.below(all.size())];
    if (dice.chance(25))
        return make_remove_resource(workspace, resource.id);
    if (dice.chance(15))
        return make_move_resource(workspace, resource.id, dice.below(workspace.resources(resource.kind).size()));
    const auto [path, field] = dice.some_field(*resource.message);
    if (field->kind == schema::FieldKind::StringMap && dice.chance(2))
        return make_set(workspace, resource.id, path.field("k" + std::to_string(dice.below(6))),
                        dice.chance(3) ? Value{} : Value{"v" + std::to_string(dice.below(3))});
    const auto size = schema::list_size(*resource.message, path).value_or(0);
    if (field->repeated && !dice.chance(4)) {
        const auto choice = size == 0 ? 0 : dice.below(4);
        if (choice == 0)
            return make_insert(workspace, resource.id, path.index(dice.below(size + 1)), dice.element(*field, 2));
        const auto element = path.index(dice.below(size));
        if (choice == 1)
            return make_remove(workspace, resource.id, element);
        if (choice == 2)
            return make_move(workspace, resource.id, element, dice.below(size));
        return make_set(workspace, resource.id, element, dice.element(*field, 2));
    }
    return make_set(workspace, resource.id, path, dice.chance(5) ? Value{} : dice.value(*field, 2));
}

/// The ids must fit the message: one for every element, nothing else.
void expect_ids_fit(const Workspace& workspace)
{
    for (const auto& row : all_kinds())
        for (const auto& resource : workspace.resources(row.kind)) {
            IdSource ids(1);
            const auto fresh = new_tree(*resource->message, ids.take(), ids);
            std::size_t wanted = 0;
            std::size_t had = 0;
            for_each_id(*fresh, [&](ElementId id) {
                ++wanted;
                const auto path = find_path(*fresh, *schema::message_info(*resource->message), id);
                ASSERT_TRUE(path);
                EXPECT_TRUE(workspace.element_id(*resource, *path));
            });
            for_each_id(*resource->elements, [&](ElementId) { ++had; });
            EXPECT_EQ(had, wanted);
        }
}

TEST(Change, is_undone_exactly_by_its_inverse_for_random_edits)
{
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Dice dice(seed);
        std::vector<Workspace> states{random_workspace(dice)};
        std::vector<Change> history;
        while (history.size() < 60) {
            const auto change = random_change(states.back(), dice);
            if (!change)
                continue;
            auto next = states.back().apply(*change);
            ASSERT_TRUE(next) << "seed " << seed << ": " << next.error().context;
            history.push_back(*change);
            states.push_back(std::move(*next));
        }
        expect_ids_fit(states.back());
        auto now = states.back();
        for (auto i = history.size(); i-- > 0;) {
            const auto back = now.apply(inverse(history[i]));
            ASSERT_TRUE(back) << "seed " << seed << " step " << i << ": " << back.error().context;
            ASSERT_EQ(*back, states[i]) << "seed " << seed << " step " << i << " at " << history[i].path.to_string();
            now = *back;
        }
        for (std::size_t i = 0; i < history.size(); ++i) {
            const auto forth = now.apply(history[i]);
            ASSERT_TRUE(forth) << "seed " << seed << " step " << i << ": " << forth.error().context;
            now = *forth;
        }
        ASSERT_EQ(now, states.back()) << "seed " << seed;
    }
}

} // namespace
} // namespace switchyard::model
