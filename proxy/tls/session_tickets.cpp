// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/session_tickets.h"

#include "proxy/tls/tls_context.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>
#include <openssl/core_names.h>
#include <openssl/rand.h>

namespace switchyard::tls {
namespace {

constexpr std::size_t kIvBytes = 16;
/// More than this a ticket does not carry; such clients connect anew each time.
constexpr std::size_t kMostChainBytes = 16 * 1024;
/// Stands in a ticket instead of a chain that is too long.
constexpr std::uint8_t kChainLeftOut = 0xff;

cert::Bytes der_of(const X509& certificate)
{
    unsigned char* der = nullptr;
    const int size = i2d_X509(&certificate, &der);
    cert::Bytes bytes;
    if (size > 0)
        bytes.assign(der, der + size);
    OPENSSL_free(der);
    return bytes;
}

/// The intermediates of a client, each with its length in three bytes.
cert::Bytes packed_chain(SSL& connection)
{
    cert::Bytes packed;
    const STACK_OF(X509)* chain = SSL_get_peer_cert_chain(&connection); // a server's is without the leaf
    for (int i = 0; i < sk_X509_num(chain); ++i) {
        const cert::Bytes der = der_of(*sk_X509_value(chain, i));
        if (der.empty() || packed.size() + der.size() > kMostChainBytes)
            return {kChainLeftOut};
        for (const unsigned shift : {16U, 8U, 0U})
            packed.push_back(static_cast<std::uint8_t>(der.size() >> shift));
        packed.insert(packed.end(), der.begin(), der.end());
    }
    return packed;
}

/// Errors: false when it is not what packed_chain() makes.
bool unpack(cert::ByteView packed, std::vector<cert::ByteView>& chain)
{
    while (!packed.empty()) {
        if (packed.size() < 3 || packed[0] == kChainLeftOut)
            return false;
        const std::size_t size = (std::size_t{packed[0]} << 16U) | (std::size_t{packed[1]} << 8U) | packed[2];
        packed = packed.subspan(3);
        if (size > packed.size())
            return false;
        chain.push_back(packed.first(size));
        packed = packed.subspan(size);
    }
    return true;
}

} // namespace

cert::CertificateTime current_time()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

SessionTickets::SessionTickets(std::shared_ptr<const TicketKeys> keys, const cert::ServerTls& settings)
    : keys_(std::move(keys)),
      settings_(settings),
      binding_(cert::session_binding(settings)),
      cipher_(EVP_CIPHER_fetch(nullptr, "AES-256-CBC", nullptr))
{}

Result<> SessionTickets::install(SSL_CTX& context)
{
    static_assert(sizeof(cert::Digest) <= SSL_MAX_SID_CTX_LENGTH);
    if (!cipher_ ||
        SSL_CTX_set_session_id_context(&context, binding_.data(), static_cast<unsigned>(binding_.size())) != 1 ||
        SSL_CTX_set_app_data(&context, this) != 1 ||
        SSL_CTX_set_tlsext_ticket_key_evp_cb(&context, &SessionTickets::on_seal_or_open) != 1 ||
        SSL_CTX_set_session_ticket_cb(&context, &SessionTickets::on_issue, &SessionTickets::on_opened, this) != 1)
        return fail(ErrorKind::ResourceExhausted, fmt::format("set session tickets up: {}", take_reason()));
    SSL_CTX_set_timeout(&context, kSessionLife.count());
    return {};
}

bool SessionTickets::set_up(const TicketKeys::Key& key, const unsigned char* iv, EVP_CIPHER_CTX& cipher,
                            EVP_MAC_CTX& mac, bool sealing) const
{
    std::array<char, 7> hash{"SHA256"};
    std::array<OSSL_PARAM, 3> parameters{
        OSSL_PARAM_construct_octet_string(OSSL_MAC_PARAM_KEY, const_cast<std::uint8_t*>(key.authentication.data()),
                                          key.authentication.size()),
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, hash.data(), 0), OSSL_PARAM_construct_end()};
    return EVP_MAC_CTX_set_params(&mac, parameters.data()) == 1 &&
           EVP_CipherInit_ex(&cipher, cipher_.get(), nullptr, key.cipher.data(), iv, sealing ? 1 : 0) == 1;
}

