// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/compile/mode.h"

#include <algorithm>
#include <fmt/format.h>

namespace switchyard::compile {

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kStandard = 30;
/// Who waits this long for an answer may well mean a WebSocket; shorter limits are about requests.
constexpr std::int64_t kLong = 300;

bool is_only(const ServiceFacts& service, GroupKind kind)
{
    return service.has_only([kind](GroupKind other) { return other == kind; });
}

/// How a mode applies timeoutSec to WebSockets. Source: load-balancer semantics chapter 3.
std::string websocket_rule(Mode mode, std::int64_t seconds)
{
    if (mode == Mode::GlobalExternal) {
        return fmt::format("closes an idle WebSocket after {} s, and a busy one after 24 hours", seconds);
    }
    if (mode == Mode::Classic) {
        return fmt::format("closes every WebSocket after {} s, busy or not", seconds);
    }
    return fmt::format("closes an idle WebSocket after {} s; a busy one may stay longer", seconds);
}

void check_request_timeout(const ServiceFacts& service, Findings& findings)
{
    const std::int64_t timeout = service.message.timeout_sec();
    if (!service.message.has_timeout_sec()) {
        return;
    }
    const Place place = service.subject.place("timeoutSec");
    if (is_only(service, GroupKind::Serverless)) {
        if (timeout != kStandard) {
            findings.add(Verdict::CloudRefuses, "timeout.serverless", place, {std::to_string(timeout)},
                         remove_fix("timeoutSec"));
        }
        return;
    }
    const bool front_end = service.works_in(Mode::GlobalExternal) || service.works_in(Mode::Classic);
    if (timeout > kDay && front_end) {
        findings.add(Verdict::Advises, "timeout.too_long", place, {std::to_string(timeout)},
                     write_fix("timeoutSec", std::to_string(kDay)));
    }
    const std::string& protocol = service.message.protocol();
    const bool upgrades = protocol.empty() || protocol == "HTTP" || protocol == "HTTPS";
    if (timeout >= kLong && timeout <= kDay && upgrades && !service.modes.empty()) {
        findings.add(Verdict::Advises, "timeout.websocket", place,
                     {std::string(to_string(service.modes.front())), websocket_rule(service.modes.front(), timeout)});
    }
}

void check_draining(const ServiceFacts& service, Findings& findings)
{
    const std::int64_t draining = service.message.connection_draining().draining_timeout_sec();
    const std::int64_t timeout = service.message.timeout_sec();
    if (draining > 0 && service.message.has_timeout_sec() && draining < timeout) {
        findings.add(
            Verdict::Advises, "timeout.draining_shorter",
            service.subject.place("connectionDraining.drainingTimeoutSec"),
            {std::to_string(draining), std::to_string(timeout)},
            write_fix("connectionDraining.drainingTimeoutSec", std::to_string(std::min<std::int64_t>(timeout, 3600))));
    }
}

/// Servers of the user's own: not Google's, and not the built-in ones of this machine.
bool has_own_servers(const ServiceFacts& service)
{
    return std::ranges::any_of(service.backends, [](const BackendFacts& backend) {
        const GroupFacts* group = backend.group;
        const bool known = group != nullptr && (group->has_stand_in || !group->members.empty());
        return known && is_probed(group->kind) && !group->simulated;
    });
}

} // namespace

void check_timeouts(const ServiceFacts& service, const Usage& usage, Findings& findings)
{
    if (service.family != Family::Application) {
        return;
    }
    check_request_timeout(service, findings);
    check_draining(service, findings);
    if (!usage.rules(service.subject.resource.id).empty() && has_own_servers(service)) {
        findings.add(Verdict::Advises, "timeout.backend_keep_alive", service.subject.place("backends"));
    }
}

} // namespace switchyard::compile
