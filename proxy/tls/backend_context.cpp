// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/backend_context.h"

#include "core/cert/host_match.h"

#include <algorithm>
#include <fmt/format.h>

namespace switchyard::tls {
namespace {

std::unexpected<Error> not_taken(std::string_view what)
{
    return fail(ErrorKind::InvalidArgument, fmt::format("OpenSSL does not take {}: {}", what, take_reason()));
}

} // namespace

BackendContext::BackendContext(std::shared_ptr<const cert::BackendTls> settings, NativeContext native)
    : TlsContext(Side::Client, settings->ending, std::move(native)),
      settings_(std::move(settings))
{}

Result<std::shared_ptr<const BackendContext>> BackendContext::make(std::shared_ptr<const cert::BackendTls> settings)
{
    auto native = make_native_context(Side::Client, settings->policy);
    if (!native)
        return std::unexpected(std::move(native.error()));
    const std::shared_ptr<BackendContext> context(new BackendContext(std::move(settings), std::move(*native)));
    if (auto prepared = context->prepare(); !prepared)
        return std::unexpected(std::move(prepared.error()));
    return context;
}

Result<> BackendContext::prepare()
{
    SSL_CTX* context = &native();
    const auto protocols = protocol_list(settings_->protocols);
    if (!protocols)
        return std::unexpected(protocols.error());
    if (!protocols->empty() &&
        SSL_CTX_set_alpn_protos(context, reinterpret_cast<const unsigned char*>(protocols->data()),
                                static_cast<unsigned>(protocols->size())) != 0)
        return not_taken("the application protocols");
    SSL_CTX_set_verify(context, SSL_VERIFY_NONE, nullptr);
    if (settings_->identity) {
        const auto own = load(*settings_->identity);
        if (!own)
            return std::unexpected(own.error());
        if (SSL_CTX_use_cert_and_key(context, own->leaf.get(), own->key.get(), own->others.get(), 1) != 1)
            return not_taken("the client certificate");
    }
    return settings_->trust ? trust(*settings_->trust) : Result<>();
}

Result<> BackendContext::trust(const cert::BackendTrust& trust)
{
    SSL_CTX* context = &native();
    X509_STORE* store = SSL_CTX_get_cert_store(context);
    for (const cert::Certificate& anchor : trust.anchors) {
        const cert::CertificateHandle native_anchor = to_native(anchor);
        if (!native_anchor || X509_STORE_add_cert(store, native_anchor.get()) != 1)
            return not_taken(fmt::format("the trust anchor {}", anchor.facts.subject));
    }
    if (trust.public_roots && SSL_CTX_set_default_verify_paths(context) != 1)
        return not_taken("the machine's trust store");
    X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN);
    intermediates_.reset(sk_X509_new_null());
    for (const cert::Certificate& intermediate : trust.intermediates) {
        cert::CertificateHandle part = to_native(intermediate);
        if (!part || !intermediates_ || sk_X509_push(intermediates_.get(), part.get()) <= 0)
            return not_taken(fmt::format("the certificate {}", intermediate.facts.subject));
        (void)part.release();
    }
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_cert_verify_callback(context, &BackendContext::on_chain, this);
    return {};
}

bool BackendContext::equip(SSL& connection) const
{
    return settings_->server_name.empty() || SSL_set_tlsext_host_name(&connection, settings_->server_name.c_str()) == 1;
}

bool BackendContext::is_expected(const X509& leaf) const
{
    std::vector<std::string> names = settings_->names;
    if (names.empty() && !settings_->server_name.empty())
        names.push_back(settings_->server_name);
    if (names.empty())
        return true;
    unsigned char* der = nullptr;
    const int size = i2d_X509(&leaf, &der);
    const auto read = cert::read_certificate({der, static_cast<std::size_t>(std::max(size, 0))});
    OPENSSL_free(der);
    return read && std::ranges::any_of(names, [&](const std::string& name) {
               return cert::covers(read->facts, name) || std::ranges::count(read->facts.names.uri, name) > 0;
           });
}

int BackendContext::on_chain(X509_STORE_CTX* store, void* context)
{
    const auto& self = *static_cast<const BackendContext*>(context);
    // The policy may allow TLS 1.0 by security level 0; weak signatures in chains are no part of that.
    X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(store);
    X509_VERIFY_PARAM_set_auth_level(parameters, std::max(1, X509_VERIFY_PARAM_get_auth_level(parameters)));
    cert::CertificatesHandle known(sk_X509_new_null());
    for (STACK_OF(X509) * from : {X509_STORE_CTX_get0_untrusted(store), self.intermediates_.get()}) {
        for (int i = 0; i < sk_X509_num(from); ++i) {
            X509* certificate = sk_X509_value(from, i);
            if (known && X509_up_ref(certificate) == 1 && sk_X509_push(known.get(), certificate) <= 0)
                X509_free(certificate);
        }
    }
    STACK_OF(X509)* shown = X509_STORE_CTX_get0_untrusted(store);
    X509_STORE_CTX_set0_untrusted(store, known.get());
    const int verified = X509_verify_cert(store);
    X509_STORE_CTX_set0_untrusted(store, shown);
    if (verified != 1)
        return 0;
    if (self.is_expected(*X509_STORE_CTX_get0_cert(store)))
        return 1;
    auto* connection = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
    peer_of(*connection).name_rejected = true;
    X509_STORE_CTX_set_error(store, X509_V_ERR_HOSTNAME_MISMATCH);
    return 0;
}

} // namespace switchyard::tls