int SessionTickets::on_seal_or_open(SSL* connection, unsigned char* name, unsigned char* iv, EVP_CIPHER_CTX* cipher,
                                    EVP_MAC_CTX* mac, int sealing)
{
    const auto& self = *static_cast<const SessionTickets*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(connection)));
    const std::span<const TicketKeys::Key> keys = self.keys_->keys();
    if (sealing != 0) {
        std::ranges::copy(keys.front().name, name);
        if (RAND_bytes(iv, kIvBytes) != 1)
            return -1;
        return self.set_up(keys.front(), iv, *cipher, *mac, true) ? 1 : -1;
    }
    const auto found = std::ranges::find_if(
        keys, [name](const TicketKeys::Key& key) { return std::memcmp(key.name.data(), name, key.name.size()) == 0; });
    if (found == keys.end())
        return 0;
    if (!self.set_up(*found, iv, *cipher, *mac, false))
        return -1;
    return found == keys.begin() ? 1 : 2; // 2: works, but the client should get a new one
}

int SessionTickets::on_issue(SSL* connection, void* tickets)
{
    const auto& self = *static_cast<const SessionTickets*>(tickets);
    if (!self.settings_.client_validation || SSL_session_reused(connection) == 1)
        return 1; // a resumed session hands its chain on
    const cert::Bytes chain = packed_chain(*connection);
    return SSL_SESSION_set1_ticket_appdata(SSL_get_session(connection), chain.data(), chain.size());
}

SSL_TICKET_RETURN SessionTickets::on_opened(SSL* connection, SSL_SESSION* session, const unsigned char* /*name*/,
                                            std::size_t /*name_size*/, SSL_TICKET_STATUS status, void* tickets)
{
    const auto& self = *static_cast<const SessionTickets*>(tickets);
    switch (status) {
    case SSL_TICKET_SUCCESS:
    case SSL_TICKET_SUCCESS_RENEW:
        if (!self.is_acceptable(*connection, *session))
            return SSL_TICKET_RETURN_IGNORE_RENEW;
        // From TLS 1.3 on a ticket should be used once only (RFC 8446, C.4), so a client needs a new one.
        return status == SSL_TICKET_SUCCESS && SSL_version(connection) < TLS1_3_VERSION ? SSL_TICKET_RETURN_USE
                                                                                        : SSL_TICKET_RETURN_USE_RENEW;
    case SSL_TICKET_EMPTY:
    case SSL_TICKET_NO_DECRYPT:
        return SSL_TICKET_RETURN_IGNORE_RENEW;
    default:
        return SSL_TICKET_RETURN_ABORT;
    }
}

bool SessionTickets::is_acceptable(SSL& connection, SSL_SESSION& session) const
{
    unsigned size = 0;
    const unsigned char* bound_to = SSL_SESSION_get0_id_context(&session, &size);
    if (!std::ranges::equal(cert::ByteView(bound_to, size), binding_))
        return false;
    if (!settings_.client_validation)
        return true;
    void* packed = nullptr;
    std::size_t packed_size = 0;
    if (SSL_SESSION_get0_ticket_appdata(&session, &packed, &packed_size) != 1)
        return false;
    cert::Bytes leaf;
    std::vector<cert::ByteView> chain;
    if (const X509* shown = SSL_SESSION_get0_peer(&session); shown != nullptr) {
        leaf = der_of(*shown);
        chain.emplace_back(leaf);
    }
    if (!unpack({static_cast<const std::uint8_t*>(packed), packed_size}, chain))
        return false;
    const cert::ClientValidation& validation = *settings_.client_validation;
    auto verdict = cert::validate(chain, validation.trust.get(), current_time());
    if (verdict.error && validation.mode == cert::ClientValidationMode::RejectInvalid)
        return false; // the full handshake that follows tells the client why
    PeerState& peer = peer_of(connection);
    peer.verdict = std::make_unique<cert::ClientVerdict>(std::move(verdict));
    peer.verdict_of_ticket = true;
    return true;
}

} // namespace switchyard::tls
