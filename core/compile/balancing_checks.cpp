// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/model/typed.h"
#include "core/schema/service_lb_policy.pb.h"

#include <algorithm>
#include <array>
#include <set>

namespace switchyard::compile {

namespace {

using schema::FieldPath;

/// Entries of localityLbPolicies: one kind of policy each, each policy once.
void check_policy_list(const ServiceFacts& service, Findings& findings)
{
    const auto& policies = service.message.locality_lb_policies();
    if (policies.empty()) {
        return;
    }
    if (service.message.has_locality_lb_policy() && service.family == Family::Mesh) {
        findings.add(Verdict::Warns, "balancing.policies_override", service.subject.place("localityLbPolicy"),
                     {service.message.locality_lb_policy()}, remove_fix("localityLbPolicy"));
    }
    std::set<std::string> names;
    for (int i = 0; i < policies.size(); ++i) {
        const auto& entry = policies[i];
        const std::string& name = entry.has_policy() ? entry.policy().name() : entry.custom_policy().name();
        const auto path = FieldPath().field("localityLbPolicies").index(static_cast<std::size_t>(i));
        if (entry.has_policy() == entry.has_custom_policy()) {
            findings.add(Verdict::CloudRefuses, "balancing.policies_entry", service.subject.place(path),
                         {entry.has_policy() ? "it holds both policy and customPolicy"
                                             : "it holds neither policy nor customPolicy"});
        } else if (!names.insert(name).second) {
            findings.add(Verdict::CloudRefuses, "balancing.policies_entry", service.subject.place(path),
                         {"'" + name + "' stands in the list already"}, remove_fix(path.to_string()));
        }
    }
}

void check_preferences(const ServiceFacts& service, Findings& findings)
{
    const auto preferred = [](const BackendFacts& backend) { return backend.message.preference() == "PREFERRED"; };
    if (service.backends.size() > 1 && std::ranges::all_of(service.backends, preferred)) {
        findings.add(Verdict::Advises, "balancing.preferred_all", service.subject.place("backends"));
    }
}

bool fits_service_lb_policy(const GroupFacts& group)
{
    const bool zonal = group.resource->scope.level == model::Scope::Level::Zone;
    return group.kind == GroupKind::ZonalEndpoints || group.kind == GroupKind::HybridEndpoints ||
           group.kind == GroupKind::Unknown || (group.kind == GroupKind::Instances && zonal);
}

void check_service_lb_policy(const ServiceFacts& service, Findings& findings)
{
    if (!service.message.has_service_lb_policy()) {
        return;
    }
    constexpr std::array kPolicies{model::Kind::ServiceLbPolicy};
    const model::Resource& self = service.subject.resource;
    const auto found = service.subject.workspace.resolve(kPolicies, service.message.service_lb_policy(), &self);
    if (found.status == model::Resolution::Status::Found && found.resource->scope != self.scope) {
        findings.add(Verdict::CloudRefuses, "service_lb_policy.scope", service.subject.place("serviceLbPolicy"),
                     {found.resource->name, where(found.resource->scope), where(self.scope)});
    }
    for (const BackendFacts& backend : service.backends) {
        if (backend.group != nullptr && !fits_service_lb_policy(*backend.group)) {
            findings.add(Verdict::CloudRefuses, "service_lb_policy.group",
                         service.subject.place(backend.path.field("group")),
                         {backend.name(), backend.kind() == GroupKind::Instances ? "a regional instance group"
                                                                                 : with_article(backend.kind())});
        }
    }
}

void check_isolation(const Subject& subject, const schema::ServiceLbPolicy& policy, Findings& findings)
{
    const auto& isolation = policy.isolation_config();
    const bool granular = isolation.isolation_granularity() == "REGION";
    const bool mode = isolation.isolation_mode() == "NEAREST" || isolation.isolation_mode() == "STRICT";
    if (mode && !granular) {
        findings.add(Verdict::CloudRefuses, "service_lb_policy.isolation",
                     subject.place("isolationConfig.isolationMode"),
                     {isolation.isolation_mode(), "isolationGranularity: REGION"},
                     write_fix("isolationConfig.isolationGranularity", "REGION"));
    } else if (granular && !mode) {
        findings.add(Verdict::CloudRefuses, "service_lb_policy.isolation",
                     subject.place("isolationConfig.isolationGranularity"),
                     {isolation.isolation_granularity(), "isolationMode: NEAREST or STRICT"},
                     write_fix("isolationConfig.isolationMode", "NEAREST"));
    }
}

} // namespace

void check_balancing(const ServiceFacts& service, Findings& findings)
{
    check_policy_list(service, findings);
    check_preferences(service, findings);
    check_service_lb_policy(service, findings);
    const bool subsets = service.message.subsetting().policy() == "CONSISTENT_HASH_SUBSETTING";
    if (subsets && service.affinity() != "NONE") {
        findings.add(Verdict::CloudRefuses, "subsetting.affinity", service.subject.place("subsetting.policy"),
                     {std::string(service.affinity())}, write_fix("sessionAffinity", "NONE"));
    }
}

void check_service_lb_policies(const model::Workspace& workspace, Findings& findings)
{
    for (const model::ResourcePtr& resource : workspace.resources(model::Kind::ServiceLbPolicy)) {
        const Subject subject{workspace, *resource};
        const auto& policy = model::as<schema::ServiceLbPolicy>(*resource);
        check_isolation(subject, policy, findings);
        if (policy.load_balancing_algorithm() == "SPRAY_TO_WORLD") {
            findings.add(Verdict::CloudRefuses, "service_lb_policy.algorithm", subject.place("loadBalancingAlgorithm"),
                         {}, write_fix("loadBalancingAlgorithm", "SPRAY_TO_REGION"));
        }
    }
}

} // namespace switchyard::compile
