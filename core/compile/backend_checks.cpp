// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_checks.h"

#include "core/compile/backend_rules.h"

namespace switchyard::compile {

namespace {

void check_service(const ServiceFacts& service, const Usage& usage, Findings& findings)
{
    check_features(service, findings);
    check_protocol(service, usage, findings);
    check_affinity(service, findings);
    check_balancing(service, findings);
    check_custom_metrics(service, findings);
    check_capacity(service, findings);
    check_groups_fit(service, usage, findings);
    check_timeouts(service, usage, findings);
    check_outliers(service, findings);
    check_settings(service, findings);
    check_projects(service, usage, findings);
    if (service.family == Family::Application) {
        check_cdn(service.subject, service.message, findings);
        check_security_use(service.subject, service.message, findings);
    }
    check_custom_headers(service.subject, "customRequestHeaders", service.message.custom_request_headers(), findings);
    check_custom_headers(service.subject, "customResponseHeaders", service.message.custom_response_headers(), findings);
    check_header_use(service, usage, findings);
}

} // namespace

void check_backends(const model::Workspace& workspace, const Usage& usage, Findings& findings)
{
    const BackendIndex index(workspace, usage);
    for (const ServiceFacts& service : index.services()) {
        check_service(service, usage, findings);
    }
    check_health_use(index, findings);
    check_affinity_in_splits(index, findings);
    check_shared_groups(index, findings);
    check_names_across_projects(index, findings);
    for (const auto& group : index.groups()) {
        check_group(index, *group, findings);
    }
    check_endpoints(index, findings);
    check_health_settings(workspace, findings);
    check_service_lb_policies(workspace, findings);
    check_backend_authentication(workspace, findings);
    check_buckets(workspace, usage, findings);
    check_security_policies(workspace, findings);
    advise_firewall(index, findings);
}

} // namespace switchyard::compile
