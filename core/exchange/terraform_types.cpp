// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_schema.h"

#include <algorithm>
#include <array>

namespace switchyard::exchange {

namespace {

using model::Kind;
using Level = model::Scope::Level;

/// Source: the schemas of the providers google and google-beta, versions 6 and 7.
constexpr std::array kTypes{
    TerraformType{"google_compute_address", Kind::Address, Level::Region,
                  "address address_type description ip_version ipv6_endpoint_type labels name! network network_tier "
                  "prefix_length purpose region subnetwork"},
    TerraformType{"google_compute_global_address", Kind::Address, Level::Global,
                  "address address_type description ip_version labels name! network prefix_length purpose"},
    TerraformType{"google_compute_forwarding_rule", Kind::ForwardingRule, Level::Region,
                  "all_ports allow_global_access allow_psc_global_access backend_service description ip_address "
                  "ip_collection ip_protocol ip_version is_mirroring_collector labels load_balancing_scheme name! "
                  "network network_tier no_automate_dns_zone port_range ports region service_directory_registrations "
                  "service_label source_ip_ranges subnetwork target"},
    TerraformType{"google_compute_global_forwarding_rule", Kind::ForwardingRule, Level::Global,
                  "allow_psc_global_access description external_managed_backend_bucket_migration_state "
                  "external_managed_backend_bucket_migration_testing_percentage ip_address ip_protocol ip_version "
                  "labels load_balancing_scheme metadata_filters name! network network_tier no_automate_dns_zone "
                  "port_range service_directory_registrations source_ip_ranges subnetwork target!"},
    TerraformType{"google_compute_target_http_proxy", Kind::TargetHttpProxy, Level::Global,
                  "description http_keep_alive_timeout_sec name! proxy_bind url_map!"},
    TerraformType{"google_compute_region_target_http_proxy", Kind::TargetHttpProxy, Level::Region,
                  "description http_keep_alive_timeout_sec name! region url_map!"},
    TerraformType{"google_compute_target_https_proxy", Kind::TargetHttpsProxy, Level::Global,
                  "certificate_manager_certificates certificate_map description http_keep_alive_timeout_sec name! "
                  "proxy_bind quic_override server_tls_policy ssl_certificates ssl_policy tls_early_data url_map!"},
    TerraformType{"google_compute_region_target_https_proxy", Kind::TargetHttpsProxy, Level::Region,
                  "certificate_manager_certificates description http_keep_alive_timeout_sec name! region "
                  "server_tls_policy ssl_certificates ssl_policy url_map!"},
    TerraformType{"google_compute_target_tcp_proxy", Kind::TargetTcpProxy, Level::Global,
                  "backend_service! description name! proxy_bind proxy_header"},
    TerraformType{"google_compute_region_target_tcp_proxy", Kind::TargetTcpProxy, Level::Region,
                  "backend_service! description name! proxy_bind proxy_header region"},
    TerraformType{"google_compute_target_ssl_proxy", Kind::TargetSslProxy, Level::Global,
                  "backend_service! certificate_map description name! proxy_header ssl_certificates ssl_policy"},
    TerraformType{"google_compute_ssl_certificate", Kind::SslCertificate, Level::Global,
                  "certificate! description name private_key!"},
    TerraformType{"google_compute_region_ssl_certificate", Kind::SslCertificate, Level::Region,
                  "certificate! description name private_key! region"},
    TerraformType{"google_compute_managed_ssl_certificate", Kind::SslCertificate, Level::Global,
                  "description managed name type"},
    TerraformType{"google_compute_ssl_policy", Kind::SslPolicy, Level::Global,
                  "custom_features description min_tls_version name! post_quantum_key_exchange profile"},
    TerraformType{"google_compute_region_ssl_policy", Kind::SslPolicy, Level::Region,
                  "custom_features description min_tls_version name! post_quantum_key_exchange profile region"},
    TerraformType{"google_compute_url_map", Kind::UrlMap, Level::Global,
                  "default_custom_error_response_policy default_route_action default_service default_url_redirect "
                  "description header_action host_rule name! path_matcher test"},
    TerraformType{"google_compute_region_url_map", Kind::UrlMap, Level::Region,
                  "default_route_action default_service default_url_redirect description header_action host_rule name! "
                  "path_matcher region test"},
    TerraformType{
        "google_compute_backend_service", Kind::BackendService, Level::Global,
        "affinity_cookie_ttl_sec backend cdn_policy circuit_breakers compression_mode connection_draining_timeout_sec "
        "consistent_hash custom_metrics custom_request_headers custom_response_headers description "
        "edge_security_policy enable_cdn external_managed_migration_state "
        "external_managed_migration_testing_percentage health_checks iap ip_address_selection_policy "
        "load_balancing_scheme locality_lb_policies locality_lb_policy log_config max_stream_duration name! "
        "network_pass_through_lb_traffic_policy outlier_detection params port_name protocol security_policy "
        "security_settings service_lb_policy session_affinity strong_session_affinity_cookie timeout_sec tls_settings"},
    TerraformType{
        "google_compute_region_backend_service", Kind::BackendService, Level::Region,
        "affinity_cookie_ttl_sec backend cdn_policy circuit_breakers connection_draining_timeout_sec "
        "connection_tracking_policy consistent_hash custom_metrics description enable_cdn failover_policy ha_policy "
        "health_checks iap ip_address_selection_policy load_balancing_scheme locality_lb_policy log_config name! "
        "network network_pass_through_lb_traffic_policy outlier_detection params port_name protocol region "
        "security_policy session_affinity strong_session_affinity_cookie subsetting timeout_sec tls_settings"},
    TerraformType{"google_compute_backend_bucket", Kind::BackendBucket, Level::Global,
                  "bucket_name! cdn_policy compression_mode custom_response_headers description edge_security_policy "
                  "enable_cdn load_balancing_scheme name! params"},
    TerraformType{"google_compute_region_backend_bucket", Kind::BackendBucket, Level::Region,
                  "bucket_name! description load_balancing_scheme name! region!"},
    TerraformType{"google_compute_health_check", Kind::HealthCheck, Level::Global,
                  "check_interval_sec description grpc_health_check grpc_tls_health_check healthy_threshold "
                  "http2_health_check http_health_check https_health_check log_config name! source_regions "
                  "ssl_health_check tcp_health_check timeout_sec unhealthy_threshold"},
    TerraformType{"google_compute_region_health_check", Kind::HealthCheck, Level::Region,
                  "check_interval_sec description grpc_health_check grpc_tls_health_check healthy_threshold "
                  "http2_health_check http_health_check https_health_check log_config name! region ssl_health_check "
                  "tcp_health_check timeout_sec unhealthy_threshold"},
    TerraformType{"google_compute_instance_group", Kind::InstanceGroup, Level::Zone,
                  "description instances name! named_port network zone"},
    TerraformType{"google_compute_network_endpoint_group", Kind::NetworkEndpointGroup, Level::Zone,
                  "default_port description name! network! network_endpoint_type subnetwork zone"},
    TerraformType{"google_compute_region_network_endpoint_group", Kind::NetworkEndpointGroup, Level::Region,
                  "app_engine cloud_function cloud_run description name! network network_endpoint_type psc_data "
                  "psc_target_service region! subnetwork"},
    TerraformType{"google_compute_global_network_endpoint_group", Kind::NetworkEndpointGroup, Level::Global,
                  "default_port description name! network_endpoint_type!"},
    TerraformType{"google_compute_network_endpoint", Kind::NetworkEndpoint, Level::Zone,
                  "instance ip_address! network_endpoint_group! port zone"},
    TerraformType{"google_compute_network_endpoints", Kind::NetworkEndpoint, Level::Zone,
                  "network_endpoint_group! network_endpoints zone"},
    TerraformType{"google_compute_global_network_endpoint", Kind::NetworkEndpoint, Level::Global,
                  "fqdn global_network_endpoint_group! ip_address port!"},
    TerraformType{"google_compute_region_network_endpoint", Kind::NetworkEndpoint, Level::Region,
                  "client_destination_port fqdn instance ip_address port! region region_network_endpoint_group!"},
    TerraformType{"google_compute_instance", Kind::Instance, Level::Zone,
                  "description hostname labels machine_type! name! network_interface! zone"},
    TerraformType{"google_compute_subnetwork", Kind::Subnetwork, Level::Region,
                  "description enable_flow_logs external_ipv6_prefix ip_cidr_range ipv6_access_type name! network! "
                  "private_ip_google_access private_ipv6_google_access purpose region reserved_internal_range role "
                  "secondary_ip_range stack_type"},
    TerraformType{
        "google_compute_security_policy", Kind::SecurityPolicy, Level::Global,
        "adaptive_protection_config advanced_options_config description name! recaptcha_options_config rule type"},
    TerraformType{
        "google_compute_region_security_policy", Kind::SecurityPolicy, Level::Region,
        "advanced_options_config ddos_protection_config description name! region rules type user_defined_fields"},
    TerraformType{"google_network_services_service_lb_policies", Kind::ServiceLbPolicy, Level::Global,
                  "auto_capacity_drain description failover_config labels load_balancing_algorithm location! name!"},
    TerraformType{"google_network_services_lb_route_extension", Kind::LbRouteExtension, Level::Global,
                  "description extension_chains! forwarding_rules! labels load_balancing_scheme! location! name!"},
    TerraformType{"google_network_services_lb_traffic_extension", Kind::LbTrafficExtension, Level::Global,
                  "description extension_chains! forwarding_rules! labels load_balancing_scheme location! name!"},
    TerraformType{"google_network_security_server_tls_policy", Kind::ServerTlsPolicy, Level::Global,
                  "allow_open description labels location mtls_policy name! server_certificate"},
    TerraformType{"google_network_security_backend_authentication_config", Kind::BackendAuthenticationConfig,
                  Level::Global, "client_certificate description labels location name! trust_config well_known_roots"},
    TerraformType{"google_certificate_manager_certificate", Kind::Certificate, Level::Global,
                  "description labels location managed name! scope self_managed"},
    TerraformType{"google_certificate_manager_certificate_map", Kind::CertificateMap, Level::Global,
                  "description labels name"},
    TerraformType{"google_certificate_manager_certificate_map_entry", Kind::CertificateMapEntry, Level::Global,
                  "certificates description hostname labels map! matcher name"},
    TerraformType{"google_certificate_manager_dns_authorization", Kind::DnsAuthorization, Level::Global,
                  "description domain! labels location name! type"},
    TerraformType{"google_certificate_manager_trust_config", Kind::TrustConfig, Level::Global,
                  "allowlisted_certificates description labels location! name! trust_stores"},
};

} // namespace

std::span<const TerraformType> terraform_types() { return kTypes; }

const TerraformType* terraform_type(std::string_view type)
{
    const auto* row = std::ranges::find(kTypes, type, &TerraformType::type);
    return row == kTypes.end() ? nullptr : &*row;
}

} // namespace switchyard::exchange
