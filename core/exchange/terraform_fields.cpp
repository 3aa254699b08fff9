// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_fields.h"

#include <algorithm>
#include <array>

namespace switchyard::exchange {

namespace {

struct Row
{
    std::string_view message; ///< empty: of any message
    std::string_view attribute;
    std::string_view path; ///< empty: the provider's own business
};

constexpr std::array kRows{
    Row{"BackendService", "connection_draining_timeout_sec", "connectionDraining.drainingTimeoutSec"},
    Row{"BackendService", "enable_cdn", "enableCDN"},
    Row{"BackendService", "generated_id", "id"},
    Row{"BackendServiceHAPolicy", "fast_ip_move", "fastIPMove"},
    Row{"Certificate.SelfManagedCertificate", "certificate_pem", "pemCertificate"},
    Row{"Certificate.SelfManagedCertificate", "private_key_pem", "pemPrivateKey"},
    Row{"ForwardingRule", "forwarding_rule_id", "id"},
    Row{"ForwardingRule", "ip_address", "IPAddress"},
    Row{"ForwardingRule", "ip_protocol", "IPProtocol"},
    Row{"HealthCheck", "health_check_id", "id"},
    Row{"Instance", "current_status", "status"},
    Row{"Instance", "instance_id", "id"},
    Row{"NetworkEndpoint", "global_network_endpoint_group", "networkEndpointGroup"},
    Row{"NetworkEndpoint", "network_endpoint_id", ""},
    Row{"NetworkEndpoint", "region_network_endpoint_group", "networkEndpointGroup"},
    Row{"NetworkEndpointGroup", "generated_id", "id"},
    Row{"NetworkInterface", "network_ip", "networkIP"},
    Row{"SecurityPolicy", "policy_id", "id"},
    Row{"SecurityPolicy", "self_link_with_policy_id", ""},
    Row{"SecurityPolicyRulePreconfiguredWafConfigExclusion", "request_cookie", "requestCookiesToExclude"},
    Row{"SecurityPolicyRulePreconfiguredWafConfigExclusion", "request_header", "requestHeadersToExclude"},
    Row{"SecurityPolicyRulePreconfiguredWafConfigExclusion", "request_query_param", "requestQueryParamsToExclude"},
    Row{"SecurityPolicyRulePreconfiguredWafConfigExclusion", "request_uri", "requestUrisToExclude"},
    Row{"SecurityPolicyRulePreconfiguredWafConfigExclusionFieldParams", "operator", "op"},
    Row{"SecurityPolicyRulePreconfiguredWafConfigExclusionFieldParams", "value", "val"},
    Row{"SslCertificate", "certificate_id", "id"},
    Row{"SslCertificate", "name_prefix", ""},
    Row{"SslCertificate", "private_key_wo_version", ""},
    Row{"Subnetwork", "send_secondary_ip_range_if_empty", ""},
    Row{"Subnetwork", "subnetwork_id", "id"},
    Row{"TargetHttpProxy", "proxy_id", "id"},
    Row{"TargetHttpsProxy", "certificate_manager_certificates", "sslCertificates"},
    Row{"TargetHttpsProxy", "proxy_id", "id"},
    Row{"TargetSslProxy", "backend_service", "service"},
    Row{"TargetSslProxy", "proxy_id", "id"},
    Row{"TargetTcpProxy", "backend_service", "service"},
    Row{"TargetTcpProxy", "proxy_id", "id"},
    Row{"UrlMap", "map_id", "id"},
    // Of every resource. `project` is part of `self_link`; the labels that the provider adds are in `labels` too.
    Row{"", "deletion_policy", ""},
    Row{"", "effective_labels", ""},
    Row{"", "id", ""},
    Row{"", "project", ""},
    Row{"", "recreate_closed_psc", ""},
    Row{"", "terraform_labels", ""},
    Row{"", "timeouts", ""},
};

const Row* row_of(std::string_view message, std::string_view attribute)
{
    const auto* row = std::ranges::find_if(
        kRows, [&](const Row& each) { return each.attribute == attribute && each.message == message; });
    return row == kRows.end() ? nullptr : &*row;
}

std::string plural(std::string_view word)
{
    if (word.ends_with('y') && !word.ends_with("ey"))
        return std::string(word.substr(0, word.size() - 1)) + "ies";
    return std::string(word) + (word.ends_with('h') || word.ends_with('s') ? "es" : "s");
}

} // namespace

std::string camel_case(std::string_view snake)
{
    std::string out;
    bool upper = false;
    for (const char c : snake) {
        if (c == '_') {
            upper = !out.empty();
            continue;
        }
        out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        upper = false;
    }
    return out;
}

std::string snake_case(std::string_view camel)
{
    std::string out;
    for (const char c : camel) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && !out.empty())
            out += '_';
        out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

AttributeTarget attribute_target(const schema::MessageInfo& message, std::string_view attribute)
{
    using Kind = AttributeTarget::Kind;
    const Row* row = row_of(message.name, attribute);
    if (row == nullptr && message.resource)
        row = row_of("", attribute);
    if (row != nullptr)
        return {row->path.empty() ? Kind::Ignored : Kind::Field, std::string(row->path)};
    const std::string name = camel_case(attribute);
    if (message.field(name) != nullptr)
        return {Kind::Field, name};
    if (const schema::FieldInfo* field = message.field(plural(name)); field != nullptr && field->repeated)
        return {Kind::Field, field->name};
    return {};
}

} // namespace switchyard::exchange
