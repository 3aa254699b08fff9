// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/tls_context.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <string>
#include <string_view>

namespace switchyard::tls {
namespace {

/// Policies name ChaCha20 first. A server that insists on its order must name it behind AES-GCM: clients that put it
/// first (those without AES in hardware) get it all the same by SSL_OP_PRIORITIZE_CHACHA.
std::string ordered(std::string_view ciphers)
{
    std::string first;
    std::string chacha;
    std::string rest;
    for (std::size_t begin = 0; begin < ciphers.size();) {
        const std::size_t end = std::min(ciphers.find(':', begin), ciphers.size());
        const std::string_view name = ciphers.substr(begin, end - begin);
        begin = end + 1;
        const bool gcm = name.starts_with("ECDHE-") && name.find("-GCM-") != std::string_view::npos;
        std::string& list = gcm ? first : name.find("CHACHA20") != std::string_view::npos ? chacha : rest;
        fmt::format_to(std::back_inserter(list), "{}:", name);
    }
    std::string all = first + chacha + rest;
    all.pop_back();
    return all;
}

std::unexpected<Error> refused(std::string_view what)
{
    return fail(ErrorKind::InvalidArgument, fmt::format("OpenSSL does not take {}: {}", what, take_reason()));
}

} // namespace

std::string take_reason()
{
    const unsigned long error = ERR_peek_last_error();
    const char* reason = error == 0 ? nullptr : ERR_reason_error_string(error);
    ERR_clear_error();
    return reason == nullptr ? std::string() : reason;
}

Result<NativeContext> make_native_context(TlsContext::Side side, const cert::TlsSettings& policy)
{
    ERR_clear_error();
    const bool server = side == TlsContext::Side::Server;
    NativeContext context(SSL_CTX_new(server ? TLS_server_method() : TLS_client_method()));
    if (!context)
        return fail(ErrorKind::ResourceExhausted, fmt::format("make a TLS context: {}", take_reason()));
    SSL_CTX* native = context.get();
    // The system's configuration may have set any of these; all are set anew.
    SSL_CTX_set_security_level(native, policy.security_level);
    if (SSL_CTX_set_min_proto_version(native, policy.min_version) != 1 ||
        SSL_CTX_set_max_proto_version(native, policy.max_version) != 1)
        return refused("the versions");
    // Without a suite for TLS 1.2 the versions leave TLS 1.3 only, and the list may not be empty.
    if (!policy.ciphers.empty() && SSL_CTX_set_cipher_list(native, ordered(policy.ciphers).c_str()) != 1)
        return refused("the cipher suites");
    if (SSL_CTX_set_ciphersuites(native, policy.suites.c_str()) != 1)
        return refused("the cipher suites of TLS 1.3");
    if (SSL_CTX_set1_groups_list(native, policy.groups.c_str()) != 1)
        return refused("the groups");
    if (SSL_CTX_set1_sigalgs_list(native, policy.signature_algorithms.c_str()) != 1)
        return refused("the signature algorithms");
    SSL_CTX_clear_options(native, SSL_OP_ALL | SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_LEGACY_SERVER_CONNECT |
                                      SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION);
    SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                    SSL_OP_PRIORITIZE_CHACHA);
    // Auto-retry, because "wants to read" must mean that the socket has nothing more.
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_AUTO_RETRY);
    SSL_CTX_set_read_ahead(native, 1);
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    return context;
}

TlsContext::TlsContext(Side side, cert::Ending ending, NativeContext native)
    : side_(side),
      ending_(ending),
      native_(std::move(native))
{
    // Else a client that only ends its TCP side could not be answered any more.
    if (!ending_.needs_close_notify)
        SSL_CTX_set_options(native_.get(), SSL_OP_IGNORE_UNEXPECTED_EOF);
}

NativeConnection TlsContext::open(PeerState& peer) const
{
    NativeConnection connection(SSL_new(native_.get()));
    if (!connection || SSL_set_app_data(connection.get(), &peer) != 1 || !equip(*connection))
        return nullptr;
    if (side_ == Side::Server)
        SSL_set_accept_state(connection.get());
    else
        SSL_set_connect_state(connection.get());
    return connection;
}

Result<std::string> protocol_list(std::span<const std::string> protocols)
{
    constexpr std::size_t kLongest = 255;
    std::string list;
    for (const std::string& protocol : protocols) {
        if (protocol.empty() || protocol.size() > kLongest)
            return fail(ErrorKind::InvalidArgument, "an application protocol has no name or too long a one");
        list += static_cast<char>(static_cast<unsigned char>(protocol.size()));
        list += protocol;
    }
    return list;
}

cert::CertificateHandle to_native(const cert::Certificate& certificate)
{
    const unsigned char* der = certificate.der.data();
    return cert::CertificateHandle(d2i_X509(nullptr, &der, static_cast<long>(certificate.der.size())));
}

Result<Credentials> load(const cert::ServedCertificate& served)
{
    if (served.chain.empty() || !served.key)
        return fail(ErrorKind::InvalidArgument, "a certificate has no chain or no key");
    const cert::CertificateFacts& leaf = served.chain.front().facts;
    if (served.key->id() != leaf.key_id)
        return fail(ErrorKind::InvalidArgument,
                    fmt::format("the key does not belong to the certificate of {}", leaf.subject));
    Credentials own{to_native(served.chain.front()), cert::CertificatesHandle(sk_X509_new_null()), served.key->open()};
    bool readable = own.leaf && own.others && own.key;
    for (std::size_t i = 1; readable && i < served.chain.size(); ++i) {
        cert::CertificateHandle part = to_native(served.chain[i]);
        readable = part && sk_X509_push(own.others.get(), part.get()) > 0;
        if (readable)
            (void)part.release();
    }
    if (!readable)
        return fail(ErrorKind::InvalidArgument,
                    fmt::format("the certificate of {} cannot be read: {}", leaf.subject, take_reason()));
    return own;
}

PeerState& peer_of(SSL& connection) { return *static_cast<PeerState*>(SSL_get_app_data(&connection)); }

} // namespace switchyard::tls
