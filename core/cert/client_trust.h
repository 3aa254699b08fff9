// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate.h"
#include "core/cert/openssl_handle.h"

#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace switchyard::cert {

/// The PEM texts of a TrustConfig as the resource has them, one certificate each.
struct TrustSource
{
    std::vector<std::string> anchors{};
    std::vector<std::string> intermediates{};
    std::vector<std::string> allow_listed{};
};

constexpr std::size_t kMostTrusted = 200; ///< anchors and intermediates
constexpr std::size_t kMostIntermediates = 100;
constexpr std::size_t kMostAllowListed = 500;

/// A certificate that may stand in a chain, ready for OpenSSL.
struct ChainPart
{
    Certificate certificate;
    CertificateHandle handle;
};

/// Whom a proxy believes about clients: a TrustConfig, read once. Thread: any; nothing changes.
/// Source: load-balancer semantics 8.1.
class ClientTrust
{
public:
    /// Errors: LimitExceeded, SyntaxError, NotFound, InvalidArgument (an anchor that is no certificate authority), with
    /// a sentence that begins with the field: "trustAnchors[2]: Line 1: …".
    static Result<std::shared_ptr<const ClientTrust>> read(const TrustSource& source);

    bool is_empty() const { return anchors_.empty() && allow_listed_.empty(); }
    bool allows(const Digest& fingerprint) const { return allow_listed_.contains(fingerprint); }
    /// Equal for the same certificates in the same lists.
    const Digest& identity() const { return identity_; }
    const std::vector<ChainPart>& anchors() const { return anchors_; }
    const std::vector<ChainPart>& intermediates() const { return intermediates_; }

private:
    std::vector<ChainPart> anchors_;
    std::vector<ChainPart> intermediates_;
    std::set<Digest> allow_listed_;
    Digest identity_{};
};

} // namespace switchyard::cert
