// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/field_rules.h"

#include "core/compile/names.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <google/protobuf/descriptor.h>
#include <unordered_map>

namespace switchyard::compile {

namespace {

using google::protobuf::Descriptor;

constexpr std::array kGlobalExternal{Mode::GlobalExternal};
constexpr std::array kGlobalExternalAndClassic{Mode::GlobalExternal, Mode::Classic};
constexpr std::array kNotClassic{Mode::GlobalExternal, Mode::RegionalExternal, Mode::RegionalInternal,
                                 Mode::CrossRegionInternal};
constexpr std::array kEnvoy{Mode::RegionalExternal, Mode::RegionalInternal, Mode::CrossRegionInternal};

/// Source: load-balancer semantics chapter 0; circuit breakers are accepted everywhere.
constexpr std::array kRestrictions{
    ModeRestriction{"global external only", kGlobalExternal},
    ModeRestriction{"global external, classic", kGlobalExternalAndClassic},
    ModeRestriction{"not classic", kNotClassic},
    ModeRestriction{"global external, regional external, internal", kNotClassic},
    ModeRestriction{"regional external, regional internal, cross-region internal, mesh", kEnvoy},
    ModeRestriction{"regional external, internal (Envoy)", kEnvoy, true},
};

/// Source: load-balancer semantics chapter 11. Tests of internal load balancers are url_map_checks.cpp's business.
constexpr std::array kRemarkedBounds{
    RemarkedBound{"UrlMap.hostRules", "1000 (external) / 2000 (internal)", {1000, 1000, 1000, 2000, 2000}},
    RemarkedBound{"UrlMap.pathMatchers", "1000 (external) / 2000 (internal)", {1000, 1000, 1000, 2000, 2000}},
    RemarkedBound{"UrlMap.tests", "100 (classic quota page: 10000)", {100, 10000, 100, 0, 0}},
    RemarkedBound{
        "PathMatcher.routeRules", "1000 (beta docs: 200 recommended, unverified)", {1000, 1000, 1000, 1000, 1000}},
    RemarkedBound{"BackendService.customRequestHeaders", "16 (8 KB in total)", {16, 16, 16, 16, 16}},
    RemarkedBound{"BackendService.customResponseHeaders", "16 (8 KB in total)", {16, 16, 16, 16, 16}},
};

/// [a-z]([-_.a-z0-9]*[a-z0-9])?
bool is_metric_name(std::string_view text)
{
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return !text.empty() && lower(text.front()) && (lower(text.back()) || digit(text.back())) &&
           std::ranges::all_of(text, [&](char c) { return lower(c) || digit(c) || c == '-' || c == '_' || c == '.'; });
}

constexpr std::array kPatterns{
    TextPattern{kNamePattern, is_cloud_name, "see name.invalid"},
    TextPattern{"[a-z]([-_.a-z0-9]*[a-z0-9])?", is_metric_name,
                "lower-case letters, digits, '-', '_' and '.', beginning with a letter and ending with a letter or "
                "digit."},
    // A rule's port has sentences of its own.
    TextPattern{"\\d+(?:-\\d+)?", nullptr, ""},
};

/// Of the fields that are only sent, these must not be read by others.
constexpr std::array<std::string_view, 5> kSecrets{"SslCertificate.privateKey",
                                                   "SslCertificateSelfManagedSslCertificate.privateKey",
                                                   "Certificate.SelfManagedCertificate.pemPrivateKey",
                                                   "BackendServiceIAP.oauth2ClientSecret", "AWSV4Signature.accessKey"};

/// backend_service.cpp says which of several health checks is used, and target_proxy_checks.cpp tells the certificates
/// apart.
constexpr std::array<std::string_view, 3> kCountedElsewhere{
    "BackendService.healthChecks", "TargetHttpsProxy.sslCertificates", "TargetSslProxy.sslCertificates"};

/// Their fields exclude each other in target.conflict.
constexpr std::array<std::string_view, 2> kGroupsOfUrlMaps{"default target", "rule target"};

std::string qualified(const schema::MessageInfo& message, const schema::FieldInfo& field)
{
    return message.name + '.' + field.name;
}

FieldRule rule_of(const schema::MessageInfo& message, const schema::FieldInfo& field)
{
    FieldRule rule;
    rule.info = &field;
    rule.min = bound_number(field.min);
    rule.max = bound_number(field.max);
    rule.remarked_items = remarked_bound(qualified(message, field));
    rule.pattern = field.pattern.empty() ? nullptr : text_pattern(field.pattern);
    rule.restriction = field.modes.empty() ? nullptr : mode_restriction(field.modes);
    rule.secret = std::ranges::find(kSecrets, qualified(message, field)) != kSecrets.end();
    rule.counted_elsewhere = std::ranges::find(kCountedElsewhere, qualified(message, field)) != kCountedElsewhere.end();
    return rule;
}

void add_to_group(std::vector<ExclusiveGroup>& groups, const schema::FieldInfo& field)
{
    if (field.exclusive_group.empty() ||
        std::ranges::find(kGroupsOfUrlMaps, field.exclusive_group) != kGroupsOfUrlMaps.end()) {
        return;
    }
    const auto known = std::ranges::find(groups, field.exclusive_group, &ExclusiveGroup::name);
    if (known == groups.end()) {
        groups.push_back({field.exclusive_group, {&field}});
    } else {
        known->fields.push_back(&field);
    }
}

std::unordered_map<const Descriptor*, MessageRules> all_rules()
{
    std::unordered_map<const Descriptor*, MessageRules> all;
    for (const schema::MessageInfo& message : schema::all_messages()) {
        MessageRules& rules = all[message.descriptor];
        rules.fields.resize(static_cast<std::size_t>(message.descriptor->field_count()));
        for (const schema::FieldInfo& field : message.fields) {
            rules.fields[static_cast<std::size_t>(field.descriptor->index())] = rule_of(message, field);
            add_to_group(rules.groups, field);
            // What a missing name means, check_names() says.
            const bool wanted = field.required || field.min_items.number.value_or(0) > 0;
            if (wanted && !(message.resource && field.name == "name")) {
                rules.required.push_back(&field);
            }
        }
    }
    return all;
}

} // namespace

bool ModeRestriction::allows(Mode mode) const { return std::ranges::find(modes, mode) != modes.end(); }

const MessageRules* rules_of(const Descriptor* message)
{
    static const std::unordered_map<const Descriptor*, MessageRules> kRules = all_rules();
    const auto found = kRules.find(message);
    return found == kRules.end() ? nullptr : &found->second;
}

const ModeRestriction* mode_restriction(std::string_view text)
{
    const auto* row = std::ranges::find(kRestrictions, text, &ModeRestriction::text);
    return row == kRestrictions.end() ? nullptr : row;
}

const TextPattern* text_pattern(std::string_view pattern)
{
    const auto* row = std::ranges::find(kPatterns, pattern, &TextPattern::pattern);
    return row == kPatterns.end() ? nullptr : row;
}

const RemarkedBound* remarked_bound(std::string_view field)
{
    const auto* row = std::ranges::find(kRemarkedBounds, field, &RemarkedBound::field);
    return row == kRemarkedBounds.end() ? nullptr : row;
}

std::optional<double> bound_number(const schema::Bound& bound)
{
    if (bound.number) {
        return bound.number;
    }
    double number = 0;
    const char* end = bound.text.data() + bound.text.size();
    const auto [stop, error] = std::from_chars(bound.text.data(), end, number);
    if (bound.empty() || error != std::errc{}) {
        return std::nullopt;
    }
    const std::string_view unit(stop, end);
    if (unit == "s") {
        return number;
    }
    return unit == "h" ? std::optional(number * 3600) : std::nullopt;
}

std::optional<double> max_items(const FieldRule& rule, std::span<const Mode> modes)
{
    if (rule.remarked_items == nullptr) {
        return rule.info->max_items.number;
    }
    const auto& numbers = rule.remarked_items->numbers;
    const auto of = [&](Mode mode) {
        return numbers[static_cast<std::size_t>(std::ranges::find(kAllModes, mode) - kAllModes.begin())];
    };
    double limit = modes.empty() ? std::ranges::max(numbers) : 0;
    for (const Mode mode : modes) {
        limit = limit == 0 ? of(mode) : std::min(limit, of(mode) == 0 ? limit : of(mode));
    }
    return limit == 0 ? std::nullopt : std::optional(limit);
}

} // namespace switchyard::compile
