// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/header_vocabulary.h"

#include <algorithm>
#include <array>
#include <string>

namespace switchyard::compile {

namespace {

constexpr std::array<std::string_view, 35> kVariables{
    "cdn_cache_id",
    "cdn_cache_status",
    "client_cert_chain",
    "client_cert_chain_verified",
    "client_cert_dnsname_sans",
    "client_cert_error",
    "client_cert_issuer_dn",
    "client_cert_leaf",
    "client_cert_present",
    "client_cert_serial_number",
    "client_cert_sha256_fingerprint",
    "client_cert_spiffe_id",
    "client_cert_subject_dn",
    "client_cert_uri_sans",
    "client_cert_valid_not_after",
    "client_cert_valid_not_before",
    "client_city",
    "client_city_lat_long",
    "client_encrypted",
    "client_ip_address",
    "client_port",
    "client_protocol",
    "client_region",
    "client_region_subdivision",
    "client_rtt_msec",
    "device_request_type",
    "origin_request_header",
    "server_ip_address",
    "server_port",
    "tls_cipher_suite",
    "tls_ja3_fingerprint",
    "tls_ja4_fingerprint",
    "tls_sni_hostname",
    "tls_version",
    "user_agent_family",
};
static_assert(std::ranges::is_sorted(kVariables));

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return out;
}

} // namespace

bool is_header_name(std::string_view name)
{
    constexpr std::string_view kOther = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::ranges::all_of(name, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               kOther.find(c) != std::string_view::npos;
    });
}

std::string_view header_refusal(std::string_view name)
{
    constexpr std::array<std::string_view, 6> kOfConnections{"connection", "keep-alive",        "te",
                                                             "trailer",    "transfer-encoding", "upgrade"};
    constexpr std::array<std::string_view, 4> kVendorPrefixes{"x-google", "x-goog-", "x-gfe", "x-amz-"};
    const std::string low = lower(name);
    if (std::ranges::find(kOfConnections, low) != kOfConnections.end()) {
        return "it belongs to one connection, not to the request.";
    }
    if (low == "x-user-ip" || low == "cdn-loop") {
        return "the cloud keeps it for itself.";
    }
    if (low == "host") {
        return "the host is changed with urlRewrite.hostRewrite.";
    }
    const bool kept =
        std::ranges::any_of(kVendorPrefixes, [&](std::string_view prefix) { return low.starts_with(prefix); });
    return kept ? "names that begin like this are kept for vendors." : "";
}

bool is_edited_here(std::string_view name)
{
    constexpr std::array<std::string_view, 4> kOfProxies{"content-length", "expect", "proxy-connection",
                                                         "transfer-encoding"};
    std::string low = lower(name);
    if (!is_header_name(name) || !header_refusal(name).empty()) {
        return false;
    }
    std::ranges::replace(low, '_', '-');
    return std::ranges::find(kOfProxies, low) == kOfProxies.end();
}

bool has_value_here(std::string_view variable)
{
    constexpr std::array<std::string_view, 8> kOfTheCloud{
        "cdn_cache_id",  "cdn_cache_status",          "client_city",         "client_city_lat_long",
        "client_region", "client_region_subdivision", "tls_ja3_fingerprint", "tls_ja4_fingerprint"};
    return std::ranges::find(kOfTheCloud, variable) == kOfTheCloud.end();
}

std::span<const std::string_view> header_variables() { return kVariables; }

} // namespace switchyard::compile
