// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/diff.h"

#include "tests/core/model/sample_workspace.h"

#include <google/protobuf/message.h>
#include <gtest/gtest.h>

namespace switchyard::model {
namespace {

using schema::Value;

std::vector<std::string> sentences(const Workspace& before, const Workspace& after)
{
    std::vector<std::string> all;
    for (const auto& difference : diff(before, after))
        all.push_back(difference.sentence);
    return all;
}

/// Carries out every step; the result must be `after`, ids included.
void expect_leads(const Workspace& before, const Workspace& after, std::string_view what)
{
    auto now = before;
    for (const auto& difference : diff(before, after)) {
        const auto next = now.apply(difference.change);
        ASSERT_TRUE(next) << what << ": " << difference.sentence << ": " << next.error().context;
        const auto back = next->apply(inverse(difference.change));
        ASSERT_TRUE(back) << what << ": " << difference.sentence << ": " << back.error().context;
        ASSERT_EQ(*back, now) << what << ": " << difference.sentence;
        now = *next;
    }
    EXPECT_EQ(now, after) << what;
}

TEST(Diff, finds_nothing_between_equals)
{
    const auto workspace = storefront();
    EXPECT_TRUE(diff(workspace, workspace).empty());
    EXPECT_TRUE(diff(workspace, aligned(storefront(), workspace)).empty());
}

TEST(Diff, says_each_change_in_a_sentence)
{
    const auto before = storefront();
    const auto id = only(before, Kind::UrlMap).id;
    auto after = applied(before, make_set(before, id, path_of("pathMatchers[0].routeRules[1].priority"), 25));
    EXPECT_EQ(
        sentences(before, after),
        (std::vector<std::string>{"URL map storefront: pathMatchers[0].routeRules[1].priority changed from 20 to 25"}));
    after = applied(before, make_move(before, id, path_of("pathMatchers[0].routeRules[0]"), 2));
    EXPECT_EQ(sentences(before, after), (std::vector<std::string>{"URL map storefront: pathMatchers[0].routeRules[0] "
                                                                  "moved from place 1 to place 3"}));
    after = applied(before, make_add_resource(before, Kind::HealthCheck, message_of("HealthCheck", {{"name", "h"}})));
    after = applied(after, make_set(after, id, path_of("description"), "x"));
    after = applied(after, make_set(after, id, path_of("defaultService"), Value{}));
    EXPECT_EQ(sentences(before, after),
              (std::vector<std::string>{"URL map storefront: defaultService was removed; it was web",
                                        "URL map storefront: description was set to x", "Health check h was added"}));
    EXPECT_EQ(sentences(after, before).back(), "Health check h was removed");
}

TEST(Diff, moves_as_little_as_possible)
{
    WorkspaceBuilder builder;
    Value::List rules;
    for (int i = 0; i < 20; ++i)
        rules.emplace_back(route_rule(i, "/" + std::to_string(i), "web"));
    const Value matcher = list_of({message_of("PathMatcher", {{"name", "m"}, {"routeRules", rules}})});
    builder.add(Kind::UrlMap, message_of("UrlMap", {{"name", "m"}, {"pathMatchers", matcher}}));
    const auto before = builder.build();
    const auto id = only(before, Kind::UrlMap).id;
    for (const auto& [from, to] : {std::pair{0, 19}, {19, 0}, {3, 9}, {9, 3}}) {
        const auto path = path_of("pathMatchers[0].routeRules").index(static_cast<std::size_t>(from));
        const auto after = applied(before, make_move(before, id, path, static_cast<std::size_t>(to)));
        EXPECT_EQ(diff(before, after).size(), 1u) << from << " to " << to;
        expect_leads(before, after, "move");
    }
}

TEST(Diff, leads_from_any_workspace_to_any_other)
{
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        Dice dice(seed);
        const auto before = random_workspace(dice);
        const auto after = aligned(random_workspace(dice), before);
        expect_leads(before, after, "seed " + std::to_string(seed));
    }
}

TEST(Diff, leads_from_a_workspace_to_its_edited_version)
{
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        Dice dice(seed);
        const auto before = random_workspace(dice);
        WorkspaceBuilder builder(before);
        for (const auto& row : all_kinds())
            for (const auto& resource : before.resources(row.kind)) {
                std::shared_ptr<google::protobuf::Message> copy(resource->message->New());
                copy->CopyFrom(*resource->message);
                for (int i = 0; i < 6; ++i) {
                    const auto [path, field] = dice.some_field(*copy);
                    (void)schema::set(*copy, path, dice.chance(3) ? Value{} : dice.value(*field, 2));
                }
                if (!dice.chance(8))
                    builder.add(row.kind, copy);
            }
        expect_leads(before, builder.build(), "seed " + std::to_string(seed));
    }
}

