// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/suggest.h"
#include "core/compile/security_rule.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

/// Source: load-balancer semantics chapter 9.
constexpr std::array<std::string_view, 9> kActions{"allow",          "deny(403)", "deny(404)", "deny(429)", "deny(502)",
                                                   "rate_based_ban", "redirect",  "throttle",  "fairshare"};
constexpr std::array<std::string_view, 2> kNetworkActions{"allow", "deny"};

bool is_known(std::string_view action) { return std::ranges::find(kActions, action) != kActions.end(); }

void check_literal(const SecurityRule& rule, Findings& findings)
{
    const std::string& action = rule.rule.action();
    if (action.empty()) {
        findings.add(Verdict::CloudRefuses, "security_policy.action_missing", rule.subject.place(rule.path));
        return;
    }
    if (rule.is_network()) {
        if (std::ranges::find(kNetworkActions, action) == kNetworkActions.end()) {
            findings.add(Verdict::CloudRefuses, "security_policy.action_for_type", rule.place("action"),
                         {action, std::string(rule.type), "allow and deny"});
        }
        return;
    }
    if (!is_known(action)) {
        const std::string near(action.starts_with("deny") ? std::string_view("deny(403)") : closest(action, kActions));
        std::optional<DiagnosticFix> fix;
        if (!near.empty()) {
            fix = write_fix(rule.below("action"), near);
        }
        findings.add(Verdict::CloudRefuses, "security_policy.action_unknown", rule.place("action"), {action},
                     std::move(fix));
    } else if (rule.type == "CLOUD_ARMOR_EDGE" && action != "allow" && !action.starts_with("deny")) {
        findings.add(Verdict::CloudRefuses, "security_policy.action_for_type", rule.place("action"),
                     {action, std::string(rule.type), "allow and deny(…)"});
    }
}

void check_redirect(const SecurityRule& rule, Findings& findings)
{
    const bool redirects = rule.rule.action() == "redirect";
    if (redirects) {
        check_redirect_options(rule, rule.rule.redirect_options(), rule.path.field("redirectOptions"), findings);
    } else if (rule.rule.has_redirect_options() && is_known(rule.rule.action())) {
        findings.add(Verdict::Advises, "security_policy.options_unused", rule.place("redirectOptions"),
                     {"redirectOptions", rule.rule.action()}, remove_fix(rule.below("redirectOptions")));
    }
}

void check_header_action(const SecurityRule& rule, Findings& findings)
{
    const bool global = rule.subject.resource.scope.level == model::Scope::Level::Global;
    if (rule.rule.has_header_action() && (!global || rule.type != "CLOUD_ARMOR")) {
        findings.add(Verdict::CloudRefuses, "security_policy.header_action", rule.place("headerAction"), {},
                     remove_fix(rule.below("headerAction")));
    }
}

void check_exclusion(const SecurityRule& rule, const schema::SecurityPolicyRulePreconfiguredWafConfigExclusion& entry,
                     const schema::FieldPath& path, Findings& findings)
{
    if (entry.target_rule_set().empty()) {
        findings.add(Verdict::CloudRefuses, "security_policy.exclusion", rule.subject.place(path),
                     {"targetRuleSet is missing"});
    }
    const std::array lists{
        std::pair("requestCookiesToExclude", &entry.request_cookies_to_exclude()),
        std::pair("requestHeadersToExclude", &entry.request_headers_to_exclude()),
        std::pair("requestQueryParamsToExclude", &entry.request_query_params_to_exclude()),
        std::pair("requestUrisToExclude", &entry.request_uris_to_exclude()),
    };
    for (const auto& [name, list] : lists) {
        for (int i = 0; i < list->size(); ++i) {
            const bool any = list->Get(i).op() == "EQUALS_ANY";
            if (any == list->Get(i).val().empty()) {
                continue;
            }
            findings.add(Verdict::CloudRefuses, "security_policy.exclusion",
                         rule.subject.place(path.field(name).index(static_cast<std::size_t>(i))),
                         {any ? "EQUALS_ANY stands for every value, so val must be absent" : "val is missing"});
        }
    }
}

void check_exclusions(const SecurityRule& rule, Findings& findings)
{
    const auto& exclusions = rule.rule.preconfigured_waf_config().exclusions();
    for (int i = 0; i < exclusions.size(); ++i) {
        check_exclusion(
            rule, exclusions[i],
            rule.path.field("preconfiguredWafConfig").field("exclusions").index(static_cast<std::size_t>(i)), findings);
    }
}

} // namespace

bool SecurityRule::limits_rates() const
{
    const std::string& action = rule.action();
    return action == "throttle" || action == "rate_based_ban" || action == "fairshare";
}

void check_redirect_options(const SecurityRule& rule, const schema::SecurityPolicyRuleRedirectOptions& options,
                            const schema::FieldPath& path, Findings& findings)
{
    std::string reason;
    if (options.type().empty()) {
        reason = "a redirect needs a type, GOOGLE_RECAPTCHA or EXTERNAL_302";
    } else if (options.type() == "EXTERNAL_302" && options.target().empty()) {
        reason = "EXTERNAL_302 needs a target";
    } else if (options.type() == "GOOGLE_RECAPTCHA" && !options.target().empty()) {
        reason = "GOOGLE_RECAPTCHA has no target";
    }
    if (!reason.empty()) {
        const bool written = options.has_type() || options.has_target();
        findings.add(Verdict::CloudRefuses, "security_policy.redirect",
                     rule.subject.place(written ? path : path.parent()), {reason});
    }
}

void check_security_action(const SecurityRule& rule, Findings& findings)
{
    check_literal(rule, findings);
    check_redirect(rule, findings);
    check_header_action(rule, findings);
    check_exclusions(rule, findings);
}

} // namespace switchyard::compile
