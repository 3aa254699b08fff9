// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/client_validation.h"

#include "core/cert/certificate_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace switchyard::cert {

namespace {

using Store = std::unique_ptr<X509_STORE, FreedBy<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, FreedBy<X509_STORE_CTX_free>>;

// Source: load-balancer semantics 8.1.
constexpr std::size_t kMostSent = 10;
constexpr std::size_t kDeepest = 10; ///< with leaf and anchor
constexpr std::uint32_t kMostSignatures = 100;
constexpr std::size_t kMostAlike = 10;
constexpr std::uint32_t kMostNameConstraints = 10;

std::optional<ClientCertError> key_error(const KeyFacts& key)
{
    if (key.kind == KeyKind::Rsa)
        return key.bits >= 2048 && key.bits <= 4096 ? std::nullopt : std::optional(ClientCertError::InvalidRsaKeySize);
    if (key.kind == KeyKind::Ecdsa)
        return key.curve == Curve::P256 || key.curve == Curve::P384
                   ? std::nullopt
                   : std::optional(ClientCertError::UnsupportedEllipticCurveKey);
    return ClientCertError::UnsupportedKeyAlgorithm;
}

/// Looks for a path from the leaf to an anchor, depth first.
class PathSearch
{
public:
    PathSearch(const ClientTrust& trust, const std::vector<ChainPart>& sent, CertificateTime now)
        : trust_(trust),
          sent_(sent),
          now_(now)
    {
        path_.push_back(&sent.front());
    }

    /// Errors: why the last path was rejected.
    std::optional<ClientCertError> run()
    {
        if (is_in_time(*path_[0]) && !path_[0]->certificate.facts.signature.is_weak && extend())
            return std::nullopt;
        return exhausted_ || too_deep_ ? ClientCertError::ValidationSearchLimitExceeded : reason_;
    }

    std::uint32_t signatures() const { return signatures_; }
    std::vector<Certificate> intermediates() const
    {
        std::vector<Certificate> certificates;
        for (std::size_t index = 1; index + 1 < path_.size(); ++index)
            certificates.push_back(path_[index]->certificate);
        return certificates;
    }

private:
    bool is_in_time(const ChainPart& part) const
    {
        const CertificateFacts& facts = part.certificate.facts;
        return now_ >= facts.not_before && now_ <= facts.not_after;
    }

    bool is_on_path(const ChainPart& part) const
    {
        return std::ranges::any_of(path_, [&](const ChainPart* other) {
            return other->certificate.facts.fingerprint == part.certificate.facts.fingerprint;
        });
    }

    /// Whether names and identifiers allow `issuer` to be the end of the path's issuer.
    bool can_follow(const ChainPart& issuer) const
    {
        const CertificateFacts& subject = path_.back()->certificate.facts;
        const CertificateFacts& facts = issuer.certificate.facts;
        if (subject.issuer_der != facts.subject_der || is_on_path(issuer))
            return false;
        const bool identified = !subject.authority_key_id.empty() && !facts.subject_key_id.empty();
        return !identified || subject.authority_key_id == facts.subject_key_id;
    }

    /// Whether a candidate is good in itself; keeps the reason when it is not.
    bool is_acceptable(const ChainPart& issuer, bool anchor)
    {
        const CertificateFacts& facts = issuer.certificate.facts;
        if (const auto error = key_error(facts.key))
            return reject(*error);
        if (!anchor && facts.name_constraints > kMostNameConstraints)
            return reject(ClientCertError::ChainMaxNameConstraintsExceeded);
        if (!facts.has_extended_key_usage("clientAuth"))
            return reject(ClientCertError::ChainInvalidEku);
        if (!is_in_time(issuer) || !facts.is_ca || (!anchor && facts.signature.is_weak))
            return reject(ClientCertError::ValidationFailed);
        return true;
    }

    bool reject(ClientCertError reason)
    {
        reason_ = reason;
        return false;
    }

    bool is_signed_by(const ChainPart& issuer)
    {
        if (signatures_ == kMostSignatures) {
            exhausted_ = true;
            return false;
        }
        ++signatures_;
        EVP_PKEY* key = X509_get0_pubkey(issuer.handle.get());
        return key != nullptr && X509_verify(path_.back()->handle.get(), key) == 1;
    }

    bool extend()
    {
        return try_all(trust_.anchors(), true) || try_all(trust_.intermediates(), false) ||
               try_all({sent_.begin() + 1, sent_.end()}, false);
    }

    bool try_all(std::span<const ChainPart> issuers, bool anchors)
    {
        for (const ChainPart& issuer : issuers) {
            if (exhausted_)
                return false;
            if (!can_follow(issuer) || !is_acceptable(issuer, anchors))
                continue;
            if (path_.size() == kDeepest)
                too_deep_ = true;
            if (path_.size() == kDeepest || !is_signed_by(issuer))
                continue;
            path_.push_back(&issuer);
            if (anchors ? holds() : extend())
                return true;
            path_.pop_back();
        }
        return false;
    }