TEST(Diff, copes_with_a_key_that_is_there_twice)
{
    const auto before = storefront();
    WorkspaceBuilder builder(before);
    for (const auto& resource : before.resources(Kind::UrlMap)) {
        std::shared_ptr<google::protobuf::Message> copy(resource->message->New());
        copy->CopyFrom(*resource->message);
        auto* rewrite = schema::new_message("UrlRewrite").release();
        const auto* action = copy->GetDescriptor()->FindFieldByName("default_route_action");
        auto* holder = copy->GetReflection()->MutableMessage(copy.get(), action);
        holder->GetReflection()->SetAllocatedMessage(holder, rewrite,
                                                     holder->GetDescriptor()->FindFieldByName("url_rewrite"));
        for (const auto* message : {holder, static_cast<google::protobuf::Message*>(rewrite)})
            for (const auto* yaml : {"1", "2"}) {
                const auto* field = message->GetDescriptor()->FindFieldByName("unmodelled");
                auto* entry =
                    message->GetReflection()->AddMessage(const_cast<google::protobuf::Message*>(message), field);
                entry->GetReflection()->SetString(entry, entry->GetDescriptor()->FindFieldByNumber(1), "twice");
                entry->GetReflection()->SetString(entry, entry->GetDescriptor()->FindFieldByNumber(2), yaml);
            }
        builder.add(Kind::UrlMap, copy);
    }
    const auto after = builder.build();
    expect_leads(before, after, "twice");
    expect_leads(after, before, "twice, back");
}

TEST(Diff, knows_what_says_nothing_about_the_configuration)
{
    struct Case
    {
        const char* field;
        Value before;
        Value after;
        bool insignificant;
    };
    const char* full = "https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web";
    const Case cases[] = {
        {"fingerprint", "a", "b", true},
        {"creationTimestamp", schema::Absent{}, "2024-01-01T00:00:00Z", true},
        {"description", "a", "b", false},
        {"defaultService", "web", full, true},
        {"defaultService", "global/backendServices/web", full, true},
        {"defaultService", "projects/other/global/backendServices/web", full, false},
        {"defaultService", "regions/europe-west3/backendServices/web", full, false},
        {"defaultService", "global/backendBuckets/web", full, false},
        {"defaultService", "shop", full, false},
        {"defaultService", schema::Absent{}, full, false},
        {"region", "europe-west3", "https://www.googleapis.com/compute/v1/projects/p/regions/europe-west3", true},
        {"region", "europe-west3", "europe-west4", false},
    };
    for (const Case& c : cases) {
        Change change;
        change.kind = Kind::UrlMap;
        change.path = path_of(c.field);
        change.before = c.before;
        change.after = c.after;
        EXPECT_EQ(is_insignificant(change), c.insignificant) << c.field << " " << to_text(c.before);
    }
    Change list;
    list.kind = Kind::BackendService;
    list.path = path_of("healthChecks");
    list.before = Value::List{"h"};
    list.after = Value::List{"global/healthChecks/h"};
    EXPECT_TRUE(is_insignificant(list));
    list.after = Value::List{"global/healthChecks/h", "i"};
    EXPECT_FALSE(is_insignificant(list));
}

} // namespace
} // namespace switchyard::model
