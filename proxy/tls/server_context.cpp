// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/server_context.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <openssl/tls1.h>

namespace switchyard::tls {
namespace {

/// A session, with the client's leaf and chain in it, must fit into a ticket.
constexpr long kMostClientChainBytes = 40'000;

std::string_view name_of(SSL& connection)
{
    const char* name = SSL_get_servername(&connection, TLSEXT_NAMETYPE_host_name);
    return name == nullptr ? std::string_view() : name;
}

/// Only the curves of certificates matter here.
std::uint16_t group_of(int name)
{
    constexpr std::uint16_t kOther = 0xffff;
    switch (name) {
    case NID_X9_62_prime256v1:
        return 23;
    case NID_secp384r1:
        return 24;
    case NID_secp521r1:
        return 25;
    default:
        return kOther;
    }
}

} // namespace

ServerContext::ServerContext(std::shared_ptr<const cert::ServerTls> settings, std::shared_ptr<const TicketKeys> keys,
                             NativeContext native)
    : TlsContext(Side::Server, settings->ending, std::move(native)),
      settings_(std::move(settings)),
      tickets_(std::move(keys), *settings_)
{}

Result<std::shared_ptr<ServerContext>> ServerContext::make(std::shared_ptr<const cert::ServerTls> settings,
                                                           std::shared_ptr<const TicketKeys> keys)
{
    auto native = make_native_context(Side::Server, settings->policy);
    if (!native)
        return std::unexpected(std::move(native.error()));
    std::shared_ptr<ServerContext> context(new ServerContext(std::move(settings), std::move(keys), std::move(*native)));
    if (auto loaded = context->load_certificates(); !loaded)
        return std::unexpected(std::move(loaded.error()));
    if (auto prepared = context->prepare(); !prepared)
        return std::unexpected(std::move(prepared.error()));
    return context;
}

Result<> ServerContext::load_certificates()
{
    const cert::ServerTls& settings = *settings_;
    std::vector<const cert::CertificateFacts*> facts;
    for (const cert::ServedCertificate& served : settings.certificates) {
        auto own = load(served);
        if (!own)
            return std::unexpected(std::move(own.error()));
        credentials_.push_back(std::move(*own));
        facts.push_back(&served.chain.front().facts);
    }
    if (facts.empty())
        return fail(ErrorKind::InvalidArgument, "there is no certificate");
    index_ = settings.map ? cert::CertificateIndex::of_map(*settings.map, facts)
                          : cert::CertificateIndex::of_certificates(facts);
    return {};
}

Result<> ServerContext::prepare()
{
    auto protocols = protocol_list(settings_->protocols);
    if (!protocols)
        return std::unexpected(std::move(protocols.error()));
    protocols_ = std::move(*protocols);
    const STACK_OF(SSL_CIPHER)* ciphers = SSL_CTX_get_ciphers(&native());
    for (int i = 0; i < sk_SSL_CIPHER_num(ciphers); ++i)
        suites_.push_back(SSL_CIPHER_get_protocol_id(sk_SSL_CIPHER_value(ciphers, i)));
    std::ranges::sort(suites_);
    set_callbacks();
    if (settings_->client_validation)
        ask_for_certificates();
    return tickets_.install(native());
}

void ServerContext::set_callbacks()
{
    SSL_CTX* context = &native();
    SSL_CTX_set_tlsext_servername_callback(context, &ServerContext::on_server_name);
    SSL_CTX_set_tlsext_servername_arg(context, this);
    SSL_CTX_set_cert_cb(context, &ServerContext::on_certificate_wanted, this);
    if (!protocols_.empty())
        SSL_CTX_set_alpn_select_cb(context, &ServerContext::on_protocols, this);
    SSL_CTX_set_tlsext_status_cb(context, &ServerContext::on_status_wanted);
    SSL_CTX_set_tlsext_status_arg(context, this);
}

void ServerContext::ask_for_certificates()
{
    SSL_CTX* context = &native();
    const bool strict = settings_->client_validation->mode == cert::ClientValidationMode::RejectInvalid;
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | (strict ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0), nullptr);
    SSL_CTX_set_cert_verify_callback(context, &ServerContext::on_client_chain, this);
    SSL_CTX_set1_client_sigalgs_list(context, settings_->policy.signature_algorithms.c_str());
    SSL_CTX_set_max_cert_list(context, kMostClientChainBytes);
}

cert::UsableKeys ServerContext::usable_keys_of(SSL& connection) const
{
    constexpr std::size_t kMost = 64; // clients offer a dozen; what comes behind is not looked at
    std::array<std::uint16_t, kMost> signatures{};
    std::array<std::uint16_t, kMost> groups{};
    std::array<std::uint16_t, kMost> suites{};
    cert::ClientOffer offer;
    offer.version = static_cast<std::uint16_t>(SSL_version(&connection));
    std::size_t count = 0;
    for (int i = 0; count < kMost; ++i) {
        unsigned char signature = 0;
        unsigned char hash = 0;
        if (SSL_get_sigalgs(&connection, i, nullptr, nullptr, nullptr, &signature, &hash) <= i)
            break;
        signatures[count++] = static_cast<std::uint16_t>((hash << 8U) | signature);
    }
    offer.signatures = std::span(signatures).first(count);
    const int group_count = static_cast<int>(SSL_get1_groups(&connection, nullptr));
    std::vector<int> names(static_cast<std::size_t>(std::max(group_count, 0)));
    if (!names.empty())
        SSL_get1_groups(&connection, names.data());
    count = 0;
    for (const int name : names) {
        if (count == kMost)
            break;
        groups[count++] = group_of(name);
    }
    offer.groups = std::span(groups).first(count);
    const STACK_OF(SSL_CIPHER)* offered = SSL_get_client_ciphers(&connection);
    count = 0;
    for (int i = 0; i < sk_SSL_CIPHER_num(offered) && count < kMost; ++i) {
        const std::uint16_t suite = SSL_CIPHER_get_protocol_id(sk_SSL_CIPHER_value(offered, i));
        if (std::ranges::binary_search(suites_, suite))
            suites[count++] = suite;
    }
    offer.cipher_suites = std::span(suites).first(count);
    return cert::usable_keys(offer);
}

