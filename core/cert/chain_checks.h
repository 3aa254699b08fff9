// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate.h"
#include "core/cert/private_key.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::cert {

enum class ChainProblem : std::uint8_t
{
    Empty,
    NotYetValid,         ///< certificate, its subject, the day
    Expired,             ///< certificate, its subject, the day
    ExpiresSoon,         ///< leaf, its subject, the day
    KeyMismatch,         ///< leaf
    KeyNotAllowed,       ///< leaf, its key, what is allowed
    WrongOrder,          ///< certificate, its subject, the number of its issuer
    MissingIntermediate, ///< certificate, its issuer
    ForeignSignature,    ///< certificate, its issuer: the names fit, the signature does not
    TooLong,             ///< how many, how many at most
    SelfSignedLeaf,      ///< leaf
    IssuerCannotSign,    ///< certificate (no CA), its subject
    NoAlternativeName,   ///< leaf, its subject
    HostNotCovered,      ///< leaf, the host, the names
    UpperCaseName,       ///< leaf, the name
    WeakSignature,       ///< certificate, the algorithm
};

/// One thing that is wrong with a chain, as data; compile() makes diagnostics of it.
struct ChainFinding
{
    ChainProblem problem = ChainProblem::Empty;
    std::size_t certificate = 0;     ///< position in the chain
    std::vector<std::string> args{}; ///< as the enumerators say, after the certificate

    friend bool operator==(const ChainFinding&, const ChainFinding&) = default;
};

constexpr std::size_t kLongestChain = 5; ///< Source: load-balancer semantics 7.2

/// What a chain is held against.
struct ChainExpectation
{
    CertificateTime now;
    std::chrono::days soon{30};
    const PrivateKey* key = nullptr;            ///< null: not at hand
    std::span<const std::string> hosts{};       ///< each must be covered; "*.example.com" is one
    std::optional<ServingScope> scope{};        ///< absent: any key is good
    std::span<const Certificate> authorities{}; ///< known issuers, such as the development CA; they need not be sent
};

/// All that is wrong, in the order of the certificates. An empty answer means that a strict client accepts the chain,
/// if it trusts the issuer of the last certificate. Cost: one signature check per certificate.
std::vector<ChainFinding> check_chain(std::span<const Certificate> chain, const ChainExpectation& expectation);

/// A sentence with the next step.
std::string to_text(const ChainFinding& finding);

} // namespace switchyard::cert
