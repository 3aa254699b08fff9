// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/development_authority.h"

#include "core/base/ip_address.h"
#include "core/cert/chain.h"
#include "core/cert/host_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace switchyard::cert {

namespace {

constexpr std::chrono::days kAuthorityLife{3650};
constexpr std::chrono::hours kSlack{1}; ///< clocks differ

/// A host without its port and brackets.
std::string without_port(std::string_view host)
{
    if (const auto address = SocketAddress::parse(host))
        return address->address.to_string();
    if (!host.starts_with('[') && std::ranges::count(host, ':') == 1)
        host = host.substr(0, host.find(':'));
    return plain_host(host);
}

/// Letters, digits, hyphens and underscores, at most 63 a label and 253 together. Source: RFC 1035, RFC 5890.
bool is_name(std::string_view name)
{
    constexpr std::size_t kLongest = 253;
    constexpr std::size_t kLongestLabel = 63;
    if (name.empty() || name.size() > kLongest)
        return false;
    for (std::string_view rest = name;;) {
        const std::string_view label = rest.substr(0, rest.find('.'));
        const bool plain = std::ranges::all_of(
            label, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
        if (label.empty() || label.size() > kLongestLabel || !plain)
            return false;
        if (label.size() == rest.size())
            return true;
        rest.remove_prefix(label.size() + 1);
    }
}

std::string left_out(std::string_view host)
{
    if (host == "*")
        return "'*' stands for every host, which no certificate can be for; list the hosts that are to work over "
               "HTTPS.";
    if (host.starts_with('*'))
        return fmt::format("The star of '{}' is no whole label, and certificates know only '*.'; list the hosts "
                           "themselves.",
                           host);
    return fmt::format("'{}' is no host name; write letters, digits and hyphens, and other alphabets as 'xn--…'.",
                       host);
}

bool includes(const std::vector<std::string>& all, const std::vector<std::string>& wanted)
{
    return std::ranges::all_of(wanted,
                               [&](const std::string& name) { return std::ranges::find(all, name) != all.end(); });
}

/// Whether clients take a certificate for a host. Many let no wildcard stand for a name of two labels, so that
/// "*.localhost" is not enough for "shop.localhost".
bool is_good_for(const CertificateFacts& facts, const std::string& name)
{
    return std::ranges::find(facts.names.dns, name) != facts.names.dns.end() ||
           (std::ranges::count(name, '.') > 1 && covers(facts, name));
}

bool has_names(const CertificateFacts& facts, const CertificateNames& names)
{
    return includes(facts.names.ip, names.ip) &&
           std::ranges::all_of(names.dns, [&](const std::string& name) { return is_good_for(facts, name); });
}

} // namespace

Result<DevelopmentAuthority> make_authority(PrivateKey key, CertificateTime now,
                                            const std::vector<std::string>& permitted)
{
    CertificateDraft draft;
    draft.organization = "Switchyard development";
    // The key's number tells this authority from others in a list of a browser.
    draft.common_name = fmt::format("Switchyard development CA {}", to_hex(key.id()).substr(0, 8));
    draft.not_before = now - kSlack;
    draft.not_after = now + kAuthorityLife;
    draft.is_ca = true;
    draft.path_length = 0;
    draft.key_usages = {"keyCertSign", "cRLSign"};
    draft.extended_key_usages = {"serverAuth"};
    draft.permitted_names = permitted;
    auto certificate = sign_certificate(draft, key);
    if (!certificate)
        return std::unexpected(std::move(certificate.error()));
    return DevelopmentAuthority{std::move(*certificate), std::move(key)};
}

CertificateNames certificate_names(std::span<const std::string> hosts)
{
    CertificateNames names;
    std::set<std::string> dns{"localhost", "*.localhost"};
    std::set<std::string> ip{"127.0.0.1", "::1"};
    std::set<std::string> refused;
    for (const std::string& host : hosts) {
        const std::string plain = without_port(host);
        if (const auto address = IpAddress::parse(plain))
            ip.insert(address->to_string());
        else if (is_name(plain.starts_with("*.") ? std::string_view(plain).substr(2) : std::string_view(plain)))
            dns.insert(plain);
        else if (refused.insert(plain).second)
            names.left_out.push_back(left_out(plain));
    }
    names.dns.assign(dns.begin(), dns.end());
    names.ip.assign(ip.begin(), ip.end());
    return names;
}

Result<Certificate> issue(const DevelopmentAuthority& authority, const PrivateKey& key, const CertificateNames& names,
                          CertificateTime now)
{
    CertificateDraft draft;
    draft.organization = "Switchyard development";
    draft.names.dns = names.dns;
    draft.names.ip = names.ip;
    draft.not_before = now - kSlack;
    draft.not_after = std::min<CertificateTime>(now + kLeafLife, authority.certificate.facts.not_after);
    draft.key_usages = {"digitalSignature"};
    if (key.facts().kind == KeyKind::Rsa)
        draft.key_usages.emplace_back("keyEncipherment"); // suites up to TLS 1.2 without ECDHE
    draft.extended_key_usages = {"serverAuth"};
    return sign_certificate(draft, key, Signer{authority.certificate, authority.key});
}

std::string_view to_text(Renewal reason)
{
    switch (reason) {
    case Renewal::None:
        return "nothing is wrong with it";
    case Renewal::Missing:
        return "there was none";
    case Renewal::Unreadable:
        return "it could not be read";
    case Renewal::NotYetValid:
        return "it is not yet valid";
    case Renewal::ExpiresSoon:
        return "fewer than 30 days are left";
    case Renewal::KeyChanged:
        return "its private key has changed";
    case Renewal::AuthorityChanged:
        return "the development CA has changed";
    case Renewal::NamesMissing:
        return "hosts were missing in it";
    }
    return {};
}

Renewal renewal_of(const Certificate& leaf, const PrivateKey& key, const CertificateNames& names,
                   const Certificate& authority, CertificateTime now)
{
    if (now < leaf.facts.not_before)
        return Renewal::NotYetValid;
    if (leaf.facts.not_after - now < kRenewBefore)
        return Renewal::ExpiresSoon;
    if (leaf.facts.key_id != key.id())
        return Renewal::KeyChanged;
    if (!is_issued_by(leaf, authority))
        return Renewal::AuthorityChanged;
    return has_names(leaf.facts, names) ? Renewal::None : Renewal::NamesMissing;
}

Renewal renewal_of_authority(const Certificate& certificate, const PrivateKey& key, CertificateTime now)
{
    if (now < certificate.facts.not_before)
        return Renewal::NotYetValid;
    // A leaf must not outlive its issuer.
    if (certificate.facts.not_after - now < kLeafLife + kRenewBefore)
        return Renewal::ExpiresSoon;
    return certificate.facts.key_id == key.id() && certificate.facts.is_ca ? Renewal::None : Renewal::KeyChanged;
}

} // namespace switchyard::cert
