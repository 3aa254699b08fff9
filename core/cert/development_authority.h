// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate_draft.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::cert {

/// A certificate authority of this machine's own, for development. It is not constrained to names unless asked: host
/// rules hold real names (shop.example.com) that are not known when it is trusted, and each constrained authority would
/// have to be trusted anew. What bounds it instead: its key never leaves the machine (0600), it may issue for TLS
/// servers only (extended key usage), and it may not make further authorities (path length 0).
struct DevelopmentAuthority
{
    Certificate certificate;
    PrivateKey key;
};

/// Makes or renews an authority; a renewed one keeps its key and name. Valid for ten years. `permitted`: names it is
/// constrained to (a domain stands for all below it); empty: none. Errors: InvalidArgument.
Result<DevelopmentAuthority> make_authority(PrivateKey key, CertificateTime now,
                                            const std::vector<std::string>& permitted = {});

/// What a certificate for hosts has to say.
struct CertificateNames
{
    std::vector<std::string> dns;
    std::vector<std::string> ip;
    std::vector<std::string> left_out; ///< a sentence for each host that no certificate can be for

    friend bool operator==(const CertificateNames&, const CertificateNames&) = default;
};

/// The names for a list of hosts (host rules, domains, addresses, with or without ports): in lower case, sorted, each
/// once; localhost, *.localhost, 127.0.0.1 and ::1 are always there, because stand-ins listen there. `*` and patterns
/// whose star is no whole label are left out with a sentence, and so are names that are no ASCII.
CertificateNames certificate_names(std::span<const std::string> hosts);

constexpr std::chrono::days kLeafLife{90}; ///< as the vendor's managed certificates
constexpr std::chrono::days kRenewBefore{30};

/// Issues a server certificate for names. Errors: InvalidArgument, with a sentence.
Result<Certificate> issue(const DevelopmentAuthority& authority, const PrivateKey& key, const CertificateNames& names,
                          CertificateTime now);

/// Why a certificate is not used again.
enum class Renewal : std::uint8_t
{
    None, ///< it is good
    Missing,
    Unreadable,
    NotYetValid, ///< the clock went back
    ExpiresSoon, ///< fewer than 30 days left
    KeyChanged,
    AuthorityChanged,
    NamesMissing
};

/// "fewer than 30 days are left": ends "It was renewed because …".
std::string_view to_text(Renewal reason);

/// The same rules for the same input, the first that holds in the order of the enumerators. Surplus names are no
/// reason: a host that went is soon back.
Renewal renewal_of(const Certificate& leaf, const PrivateKey& key, const CertificateNames& names,
                   const Certificate& authority, CertificateTime now);

/// When the authority's own certificate is to be made anew.
Renewal renewal_of_authority(const Certificate& certificate, const PrivateKey& key, CertificateTime now);

} // namespace switchyard::cert
