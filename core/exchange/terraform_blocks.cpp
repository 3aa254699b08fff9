// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_schema.h"

#include <algorithm>
#include <array>

namespace switchyard::exchange {

namespace {

/// Sorted by message. Source: the schemas of the providers google and google-beta, versions 6 and 7.
constexpr std::array kBlocks{
    TerraformBlock{"AWSV4Signature", "access_key access_key_id access_key_version origin_region"},
    TerraformBlock{"Backend", "balancing_mode capacity_scaler custom_metrics description failover group! "
                              "max_connections max_connections_per_endpoint max_connections_per_instance max_rate "
                              "max_rate_per_endpoint max_rate_per_instance max_utilization preference"},
    TerraformBlock{
        "BackendBucketCdnPolicy",
        "bypass_cache_on_request_headers cache_key_policy cache_mode client_ttl default_ttl max_ttl negative_caching "
        "negative_caching_policy request_coalescing serve_while_stale signed_url_cache_max_age_sec"},
    TerraformBlock{"BackendBucketCdnPolicyBypassCacheOnRequestHeader", "header_name"},
    TerraformBlock{"BackendBucketCdnPolicyCacheKeyPolicy", "include_http_headers query_string_whitelist"},
    TerraformBlock{"BackendBucketCdnPolicyNegativeCachingPolicy", "code ttl"},
    TerraformBlock{"BackendBucketParams", "resource_manager_tags"},
    TerraformBlock{"BackendCustomMetric", "dry_run! max_utilization name!"},
    TerraformBlock{
        "BackendServiceCdnPolicy",
        "bypass_cache_on_request_headers cache_key_policy cache_mode client_ttl default_ttl max_ttl negative_caching "
        "negative_caching_policy request_coalescing serve_while_stale signed_url_cache_max_age_sec"},
    TerraformBlock{"BackendServiceCdnPolicyBypassCacheOnRequestHeader", "header_name!"},
    TerraformBlock{"BackendServiceCdnPolicyNegativeCachingPolicy", "code ttl"},
    TerraformBlock{
        "BackendServiceConnectionTrackingPolicy",
        "connection_persistence_on_unhealthy_backends enable_strong_affinity idle_timeout_sec tracking_mode"},
    TerraformBlock{"BackendServiceCustomMetric", "dry_run! name!"},
    TerraformBlock{"BackendServiceFailoverPolicy",
                   "disable_connection_drain_on_failover drop_traffic_if_unhealthy failover_ratio"},
    TerraformBlock{"BackendServiceHAPolicy", "fast_ip_move leader"},
    TerraformBlock{"BackendServiceHAPolicyLeader", "backend_group network_endpoint"},
    TerraformBlock{"BackendServiceHAPolicyLeaderNetworkEndpoint", "instance"},
    TerraformBlock{"BackendServiceHttpCookie", "name path ttl"},
    TerraformBlock{"BackendServiceIAP", "enabled! oauth2_client_id oauth2_client_secret"},
    TerraformBlock{"BackendServiceLocalityLoadBalancingPolicyConfig", "custom_policy policy"},
    TerraformBlock{"BackendServiceLocalityLoadBalancingPolicyConfigCustomPolicy", "data name!"},
    TerraformBlock{"BackendServiceLocalityLoadBalancingPolicyConfigPolicy", "name!"},
    TerraformBlock{"BackendServiceLogConfig", "enable optional_fields optional_mode sample_rate"},
    TerraformBlock{"BackendServiceNetworkPassThroughLbTrafficPolicy", "zonal_affinity"},
    TerraformBlock{"BackendServiceNetworkPassThroughLbTrafficPolicyZonalAffinity", "spillover spillover_ratio"},
    TerraformBlock{"BackendServiceParams", "resource_manager_tags"},
    TerraformBlock{"BackendServiceTlsSettings", "authentication_config sni subject_alt_names"},
    TerraformBlock{"BackendServiceTlsSettingsSubjectAltName", "dns_name uniform_resource_identifier"},
    TerraformBlock{"CacheKeyPolicy", "include_host include_http_headers include_named_cookies include_protocol "
                                     "include_query_string query_string_blacklist query_string_whitelist"},
    TerraformBlock{"CachePolicy",
                   "cache_bypass_request_header_names cache_key_policy cache_mode client_ttl default_ttl max_ttl "
                   "negative_caching negative_caching_policy request_coalescing serve_while_stale"},
    TerraformBlock{"CachePolicyCacheKeyPolicy",
                   "excluded_query_parameters include_host include_protocol include_query_string included_cookie_names "
                   "included_header_names included_query_parameters"},
    TerraformBlock{"CachePolicyNegativeCachingPolicy", "code ttl"},
    TerraformBlock{"Certificate.ManagedCertificate", "dns_authorizations domains issuance_config"},
    TerraformBlock{"Certificate.SelfManagedCertificate", "pem_certificate pem_private_key"},
    TerraformBlock{"CertificateProvider", "certificate_provider_instance grpc_endpoint"},
    TerraformBlock{"CertificateProviderInstance", "plugin_instance!"},
    TerraformBlock{"CircuitBreakers",
                   "max_connections max_pending_requests max_requests max_requests_per_connection max_retries"},
    TerraformBlock{"ConsistentHashLoadBalancerSettings", "http_cookie http_header_name minimum_ring_size"},
    TerraformBlock{"ConsistentHashLoadBalancerSettingsHttpCookie", "name path ttl"},
    TerraformBlock{"CorsPolicy", "allow_credentials allow_headers allow_methods allow_origin_regexes allow_origins "
                                 "disabled! expose_headers max_age"},
    TerraformBlock{"CustomErrorResponsePolicy", "error_response_rule error_service"},
    TerraformBlock{"CustomErrorResponsePolicyCustomErrorResponseRule",
                   "match_response_codes override_response_code path"},
    TerraformBlock{"Duration", "nanos seconds!"},
    TerraformBlock{"Expr", "expression!"},
    TerraformBlock{"ExtensionChain", "extensions! match_condition! name!"},
    TerraformBlock{
        "ExtensionChain.Extension",
        "authority fail_open forward_headers metadata name! observability_mode service! supported_events timeout"},
    TerraformBlock{"ExtensionChain.MatchCondition", "cel_expression!"},
    TerraformBlock{"ForwardingRuleServiceDirectoryRegistration", "namespace service service_directory_region"},
    TerraformBlock{"GRPCHealthCheck", "grpc_service_name port port_name port_specification"},
    TerraformBlock{"GRPCTLSHealthCheck", "grpc_service_name port port_specification"},
    TerraformBlock{"GrpcEndpoint", "target_uri!"},
    TerraformBlock{"HTTP2HealthCheck", "host port port_name port_specification proxy_header request_path response"},
    TerraformBlock{"HTTPHealthCheck", "host port port_name port_specification proxy_header request_path response"},
    TerraformBlock{"HTTPSHealthCheck", "host port port_name port_specification proxy_header request_path response"},
    TerraformBlock{"HealthCheckLogConfig", "enable"},
    TerraformBlock{"HostRule", "description hosts! path_matcher!"},
    TerraformBlock{"HttpFaultAbort", "http_status! percentage!"},
    TerraformBlock{"HttpFaultDelay", "fixed_delay! percentage!"},
    TerraformBlock{"HttpFaultInjection", "abort delay"},
    TerraformBlock{
        "HttpHeaderAction",
        "request_headers_to_add request_headers_to_remove response_headers_to_add response_headers_to_remove"},
    TerraformBlock{
        "HttpHeaderMatch",
        "exact_match header_name! invert_match prefix_match present_match range_match regex_match suffix_match"},
    TerraformBlock{"HttpHeaderOption", "header_name! header_value! replace!"},
    TerraformBlock{"HttpQueryParameterMatch", "exact_match name! present_match regex_match"},
    TerraformBlock{"HttpRedirectAction",
                   "host_redirect https_redirect path_redirect prefix_redirect redirect_response_code strip_query!"},
    TerraformBlock{"HttpRetryPolicy", "num_retries! per_try_timeout retry_conditions"},
    TerraformBlock{"HttpRouteAction",
                   "cache_policy cors_policy fault_injection_policy max_stream_duration request_mirror_policy "
                   "retry_policy timeout url_rewrite weighted_backend_services"},
    TerraformBlock{
        "HttpRouteRule",
        "custom_error_response_policy header_action match_rules priority! route_action service url_redirect"},
    TerraformBlock{"HttpRouteRuleMatch", "full_path_match header_matches ignore_case metadata_filters "
                                         "path_template_match prefix_match query_parameter_matches regex_match"},
    TerraformBlock{"Int64RangeMatch", "range_end! range_start!"},
    TerraformBlock{"MetadataFilter", "filter_labels! filter_match_criteria!"},
    TerraformBlock{"MetadataFilterLabelMatch", "name! value!"},
    TerraformBlock{"NamedPort", "name! port!"},
    TerraformBlock{"NetworkEndpointGroupAppEngine", "service url_mask version"},
    TerraformBlock{"NetworkEndpointGroupCloudFunction", "function url_mask"},
    TerraformBlock{"NetworkEndpointGroupCloudRun", "service tag url_mask"},
    TerraformBlock{"NetworkEndpointGroupPscData", "producer_port"},
    TerraformBlock{"OutlierDetection",
                   "base_ejection_time consecutive_errors consecutive_gateway_failure enforcing_consecutive_errors "
                   "enforcing_consecutive_gateway_failure enforcing_success_rate interval max_ejection_percent "
                   "success_rate_minimum_hosts success_rate_request_volume success_rate_stdev_factor"},
    TerraformBlock{"PathMatcher", "default_custom_error_response_policy default_route_action default_service "
                                  "default_url_redirect description header_action name! path_rule route_rules"},
    TerraformBlock{"PathRule", "custom_error_response_policy paths! route_action service url_redirect"},
    TerraformBlock{"RequestMirrorPolicy", "backend_service! mirror_percent"},
    TerraformBlock{"SSLHealthCheck", "port port_name port_specification proxy_header request response"},
    TerraformBlock{"SecurityPolicyAdaptiveProtectionConfig", "layer_7_ddos_defense_config"},
    TerraformBlock{"SecurityPolicyAdaptiveProtectionConfigLayer7DdosDefenseConfig",
                   "enable rule_visibility threshold_configs"},
    TerraformBlock{"SecurityPolicyAdaptiveProtectionConfigLayer7DdosDefenseConfigThresholdConfig",
                   "auto_deploy_confidence_threshold auto_deploy_expiration_sec "
                   "auto_deploy_impacted_baseline_threshold auto_deploy_load_threshold detection_absolute_qps "
                   "detection_load_threshold detection_relative_to_baseline_qps name! traffic_granularity_configs"},
    TerraformBlock{
        "SecurityPolicyAdaptiveProtectionConfigLayer7DdosDefenseConfigThresholdConfigTrafficGranularityConfig",
        "enable_each_unique_value type! value"},
    TerraformBlock{"SecurityPolicyAdvancedOptionsConfig",
                   "json_custom_config json_parsing log_level request_body_inspection_size user_ip_request_headers"},
    TerraformBlock{"SecurityPolicyAdvancedOptionsConfigJsonCustomConfig", "content_types!"},
    TerraformBlock{"SecurityPolicyDdosProtectionConfig", "ddos_protection!"},
    TerraformBlock{"SecurityPolicyRecaptchaOptionsConfig", "redirect_site_key!"},
    TerraformBlock{"SecurityPolicyRule",
                   "action! description header_action match! network_match preconfigured_waf_config preview priority! "
                   "rate_limit_options redirect_options"},
    TerraformBlock{"SecurityPolicyRuleHttpHeaderAction", "request_headers_to_adds!"},
    TerraformBlock{"SecurityPolicyRuleHttpHeaderActionHttpHeaderOption", "header_name! header_value"},
    TerraformBlock{"SecurityPolicyRuleMatcher", "config expr expr_options versioned_expr"},
    TerraformBlock{"SecurityPolicyRuleMatcherConfig", "src_ip_ranges!"},
    TerraformBlock{"SecurityPolicyRuleMatcherExprOptions", "recaptcha_options!"},
    TerraformBlock{"SecurityPolicyRuleMatcherExprOptionsRecaptchaOptions",
                   "action_token_site_keys session_token_site_keys"},
    TerraformBlock{
        "SecurityPolicyRuleNetworkMatcher",
        "dest_ip_ranges dest_ports ip_protocols src_asns src_ip_ranges src_ports src_region_codes user_defined_fields"},
    TerraformBlock{"SecurityPolicyRuleNetworkMatcherUserDefinedFieldMatch", "name values"},
    TerraformBlock{"SecurityPolicyRulePreconfiguredWafConfig", "exclusion"},
    TerraformBlock{"SecurityPolicyRulePreconfiguredWafConfigExclusion",
                   "request_cookie request_header request_query_param request_uri target_rule_ids target_rule_set!"},
    TerraformBlock{"SecurityPolicyRulePreconfiguredWafConfigExclusionFieldParams", "operator! value"},
    TerraformBlock{"SecurityPolicyRuleRateLimitOptions",
                   "ban_duration_sec ban_threshold conform_action! enforce_on_key enforce_on_key_configs "
                   "enforce_on_key_name exceed_action! exceed_redirect_options rate_limit_threshold!"},
    TerraformBlock{"SecurityPolicyRuleRateLimitOptionsEnforceOnKeyConfig", "enforce_on_key_name enforce_on_key_type"},
    TerraformBlock{"SecurityPolicyRuleRateLimitOptionsThreshold", "count! interval_sec!"},
    TerraformBlock{"SecurityPolicyRuleRedirectOptions", "target type!"},
    TerraformBlock{"SecurityPolicyUserDefinedField", "base! mask name offset size"},
    TerraformBlock{"SecuritySettings", "aws_v4_authentication client_tls_policy subject_alt_names"},
    TerraformBlock{"ServerTlsPolicy.MTLSPolicy",
                   "client_validation_ca client_validation_mode client_validation_trust_config"},
    TerraformBlock{"ServiceLbPolicy.AutoCapacityDrain", "enable"},
    TerraformBlock{"ServiceLbPolicy.FailoverConfig", "failover_health_threshold!"},
    TerraformBlock{"SslCertificateManagedSslCertificate", "domains!"},
    TerraformBlock{"SubnetworkSecondaryRange", "ip_cidr_range range_name! reserved_internal_range"},
    TerraformBlock{"Subsetting", "policy!"},
    TerraformBlock{"TCPHealthCheck", "port port_name port_specification proxy_header request response"},
    TerraformBlock{"TrustConfig.AllowlistedCertificate", "pem_certificate!"},
    TerraformBlock{"TrustConfig.IntermediateCA", "pem_certificate"},
    TerraformBlock{"TrustConfig.TrustAnchor", "pem_certificate"},
    TerraformBlock{"TrustConfig.TrustStore", "intermediate_cas trust_anchors"},
    TerraformBlock{"UrlMapTest",
                   "description expected_output_url expected_redirect_response_code headers host! path! service!"},
    TerraformBlock{"UrlMapTestHeader", "name! value!"},
    TerraformBlock{"UrlRewrite", "host_rewrite path_prefix_rewrite path_template_rewrite"},
    TerraformBlock{"ValidationCA", "certificate_provider_instance grpc_endpoint"},
    TerraformBlock{"WeightedBackendService", "backend_service! header_action weight!"},
};
static_assert(std::ranges::is_sorted(kBlocks, {}, &TerraformBlock::message));

} // namespace

std::span<const TerraformBlock> terraform_blocks() { return kBlocks; }

} // namespace switchyard::exchange
