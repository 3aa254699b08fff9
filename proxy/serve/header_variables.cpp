// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/header_variables.h"

#include "proxy/serve/user_agent.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace switchyard::serve {
namespace {

using route::HeaderVariable;

std::string_view decimal(std::uint64_t value, std::array<char, 20>& room)
{
    return {room.data(), std::to_chars(room.data(), room.data() + room.size(), value).ptr};
}

/// What a peer chose freely: all of it, or nothing when a byte of it could mean something else in a header.
std::string_view printable(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; }) ? text : std::string_view();
}

std::string_view request_header(const VariableFacts& facts, std::string_view name)
{
    const http::HeaderTable& headers = facts.client.request().headers;
    const http::HeaderField* field = headers.find(name);
    return field == nullptr ? std::string_view() : headers.value(*field);
}

std::string_view user_agent(const VariableFacts& facts)
{
    const http::HeaderTable& headers = facts.client.request().headers;
    const http::HeaderField* field = headers.find(http::HeaderId::UserAgent);
    return field == nullptr ? std::string_view() : headers.value(*field);
}

/// "CLIENT,LOAD_BALANCER"
std::string_view addresses(const VariableFacts& facts, VariableRoom& room)
{
    room.addresses.emplace(facts.client_address.address, facts.server_address.address);
    return room.addresses->text();
}

std::string_view version_name(const ClientTls& tls)
{
    switch (tls.version()) {
    case 0x0301:
        return "TLSv1";
    case 0x0302:
        return "TLSv1.1";
    case 0x0303:
        return "TLSv1.2";
    case 0x0304:
        return "TLSv1.3";
    default:
        return {};
    }
}

std::string_view cipher_suite(const ClientTls& tls, VariableRoom& room)
{
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    const std::uint16_t suite = tls.cipher_suite();
    for (std::size_t i = 0; i < room.cipher_suite.size(); ++i)
        room.cipher_suite[i] = kDigits[(suite >> (12 - 4 * i)) & 15];
    return {room.cipher_suite.data(), room.cipher_suite.size()};
}

std::string_view of_connection(HeaderVariable variable, const VariableFacts& facts, VariableRoom& room)
{
    switch (variable) {
    case HeaderVariable::ClientEncrypted:
        return facts.tls != nullptr ? "true" : "false";
    case HeaderVariable::ClientIpAddress: {
        const std::string_view both = addresses(facts, room);
        return both.substr(0, both.find(','));
    }
    case HeaderVariable::ServerIpAddress: {
        const std::string_view both = addresses(facts, room);
        return both.substr(both.find(',') + 1);
    }
    case HeaderVariable::ClientPort:
        return decimal(facts.client_address.port.value, room.client_port);
    case HeaderVariable::ServerPort:
        return decimal(facts.server_address.port.value, room.server_port);
    case HeaderVariable::ClientProtocol:
        if (facts.client.request().major_version == 2)
            return "HTTP/2";
        return facts.client.request().minor_version == 0 ? "HTTP/1.0" : "HTTP/1.1";
    case HeaderVariable::ClientRttMsec: {
        const std::optional<Milliseconds> time = facts.client.round_trip();
        return time ? decimal(static_cast<std::uint64_t>(time->count()), room.round_trip) : std::string_view();
    }
    default:
        return {};
    }
}

std::string_view of_tls(HeaderVariable variable, const ClientTls& tls, VariableRoom& room)
{
    switch (variable) {
    case HeaderVariable::TlsCipherSuite:
        return cipher_suite(tls, room);
    case HeaderVariable::TlsSniHostname:
        return printable(tls.server_name());
    case HeaderVariable::TlsVersion:
        return version_name(tls);
    default:
        return {};
    }
}

std::string_view of_certificate(HeaderVariable variable, const cert::ClientCertHeaders& values)
{
    switch (variable) {
    case HeaderVariable::ClientCertChain:
        return values.chain;
    case HeaderVariable::ClientCertChainVerified:
        return values.chain_verified;
    case HeaderVariable::ClientCertDnsnameSans:
        return values.dnsname_sans;
    case HeaderVariable::ClientCertError:
        return values.error;
    case HeaderVariable::ClientCertIssuerDn:
        return values.issuer_dn;
    case HeaderVariable::ClientCertLeaf:
        return values.leaf;
    case HeaderVariable::ClientCertPresent:
        return values.present;
    case HeaderVariable::ClientCertSerialNumber:
        return values.serial_number;
    case HeaderVariable::ClientCertSha256Fingerprint:
        return values.sha256_fingerprint;
    case HeaderVariable::ClientCertSpiffeId:
        return printable(values.spiffe_id);
    case HeaderVariable::ClientCertSubjectDn:
        return values.subject_dn;
    case HeaderVariable::ClientCertUriSans:
        return values.uri_sans;
    case HeaderVariable::ClientCertValidNotAfter:
        return values.valid_not_after;
    case HeaderVariable::ClientCertValidNotBefore:
        return values.valid_not_before;
    default:
        return {};
    }
}

} // namespace

std::string_view value_of(HeaderVariable variable, const VariableFacts& facts, VariableRoom& room)
{
    switch (variable) {
    case HeaderVariable::DeviceRequestType:
        return device_request_type(user_agent(facts));
    case HeaderVariable::UserAgentFamily:
        return user_agent_family(user_agent(facts));
    case HeaderVariable::OriginRequestHeader:
        return request_header(facts, "origin"); // the codec has looked at its bytes
    case HeaderVariable::TlsCipherSuite:
    case HeaderVariable::TlsSniHostname:
    case HeaderVariable::TlsVersion:
        return facts.tls == nullptr ? std::string_view() : of_tls(variable, *facts.tls, room);
    default:
        break;
    }
    if (variable >= HeaderVariable::ClientCertChain && variable <= HeaderVariable::ClientCertValidNotBefore) {
        const cert::ClientCertHeaders* values = facts.tls == nullptr ? nullptr : facts.tls->client_cert_headers();
        return values == nullptr ? std::string_view() : of_certificate(variable, *values);
    }
    return of_connection(variable, facts, room);
}

} // namespace switchyard::serve
