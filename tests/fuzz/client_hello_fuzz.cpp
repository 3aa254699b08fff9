// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes from a client that has just connected to a TLS server with several certificates, a certificate map, ALPN,
// tickets and client validation: the choice of the certificate, the policy and the tickets see what an attacker sends.
// The first byte chooses the server; with its highest bit the rest is put into a record and a ClientHello header, so
// that the extensions are reached whatever the lengths in front of them say.

#include "core/cert/certificate_draft.h"
#include "proxy/tls/server_context.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace switchyard;

cert::ServedCertificate certificate_for(std::vector<std::string> hosts, cert::NewKey kind)
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    cert::CertificateDraft draft;
    draft.common_name = hosts.front();
    draft.names.dns = std::move(hosts);
    draft.not_before = now - std::chrono::days(1);
    draft.not_after = now + std::chrono::days(30);
    auto key = std::make_shared<const cert::PrivateKey>(cert::PrivateKey::generate(kind));
    cert::ServedCertificate served;
    served.chain.push_back(std::move(*cert::sign_certificate(draft, *key)));
    served.key = std::move(key);
    return served;
}

cert::ServerTls settings(const char* profile, const char* minimum)
{
    cert::ServerTls server;
    server.target_proxy = "fuzzed";
    server.certificates = {certificate_for({"shop.example.com", "*.shop.example.com"}, cert::NewKey::EcdsaP256),
                           certificate_for({"shop.example.com"}, cert::NewKey::Rsa2048),
                           certificate_for({"*.example.net"}, cert::NewKey::EcdsaP384)};
    server.policy = cert::tls_settings({.profile = profile, .min_tls_version = minimum}, {});
    server.protocols = {"http/1.1"};
    return server;
}

using Servers = std::vector<std::shared_ptr<tls::ServerContext>>;

const Servers& servers()
{
    static const Servers all = [] {
        std::vector<cert::ServerTls> wanted{settings("COMPATIBLE", ""), settings("RESTRICTED", "TLS_1_3"),
                                            settings("MODERN", "TLS_1_2"), settings("FIPS_202205", "TLS_1_2")};
        wanted[1].client_validation = cert::ClientValidation{};
        wanted[2].map = std::vector<cert::CertificateMapRow>{{"shop.example.com", {0, 1}}, {"*.example.net", {2}}};
        wanted[3].client_validation = cert::ClientValidation{.mode = cert::ClientValidationMode::RejectInvalid};
        Servers made;
        for (cert::ServerTls& server : wanted)
            made.push_back(*tls::ServerContext::make(std::make_shared<const cert::ServerTls>(std::move(server)),
                                                     *tls::TicketKeys::generate()));
        return made;
    }();
    return all;
}

void put_size(std::string& text, std::size_t size, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        text += static_cast<char>((size >> static_cast<unsigned>(shift)) & 0xFFU);
}

/// `body` as the extensions of a ClientHello of TLS 1.2 with common suites.
std::string hello_with(std::string_view body)
{
    std::string hello("\x03\x03", 2);
    hello.append(32, 'r');
    hello += '\0';
    const std::string_view suites("\x13\x01\x13\x02\xC0\x2B\xC0\x2F\x00\x2F", 10);
    put_size(hello, suites.size(), 2);
    hello += suites;
    hello.append("\x01\x00", 2);
    put_size(hello, body.size(), 2);
    hello += body;
    std::string message("\x01", 1);
    put_size(message, hello.size(), 3);
    message += hello;
    std::string record("\x16\x03\x01", 3);
    put_size(record, message.size(), 2);
    return record + message;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kMost = 16'000; // of one record
    if (size == 0)
        return 0;
    const std::uint8_t choice = data[0];
    std::string bytes(reinterpret_cast<const char*>(data) + 1, std::min(size - 1, kMost));
    if ((choice & 0x80U) != 0)
        bytes = hello_with(bytes);
    const auto& server = *servers()[choice % servers().size()];
    tls::PeerState peer;
    const tls::NativeConnection connection = server.open(peer);
    if (!connection)
        std::abort();
    BIO* in = BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()));
    BIO_set_mem_eof_return(in, -1);
    SSL_set_bio(connection.get(), in, BIO_new(BIO_s_mem()));
    ERR_clear_error();
    const int done = SSL_do_handshake(connection.get());
    if (done != 1)
        server.settle(*connection, peer);
    // A client that has not proved anything must never get through, let alone as a verified one.
    if (done == 1 || (peer.verdict && peer.verdict->is_verified()))
        std::abort();
    ERR_clear_error();
    return 0;
}
