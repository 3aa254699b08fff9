// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/suggest.h"
#include "core/compile/route_checks.h"
#include "core/model/typed.h"
#include "core/route/action.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

constexpr double kDay = 86'400;
constexpr double kStandardTimeout = 30; ///< of a backend service, seconds
constexpr std::int64_t kMostRetries = 25;

constexpr auto kConditions = [] {
    std::array<std::string_view, route::kRetryConditions.size()> names{};
    std::ranges::transform(route::kRetryConditions, names.begin(), &route::RetryCondition::literal);
    return names;
}();
constexpr auto kOfGrpc = std::to_array<std::string_view>(
    {"cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable"});

/// The condition that was meant, also by a bare status code; empty when none is near.
std::string_view condition_meant_by(std::string_view text)
{
    if (text == "502" || text == "503" || text == "504") {
        return "gateway-error";
    }
    if (text == "409" || text == "4xx") {
        return "retriable-4xx";
    }
    const bool server_error = text.size() == 3 && text[0] == '5' && text.find_first_not_of("0123456789") == text.npos;
    return server_error ? std::string_view("5xx") : closest(text, kConditions);
}

/// The route's time-out against what its services say, and its retry policy.
class TimeoutCheck
{
public:
    TimeoutCheck(MapInspection& inspection, const ActionSite& site, const Spot& spot)
        : inspection_(inspection),
          site_(site),
          spot_(spot)
    {}

    void run()
    {
        if (site_.action->has_timeout()) {
            timeout(seconds_of(site_.action->timeout()), spot_.field("timeout"));
        }
        if (site_.action->has_retry_policy()) {
            const Spot at = spot_.field("retryPolicy");
            retry(site_.action->retry_policy(), at);
        }
    }

private:
    void timeout(double seconds, const Spot& spot)
    {
        if (seconds == 0) {
            inspection_.say(Verdict::Warns, "timeout.zero", spot, {}, remove_fix(spot));
            return;
        }
        if (seconds > kDay) {
            inspection_.say(Verdict::Advises, "timeout.beyond_day", spot, {seconds_text(seconds)});
        }
        bool said = false;
        each_target(site_, [&](const std::string& reference) {
            const model::Resource* target = inspection_.target(reference);
            if (target != nullptr && !said) {
                said = target->kind == model::Kind::BackendBucket ? fixed("a backend bucket", "24 h", *target, spot)
                                                                  : against_service(seconds, *target, spot);
            }
        });
    }

    bool fixed(const char* what, const char* time, const model::Resource& target, const Spot& spot)
    {
        inspection_.say(Verdict::Advises, "timeout.fixed_by_backend", spot, {target.name, what, time},
                        remove_fix(spot));
        return true;
    }

    /// Whether there was something to say.
    bool against_service(double seconds, const model::Resource& target, const Spot& spot)
    {
        if (inspection_.backend_kinds(target).contains("SERVERLESS")) {
            return fixed("serverless", "60 min", target, spot);
        }
        const auto& service = model::as<schema::BackendService>(target);
        if (!service.has_timeout_sec() || seconds <= static_cast<double>(service.timeout_sec())) {
            return false;
        }
        inspection_.say(Verdict::Advises, "timeout.longer_than_service", spot,
                        {seconds_text(seconds), seconds_text(static_cast<double>(service.timeout_sec())), target.name});
        return true;
    }

    void retry(const schema::HttpRetryPolicy& policy, const Spot& spot)
    {
        if (policy.has_num_retries() && policy.num_retries() < 1) {
            const Spot at = spot.field("numRetries");
            inspection_.say(Verdict::CloudRefuses, "field.out_of_range", at,
                            {"numRetries", std::to_string(policy.num_retries()), "1", std::to_string(kMostRetries)},
                            write_number_fix(at, 1));
        }
        if (policy.has_per_try_timeout()) {
            per_try(seconds_of(policy.per_try_timeout()), spot.field("perTryTimeout"));
        }
        if (policy.retry_conditions().empty()) {
            inspection_.say(Verdict::Advises, "retry.no_condition", spot, {},
                            write_fix(spot.field("retryConditions").path().to_string(), "[gateway-error]"));
        }
        for (int i = 0; i < policy.retry_conditions_size(); ++i) {
            condition(policy.retry_conditions(i), spot.item("retryConditions", i));
        }
        const std::vector<std::string> methods =
            site_.route_rule == nullptr ? std::vector<std::string>() : demanded_methods(*site_.route_rule);
        if (!methods.empty() && std::ranges::all_of(methods, [](const auto& method) { return method == "POST"; })) {
            inspection_.say(Verdict::Advises, "retry.never_for_post", spot, {}, remove_fix(spot));
        }
    }

    void per_try(double seconds, const Spot& spot)
    {
        if (seconds <= 0) {
            inspection_.say(Verdict::CloudRefuses, "field.out_of_range", spot,
                            {"perTryTimeout", seconds_text(seconds), "more than 0 s", "24 h"});
            return;
        }
        const double whole = site_.action->has_timeout() ? seconds_of(site_.action->timeout()) : longest_of_services();
        if (whole > 0 && seconds >= whole) {
            inspection_.say(Verdict::Advises, "retry.per_try_not_shorter", spot,
                            {seconds_text(seconds), seconds_text(whole)});
        }
    }

    /// The route's time-out when it names none.
    double longest_of_services()
    {
        double longest = 0;
        each_target(site_, [&](const std::string& reference) {
            if (const schema::BackendService* service = inspection_.service(reference)) {
                const double own =
                    service->has_timeout_sec() ? static_cast<double>(service->timeout_sec()) : kStandardTimeout;
                longest = std::max(longest, own);
            }
        });
        return longest;
    }

    void condition(const std::string& text, const Spot& spot)
    {
        if (std::ranges::find(kConditions, text) == kConditions.end()) {
            const std::string_view meant = condition_meant_by(text);
            std::optional<DiagnosticFix> fix;
            if (!meant.empty()) {
                fix = write_text_fix(spot, meant);
            }
            inspection_.say(Verdict::CloudRefuses, "retry.condition_unknown", spot,
                            {text, meant.empty() ? "." : fmt::format("; did you mean '{}'?", meant),
                             fmt::format("{}", fmt::join(kConditions, ", "))},
                            std::move(fix));
        } else if (text == "reset") {
            inspection_.say(Verdict::Advises, "retry.condition_outdated", spot, {text, "5xx"},
                            write_text_fix(spot, "5xx"));
        } else if (std::ranges::find(kOfGrpc, text) != kOfGrpc.end()) {
            of_grpc(text, spot);
        }
    }

    /// gRPC needs HTTP/2 to the backend.
    void of_grpc(const std::string& text, const Spot& spot)
    {
        bool said = false;
        each_target(site_, [&](const std::string& reference) {
            const schema::BackendService* service = inspection_.service(reference);
            if (said || service == nullptr) {
                return;
            }
            const std::string& protocol = service->protocol();
            if (protocol != "HTTP2" && protocol != "H2C" && protocol != "GRPC") {
                said = true;
                inspection_.say(Verdict::Advises, "retry.condition_of_grpc", spot,
                                {text, service->name(), protocol.empty() ? "HTTP" : protocol});
            }
        });
    }

    MapInspection& inspection_;
    const ActionSite& site_;
    const Spot& spot_;
};

} // namespace

void check_timeouts(MapInspection& inspection, const ActionSite& site)
{
    const Spot spot = site.spot.field(site.action_field);
    TimeoutCheck(inspection, site, spot).run();
}

} // namespace switchyard::compile
