// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/workspace.h"

#include "core/model/typed.h"
#include "core/schema/backend_service.pb.h"
#include "core/schema/url_map.pb.h"
#include "tests/core/model/sample_workspace.h"

#include <gtest/gtest.h>

#include <set>

namespace switchyard::model {
namespace {

std::vector<ElementId> all_ids(const Workspace& workspace)
{
    std::vector<ElementId> ids;
    for (const auto& row : all_kinds())
        for (const auto& resource : workspace.resources(row.kind))
            for_each_id(*resource->elements, [&](ElementId id) { ids.push_back(id); });
    return ids;
}

TEST(Workspace, is_empty_at_first)
{
    const Workspace workspace;
    EXPECT_EQ(workspace.resource_count(), 0u);
    EXPECT_EQ(workspace.local(), nullptr);
    EXPECT_EQ(workspace.find(ElementId{1}), nullptr);
    EXPECT_FALSE(workspace.locate(ElementId{1}));
    EXPECT_EQ(workspace, Workspace{});
}

TEST(Workspace, gives_every_resource_and_element_an_id_of_its_own_in_file_order)
{
    const auto workspace = storefront();
    const auto ids = all_ids(workspace);
    EXPECT_EQ(std::set<ElementId>(ids.begin(), ids.end()).size(), ids.size());
    const auto& map = only(workspace, Kind::UrlMap);
    EXPECT_EQ(map.id, ElementId{1});
    EXPECT_EQ(workspace.element_id(map, {}), map.id);
    EXPECT_EQ(workspace.element_id(map, path_of("defaultService")), map.id);
    const auto rule = workspace.element_id(map, path_of("pathMatchers[0].routeRules[1]"));
    EXPECT_TRUE(rule);
    EXPECT_EQ(workspace.element_id(map, path_of("pathMatchers[0].routeRules[1].priority")), rule);
    EXPECT_NE(workspace.element_id(map, path_of("pathMatchers[0].routeRules[1].matchRules[0]")), rule);
    EXPECT_EQ(workspace.element_id(map, path_of("pathMatchers[0].routeRules[9]")), ElementId{});
    EXPECT_EQ(workspace.element_id(ElementId{999}, {}), ElementId{});
    EXPECT_EQ(storefront(), workspace);
}

TEST(Workspace, locates_every_id)
{
    Dice dice(7);
    const auto workspace = random_workspace(dice);
    for (const auto id : all_ids(workspace)) {
        const auto location = workspace.locate(id);
        ASSERT_TRUE(location);
        EXPECT_EQ(workspace.element_id(*location->resource, location->path), id);
    }
    EXPECT_FALSE(workspace.locate(ElementId{workspace.next_id()}));
    EXPECT_FALSE(workspace.locate(ElementId{}));
}

TEST(Workspace, keeps_duplicates_and_unmodelled_keys)
{
    WorkspaceBuilder builder;
    for (int i = 0; i < 3; ++i)
        builder.add(Kind::BackendService, message_of("BackendService", {{"name", "web"}}));
    builder.add_unmodelled("targetPools", "[{name: x}]");
    const auto workspace = builder.build();
    EXPECT_EQ(workspace.resources(Kind::BackendService).size(), 3u);
    EXPECT_EQ(workspace.resource_count(), 3u);
    ASSERT_EQ(workspace.unmodelled().size(), 1u);
    EXPECT_EQ(workspace.unmodelled()[0], (UnmodelledKey{"targetPools", "[{name: x}]"}));
    const auto second =
        applied(workspace, make_remove_resource(workspace, workspace.resources(Kind::BackendService)[1]->id));
    EXPECT_EQ(second.resources(Kind::BackendService).size(), 2u);
    EXPECT_EQ(second.resources(Kind::BackendService)[1]->id, workspace.resources(Kind::BackendService)[2]->id);
    EXPECT_EQ(second.unmodelled().size(), 1u);
}

TEST(Workspace, hands_out_typed_messages)
{
    const auto workspace = storefront();
    EXPECT_EQ(as<schema::UrlMap>(only(workspace, Kind::UrlMap)).path_matchers(0).route_rules_size(), 3);
}

TEST(Workspace, shares_what_a_change_does_not_touch)
{
    const auto before = storefront();
    const auto after = applied(before, make_set(before, only(before, Kind::UrlMap).id, path_of("description"), "x"));
    EXPECT_NE(before.resources(Kind::UrlMap)[0], after.resources(Kind::UrlMap)[0]);
    EXPECT_EQ(before.resources(Kind::BackendService).data(), after.resources(Kind::BackendService).data());
    EXPECT_EQ(before.resources(Kind::UrlMap)[0]->elements, after.resources(Kind::UrlMap)[0]->elements);
}

TEST(Workspace, finds_a_resource_under_its_new_name_after_a_rename)
{
    const auto before = storefront();
    const auto id = before.find(Kind::BackendService, "web")->id;
    const auto after = applied(before, make_set(before, id, path_of("name"), "shop"));
    EXPECT_EQ(after.find(Kind::BackendService, "web"), nullptr);
    ASSERT_NE(after.find(Kind::BackendService, "shop"), nullptr);
    EXPECT_EQ(after.find(Kind::BackendService, "shop")->id, id);
    EXPECT_EQ(before.find(Kind::BackendService, "web")->id, id);
}

/// The same file once more, after `edit` of its URL map, as a loader would hand it in.
template <typename Edit>
Workspace reloaded(const Workspace& previous, Edit edit)
{
    WorkspaceBuilder builder(previous);
    for (const auto& row : all_kinds())
        for (const auto& resource : previous.resources(row.kind)) {
            std::shared_ptr<google::protobuf::Message> copy(resource->message->New());
            copy->CopyFrom(*resource->message);
            if (row.kind == Kind::UrlMap)
                edit(static_cast<schema::UrlMap&>(*copy));
            builder.add(row.kind, copy);
        }
    return builder.build();
}

ElementId rule_id(const Workspace& workspace, std::size_t index)
{
    return workspace.element_id(only(workspace, Kind::UrlMap), path_of("pathMatchers[0].routeRules").index(index));
}

TEST(WorkspaceBuilder, returns_the_same_workspace_when_nothing_changed)
{
    const auto before = storefront();
    const auto after = reloaded(before, [](schema::UrlMap&) {});
    EXPECT_EQ(after, before);
    EXPECT_EQ(after.resources(Kind::UrlMap)[0], before.resources(Kind::UrlMap)[0]);
    EXPECT_EQ(after.next_id(), before.next_id());
}

TEST(WorkspaceBuilder, keeps_ids_when_rules_are_reordered)
{
    const auto before = storefront();
    const auto after = reloaded(
        before, [](schema::UrlMap& map) { map.mutable_path_matchers(0)->mutable_route_rules()->SwapElements(0, 2); });
    EXPECT_EQ(rule_id(after, 0), rule_id(before, 2));
    EXPECT_EQ(rule_id(after, 1), rule_id(before, 1));
    EXPECT_EQ(rule_id(after, 2), rule_id(before, 0));
}

TEST(WorkspaceBuilder, keeps_ids_when_rules_come_and_go)
{
    const auto before = storefront();
    const auto after = reloaded(before, [](schema::UrlMap& map) {
        auto& rules = *map.mutable_path_matchers(0)->mutable_route_rules();
        rules.DeleteSubrange(0, 1);
        rules.Add()->set_priority(99);
        rules.SwapElements(0, 1);
    });
    EXPECT_EQ(rule_id(after, 0), rule_id(before, 2));
    EXPECT_EQ(rule_id(after, 1), rule_id(before, 1));
    EXPECT_GE(rule_id(after, 2).value, before.next_id());
}

TEST(WorkspaceBuilder, keeps_the_id_of_the_only_rule_that_changed_whatever_it_holds_now)
{
    const auto before = storefront();
    const auto after = reloaded(before, [](schema::UrlMap& map) {
        auto& rule = *map.mutable_path_matchers(0)->mutable_route_rules(1);
        rule.Clear();
        rule.set_priority(99);
    });
    EXPECT_EQ(rule_id(after, 1), rule_id(before, 1));
}

TEST(WorkspaceBuilder, recognises_a_changed_rule_by_its_priority)
{
    const auto before = storefront();
    const auto after = reloaded(before, [](schema::UrlMap& map) {
        auto& rules = *map.mutable_path_matchers(0)->mutable_route_rules();
        rules.Mutable(1)->set_service("other");
        rules.Mutable(1)->clear_match_rules();
        rules.SwapElements(1, 2);
    });
    EXPECT_EQ(rule_id(after, 2), rule_id(before, 1));
    EXPECT_EQ(rule_id(after, 1), rule_id(before, 2));
}

TEST(WorkspaceBuilder, recognises_a_rule_whose_key_changed_by_its_content)
{
    const auto before = storefront();
    const auto after = reloaded(before, [](schema::UrlMap& map) {
        auto& rules = *map.mutable_path_matchers(0)->mutable_route_rules();
        rules.Mutable(0)->set_priority(11);
        rules.Mutable(2)->set_priority(31);
        rules.SwapElements(0, 2);
        map.mutable_path_matchers(0)->set_name("renamed");
    });
    EXPECT_EQ(rule_id(after, 0), rule_id(before, 2));
    EXPECT_EQ(rule_id(after, 2), rule_id(before, 0));
    const auto matcher = path_of("pathMatchers[0]");
    EXPECT_EQ(after.element_id(only(after, Kind::UrlMap), matcher),
              before.element_id(only(before, Kind::UrlMap), matcher));
}

TEST(WorkspaceBuilder, tells_equal_rules_apart_by_their_neighbours)
{
    const auto twins = [](schema::UrlMap& map) {
        auto& rules = *map.mutable_path_matchers(0)->mutable_route_rules();
        rules.Mutable(1)->CopyFrom(rules.Get(0));
    };
    const auto before = reloaded(storefront(), twins);
    ASSERT_NE(rule_id(before, 0), rule_id(before, 1));
    const auto after = reloaded(before, [](schema::UrlMap& map) { map.set_description("x"); });
    EXPECT_EQ(rule_id(after, 0), rule_id(before, 0));
    EXPECT_EQ(rule_id(after, 1), rule_id(before, 1));
}

TEST(WorkspaceBuilder, recognises_a_renamed_resource)
{
    const auto before = storefront();
    const auto after = reloaded(before, [](schema::UrlMap& map) { map.set_name("boutique"); });
    EXPECT_EQ(only(after, Kind::UrlMap).id, only(before, Kind::UrlMap).id);
    EXPECT_EQ(only(after, Kind::UrlMap).name, "boutique");
    EXPECT_EQ(rule_id(after, 1), rule_id(before, 1));
}

TEST(WorkspaceBuilder, believes_a_hint_once)
{
    const auto before = storefront();
    const auto id = only(before, Kind::UrlMap).id;
    WorkspaceBuilder builder(before);
    builder.add(Kind::UrlMap, message_of("UrlMap", {{"name", "quite-different"}}), id);
    builder.add(Kind::UrlMap, message_of("UrlMap", {{"name", "storefront"}}), id);
    builder.add(Kind::BackendService, message_of("BackendService", {{"name", "web"}}), id);
    const auto after = builder.build();
    EXPECT_EQ(after.resources(Kind::UrlMap)[0]->id, id);
    EXPECT_NE(after.resources(Kind::UrlMap)[1]->id, id);
    EXPECT_EQ(only(after, Kind::BackendService).id, before.resources(Kind::BackendService)[0]->id);
    const auto ids = all_ids(after);
    EXPECT_EQ(std::set<ElementId>(ids.begin(), ids.end()).size(), ids.size());
}

TEST(WorkspaceBuilder, aligns_two_workspaces_of_different_origin)
{
    const auto ours = storefront();
    WorkspaceBuilder builder;
    builder.add(Kind::HealthCheck, message_of("HealthCheck", {{"name", "h"}}));
    for (const auto& resource : ours.resources(Kind::UrlMap))
        builder.add(Kind::UrlMap, resource->message);
    const auto theirs = aligned(builder.build(), ours);
    EXPECT_EQ(only(theirs, Kind::UrlMap).id, only(ours, Kind::UrlMap).id);
    EXPECT_EQ(rule_id(theirs, 2), rule_id(ours, 2));
    EXPECT_GE(only(theirs, Kind::HealthCheck).id.value, ours.next_id());
}

TEST(Workspace, recognises_a_resource_although_only_one_side_names_its_project)
{
    const auto service = [](const char* link) {
        auto message = std::make_shared<schema::BackendService>();
        message->set_name("web");
        if (*link)
            message->set_self_link(link);
        return message;
    };
    const char* in_shop = "https://www.googleapis.com/compute/v1/projects/shop/global/backendServices/web";
    const char* in_bank = "https://www.googleapis.com/compute/v1/projects/bank/global/backendServices/web";
    const auto with = [&](std::initializer_list<const char*> links) {
        WorkspaceBuilder builder;
        for (const char* link : links)
            builder.add(Kind::BackendService, service(link));
        return builder.build();
    };
    const auto plain = with({""});
    const auto id = plain.resources(Kind::BackendService)[0]->id;
    EXPECT_EQ(aligned(with({in_shop}), plain).resources(Kind::BackendService)[0]->id, id);
    const auto several = aligned(with({in_bank, in_shop}), with({in_shop}));
    EXPECT_EQ(several.resources(Kind::BackendService)[1]->id, id);
    EXPECT_NE(several.resources(Kind::BackendService)[0]->id, id);
}

} // namespace
} // namespace switchyard::model
