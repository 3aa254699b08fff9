// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/field_rules.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>
#include <set>

namespace switchyard::compile {
namespace {

template <typename Visit>
void each_field(Visit visit)
{
    for (const schema::MessageInfo& message : schema::all_messages()) {
        for (const schema::FieldInfo& field : message.fields) {
            visit(message, field);
        }
    }
}

TEST(FieldRules, Know_every_restriction_to_load_balancers_that_the_schema_has)
{
    std::set<std::string> texts;
    each_field([&](const schema::MessageInfo& message, const schema::FieldInfo& field) {
        if (!field.modes.empty()) {
            texts.insert(field.modes);
            EXPECT_NE(mode_restriction(field.modes), nullptr) << message.name << '.' << field.name;
        }
    });
    EXPECT_GE(texts.size(), 6U);
}

TEST(FieldRules, Know_every_pattern_that_the_schema_has)
{
    std::set<std::string> patterns;
    each_field([&](const schema::MessageInfo& message, const schema::FieldInfo& field) {
        if (!field.pattern.empty()) {
            patterns.insert(field.pattern);
            EXPECT_NE(text_pattern(field.pattern), nullptr) << message.name << '.' << field.name;
        }
    });
    EXPECT_GE(patterns.size(), 3U);
}

TEST(FieldRules, Have_a_number_for_every_bound_that_the_schema_has)
{
    each_field([](const schema::MessageInfo& message, const schema::FieldInfo& field) {
        const std::string name = message.name + '.' + field.name;
        for (const schema::Bound* bound : {&field.min, &field.max, &field.min_length, &field.max_length,
                                           &field.min_items, &field.max_items, &field.max_chain}) {
            const RemarkedBound* remarked = remarked_bound(name);
            const bool in_the_table = remarked != nullptr && remarked->text == bound->text;
            EXPECT_TRUE(bound->empty() || bound_number(*bound) || in_the_table) << name << ": " << bound->text;
        }
    });
}

TEST(FieldRules, Say_of_every_field_that_is_only_sent_whether_it_is_a_secret)
{
    const std::set<std::string> open{"pemCertificate", "params"};
    std::size_t secrets = 0;
    each_field([&](const schema::MessageInfo& message, const schema::FieldInfo& field) {
        const MessageRules* rules = rules_of(message.descriptor);
        ASSERT_NE(rules, nullptr);
        const FieldRule& rule = rules->fields[static_cast<std::size_t>(field.descriptor->index())];
        secrets += rule.secret ? 1 : 0;
        if (field.input_only) {
            EXPECT_NE(rule.secret, open.contains(field.name)) << message.name << '.' << field.name;
        }
    });
    EXPECT_EQ(secrets, 5U);
}

TEST(FieldRules, Take_the_strictest_bound_of_several_load_balancers)
{
    const schema::FieldInfo* hosts = schema::field_info("UrlMap", "hostRules");
    ASSERT_NE(hosts, nullptr);
    FieldRule rule;
    rule.info = hosts;
    rule.remarked_items = remarked_bound("UrlMap.hostRules");
    EXPECT_EQ(max_items(rule, {}), 2000);
    EXPECT_EQ(max_items(rule, std::array{Mode::RegionalInternal}), 2000);
    EXPECT_EQ(max_items(rule, std::array{Mode::Classic, Mode::RegionalInternal}), 1000);
    FieldRule tests;
    tests.info = hosts;
    tests.remarked_items = remarked_bound("UrlMap.tests");
    EXPECT_EQ(max_items(tests, std::array{Mode::RegionalInternal}), std::nullopt);
    EXPECT_EQ(max_items(tests, std::array{Mode::Classic, Mode::CrossRegionInternal}), 10000);
}

TEST(FieldRules, Match_the_names_of_custom_metrics)
{
    const TextPattern* pattern = text_pattern("[a-z]([-_.a-z0-9]*[a-z0-9])?");
    ASSERT_NE(pattern, nullptr);
    for (const char* name : {"a", "orca.named_metrics.queue", "cpu-0", "a.b"}) {
        EXPECT_TRUE(pattern->matches(name)) << name;
    }
    for (const char* name : {"", "A", "0a", "a.", "a b", "a_"}) {
        EXPECT_FALSE(pattern->matches(name)) << name;
    }
}

} // namespace
} // namespace switchyard::compile
