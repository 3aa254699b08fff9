// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_schema.h"

#include <algorithm>
#include <array>

namespace switchyard::exchange {

namespace {

constexpr std::array kGaps{
    TerraformGap{"google_compute_backend_service", "backend.failover"},
    TerraformGap{"google_compute_forwarding_rule", "service_directory_registrations.service_directory_region"},
    TerraformGap{"google_compute_global_forwarding_rule", "service_directory_registrations.service"},
    TerraformGap{"google_compute_region_backend_service", "backend.preference"},
    TerraformGap{"google_compute_region_backend_service", "cache_key_policy.include_http_headers"},
    TerraformGap{"google_compute_region_backend_service", "cdn_policy.bypass_cache_on_request_headers"},
    TerraformGap{"google_compute_region_backend_service", "cdn_policy.request_coalescing"},
    TerraformGap{"google_compute_region_security_policy", "match.expr_options"},
    TerraformGap{"google_compute_region_security_policy", "rate_limit_options.exceed_redirect_options"},
    TerraformGap{"google_compute_region_security_policy", "rules.header_action"},
    TerraformGap{"google_compute_region_security_policy", "rules.redirect_options"},
    TerraformGap{"google_compute_region_url_map", "cache_policy"},
    TerraformGap{"google_compute_region_url_map", "custom_error_response_policy"},
    TerraformGap{"google_compute_region_url_map", "default_custom_error_response_policy"},
    TerraformGap{"google_compute_region_url_map", "default_route_action.url_rewrite.path_template_rewrite"},
    TerraformGap{"google_compute_region_url_map", "path_rule.route_action.url_rewrite.path_template_rewrite"},
    TerraformGap{"google_compute_region_url_map", "test.expected_output_url"},
    TerraformGap{"google_compute_region_url_map", "test.expected_redirect_response_code"},
    TerraformGap{"google_compute_region_url_map", "test.headers"},
    TerraformGap{"google_compute_security_policy", "rule.network_match"},
    TerraformGap{"google_compute_url_map", "default_route_action.url_rewrite.path_template_rewrite"},
    TerraformGap{"google_compute_url_map", "path_rule.route_action.url_rewrite.path_template_rewrite"},
};

/// What the provider google does not have; an empty path: the whole type. Source: the schemas of version 6.50.
constexpr std::array kBeta{
    TerraformGap{"google_compute_backend_service", "network_pass_through_lb_traffic_policy"},
    TerraformGap{"google_compute_global_forwarding_rule", "allow_psc_global_access"},
    TerraformGap{"google_compute_health_check", "grpc_tls_health_check"},
    TerraformGap{"google_compute_region_backend_bucket", ""},
    TerraformGap{"google_compute_region_backend_service", "connection_tracking_policy"},
    TerraformGap{"google_compute_region_backend_service", "negative_caching_policy.ttl"},
    TerraformGap{"google_compute_region_backend_service", "security_policy"},
    TerraformGap{"google_compute_region_backend_service", "subsetting"},
    TerraformGap{"google_compute_region_health_check", "grpc_tls_health_check"},
    TerraformGap{"google_compute_region_network_endpoint", "client_destination_port"},
    TerraformGap{"google_compute_region_network_endpoint", "instance"},
    TerraformGap{"google_compute_region_security_policy", "advanced_options_config.request_body_inspection_size"},
    TerraformGap{"google_compute_region_url_map", "request_mirror_policy.mirror_percent"},
    TerraformGap{"google_compute_security_policy", "advanced_options_config.request_body_inspection_size"},
    TerraformGap{"google_compute_url_map", "request_mirror_policy.mirror_percent"},
    TerraformGap{"google_network_services_service_lb_policies", ""},
};

std::vector<TerraformAttribute> split(std::string_view text)
{
    std::vector<TerraformAttribute> attributes;
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        std::string_view word = text.substr(0, blank);
        text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
        const bool required = word.ends_with('!');
        attributes.push_back({word.substr(0, word.size() - (required ? 1 : 0)), required});
    }
    return attributes;
}

bool ends_with_steps(std::string_view path, std::string_view end)
{
    return path == end ||
           (path.size() > end.size() && path.ends_with(end) && path[path.size() - end.size() - 1] == '.');
}

} // namespace

std::vector<TerraformAttribute> attributes_of(const TerraformType& type) { return split(type.attributes); }

std::vector<TerraformAttribute> attributes_of_block(std::string_view message)
{
    const auto blocks = terraform_blocks();
    const auto row = std::ranges::lower_bound(blocks, message, {}, &TerraformBlock::message);
    return row == blocks.end() || row->message != message ? std::vector<TerraformAttribute>{} : split(row->attributes);
}

bool is_required(std::string_view message, std::string_view attribute)
{
    const auto attributes = attributes_of_block(message);
    const auto found = std::ranges::find(attributes, attribute, &TerraformAttribute::name);
    return found != attributes.end() && found->required;
}

bool is_offered(const TerraformType& type, std::string_view path)
{
    return std::ranges::none_of(
        kGaps, [&](const TerraformGap& gap) { return gap.type == type.type && ends_with_steps(path, gap.path); });
}

bool needs_beta(const TerraformType& type, std::string_view path)
{
    return std::ranges::any_of(kBeta, [&](const TerraformGap& row) {
        return row.type == type.type && (row.path.empty() ? path.empty() : ends_with_steps(path, row.path));
    });
}

} // namespace switchyard::exchange
