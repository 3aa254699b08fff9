// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/subject.h"
#include "core/schema/security_policy.pb.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace switchyard::compile {

/// The priority of a security policy's default rule, the last one to be tried.
inline constexpr std::int64_t kDefaultPriority = 2147483647;

/// One rule of a security policy. Lifetime: as the workspace.
struct SecurityRule
{
    const Subject& subject;
    const schema::SecurityPolicyRule& rule;
    schema::FieldPath path;
    std::string_view type; ///< of its policy: CLOUD_ARMOR, CLOUD_ARMOR_EDGE, CLOUD_ARMOR_NETWORK

    bool is_network() const { return type == "CLOUD_ARMOR_NETWORK"; }
    bool limits_rates() const;
    /// Matches every request.
    bool is_catch_all() const;
    Place place(std::string_view field) const { return subject.place(path.field(field)); }
    std::string below(std::string_view field) const { return path.field(field).to_string(); }
};

/// The action of a rule and what goes with it. (security_action_checks.cpp)
void check_security_action(const SecurityRule& rule, Findings& findings);
/// Thresholds, keys and bans of a rule that limits rates. (security_rate_checks.cpp)
void check_security_rate(const SecurityRule& rule, Findings& findings);
/// The condition of a rule. (security_match_checks.cpp)
void check_security_match(const SecurityRule& rule, Findings& findings);
/// Where a redirect leads; `path` is the options' own. (security_action_checks.cpp)
void check_redirect_options(const SecurityRule& rule, const schema::SecurityPolicyRuleRedirectOptions& options,
                            const schema::FieldPath& path, Findings& findings);

} // namespace switchyard::compile
