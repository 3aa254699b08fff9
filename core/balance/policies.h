// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/balance/picker.h"

#include <memory>
#include <span>
#include <string_view>

namespace switchyard::balance {

/// One balancing policy that is carried out: a row of the table in policies.cpp.
struct PolicyInfo
{
    std::string_view name;    ///< the vendor's localityLbPolicy literal
    std::string_view summary; ///< one sentence for forms and help
    std::unique_ptr<const Picker> (*make)(std::span<const PickerEndpoint> endpoints);
};

/// Every policy that is carried out; the first one is the default.
std::span<const PolicyInfo> policies();
/// Errors: nullptr when the policy is unknown or not carried out.
const PolicyInfo* find_policy(std::string_view name);

} // namespace switchyard::balance