int ServerContext::on_server_name(SSL* connection, int* alert, void* context)
{
    const auto& self = *static_cast<const ServerContext*>(context);
    const cert::UsableKeys any{.rsa = true, .p256 = true, .p384 = true, .p521 = true};
    if (self.index_.find(name_of(*connection), any))
        return SSL_TLSEXT_ERR_OK;
    *alert = SSL_AD_UNRECOGNIZED_NAME; // a certificate map without a primary entry
    return SSL_TLSEXT_ERR_ALERT_FATAL;
}

// Called when no session is resumed, with the version and the client's lists settled.
int ServerContext::on_certificate_wanted(SSL* connection, void* context)
{
    const auto& self = *static_cast<const ServerContext*>(context);
    const auto chosen = self.index_.find(name_of(*connection), self.usable_keys_of(*connection));
    if (!chosen || *chosen >= self.credentials_.size())
        return 0;
    peer_of(*connection).certificate = *chosen;
    const Credentials& own = self.credentials_[*chosen];
    return SSL_use_cert_and_key(connection, own.leaf.get(), own.key.get(), own.others.get(), 1);
}

int ServerContext::on_protocols(SSL* /*connection*/, const unsigned char** chosen, unsigned char* chosen_size,
                                const unsigned char* offered, unsigned offered_size, void* context)
{
    const std::string& own = static_cast<const ServerContext*>(context)->protocols_;
    unsigned char* found = nullptr;
    const int answer = SSL_select_next_proto(&found, chosen_size, reinterpret_cast<const unsigned char*>(own.data()),
                                             static_cast<unsigned>(own.size()), offered, offered_size);
    if (answer != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL; // no_application_protocol (RFC 7301, section 3.2)
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

int ServerContext::on_status_wanted(SSL* connection, void* context)
{
    const cert::ServerTls& settings = *static_cast<const ServerContext*>(context)->settings_;
    const cert::Bytes& response = settings.certificates[peer_of(*connection).certificate].ocsp_response;
    if (response.empty())
        return SSL_TLSEXT_ERR_NOACK;
    auto* copy = static_cast<unsigned char*>(OPENSSL_memdup(response.data(), response.size()));
    if (copy == nullptr)
        return SSL_TLSEXT_ERR_NOACK;
    SSL_set_tlsext_status_ocsp_resp(connection, copy, static_cast<long>(response.size()));
    return SSL_TLSEXT_ERR_OK;
}

int ServerContext::on_client_chain(X509_STORE_CTX* store, void* context)
{
    const cert::ClientValidation& validation =
        *static_cast<const ServerContext*>(context)->settings_->client_validation;
    auto* connection = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
    std::vector<cert::Bytes> ders;
    const STACK_OF(X509)* shown = X509_STORE_CTX_get0_untrusted(store); // with the leaf
    for (int i = 0; i < sk_X509_num(shown); ++i) {
        unsigned char* der = nullptr;
        const int size = i2d_X509(sk_X509_value(shown, i), &der);
        ders.emplace_back(der, der + std::max(size, 0));
        OPENSSL_free(der);
    }
    const std::vector<cert::ByteView> chain(ders.begin(), ders.end());
    PeerState& peer = peer_of(*connection);
    peer.verdict = std::make_unique<cert::ClientVerdict>(cert::validate(chain, validation.trust.get(), current_time()));
    peer.verdict_of_ticket = false;
    const bool accepted =
        peer.verdict->is_verified() || validation.mode == cert::ClientValidationMode::AllowInvalidOrMissing;
    X509_STORE_CTX_set_error(store, accepted ? X509_V_OK : X509_V_ERR_CERT_REJECTED);
    return accepted ? 1 : 0;
}

void ServerContext::settle(SSL& connection, PeerState& peer) const
{
    if (!settings_->client_validation)
        return;
    if (peer.verdict_of_ticket && SSL_session_reused(&connection) != 1)
        peer.verdict.reset(); // of a ticket that OpenSSL refused after all
    if (peer.verdict)
        return;
    // The callback is not called for a client that shows nothing. A handshake that failed before has no verdict.
    const bool missing = SSL_is_init_finished(&connection) == 1 ||
                         ERR_GET_REASON(ERR_peek_error()) == SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE;
    if (missing)
        peer.verdict = std::make_unique<cert::ClientVerdict>(
            cert::validate({}, settings_->client_validation->trust.get(), current_time()));
}

} // namespace switchyard::tls
