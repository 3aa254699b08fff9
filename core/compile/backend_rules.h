// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/backend_facts.h"
#include "core/schema/backend_bucket.pb.h"

#include <string>
#include <string_view>

/// The rules check_backends() consists of, one function per idea, each in the file named after it. All of them only
/// look; what they find goes to `findings`.
namespace switchyard::compile {

// --- a backend service -----------------------------------------------------------------------------------------------
/// Fields that its load balancer's mode, or its whole product, does not have. (feature_checks.cpp)
void check_features(const ServiceFacts& service, Findings& findings);
/// The protocol towards backends and what goes with it. (protocol_checks.cpp)
void check_protocol(const ServiceFacts& service, const Usage& usage, Findings& findings);
/// Session affinity, the policy it needs and the settings it reads. (affinity_checks.cpp)
void check_affinity(const ServiceFacts& service, Findings& findings);
/// Services with affinity among the targets of a weighted split. (affinity_checks.cpp)
void check_affinity_in_splits(const BackendIndex& index, Findings& findings);
/// How traffic is spread over groups and endpoints: service LB policy, preferences, subsetting. (balancing_checks.cpp)
void check_balancing(const ServiceFacts& service, Findings& findings);
/// Names of reported metrics, and whether something reads them. (custom_metric_checks.cpp)
void check_custom_metrics(const ServiceFacts& service, Findings& findings);
/// Balancing modes and target capacities of `backends`. (capacity_checks.cpp)
void check_capacity(const ServiceFacts& service, Findings& findings);
/// Groups that several services measure in different ways. (capacity_checks.cpp)
void check_shared_groups(const BackendIndex& index, Findings& findings);
/// Which groups may stand behind one service, and where. (backend_fit_checks.cpp)
void check_groups_fit(const ServiceFacts& service, const Usage& usage, Findings& findings);
/// The health check of each service: needed or forbidden, scope, protocol, port. (health_use_checks.cpp)
void check_health_use(const BackendIndex& index, Findings& findings);
/// Time limits of requests and idle connections. (timeout_checks.cpp)
void check_timeouts(const ServiceFacts& service, const Usage& usage, Findings& findings);
/// Outlier detection and circuit breakers. (outlier_checks.cpp)
void check_outliers(const ServiceFacts& service, Findings& findings);
/// Logging, TLS towards backends, migration from classic. (service_setting_checks.cpp)
void check_settings(const ServiceFacts& service, Findings& findings);
/// Cloud CDN, and what excludes it. (cdn_checks.cpp)
void check_cdn(const Subject& subject, const schema::BackendService& service, Findings& findings);
void check_cdn(const Subject& subject, const schema::BackendBucket& bucket, Findings& findings);
/// Custom request or response headers in the list at `field`. (custom_header_checks.cpp)
void check_custom_headers(const Subject& subject, std::string_view field,
                          const google::protobuf::RepeatedPtrField<std::string>& headers, Findings& findings);
/// Custom headers against what stands in front of the service. (header_use_checks.cpp)
void check_header_use(const ServiceFacts& service, const Usage& usage, Findings& findings);
/// Which security policies a service or bucket may have. (security_use_checks.cpp)
void check_security_use(const Subject& subject, const schema::BackendService& service, Findings& findings);
void check_security_use(const Subject& subject, const schema::BackendBucket& bucket, Findings& findings);
/// A service that a map of another project refers to. (project_checks.cpp)
void check_projects(const ServiceFacts& service, const Usage& usage, Findings& findings);
/// Services and buckets of the same name in different projects. (project_checks.cpp)
void check_names_across_projects(const BackendIndex& index, Findings& findings);

// --- other resources -------------------------------------------------------------------------------------------------
/// Every configuration of TLS towards backends. (service_setting_checks.cpp)
void check_backend_authentication(const model::Workspace& workspace, Findings& findings);
/// One group with its members. (group_checks.cpp)
void check_group(const BackendIndex& index, const GroupFacts& group, Findings& findings);
/// Every endpoint and every instance. (endpoint_checks.cpp)
void check_endpoints(const BackendIndex& index, Findings& findings);
/// Every health check and health check service. (health_setting_checks.cpp)
void check_health_settings(const model::Workspace& workspace, Findings& findings);
/// Every service LB policy. (balancing_checks.cpp)
void check_service_lb_policies(const model::Workspace& workspace, Findings& findings);
/// Every backend bucket. (bucket_checks.cpp)
void check_buckets(const model::Workspace& workspace, const Usage& usage, Findings& findings);
/// Every security policy. (security_policy_checks.cpp)
void check_security_policies(const model::Workspace& workspace, Findings& findings);
/// What a firewall must let in for the backends of each kind of load balancer. (firewall_checks.cpp)
void advise_firewall(const BackendIndex& index, Findings& findings);

} // namespace switchyard::compile
