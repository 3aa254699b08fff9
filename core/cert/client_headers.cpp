// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/client_headers.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::cert {

namespace {

constexpr std::size_t kSerial = 50;
constexpr std::size_t kSpiffe = 2048;
constexpr std::size_t kText = 512;
constexpr std::size_t kCertificates = 16U << 10U;

/// Each in base64, separated by commas: a name may hold a comma itself.
std::string list_of(const std::vector<std::string>& names)
{
    std::string list;
    for (const std::string& name : names)
        list.append(list.empty() ? "" : ",").append(to_base64(bytes_of(name)));
    return list;
}

/// ":base64:" (RFC 9440, section 2.1).
std::string item_of(const Certificate& certificate) { return fmt::format(":{}:", to_base64(certificate.der)); }

std::string hex_of(const Bytes& serial)
{
    const auto first = serial.size() > 1 && serial[0] == 0 ? serial.begin() + 1 : serial.begin();
    return to_hex({first, serial.end()});
}

/// "2022-07-01T18:05:09+00:00": how the vendor writes a point in UTC.
std::string time_of(CertificateTime time)
{
    std::string text = to_text(time);
    text.pop_back();
    return text + "+00:00";
}

/// Writes values that keep to their limits and notes those that do not.
class Writer
{
public:
    explicit Writer(std::string& errors) : errors_(errors) {}

    void put(std::string& field, std::string value, std::size_t limit, std::string_view name)
    {
        if (value.size() <= limit) {
            field = std::move(value);
            return;
        }
        errors_ += fmt::format("{}client_cert_{}_exceeded_size_limit", errors_.empty() ? "" : ",", name);
    }

private:
    std::string& errors_;
};

void put_certificates(const ClientVerdict& verdict, Writer& writer, ClientCertHeaders& headers)
{
    // Both together have to keep to the limit.
    const std::string leaf = item_of(*verdict.leaf);
    writer.put(headers.leaf, leaf, kCertificates, "validated_leaf");
    std::string chain;
    for (const Certificate& certificate : verdict.intermediates)
        chain.append(chain.empty() ? "" : ", ").append(item_of(certificate));
    writer.put(headers.chain, chain, kCertificates - std::min(leaf.size(), kCertificates), "validated_chain");
}

} // namespace

const std::string* ClientCertHeaders::find(std::string_view variable) const
{
    struct Row
    {
        std::string_view name;
        std::string ClientCertHeaders::* value;
    };
    using H = ClientCertHeaders;
    constexpr std::array kRows{
        Row{"present", &H::present},
        Row{"chain_verified", &H::chain_verified},
        Row{"error", &H::error},
        Row{"sha256_fingerprint", &H::sha256_fingerprint},
        Row{"serial_number", &H::serial_number},
        Row{"spiffe_id", &H::spiffe_id},
        Row{"uri_sans", &H::uri_sans},
        Row{"dnsname_sans", &H::dnsname_sans},
        Row{"valid_not_before", &H::valid_not_before},
        Row{"valid_not_after", &H::valid_not_after},
        Row{"issuer_dn", &H::issuer_dn},
        Row{"subject_dn", &H::subject_dn},
        Row{"leaf", &H::leaf},
        Row{"chain", &H::chain},
    };
    constexpr std::string_view kPrefix = "client_cert_";
    if (!variable.starts_with(kPrefix))
        return nullptr;
    const auto row = std::ranges::find(kRows, variable.substr(kPrefix.size()), &Row::name);
    return row == kRows.end() ? nullptr : &(this->*row->value);
}

ClientCertHeaders client_cert_headers(const ClientVerdict& verdict)
{
    ClientCertHeaders headers;
    headers.present = verdict.error == ClientCertError::NotProvided ? "false" : "true";
    headers.chain_verified = verdict.is_verified() ? "true" : "false";
    std::string too_long;
    if (verdict.leaf) {
        const CertificateFacts& facts = verdict.leaf->facts;
        Writer writer(too_long);
        headers.sha256_fingerprint = to_base64(facts.fingerprint);
        writer.put(headers.serial_number, hex_of(facts.serial), kSerial, "serial_number");
        writer.put(headers.spiffe_id, facts.spiffe_id, kSpiffe, "spiffe_id");
        writer.put(headers.uri_sans, list_of(facts.names.uri), kText, "uri_sans");
        writer.put(headers.dnsname_sans, list_of(facts.names.dns), kText, "dnsname_sans");
        headers.valid_not_before = time_of(facts.not_before);
        headers.valid_not_after = time_of(facts.not_after);
        writer.put(headers.issuer_dn, to_base64(facts.issuer_der), kText, "issuer_dn");
        writer.put(headers.subject_dn, to_base64(facts.subject_der), kText, "subject_dn");
        if (verdict.is_verified())
            put_certificates(verdict, writer, headers);
    }
    headers.error = verdict.error ? std::string(to_text(*verdict.error)) : too_long;
    return headers;
}

} // namespace switchyard::cert
