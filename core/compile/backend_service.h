// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/local.h"
#include "core/compile/snapshot.h"
#include "core/compile/subject.h"
#include "core/route/explain.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace switchyard::compile {

class BackendTlsCompilation;

/// Every backend service of the workspace, and every backend bucket as a service without endpoints.
struct Services
{
    std::vector<ServiceSpec> specs;
    std::unordered_map<ElementId, route::ServiceIndex> index;
};

/// `tls` is asked for the TLS settings of each; null: there are none.
Services compile_backend_services(const model::Workspace& workspace, const LocalPart& local, Findings& findings,
                                  BackendTlsCompilation* tls = nullptr);

/// How explain speaks of a service's session affinity.
route::ServiceAffinity affinity_of(const ServiceSpec& service);

/// Errors: nullopt for a type that is not carried out; its endpoints then count as healthy.
std::optional<HealthCheckSpec> compile_health_check(const Subject& health_check);
/// What is wrong with a health check, said once however many services use it.
void check_health_checks(const model::Workspace& workspace, Findings& findings);

/// The members of instance groups and endpoint groups, as they can be reached from here.
class EndpointGroups
{
public:
    EndpointGroups(const model::Workspace& workspace, const LocalPart& local, Findings& findings);

    /// Members for one service; `port_name` picks the named port of an instance group.
    std::vector<StandInEndpoint> members(const model::Resource& group, const std::string& port_name);

private:
    struct Member
    {
        const model::Resource* resource = nullptr;
        std::optional<IpAddress> address;
        std::string address_path;
        std::optional<Port> port; ///< endpoints only
    };

    void index_members();
    std::vector<StandInEndpoint> endpoint_group(const model::Resource& group);
    std::vector<StandInEndpoint> instance_group(const model::Resource& group, const std::string& port_name);
    void advise_elsewhere(const model::Resource& group, const std::vector<StandInEndpoint>& members);

    const model::Workspace& workspace_;
    const LocalPart& local_;
    Findings& findings_;
    std::unordered_map<ElementId, std::vector<Member>> by_group_;
    std::unordered_map<ElementId, std::vector<StandInEndpoint>> endpoint_groups_; ///< done already
    std::unordered_map<std::string, std::vector<StandInEndpoint>> instance_groups_;
};

} // namespace switchyard::compile
