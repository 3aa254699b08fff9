// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/policies.h"

#include "core/balance/round_robin.h"

#include <algorithm>
#include <array>

namespace switchyard::balance {
namespace {

constexpr std::array kPolicies{
    PolicyInfo{"ROUND_ROBIN", "Each healthy endpoint gets the next request in turn.", &RoundRobin::make},
};

} // namespace

std::span<const PolicyInfo> policies() { return kPolicies; }

const PolicyInfo* find_policy(std::string_view name)
{
    const auto* it = std::ranges::find(kPolicies, name, &PolicyInfo::name);
    return it == kPolicies.end() ? nullptr : it;
}

} // namespace switchyard::balance
