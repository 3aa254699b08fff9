// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/chain_checks.h"

#include "core/cert/chain.h"
#include "core/cert/host_match.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace switchyard::cert {

namespace {

/// Whether two certificates are issuer and subject by name.
bool names_fit(const Certificate& certificate, const Certificate& issuer)
{
    return certificate.facts.issuer_der == issuer.facts.subject_der;
}

std::string day(CertificateTime time) { return to_text(time).substr(0, 10); }

class ChainCheck
{
public:
    ChainCheck(std::span<const Certificate> chain, const ChainExpectation& expectation)
        : chain_(chain),
          expectation_(expectation)
    {}

    std::vector<ChainFinding> run()
    {
        if (chain_.empty())
            return {{ChainProblem::Empty}};
        leaf();
        for (std::size_t index = 0; index < chain_.size(); ++index) {
            validity(index);
            signature(index);
            link(index);
        }
        if (chain_.size() > kLongestChain)
            add(ChainProblem::TooLong, 0, {std::to_string(chain_.size()), std::to_string(kLongestChain)});
        return std::move(findings_);
    }

private:
    void add(ChainProblem problem, std::size_t certificate, std::vector<std::string> args = {})
    {
        findings_.push_back({problem, certificate, std::move(args)});
    }

    void leaf()
    {
        const CertificateFacts& facts = chain_[0].facts;
        if (expectation_.key != nullptr && !matches(*expectation_.key, chain_[0]))
            add(ChainProblem::KeyMismatch, 0);
        if (expectation_.scope && !is_key_allowed(facts.key, *expectation_.scope))
            add(ChainProblem::KeyNotAllowed, 0, {facts.key.name, std::string(allowed_keys(*expectation_.scope))});
        if (facts.is_self_signed)
            add(ChainProblem::SelfSignedLeaf, 0);
        if (facts.names.dns.empty() && facts.names.ip.empty())
            add(ChainProblem::NoAlternativeName, 0, {facts.subject});
        else
            hosts(facts);
        for (std::string& name : upper_case_names(facts))
            add(ChainProblem::UpperCaseName, 0, {std::move(name)});
    }

    void hosts(const CertificateFacts& facts)
    {
        std::vector<std::string> names = facts.names.dns;
        names.insert(names.end(), facts.names.ip.begin(), facts.names.ip.end());
        for (const std::string& host : expectation_.hosts)
            if (!covers(facts, host))
                add(ChainProblem::HostNotCovered, 0, {host, fmt::format("{}", fmt::join(names, ", "))});
    }

    void validity(std::size_t index)
    {
        const CertificateFacts& facts = chain_[index].facts;
        const CertificateTime now = expectation_.now;
        if (now < facts.not_before)
            add(ChainProblem::NotYetValid, index, {facts.subject, day(facts.not_before)});
        else if (now > facts.not_after)
            add(ChainProblem::Expired, index, {facts.subject, day(facts.not_after)});
        else if (index == 0 && facts.not_after - now < expectation_.soon)
            add(ChainProblem::ExpiresSoon, index, {facts.subject, day(facts.not_after)});
    }

    /// Nobody verifies the signature that a root puts on itself.
    void signature(std::size_t index)
    {
        const CertificateFacts& facts = chain_[index].facts;
        if (facts.signature.is_weak && (index == 0 || !facts.is_self_signed))
            add(ChainProblem::WeakSignature, index, {facts.signature.name});
    }

    void link(std::size_t index)
    {
        const Certificate& certificate = chain_[index];
        if (index + 1 == chain_.size())
            return last(certificate, index);
        const Certificate& next = chain_[index + 1];
        if (names_fit(certificate, next)) {
            if (!next.facts.is_ca || !next.facts.has_key_usage("keyCertSign"))
                add(ChainProblem::IssuerCannotSign, index + 1, {next.facts.subject});
            else if (!is_issued_by(certificate, next))
                add(ChainProblem::ForeignSignature, index, {certificate.facts.issuer});
            return;
        }
        if (certificate.facts.is_self_issued && index > 0)
            return; // a root; what follows it is another matter, and of no use to anybody
        if (const std::size_t issuer = issuer_of(certificate); issuer != 0)
            add(ChainProblem::WrongOrder, index, {certificate.facts.subject, std::to_string(issuer)});
        else if (!certificate.facts.is_self_signed && issuer_of(next) == 0)
            add(ChainProblem::MissingIntermediate, index, {certificate.facts.issuer});
    }

