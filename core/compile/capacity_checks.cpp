// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace switchyard::compile {

namespace {

using schema::Backend;

enum class Unit : std::uint8_t
{
    Group,
    Instance,
    Endpoint
};

/// A target capacity: whose it is, and the balancing mode that measures it. Source: load-balancer semantics 4.1.
struct TargetRow
{
    std::string_view field;
    std::string_view mode;
    Unit unit;
    bool (*present)(const Backend&);
};

constexpr std::array kTargets{
    TargetRow{"maxRate", "RATE", Unit::Group, [](const Backend& b) { return b.has_max_rate(); }},
    TargetRow{"maxRatePerInstance", "RATE", Unit::Instance,
              [](const Backend& b) { return b.has_max_rate_per_instance(); }},
    TargetRow{"maxRatePerEndpoint", "RATE", Unit::Endpoint,
              [](const Backend& b) { return b.has_max_rate_per_endpoint(); }},
    TargetRow{"maxConnections", "CONNECTION", Unit::Group, [](const Backend& b) { return b.has_max_connections(); }},
    TargetRow{"maxConnectionsPerInstance", "CONNECTION", Unit::Instance,
              [](const Backend& b) { return b.has_max_connections_per_instance(); }},
    TargetRow{"maxConnectionsPerEndpoint", "CONNECTION", Unit::Endpoint,
              [](const Backend& b) { return b.has_max_connections_per_endpoint(); }},
    TargetRow{"maxInFlightRequests", "IN_FLIGHT", Unit::Group,
              [](const Backend& b) { return b.has_max_in_flight_requests(); }},
    TargetRow{"maxInFlightRequestsPerInstance", "IN_FLIGHT", Unit::Instance,
              [](const Backend& b) { return b.has_max_in_flight_requests_per_instance(); }},
    TargetRow{"maxInFlightRequestsPerEndpoint", "IN_FLIGHT", Unit::Endpoint,
              [](const Backend& b) { return b.has_max_in_flight_requests_per_endpoint(); }},
    TargetRow{"maxUtilization", "UTILIZATION", Unit::Group, [](const Backend& b) { return b.has_max_utilization(); }},
    TargetRow{"customMetrics", "CUSTOM_METRICS", Unit::Group,
              [](const Backend& b) { return b.custom_metrics_size() > 0; }},
};

/// The written balancing mode, or the default where the API has one.
std::string_view mode_of(const BackendFacts& backend)
{
    if (backend.message.has_balancing_mode()) {
        return backend.message.balancing_mode();
    }
    return backend.kind() == GroupKind::Instances ? "UTILIZATION" : "";
}

/// UTILIZATION and CUSTOM_METRICS may have a rate or a number of connections as a second limit.
bool counts(const TargetRow& target, std::string_view mode)
{
    const bool second = (mode == "UTILIZATION" && target.mode == "CONNECTION") ||
                        ((mode == "UTILIZATION" || mode == "CUSTOM_METRICS") && target.mode == "RATE");
    return target.mode == mode || second;
}

bool fits(Unit unit, GroupKind kind)
{
    if (kind == GroupKind::Unknown || kind == GroupKind::Passthrough) {
        return true;
    }
    if (!is_probed(kind)) {
        return false;
    }
    return unit == Unit::Group || (unit == Unit::Instance) == (kind == GroupKind::Instances);
}

class CapacityCheck
{
public:
    CapacityCheck(const ServiceFacts& service, const BackendFacts& backend, Findings& findings)
        : service_(service),
          backend_(backend),
          mode_(mode_of(backend)),
          findings_(findings)
    {}

    void run()
    {
        mode();
        targets();
        missing_target();
        scaler();
    }

private:
    Place place(std::string_view field) const { return service_.subject.place(backend_.path.field(field)); }
    std::string path(std::string_view field) const { return backend_.path.field(field).to_string(); }

    void mode()
    {
        const bool written = backend_.message.has_balancing_mode();
        const bool http = service_.family == Family::Application || service_.family == Family::Mesh;
        const bool endpoints =
            backend_.kind() == GroupKind::ZonalEndpoints || backend_.kind() == GroupKind::HybridEndpoints;
        if (written && mode_ == "UTILIZATION" && endpoints) {
            findings_.add(Verdict::CloudRefuses, "balancing_mode.instance_groups_only", place("balancingMode"),
                          {backend_.name()}, write_fix(path("balancingMode"), http ? "RATE" : "CONNECTION"));
        }
        if (mode_ == "CONNECTION" && http) {
            findings_.add(Verdict::CloudRefuses, "balancing_mode.connection", place("balancingMode"), {},
                          write_fix(path("balancingMode"), "RATE"));
        }
        if (mode_ == "RATE" && !http) {
            findings_.add(Verdict::CloudRefuses, "balancing_mode.rate_needs_http", place("balancingMode"),
                          {service_.message.protocol()}, write_fix(path("balancingMode"), "CONNECTION"));
        }
        if (written && mode_ == "UTILIZATION" && backend_.kind() == GroupKind::Instances &&
            service_.affinity() != "NONE") {
            findings_.add(Verdict::Advises, "balancing_mode.affinity", place("balancingMode"),
                          {std::string(service_.affinity())});
        }
        if (mode_ == "IN_FLIGHT" && backend_.message.traffic_duration() != "LONG") {
            findings_.add(Verdict::CloudRefuses, "balancing_mode.duration", place("balancingMode"), {},
                          write_fix(path("trafficDuration"), "LONG"));
        }
    }

