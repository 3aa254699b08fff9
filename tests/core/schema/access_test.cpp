// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/access.h"

#include "core/schema/url_map.pb.h"
#include "tests/core/schema/sample_value.h"

#include <gtest/gtest.h>

namespace switchyard::schema {
namespace {

FieldPath path_of(std::string_view text) { return *FieldPath::parse(text); }

void must_set(google::protobuf::Message& message, std::string_view path, const Value& value)
{
    const auto done = set(message, path_of(path), value);
    ASSERT_TRUE(done) << path << ": " << done.error().context;
}

std::string failure(const Result<void>& result) { return result ? "no failure" : result.error().context; }

TEST(Access, round_trips_every_field_of_every_message)
{
    for (const auto& info : all_messages())
        for (const auto& field : info.fields) {
            const auto message = new_message(info.name);
            const FieldPath path{field.name};
            ASSERT_EQ(get(*message, path), Value{}) << info.name << "." << field.name;
            const auto value = sample_value(field);
            const auto done = set(*message, path, value);
            ASSERT_TRUE(done) << done.error().context;
            EXPECT_EQ(get(*message, path), value) << info.name << "." << field.name;
            EXPECT_FALSE(equal(*message, *new_message(info.name)));
            ASSERT_TRUE(set(*message, path, Value{}));
            EXPECT_TRUE(equal(*message, *new_message(info.name))) << info.name << "." << field.name;
        }
}

TEST(Access, keeps_a_value_no_field_can_hold_and_replaces_it)
{
    for (const auto& info : all_messages())
        for (const auto& field : info.fields) {
            const auto message = new_message(info.name);
            const FieldPath path{field.name};
            ASSERT_TRUE(set(*message, path, sample_value(field)));
            ASSERT_TRUE(set(*message, path, SourceText{"null"}));
            EXPECT_EQ(get(*message, path), Value{SourceText{"null"}}) << info.name << "." << field.name;
            ASSERT_TRUE(set(*message, path, sample_value(field)));
            EXPECT_EQ(get(*message, path), sample_value(field)) << info.name << "." << field.name;
        }
}

TEST(Access, refuses_values_of_another_kind_and_leaves_the_message_alone)
{
    const Value candidates[] = {true,
                                1.5,
                                "text",
                                std::int64_t{-3},
                                Value::List{},
                                Value::Map{},
                                Value::List{Value::Map{}},
                                Value{MessagePtr(std::make_shared<UrlMap>())}};
    int refused = 0;
    for (const auto& info : all_messages())
        for (const auto& field : info.fields)
            for (const auto& candidate : candidates) {
                const auto message = new_message(info.name);
                if (set(*message, FieldPath{field.name}, candidate))
                    continue;
                ++refused;
                EXPECT_TRUE(equal(*message, *new_message(info.name))) << info.name << "." << field.name;
            }
    EXPECT_GT(refused, 4000);
}

TEST(Access, tells_absent_from_default_and_from_empty)
{
    UrlMap map;
    EXPECT_EQ(get(map, path_of("description")), Value{});
    must_set(map, "description", "");
    EXPECT_EQ(get(map, path_of("description")), Value{""});
    EXPECT_EQ(get(map, path_of("hostRules")), Value{});
    must_set(map, "hostRules", Value::List{});
    EXPECT_EQ(get(map, path_of("hostRules")), Value{Value::List{}});
    EXPECT_EQ(map.host_rules_size(), 0);
    ASSERT_TRUE(insert(map, path_of("hostRules[0]"), Value{MessagePtr(new_message("HostRule"))}));
    EXPECT_EQ(map.host_rules_size(), 1);
    EXPECT_EQ(map.unmodelled_size(), 0);
}

TEST(Access, creates_messages_on_the_way)
{
    UrlMap map;
    must_set(map, "defaultRouteAction.urlRewrite.hostRewrite", "example.com");
    EXPECT_EQ(map.default_route_action().url_rewrite().host_rewrite(), "example.com");
    EXPECT_EQ(get(map, path_of("defaultRouteAction.urlRewrite.hostRewrite")), Value{"example.com"});
    EXPECT_EQ(get(map, path_of("defaultRouteAction.timeout.seconds")), Value{});
    EXPECT_FALSE(map.default_route_action().has_timeout());
}

TEST(Access, inserts_removes_and_moves_list_elements)
{
    HostRule rule;
    for (const auto* host : {"b", "d"})
        ASSERT_TRUE(insert(rule, FieldPath{"hosts"}.index(*list_size(rule, FieldPath{"hosts"})), host));
    ASSERT_TRUE(insert(rule, path_of("hosts[0]"), "a"));
    ASSERT_TRUE(insert(rule, path_of("hosts[2]"), "c"));
    EXPECT_EQ(to_text(*get(rule, path_of("hosts"))), "[a, b, c, d]");
    ASSERT_TRUE(move(rule, path_of("hosts[0]"), 3));
    EXPECT_EQ(to_text(*get(rule, path_of("hosts"))), "[b, c, d, a]");
    ASSERT_TRUE(move(rule, path_of("hosts[2]"), 0));
    EXPECT_EQ(to_text(*get(rule, path_of("hosts"))), "[d, b, c, a]");
    ASSERT_TRUE(erase(rule, path_of("hosts[1]")));
    EXPECT_EQ(to_text(*get(rule, path_of("hosts"))), "[d, c, a]");
    must_set(rule, "hosts[1]", "x");
    EXPECT_EQ(to_text(*get(rule, path_of("hosts"))), "[d, x, a]");
    must_set(rule, "hosts[0]", Value{});
    EXPECT_EQ(to_text(*get(rule, path_of("hosts"))), "[x, a]");
}

TEST(Access, names_the_index_that_is_out_of_range)
{
    HostRule rule;
    EXPECT_EQ(failure(erase(rule, path_of("hosts[0]"))), "'hosts' has no element [0]: it has 0");
    EXPECT_EQ(failure(insert(rule, path_of("hosts[1]"), "a")), "'hosts' has no element [1]: it has 0");
    must_set(rule, "hosts", Value::List{"a"});
    EXPECT_EQ(failure(move(rule, path_of("hosts[0]"), 1)), "'hosts' has no element [1]: it has 1");
    EXPECT_EQ(failure(set(rule, path_of("hosts[7]"), "b")), "'hosts' has no element [7]: it has 1");
    UrlMap map;
    EXPECT_EQ(failure(set(map, path_of("pathMatchers[0].name"), "m")), "'pathMatchers' has no element [0]: it has 0");
    EXPECT_EQ(get(map, path_of("pathMatchers[0].name")).error().kind, ErrorKind::NotFound);
}

TEST(Access, explains_paths_the_schema_does_not_know)
{
    UrlMap map;
    EXPECT_EQ(get(map, path_of("pathMatcherz")).error().context,
              "urlMap has no field 'pathMatcherz'; did you mean 'pathMatchers'?");
    EXPECT_EQ(failure(set(map, path_of("pathMatcherz"), "x")),
              "urlMap has no field 'pathMatcherz'; did you mean 'pathMatchers'?");
    EXPECT_EQ(failure(set(map, path_of("pathMatcherz[0].name"), "x")),
              "urlMap has no field 'pathMatcherz'; did you mean 'pathMatchers'?");
    EXPECT_EQ(failure(set(map, path_of("name.x"), "x")), "'name' of urlMap has no parts");
    EXPECT_EQ(failure(set(map, path_of("pathMatchers.name"), "x")),
              "'pathMatchers' of urlMap is a list; say which element: pathMatchers[0]");
    EXPECT_EQ(failure(set(map, path_of("name"), true)), "'name' of urlMap takes text, not true");
    EXPECT_EQ(failure(set(map, path_of("[0]"), true)), "urlMap is no list, so it has no index");
    EXPECT_EQ(failure(set(map, path_of("name"), std::string("\xff\xfe"))).substr(0, 30),
              "'name' of urlMap takes text, n");
    EXPECT_TRUE(equal(map, UrlMap{}));
}

TEST(Access, keeps_unknown_keys_as_text)
{
    UrlMap map;
    const FieldPath key{"x.y"};
    must_set(map, "[\"x.y\"]", SourceText{"{a: 1}"});
    EXPECT_EQ(get(map, key), Value{SourceText{"{a: 1}"}});
    ASSERT_EQ(map.unmodelled_size(), 1);
    EXPECT_EQ(map.unmodelled(0).key(), "x.y");
    must_set(map, "[\"x.y\"]", SourceText{"2"});
    EXPECT_EQ(map.unmodelled_size(), 1);
    ASSERT_TRUE(set(map, key, Value{}));
    EXPECT_TRUE(equal(map, UrlMap{}));
}

TEST(Access, reads_and_writes_map_entries)
{
    const auto rule = new_message("ForwardingRule");
    must_set(*rule, "labels.env", "prod");
    must_set(*rule, "labels[\"a.b\"]", "");
    EXPECT_EQ(get(*rule, path_of("labels")), (Value{Value::Map{{"a.b", ""}, {"env", "prod"}}}));
    EXPECT_EQ(get(*rule, path_of("labels.none")), Value{});
    EXPECT_EQ(failure(set(*rule, path_of("labels.env"), 3)), "the values of 'labels' are texts, not 3");
    EXPECT_EQ(failure(set(*rule, path_of("labels[0]"), "x")), "'labels' of forwardingRule takes names, not an index");
    must_set(*rule, "labels.env", Value{});
    must_set(*rule, "labels[\"a.b\"]", Value{});
    EXPECT_EQ(get(*rule, path_of("labels")), Value{});
    must_set(*rule, "labels", Value::Map{});
    EXPECT_EQ(get(*rule, path_of("labels")), Value{Value::Map{}});
}

TEST(Access, accepts_integers_that_fit_and_no_others)
{
    const auto duration = new_message("Duration");
    must_set(*duration, "seconds", std::uint64_t{5});
    EXPECT_EQ(get(*duration, path_of("seconds")), Value{std::int64_t{5}});
    EXPECT_FALSE(set(*duration, path_of("seconds"), std::uint64_t{1} << 63));
    const auto rule = new_message("ForwardingRule");
    EXPECT_FALSE(set(*rule, path_of("id"), -1));
    must_set(*rule, "id", 1);
    EXPECT_EQ(get(*rule, path_of("id")), Value{std::uint64_t{1}});
    must_set(*rule, "externalManagedBackendBucketMigrationTestingPercentage", 7);
    EXPECT_EQ(get(*rule, path_of("externalManagedBackendBucketMigrationTestingPercentage")), Value{7.0});
}

TEST(Access, follows_paths_without_a_message)
{
    const auto target = resolve("UrlMap", path_of("pathMatchers[3].routeRules[1].priority"));
    ASSERT_TRUE(target);
    EXPECT_EQ(target->message->name, "HttpRouteRule");
    EXPECT_EQ(target->field->name, "priority");
    EXPECT_FALSE(target->element);
    EXPECT_TRUE(resolve("UrlMap", path_of("pathMatchers[3]"))->element);
    EXPECT_TRUE(resolve("ForwardingRule", path_of("labels.x"))->element);
    EXPECT_EQ(resolve("UrlMap", {})->message->name, "UrlMap");
    for (const auto* wrong : {"pathMatchers.name", "name[0]", "name.x", "hostRules[0].hosts[0].x", "[0]", "nope"})
        EXPECT_FALSE(resolve("UrlMap", path_of(wrong))) << wrong;
    EXPECT_FALSE(resolve("NoSuchMessage", {}));
}

TEST(Access, finds_messages_for_reading)
{
    UrlMap map;
    map.add_path_matchers()->set_name("m");
    EXPECT_EQ(find_message(map, {}), &map);
    EXPECT_EQ(find_message(map, path_of("pathMatchers[0]")), &map.path_matchers(0));
    EXPECT_EQ(find_message(map, path_of("pathMatchers[1]")), nullptr);
    EXPECT_EQ(find_message(map, path_of("pathMatchers")), nullptr);
    EXPECT_EQ(find_message(map, path_of("defaultRouteAction")), nullptr);
    EXPECT_EQ(find_message(map, path_of("name")), nullptr);
    EXPECT_EQ(find_message(map, path_of("nope")), nullptr);
}

TEST(Access, makes_messages_from_assignments)
{
    const Assignment good[] = {{path_of("name"), "m"}, {path_of("defaultRouteAction.timeout.seconds"), 3}};
    const auto made = make_message("UrlMap", good);
    ASSERT_TRUE(made);
    EXPECT_EQ(get(**made, path_of("defaultRouteAction.timeout.seconds")), Value{3});
    const Assignment wrong[] = {{path_of("name"), 3}};
    EXPECT_EQ(make_message("UrlMap", wrong).error().context, "'name' of urlMap takes text, not 3");
    EXPECT_EQ(make_message("NoSuchMessage").error().context, "there is no message 'NoSuchMessage'");
}

TEST(Equality, ignores_the_order_of_keys_and_nothing_else)
{
    UrlMap a;
    UrlMap b;
    must_set(a, "x", SourceText{"1"});
    must_set(a, "y", SourceText{"2"});
    must_set(b, "y", SourceText{"2"});
    EXPECT_FALSE(equal(a, b));
    must_set(b, "x", SourceText{"1"});
    EXPECT_TRUE(equal(a, b));
    a.add_host_rules()->add_hosts("one");
    a.mutable_host_rules(0)->add_hosts("two");
    b.add_host_rules()->add_hosts("two");
    b.mutable_host_rules(0)->add_hosts("one");
    EXPECT_FALSE(equal(a, b));
    EXPECT_FALSE(equal(a, *new_message("HostRule")));
}

TEST(Text, is_short_and_never_cuts_a_character)
{
    EXPECT_EQ(to_text(Value{}), "(none)");
    EXPECT_EQ(to_text(""), "''");
    EXPECT_EQ(to_text(Value::Map{{"a", "b"}}), "{a: b}");
    EXPECT_EQ(to_text(SourceText{"null"}), "null");
    std::string umlauts;
    for (int i = 0; i < 200; ++i)
        umlauts += "ü";
    EXPECT_EQ(to_text("x" + umlauts).size(), 119u + 3u);
}

} // namespace
} // namespace switchyard::schema