    /// All rules of RFC 5280, section 6, for the complete path.
    bool holds()
    {
        const Store store(X509_STORE_new());
        const StoreContext context(X509_STORE_CTX_new());
        const std::unique_ptr<STACK_OF(X509), decltype([](STACK_OF(X509) * stack) { sk_X509_free(stack); })> middle(
            sk_X509_new_null());
        for (std::size_t index = 1; index + 1 < path_.size(); ++index)
            sk_X509_push(middle.get(), path_[index]->handle.get());
        if (X509_STORE_add_cert(store.get(), path_.back()->handle.get()) != 1 ||
            X509_STORE_CTX_init(context.get(), store.get(), path_[0]->handle.get(), middle.get()) != 1)
            return reject(ClientCertError::ValidationFailed);
        X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
        // Dates were compared before; OpenSSL takes the last second for expired, RFC 5280 (4.1.2.5) does not.
        X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_NO_CHECK_TIME);
        X509_VERIFY_PARAM_set_depth(rules, static_cast<int>(kDeepest));
        X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_SSL_CLIENT);
        return X509_verify_cert(context.get()) == 1 || reject(ClientCertError::ValidationFailed);
    }

    const ClientTrust& trust_;
    const std::vector<ChainPart>& sent_;
    CertificateTime now_;
    std::vector<const ChainPart*> path_;
    std::uint32_t signatures_ = 0;
    bool exhausted_ = false; ///< no signature may be looked at any more
    bool too_deep_ = false;  ///< a path went on beyond the deepest place
    ClientCertError reason_ = ClientCertError::ValidationFailed;
};

/// Whether more than ten intermediates have the same subject and key.
bool is_too_large(const ClientTrust& trust, std::span<const ChainPart> sent)
{
    std::map<std::pair<Bytes, Digest>, std::set<Digest>> alike;
    const auto count = [&](const ChainPart& part) {
        const CertificateFacts& facts = part.certificate.facts;
        auto& group = alike[{facts.subject_der, facts.key_id}];
        group.insert(facts.fingerprint);
        return group.size() > kMostAlike;
    };
    return std::ranges::any_of(trust.intermediates(), count) || std::ranges::any_of(sent.subspan(1), count);
}

/// What is wrong before any signature is looked at.
std::optional<ClientCertError> early_error(const ClientTrust& trust, std::span<const ChainPart> sent)
{
    if (sent.size() - 1 > kMostSent)
        return ClientCertError::ChainExceededLimit;
    for (const ChainPart& part : sent)
        if (const auto error = key_error(part.certificate.facts.key))
            return error;
    if (is_too_large(trust, sent))
        return ClientCertError::PkiTooLarge;
    for (const ChainPart& part : sent.subspan(1))
        if (part.certificate.facts.name_constraints > kMostNameConstraints)
            return ClientCertError::ChainMaxNameConstraintsExceeded;
    if (!sent.front().certificate.facts.has_extended_key_usage("clientAuth"))
        return ClientCertError::ChainInvalidEku;
    return std::nullopt;
}

std::optional<ChainPart> read_part(ByteView der)
{
    auto certificate = read_certificate(der);
    if (!certificate)
        return std::nullopt;
    CertificateHandle handle = reopen(*certificate);
    return ChainPart{std::move(*certificate), std::move(handle)};
}

} // namespace

std::string_view to_text(ClientCertError error)
{
    switch (error) {
    case ClientCertError::NotProvided:
        return "client_cert_not_provided";
    case ClientCertError::ValidationFailed:
        return "client_cert_validation_failed";
    case ClientCertError::ChainInvalidEku:
        return "client_cert_chain_invalid_eku";
    case ClientCertError::ChainExceededLimit:
        return "client_cert_chain_exceeded_limit";
    case ClientCertError::InvalidRsaKeySize:
        return "client_cert_invalid_rsa_key_size";
    case ClientCertError::UnsupportedEllipticCurveKey:
        return "client_cert_unsupported_elliptic_curve_key";
    case ClientCertError::UnsupportedKeyAlgorithm:
        return "client_cert_unsupported_key_algorithm";
    case ClientCertError::PkiTooLarge:
        return "client_cert_pki_too_large";
    case ClientCertError::ChainMaxNameConstraintsExceeded:
        return "client_cert_chain_max_name_constraints_exceeded";
    case ClientCertError::ValidationTimedOut:
        return "client_cert_validation_timed_out";
    case ClientCertError::ValidationSearchLimitExceeded:
        return "client_cert_validation_search_limit_exceeded";
    case ClientCertError::ValidationNotPerformed:
        return "client_cert_validation_not_performed";
    }
    return {};
}

ClientVerdict validate(std::span<const ByteView> chain, const ClientTrust* trust, CertificateTime now)
{
    if (chain.empty())
        return {ClientCertError::NotProvided, std::nullopt};
    const QuietErrors quiet;
    std::vector<ChainPart> sent;
    auto leaf = read_part(chain.front());
    if (!leaf)
        return {ClientCertError::ValidationFailed, std::nullopt};
    ClientVerdict verdict{std::nullopt, leaf->certificate};
    const auto answer = [&](std::optional<ClientCertError> error) {
        verdict.error = error;
        return std::move(verdict);
    };
    if (trust == nullptr || trust->is_empty())
        return answer(ClientCertError::ValidationNotPerformed);
    if (trust->allows(leaf->certificate.facts.fingerprint))
        return answer(std::nullopt);
    if (chain.size() - 1 > kMostSent)
        return answer(ClientCertError::ChainExceededLimit);
    sent.push_back(std::move(*leaf));
    for (const ByteView der : chain.subspan(1)) {
        auto part = read_part(der);
        if (!part)
            return answer(ClientCertError::ValidationFailed);
        sent.push_back(std::move(*part));
    }
    if (const auto error = early_error(*trust, sent))
        return answer(error);
    PathSearch search(*trust, sent, now);
    const auto error = search.run();
    verdict.signature_checks = search.signatures();
    if (!error)
        verdict.intermediates = search.intermediates();
    return answer(error);
}

} // namespace switchyard::cert
