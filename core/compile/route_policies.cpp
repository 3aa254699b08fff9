// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/route_policies.h"

#include "core/compile/header_vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace switchyard::compile {

namespace {

using model::Kind;

constexpr std::array kBuckets{Kind::BackendBucket};
constexpr std::int64_t kLongestSeconds = 365LL * 24 * 3600;
constexpr std::int64_t kMostRetries = 25;

/// "404"
std::optional<std::uint16_t> error_code(std::string_view text)
{
    std::uint16_t code = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
    const bool sound = error == std::errc{} && end == text.data() + text.size() && code >= 400 && code <= 599;
    return sound ? std::optional(code) : std::nullopt;
}

route::ErrorResponseRule read_error_rule(const schema::CustomErrorResponsePolicyCustomErrorResponseRule& message)
{
    route::ErrorResponseRule rule;
    for (const std::string& text : message.match_response_codes()) {
        rule.all_4xx = rule.all_4xx || text == "4xx";
        rule.all_5xx = rule.all_5xx || text == "5xx";
        if (const auto code = error_code(text)) {
            rule.codes.push_back(*code);
        }
    }
    rule.path = message.path();
    const std::int64_t status = message.override_response_code();
    if (message.has_override_response_code() && status >= 200 && status <= 599) {
        rule.override_response = static_cast<std::uint16_t>(status);
    }
    return rule;
}

/// Texts that may stand in a header of an answer.
template <typename Texts>
std::vector<std::string> header_texts(const Texts& texts)
{
    std::vector<std::string> out;
    std::ranges::copy_if(texts, std::back_inserter(out),
                         [](const std::string& text) { return text == "*" || is_header_name(text); });
    return out;
}

} // namespace

double read_percent(double value) { return value >= 0 && value <= 100 ? value : value > 100 ? 100 : 0; }

Milliseconds read_duration(const schema::Duration& duration)
{
    const std::int64_t seconds = std::clamp<std::int64_t>(duration.seconds(), 0, kLongestSeconds);
    const std::int64_t nanos = std::clamp<std::int64_t>(duration.nanos(), 0, 999'999'999);
    return Seconds(seconds) + std::chrono::ceil<Milliseconds>(Nanoseconds(nanos));
}

route::RetryPolicy read_retry_policy(const schema::HttpRetryPolicy& policy)
{
    route::RetryPolicy out;
    for (const std::string& text : policy.retry_conditions()) {
        const auto* known = std::ranges::find(route::kRetryConditions, text, &route::RetryCondition::literal);
        if (known != route::kRetryConditions.end()) {
            out.conditions = static_cast<std::uint16_t>(out.conditions | static_cast<unsigned>(known->condition));
        }
    }
    if (policy.has_num_retries()) {
        out.retries = static_cast<std::uint32_t>(std::clamp<std::int64_t>(policy.num_retries(), 0, kMostRetries));
    }
    const Milliseconds per_try = read_duration(policy.per_try_timeout());
    if (per_try > Milliseconds{0}) {
        out.per_try_timeout = per_try;
    }
    return out;
}

std::optional<route::FaultPolicy> read_fault_policy(const schema::HttpFaultInjection& policy)
{
    route::FaultPolicy out;
    if (policy.delay().has_fixed_delay()) {
        out.delay = {read_duration(policy.delay().fixed_delay()), read_percent(policy.delay().percentage())};
    }
    const std::int64_t status = policy.abort().http_status();
    if (status >= 200 && status <= 599) {
        out.abort = {static_cast<std::uint16_t>(status), read_percent(policy.abort().percentage())};
    }
    return out.delay || out.abort ? std::optional(out) : std::nullopt;
}

std::optional<route::CorsPolicy> read_cors_policy(const schema::CorsPolicy& policy)
{
    if (policy.disabled()) {
        return std::nullopt;
    }
    route::CorsPolicy out;
    out.allow_origins.assign(policy.allow_origins().begin(), policy.allow_origins().end());
    out.allow_origin_regexes.assign(policy.allow_origin_regexes().begin(), policy.allow_origin_regexes().end());
    out.allow_methods = header_texts(policy.allow_methods());
    out.allow_headers = header_texts(policy.allow_headers());
    out.expose_headers = header_texts(policy.expose_headers());
    if (policy.has_max_age()) {
        out.max_age = policy.max_age();
    }
    out.allow_credentials = policy.allow_credentials();
    return out;
}

std::optional<route::ErrorResponsePolicy> read_error_policy(const schema::CustomErrorResponsePolicy& policy,
                                                            const route::ErrorResponsePolicy* outer,
                                                            const Subject& subject)
{
    route::ErrorResponsePolicy out;
    if (policy.has_error_service()) {
        const auto found = subject.workspace.resolve(kBuckets, policy.error_service(), &subject.resource);
        if (found.resource != nullptr) {
            out.bucket = found.resource->id;
            out.bucket_name = found.resource->name;
        }
    } else if (outer != nullptr) {
        out.bucket = outer->bucket;
        out.bucket_name = outer->bucket_name;
        out.bucket_inherited = out.bucket.has_value();
    }
    for (const auto& rule : policy.error_response_rules()) {
        out.rules.push_back(read_error_rule(rule));
    }
    // Without rules it answers nothing, yet it may lend its bucket to inner levels.
    return out.rules.empty() && !out.bucket ? std::nullopt : std::optional(std::move(out));
}

} // namespace switchyard::compile
