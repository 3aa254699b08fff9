// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/verdict.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace switchyard::health {
namespace {

/// '+' success, '-' failure; the answer has one letter per probe: U unknown, H healthy, X unhealthy.
std::string states_after(Verdict& verdict, std::string_view probes)
{
    std::string states;
    for (const char probe : probes) {
        verdict.report(probe == '+');
        states += verdict.state() == State::Unknown ? 'U' : verdict.state() == State::Healthy ? 'H' : 'X';
    }
    return states;
}

struct Case
{
    Thresholds thresholds;
    std::string_view probes;
    std::string_view states;
};

TEST(Verdict, changes_only_after_a_full_row_of_equal_probes)
{
    constexpr Case kCases[] = {
        {{2, 2}, "++", "UH"},
        {{2, 2}, "+-++", "UUUH"},
        {{2, 2}, "--", "UX"},
        {{2, 3}, "++--+---", "UHHHHHHX"},
        {{3, 1}, "-+++-+", "XXXHXX"},
        {{1, 1}, "+-+-", "HXHX"},
        {{10, 10}, "+++++++++-++++++++++", "UUUUUUUUUUUUUUUUUUUH"},
    };
    for (const Case& c : kCases) {
        Verdict verdict{c.thresholds};
        EXPECT_EQ(states_after(verdict, c.probes), c.states) << c.probes;
    }
}

TEST(Verdict, is_unknown_before_the_first_probe)
{
    EXPECT_EQ(Verdict{{}}.state(), State::Unknown);
    EXPECT_EQ(Verdict{{}}.streak(), 0U);
}

TEST(Verdict, reports_a_change_once)
{
    Verdict verdict{{2, 2}};
    EXPECT_FALSE(verdict.report(true));
    EXPECT_TRUE(verdict.report(true));
    EXPECT_FALSE(verdict.report(true));
    EXPECT_EQ(verdict.streak(), 3U);
}

TEST(Verdict, treats_a_threshold_of_zero_as_one)
{
    Verdict verdict{{0, 0}};
    EXPECT_TRUE(verdict.report(false));
    EXPECT_TRUE(verdict.report(true));
}

} // namespace
} // namespace switchyard::health
