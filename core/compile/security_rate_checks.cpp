// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/security_rule.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

constexpr std::int64_t kMostBeforeBan = 10'000;
constexpr std::array<std::string_view, 5> kExceedActions{"deny(403)", "deny(404)", "deny(429)", "deny(502)",
                                                         "redirect"};

bool has_name(std::string_view key) { return key == "HTTP_HEADER" || key == "HTTP_COOKIE"; }

class RateLimit
{
public:
    RateLimit(const SecurityRule& rule, Findings& findings)
        : rule_(rule),
          options_(rule.rule.rate_limit_options()),
          path_(rule.path.field("rateLimitOptions")),
          findings_(findings)
    {}

    void run()
    {
        missing();
        actions();
        ban();
        keys();
    }

private:
    Place place(std::string_view field) const { return rule_.subject.place(path_.field(field)); }
    std::string below(std::string_view field) const { return path_.field(field).to_string(); }

    void require(bool present, const char* field, const char* yaml)
    {
        if (!present) {
            findings_.add(Verdict::CloudRefuses, "security_policy.rate_limit_incomplete", rule_.subject.place(path_),
                          {rule_.rule.action(), field}, write_fix(below(field), yaml));
        }
    }

    void missing()
    {
        const bool ban = rule_.rule.action() == "rate_based_ban";
        require(options_.has_rate_limit_threshold(), "rateLimitThreshold", "{count: 100, intervalSec: 60}");
        require(options_.has_conform_action(), "conformAction", "allow");
        require(options_.has_exceed_action() || rule_.rule.action() == "fairshare", "exceedAction", "deny(429)");
        require(options_.has_ban_duration_sec() || !ban, "banDurationSec", "300");
    }

    void actions()
    {
        const std::string& conform = options_.conform_action();
        if (!conform.empty() && conform != "allow") {
            findings_.add(Verdict::CloudRefuses, "security_policy.rate_limit_action", place("conformAction"),
                          {"conformAction", conform, "allow"}, write_fix(below("conformAction"), "allow"));
        }
        const std::string& exceed = options_.exceed_action();
        if (!exceed.empty() && std::ranges::find(kExceedActions, exceed) == kExceedActions.end()) {
            findings_.add(Verdict::CloudRefuses, "security_policy.rate_limit_action", place("exceedAction"),
                          {"exceedAction", exceed, "deny(403), deny(404), deny(429), deny(502) or redirect"},
                          write_fix(below("exceedAction"), "deny(429)"));
        }
        if (exceed == "redirect") {
            check_redirect_options(rule_, options_.exceed_redirect_options(), path_.field("exceedRedirectOptions"),
                                   findings_);
        }
    }

    void ban()
    {
        if (rule_.rule.action() == "rate_based_ban") {
            const std::int64_t count = options_.rate_limit_threshold().count();
            if (count > kMostBeforeBan) {
                findings_.add(Verdict::CloudRefuses, "security_policy.ban_count", place("rateLimitThreshold"),
                              {std::to_string(count), std::to_string(kMostBeforeBan)},
                              write_fix(path_.field("rateLimitThreshold").field("count").to_string(),
                                        std::to_string(kMostBeforeBan)));
            }
            return;
        }
        const std::array fields{std::pair("banDurationSec", options_.has_ban_duration_sec()),
                                std::pair("banThreshold", options_.has_ban_threshold())};
        for (const auto& [field, present] : fields) {
            if (present) {
                findings_.add(Verdict::CloudRefuses, "security_policy.ban_unused", place(field),
                              {field, rule_.rule.action()}, remove_fix(below(field)));
            }
        }
    }

    void key(std::string_view type, const std::string& name, const schema::FieldPath& path)
    {
        if (has_name(type) && name.empty()) {
            findings_.add(Verdict::CloudRefuses, "security_policy.key_name_missing", rule_.subject.place(path),
                          {std::string(type)});
        } else if (!has_name(type) && !name.empty()) {
            findings_.add(Verdict::CloudRefuses, "security_policy.key_name_unused",
                          rule_.subject.place(path.field("enforceOnKeyName")),
                          {type.empty() ? "ALL" : std::string(type)},
                          remove_fix(path.field("enforceOnKeyName").to_string()));
        }
    }

    void keys()
    {
        const auto& configs = options_.enforce_on_key_configs();
        if (!configs.empty() && !options_.enforce_on_key().empty()) {
            findings_.add(Verdict::CloudRefuses, "security_policy.key_conflict", place("enforceOnKey"), {},
                          remove_fix(below("enforceOnKey")));
        }
        key(options_.enforce_on_key(), options_.enforce_on_key_name(), path_);
        for (int i = 0; i < configs.size(); ++i) {
            key(configs[i].enforce_on_key_type(), configs[i].enforce_on_key_name(),
                path_.field("enforceOnKeyConfigs").index(static_cast<std::size_t>(i)));
        }
    }

    const SecurityRule& rule_;
    const schema::SecurityPolicyRuleRateLimitOptions& options_;
    schema::FieldPath path_;
    Findings& findings_;
};

} // namespace

void check_security_rate(const SecurityRule& rule, Findings& findings)
{
    if (rule.limits_rates() && rule.rule.has_rate_limit_options()) {
        RateLimit(rule, findings).run();
    } else if (rule.limits_rates()) {
        const std::string ban = rule.rule.action() == "rate_based_ban" ? ", banDurationSec: 300" : "";
        findings.add(Verdict::CloudRefuses, "security_policy.rate_limit_missing", rule.place("action"),
                     {rule.rule.action()},
                     DiagnosticFix{"Allow 100 requests a minute", rule.below("rateLimitOptions"),
                                   "{rateLimitThreshold: {count: 100, intervalSec: 60}, conformAction: allow, "
                                   "exceedAction: deny(429)" +
                                       ban + '}'});
    } else if (rule.rule.has_rate_limit_options()) {
        findings.add(Verdict::Advises, "security_policy.options_unused", rule.place("rateLimitOptions"),
                     {"rateLimitOptions", rule.rule.action()}, remove_fix(rule.below("rateLimitOptions")));
    }
}

} // namespace switchyard::compile