    /// The number, from 1, of a certificate's issuer in the chain; 0 when it is not there.
    std::size_t issuer_of(const Certificate& certificate) const
    {
        const auto issuer = std::ranges::find_if(
            chain_, [&](const Certificate& other) { return &other != &certificate && names_fit(certificate, other); });
        return issuer == chain_.end() ? 0 : static_cast<std::size_t>(issuer - chain_.begin()) + 1;
    }

    /// A server certificate that comes alone: roots hardly ever sign these themselves.
    void last(const Certificate& certificate, std::size_t index)
    {
        const auto known = [&](const Certificate& authority) { return is_issued_by(certificate, authority); };
        const bool complete = certificate.facts.is_ca || certificate.facts.is_self_issued ||
                              std::ranges::any_of(expectation_.authorities, known);
        if (complete)
            return;
        if (const std::size_t issuer = issuer_of(certificate); issuer != 0)
            add(ChainProblem::WrongOrder, index, {certificate.facts.subject, std::to_string(issuer)});
        else
            add(ChainProblem::MissingIntermediate, index, {certificate.facts.issuer});
    }

    std::span<const Certificate> chain_;
    const ChainExpectation& expectation_;
    std::vector<ChainFinding> findings_;
};

} // namespace

std::vector<ChainFinding> check_chain(std::span<const Certificate> chain, const ChainExpectation& expectation)
{
    return ChainCheck(chain, expectation).run();
}

std::string to_text(const ChainFinding& finding)
{
    const std::size_t number = finding.certificate + 1;
    const auto arg = [&](std::size_t index) { return index < finding.args.size() ? finding.args[index] : ""; };
    switch (finding.problem) {
    case ChainProblem::Empty:
        return "There is no certificate. Give at least the server's own.";
    case ChainProblem::NotYetValid:
        return fmt::format("Certificate {} ({}) is valid from {} on. Wait, or check the clock.", number, arg(0),
                           arg(1));
    case ChainProblem::Expired:
        return fmt::format("Certificate {} ({}) expired on {}. Renew it.", number, arg(0), arg(1));
    case ChainProblem::ExpiresSoon:
        return fmt::format("Certificate {} ({}) expires on {}. Renew it before.", number, arg(0), arg(1));
    case ChainProblem::KeyMismatch:
        return "The private key does not belong to the first certificate. Put the server's certificate first, and give "
               "the key it was requested with.";
    case ChainProblem::KeyNotAllowed:
        return fmt::format("The certificate's key is {}; here {} are accepted. Request it with such a key.", arg(0),
                           arg(1));
    case ChainProblem::WrongOrder:
        return fmt::format(
            "Certificate {} ({}) is followed by another than its issuer, which is certificate {}. Put each "
            "issuer behind what it issued.",
            number, arg(0), arg(1));
    case ChainProblem::MissingIntermediate:
        return fmt::format(
            "The issuer of certificate {} ({}) is missing. Append the intermediate certificate that came "
            "with it.",
            number, arg(0));
    case ChainProblem::ForeignSignature:
        return fmt::format("Certificate {} was not signed by the certificate after it, although that is called {}. Get "
                           "the right intermediate certificate.",
                           number, arg(0));
    case ChainProblem::TooLong:
        return fmt::format("The chain has {} certificates; at most {} are allowed. Leave the root and what does not "
                           "belong out.",
                           arg(0), arg(1));
    case ChainProblem::SelfSignedLeaf:
        return "The certificate is signed by itself; no client trusts it unless told to. Use the development CA or a "
               "certificate authority.";
    case ChainProblem::IssuerCannotSign:
        return fmt::format("Certificate {} ({}) is no certificate authority and may not issue others. Get the right "
                           "intermediate certificate.",
                           number, arg(0));
    case ChainProblem::NoAlternativeName:
        return fmt::format(
            "The certificate ({}) has no subject alternative name; browsers accept it for no host. Request "
            "it with one.",
            arg(0));
    case ChainProblem::HostNotCovered:
        return fmt::format("The certificate is not for {}; it is for {}. Request it with that name as well.", arg(0),
                           arg(1));
    case ChainProblem::UpperCaseName:
        return fmt::format(
            "The name {} has capitals; such a certificate is served as the primary one only. Request it in "
            "lower case.",
            arg(0));
    case ChainProblem::WeakSignature:
        return fmt::format("Certificate {} is signed with {}, which clients refuse. Have it issued again with SHA-256.",
                           number, arg(0));
    }
    return {};
}

} // namespace switchyard::cert
