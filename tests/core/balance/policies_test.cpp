// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/policies.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <map>
#include <vector>

namespace switchyard::balance {
namespace {

std::unique_ptr<const Picker> round_robin(std::size_t endpoints)
{
    return find_policy("ROUND_ROBIN")->make(std::vector<PickerEndpoint>(endpoints));
}

TEST(Policies, know_their_names_and_nothing_else)
{
    for (const PolicyInfo& policy : policies()) {
        EXPECT_EQ(find_policy(policy.name), &policy);
        EXPECT_FALSE(policy.summary.empty());
    }
    EXPECT_EQ(policies().front().name, "ROUND_ROBIN");
    EXPECT_EQ(find_policy(""), nullptr);
    EXPECT_EQ(find_policy("round_robin"), nullptr);
    EXPECT_EQ(find_policy("INVALID_LB_POLICY"), nullptr);
}

TEST(Policies, pick_nothing_when_nothing_serves)
{
    for (const PolicyInfo& policy : policies()) {
        PickState state{Random(1)};
        EXPECT_EQ(policy.make({})->pick(state, {}), std::nullopt) << policy.name;
    }
}

TEST(RoundRobin, gives_each_endpoint_the_next_request)
{
    const auto picker = round_robin(3);
    PickState state{Random(1)};
    state.cursor = 0;
    for (const std::uint32_t expected : {0U, 1U, 2U, 0U, 1U, 2U, 0U})
        EXPECT_EQ(picker->pick(state, {}), expected);
}

TEST(RoundRobin, avoids_the_endpoint_that_failed_when_there_is_another)
{
    const auto picker = round_robin(3);
    PickState state{Random(1)};
    state.cursor = 1;
    EXPECT_EQ(picker->pick(state, {.hash = std::nullopt, .avoid = 1}), 2U);
    EXPECT_EQ(picker->pick(state, {.hash = std::nullopt, .avoid = 1}), 0U);
    EXPECT_EQ(round_robin(1)->pick(state, {.hash = std::nullopt, .avoid = 0}), 0U);
}

TEST(RoundRobin, stays_inside_when_the_number_of_endpoints_changes)
{
    PickState state{Random(9)};
    state.cursor = std::numeric_limits<std::uint64_t>::max() - 2;
    for (std::size_t size = 9; size > 0; --size) {
        const auto picker = round_robin(size);
        for (int i = 0; i < 20; ++i)
            ASSERT_LT(*picker->pick(state, {}), size);
    }
}

TEST(RoundRobin, starts_workers_at_different_endpoints)
{
    const auto picker = round_robin(10);
    std::map<std::uint32_t, int> first_picks;
    for (std::uint64_t worker = 0; worker < 100; ++worker) {
        PickState state{Random(1, worker)};
        ++first_picks[*picker->pick(state, {})];
    }
    EXPECT_GE(first_picks.size(), 8U);
}

} // namespace
} // namespace switchyard::balance
