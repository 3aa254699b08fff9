// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/model/typed.h"
#include "core/schema/network_endpoint.pb.h"
#include "core/schema/network_endpoint_group.pb.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

using model::Scope;
using schema::NetworkEndpointGroup;

/// Where groups of a type live, and how many endpoints they hold. Source: load-balancer semantics chapter 11.
struct TypeRow
{
    std::string_view type;
    bool global, regional, zonal;
    std::string_view place;
    bool has_default_port;
};

constexpr std::array kTypes{
    TypeRow{"GCE_VM_IP_PORT", false, false, true, "a zone", true},
    TypeRow{"NON_GCP_PRIVATE_IP_PORT", false, false, true, "a zone", true},
    TypeRow{"GCE_VM_IP", false, false, true, "a zone", false},
    TypeRow{"GCE_VM_IP_PORTMAP", false, true, false, "a region", true},
    TypeRow{"INTERNET_IP_PORT", true, true, false, "the global scope or a region", true},
    TypeRow{"INTERNET_FQDN_PORT", true, true, false, "the global scope or a region", true},
    TypeRow{"SERVERLESS", false, true, false, "a region", false},
    TypeRow{"PRIVATE_SERVICE_CONNECT", false, true, false, "a region", false},
};

bool may_live_in(const TypeRow& row, Scope::Level level)
{
    return level == Scope::Level::Global ? row.global : level == Scope::Level::Region ? row.regional : row.zonal;
}

/// Errors: 0 when there is no limit.
std::size_t most_endpoints(GroupKind kind, bool global)
{
    switch (kind) {
    case GroupKind::ZonalEndpoints:
    case GroupKind::HybridEndpoints:
        return 10'000;
    case GroupKind::InternetEndpoints:
        return global ? 1 : 256;
    default:
        return 0;
    }
}

class EndpointGroupCheck
{
public:
    EndpointGroupCheck(const BackendIndex& index, const GroupFacts& group, Findings& findings)
        : subject_{index.workspace(), *group.resource},
          group_(group),
          message_(model::as<NetworkEndpointGroup>(*group.resource)),
          findings_(findings)
    {}

    void run()
    {
        const auto* row = std::ranges::find(kTypes, message_.network_endpoint_type(), &TypeRow::type);
        if (row == kTypes.end()) {
            return;
        }
        const Scope& scope = group_.resource->scope;
        if (!may_live_in(*row, scope.level)) {
            findings_.add(Verdict::CloudRefuses, "group.scope", subject_.place("networkEndpointType"),
                          {std::string(row->type), std::string(row->place), where(scope)});
        }
        if (message_.has_default_port() && !row->has_default_port) {
            findings_.add(Verdict::CloudRefuses, "group.default_port", subject_.place("defaultPort"),
                          {std::string(row->type)}, remove_fix("defaultPort"));
        }
        const std::size_t most = most_endpoints(group_.kind, scope.level == Scope::Level::Global);
        if (most != 0 && group_.members.size() > most) {
            findings_.add(Verdict::CloudRefuses, "group.too_many_endpoints", subject_.place(),
                          {std::to_string(group_.members.size()), std::to_string(most)});
        }
        targets();
    }

private:
    void targets()
    {
        const bool serverless = group_.kind == GroupKind::Serverless;
        const std::array kinds{std::pair("appEngine", message_.has_app_engine()),
                               std::pair("cloudFunction", message_.has_cloud_function()),
                               std::pair("cloudRun", message_.has_cloud_run()),
                               std::pair("pscTargetService", message_.has_psc_target_service())};
        for (const auto& [field, present] : kinds) {
            const bool psc = std::string_view(field) == "pscTargetService";
            const bool fits = psc ? group_.kind == GroupKind::PrivateServiceConnect : serverless;
            if (present && !fits) {
                findings_.add(Verdict::CloudRefuses, "group.settings_foreign", subject_.place(field),
                              {field, message_.network_endpoint_type()}, remove_fix(field));
            }
        }
        if (serverless) {
            serverless_target();
        }
        if (group_.kind == GroupKind::PrivateServiceConnect && message_.psc_target_service().empty()) {
            findings_.add(Verdict::CloudRefuses, "group.psc_target", subject_.place());
        }
    }

    void serverless_target()
    {
        const int count = (message_.has_app_engine() ? 1 : 0) + (message_.has_cloud_function() ? 1 : 0) +
                          (message_.has_cloud_run() ? 1 : 0);
        std::string_view field;
        std::string reason;
        if (count != 1) {
            reason = count == 0 ? "one of cloudRun, cloudFunction and appEngine is needed"
                                : "only one of cloudRun, cloudFunction and appEngine may be set";
        } else if (message_.has_cloud_run() &&
                   message_.cloud_run().service().empty() == message_.cloud_run().url_mask().empty()) {
            field = "cloudRun";
            reason = "cloudRun has either a service or a urlMask";
        } else if (message_.has_cloud_function() &&
                   message_.cloud_function().function().empty() == message_.cloud_function().url_mask().empty()) {
            field = "cloudFunction";
            reason = "cloudFunction has either a function or a urlMask";
        } else if (!message_.app_engine().url_mask().empty() && !message_.app_engine().service().empty()) {
            field = "appEngine";
            reason = "appEngine has a service or a urlMask, not both";
        }
        if (!reason.empty()) {
            findings_.add(Verdict::CloudRefuses, "group.serverless_target", subject_.place(field), {reason});
        }
    }

    Subject subject_;
    const GroupFacts& group_;
    const NetworkEndpointGroup& message_;
    Findings& findings_;
};

} // namespace

void check_group(const BackendIndex& index, const GroupFacts& group, Findings& findings)
{
    if (group.kind != GroupKind::Instances) {
        EndpointGroupCheck(index, group, findings).run();
    } else if (group.resource->scope.level == Scope::Level::Global) {
        findings.add(Verdict::CloudRefuses, "group.scope", Subject{index.workspace(), *group.resource}.place(),
                     {"An instance group", "a zone or a region", where(group.resource->scope)});
    }
}

} // namespace switchyard::compile
