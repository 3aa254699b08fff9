// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"

#include <array>

namespace switchyard::compile {

namespace {

using schema::CircuitBreakers;
using schema::OutlierDetection;

/// A threshold, and the chance in percent that crossing it ejects an endpoint. Source: load-balancer semantics 4.7.
struct ThresholdRow
{
    std::string_view threshold;
    std::string_view enforcing;
    bool (*written)(const OutlierDetection&);
    std::int64_t (*chance)(const OutlierDetection&);
};

constexpr std::array kThresholds{
    ThresholdRow{"consecutiveErrors", "enforcingConsecutiveErrors",
                 [](const OutlierDetection& o) { return o.has_consecutive_errors(); },
                 [](const OutlierDetection& o) { return o.enforcing_consecutive_errors(); }},
    ThresholdRow{"consecutiveGatewayFailure", "enforcingConsecutiveGatewayFailure",
                 [](const OutlierDetection& o) { return o.has_consecutive_gateway_failure(); },
                 [](const OutlierDetection& o) {
                     return o.has_enforcing_consecutive_gateway_failure() ? o.enforcing_consecutive_gateway_failure()
                                                                          : 100;
                 }},
    ThresholdRow{
        "successRateStdevFactor", "enforcingSuccessRate",
        [](const OutlierDetection& o) { return o.has_success_rate_stdev_factor(); },
        [](const OutlierDetection& o) { return o.has_enforcing_success_rate() ? o.enforcing_success_rate() : 100; }},
};

bool is_positive(const schema::Duration& duration)
{
    return duration.seconds() > 0 || (duration.seconds() == 0 && duration.nanos() > 0);
}

void check_durations(const ServiceFacts& service, const OutlierDetection& outliers, Findings& findings)
{
    if (outliers.has_interval() && !is_positive(outliers.interval())) {
        findings.add(Verdict::CloudRefuses, "outlier_detection.duration",
                     service.subject.place("outlierDetection.interval"), {"interval"},
                     write_fix("outlierDetection.interval", "{seconds: 1}"));
    }
    if (outliers.has_base_ejection_time() && !is_positive(outliers.base_ejection_time())) {
        findings.add(Verdict::CloudRefuses, "outlier_detection.duration",
                     service.subject.place("outlierDetection.baseEjectionTime"), {"baseEjectionTime"},
                     write_fix("outlierDetection.baseEjectionTime", "{seconds: 30}"));
    }
}

/// Success rates are compared among endpoints, so there must be some.
void check_hosts(const ServiceFacts& service, const OutlierDetection& outliers, Findings& findings)
{
    const bool written = outliers.has_success_rate_minimum_hosts() || outliers.has_success_rate_request_volume() ||
                         outliers.has_success_rate_stdev_factor();
    std::size_t hosts = 0;
    for (const BackendFacts& backend : service.backends) {
        hosts += backend.group == nullptr ? 0 : backend.group->members.size();
    }
    const std::int64_t needed = outliers.has_success_rate_minimum_hosts() ? outliers.success_rate_minimum_hosts() : 5;
    if (written && hosts > 0 && static_cast<std::int64_t>(hosts) < needed) {
        findings.add(Verdict::Advises, "outlier_detection.too_few_hosts",
                     service.subject.place(outliers.has_success_rate_minimum_hosts()
                                               ? "outlierDetection.successRateMinimumHosts"
                                               : "outlierDetection"),
                     {std::to_string(needed), std::to_string(hosts)},
                     write_fix("outlierDetection.successRateMinimumHosts", std::to_string(hosts)));
    }
}

void check_outlier_detection(const ServiceFacts& service, Findings& findings)
{
    const OutlierDetection& outliers = service.message.outlier_detection();
    for (const ThresholdRow& row : kThresholds) {
        if (row.written(outliers) && row.chance(outliers) == 0) {
            const std::string path = "outlierDetection." + std::string(row.enforcing);
            findings.add(Verdict::Advises, "outlier_detection.not_enforced",
                         service.subject.place("outlierDetection." + std::string(row.threshold)),
                         {std::string(row.threshold), std::string(row.enforcing)}, write_fix(path, "100"));
        }
    }
    const std::int64_t percent = outliers.max_ejection_percent();
    if (percent < 0 || percent > 100) {
        findings.add(Verdict::CloudRefuses, "outlier_detection.percent",
                     service.subject.place("outlierDetection.maxEjectionPercent"), {std::to_string(percent)},
                     write_fix("outlierDetection.maxEjectionPercent", percent < 0 ? "0" : "100"));
    }
    check_durations(service, outliers, findings);
    check_hosts(service, outliers, findings);
}

struct LimitRow
{
    std::string_view field;
    std::string_view instead; ///< the documented default
    bool (*zero)(const CircuitBreakers&);
};

constexpr std::array kLimits{
    LimitRow{"maxConnections", "1024",
             [](const CircuitBreakers& c) { return c.has_max_connections() && c.max_connections() <= 0; }},
    LimitRow{"maxPendingRequests", "1024",
             [](const CircuitBreakers& c) { return c.has_max_pending_requests() && c.max_pending_requests() <= 0; }},
    LimitRow{"maxRequests", "1024",
             [](const CircuitBreakers& c) { return c.has_max_requests() && c.max_requests() <= 0; }},
};

void check_circuit_breakers(const ServiceFacts& service, Findings& findings)
{
    const CircuitBreakers& limits = service.message.circuit_breakers();
    for (const LimitRow& row : kLimits) {
        if (row.zero(limits)) {
            const std::string path = "circuitBreakers." + std::string(row.field);
            findings.add(Verdict::Warns, "circuit_breaker.zero", service.subject.place(path), {std::string(row.field)},
                         write_fix(path, std::string(row.instead)));
        }
    }
    if (limits.max_requests_per_connection() == 1) {
        findings.add(Verdict::Advises, "circuit_breaker.no_keep_alive",
                     service.subject.place("circuitBreakers.maxRequestsPerConnection"), {},
                     remove_fix("circuitBreakers.maxRequestsPerConnection"));
    }
}

} // namespace

void check_outliers(const ServiceFacts& service, Findings& findings)
{
    if (service.message.has_outlier_detection()) {
        check_outlier_detection(service, findings);
    }
    if (service.message.has_circuit_breakers()) {
        check_circuit_breakers(service, findings);
    }
}

} // namespace switchyard::compile
