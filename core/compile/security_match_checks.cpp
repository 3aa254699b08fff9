// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ip_address.h"
#include "core/compile/security_rule.h"

#include <algorithm>
#include <charconv>

namespace switchyard::compile {

namespace {

/// What is wrong with an address range; empty when nothing is.
std::string trouble_with_range(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto address = IpAddress::parse(text.substr(0, slash));
    if (text == "*") {
        return {};
    }
    if (!address) {
        return "it begins with no IP address";
    }
    if (slash == std::string_view::npos) {
        return {};
    }
    const std::string_view digits = text.substr(slash + 1);
    unsigned length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    const unsigned longest = address->family == IpAddress::Family::V4 ? 32 : 128;
    if (error != std::errc{} || end != digits.data() + digits.size() || length > longest) {
        return "after the / stands the length of the prefix, 0 to " + std::to_string(longest);
    }
    return {};
}

bool holds_everything(const google::protobuf::RepeatedPtrField<std::string>& ranges)
{
    return std::ranges::any_of(ranges, [](const std::string& range) { return range == "*"; });
}

class Match
{
public:
    Match(const SecurityRule& rule, Findings& findings) : rule_(rule), findings_(findings) {}

    void run()
    {
        if (rule_.is_network()) {
            network();
            return;
        }
        if (rule_.rule.has_network_match()) {
            foreign("networkMatch");
        }
        const schema::SecurityPolicyRuleMatcher& match = rule_.rule.match();
        const bool versioned = !match.versioned_expr().empty();
        const bool expression = !match.expr().expression().empty();
        if (versioned && match.has_expr()) {
            findings_.add(Verdict::CloudRefuses, "security_policy.match_conflict", rule_.place("match"), {},
                          remove_fix(rule_.path.field("match").field("versionedExpr").to_string()));
        } else if (!versioned && !expression) {
            findings_.add(Verdict::CloudRefuses, "security_policy.match_missing",
                          rule_.rule.has_match() ? rule_.place("match") : rule_.subject.place(rule_.path));
        } else if (versioned && match.config().src_ip_ranges().empty()) {
            findings_.add(Verdict::CloudRefuses, "security_policy.ranges_missing", rule_.place("match"));
        }
        ranges(match.config().src_ip_ranges(), rule_.path.field("match").field("config").field("srcIpRanges"));
    }

private:
    void foreign(const char* field)
    {
        findings_.add(Verdict::CloudRefuses, "security_policy.match_for_type", rule_.place(field),
                      {field, std::string(rule_.type), rule_.is_network() ? "networkMatch" : "match"},
                      remove_fix(rule_.below(field)));
    }

    void network()
    {
        if (rule_.rule.has_match()) {
            foreign("match");
        }
        const auto& match = rule_.rule.network_match();
        const auto path = rule_.path.field("networkMatch");
        ranges(match.src_ip_ranges(), path.field("srcIpRanges"));
        ranges(match.dest_ip_ranges(), path.field("destIpRanges"));
    }

    void ranges(const google::protobuf::RepeatedPtrField<std::string>& ranges, const schema::FieldPath& path)
    {
        for (int i = 0; i < ranges.size(); ++i) {
            const std::string trouble = trouble_with_range(ranges[i]);
            if (!trouble.empty()) {
                findings_.add(Verdict::CloudRefuses, "security_policy.range_invalid",
                              rule_.subject.place(path.index(static_cast<std::size_t>(i))), {ranges[i], trouble});
            }
        }
    }

    const SecurityRule& rule_;
    Findings& findings_;
};

} // namespace

bool SecurityRule::is_catch_all() const
{
    if (is_network()) {
        return holds_everything(rule.network_match().src_ip_ranges());
    }
    const std::string& expression = rule.match().expr().expression();
    return expression == "true" || (expression.empty() && holds_everything(rule.match().config().src_ip_ranges()));
}

void check_security_match(const SecurityRule& rule, Findings& findings) { Match(rule, findings).run(); }

} // namespace switchyard::compile