    void targets()
    {
        std::string_view first;
        for (const TargetRow& target : kTargets) {
            if (!target.present(backend_.message)) {
                continue;
            }
            if (!fits(target.unit, backend_.kind())) {
                findings_.add(Verdict::CloudRefuses, "capacity.wrong_kind", place(target.field),
                              {std::string(target.field), backend_.name(), with_article(backend_.kind())},
                              remove_fix(path(target.field)));
            } else if (!mode_.empty() && !counts(target, mode_)) {
                findings_.add(Verdict::Advises, "capacity.target_ignored", place(target.field),
                              {std::string(target.field), std::string(mode_), std::string(target.mode)},
                              remove_fix(path(target.field)));
            } else if (target.mode == mode_ && !first.empty()) {
                findings_.add(Verdict::CloudRefuses, "capacity.several_targets", place(target.field),
                              {std::string(first), std::string(target.field)}, remove_fix(path(target.field)));
            } else if (target.mode == mode_) {
                first = target.field;
            }
        }
        regional_rate();
    }

    bool is_regional_group() const
    {
        return backend_.kind() == GroupKind::Instances &&
               backend_.group->resource->scope.level == model::Scope::Level::Region;
    }

    void regional_rate()
    {
        if (is_regional_group() && backend_.message.has_max_rate()) {
            findings_.add(Verdict::CloudRefuses, "capacity.regional_max_rate", place("maxRate"), {backend_.name()},
                          remove_fix(path("maxRate")));
        }
    }

    void missing_target()
    {
        const bool asked = mode_ == "RATE" || mode_ == "IN_FLIGHT" || mode_ == "CUSTOM_METRICS" ||
                           (mode_ == "CONNECTION" && service_.family == Family::ProxyNetwork);
        if (!asked || (!is_probed(backend_.kind()) && backend_.kind() != GroupKind::Unknown)) {
            return;
        }
        std::vector<std::string> wanted;
        for (const TargetRow& target : kTargets) {
            if (target.mode != mode_) {
                continue;
            }
            if (target.present(backend_.message)) {
                return; // of a kind that does not fit: said already
            }
            if (fits(target.unit, backend_.kind()) && !(target.field == "maxRate" && is_regional_group())) {
                wanted.emplace_back(target.field);
            }
        }
        std::optional<DiagnosticFix> fix;
        if (mode_ == "RATE" && backend_.group != nullptr) {
            fix = write_fix(path(wanted.back()), "100");
        }
        findings_.add(Verdict::CloudRefuses, "capacity.target_missing", service_.subject.place(backend_.path),
                      {std::string(mode_), fmt::format("{}", fmt::join(wanted, " or "))}, std::move(fix));
    }

    void scaler()
    {
        const double value = backend_.message.capacity_scaler();
        const bool valid = value == 0 || (value >= 0.1 && value <= 1);
        if (!backend_.message.has_capacity_scaler() || valid) {
            return;
        }
        findings_.add(Verdict::CloudRefuses, "capacity.scaler_range", place("capacityScaler"),
                      {fmt::format("{}", value)},
                      write_fix(path("capacityScaler"), value > 1   ? "1.0"
                                                        : value > 0 ? "0.1"
                                                                    : "0"));
    }

    const ServiceFacts& service_;
    const BackendFacts& backend_;
    std::string_view mode_;
    Findings& findings_;
};

bool is_drained(const BackendFacts& backend)
{
    return backend.message.has_capacity_scaler() && backend.message.capacity_scaler() == 0;
}

void check_drained(const ServiceFacts& service, Findings& findings)
{
    if (service.backends.empty() || !std::ranges::all_of(service.backends, is_drained)) {
        return;
    }
    const std::string path = service.backends.front().path.field("capacityScaler").to_string();
    if (service.backends.size() == 1) {
        findings.add(Verdict::CloudRefuses, "capacity.scaler_only_backend", service.subject.place(path), {},
                     write_fix(path, "1.0"));
    } else {
        findings.add(Verdict::Warns, "capacity.all_drained", service.subject.place("backends"), {},
                     write_fix(path, "1.0"));
    }
}

bool must_agree(std::string_view mode) { return mode == "UTILIZATION" || mode == "CUSTOM_METRICS"; }

} // namespace

void check_capacity(const ServiceFacts& service, Findings& findings)
{
    for (const BackendFacts& backend : service.backends) {
        CapacityCheck(service, backend, findings).run();
    }
    check_drained(service, findings);
}

void check_shared_groups(const BackendIndex& index, Findings& findings)
{
    struct FirstUse
    {
        const ServiceFacts* service;
        std::string_view mode;
    };
    std::unordered_map<const GroupFacts*, FirstUse> uses;
    for (const ServiceFacts& service : index.services()) {
        for (const BackendFacts& backend : service.backends) {
            const std::string_view mode = mode_of(backend);
            if (backend.group == nullptr || !is_probed(backend.kind()) || mode.empty()) {
                continue;
            }
            const auto [first, fresh] = uses.try_emplace(backend.group, FirstUse{&service, mode});
            const bool clash = !fresh && first->second.mode != mode && first->second.service != &service;
            if (clash && (must_agree(mode) || must_agree(first->second.mode))) {
                findings.add(
                    Verdict::CloudRefuses, "balancing_mode.shared_group",
                    service.subject.place(backend.path.field("balancingMode")),
                    {backend.name(), first->second.service->subject.resource.name, std::string(first->second.mode),
                     std::string(mode)},
                    write_fix(backend.path.field("balancingMode").to_string(), std::string(first->second.mode)));
            }
        }
    }
}

} // namespace switchyard::compile
