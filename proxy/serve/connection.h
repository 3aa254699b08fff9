// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/stream.h"
#include "proxy/io/task.h"
#include "proxy/serve/client_tls.h"
#include "proxy/serve/connection_group.h"
#include "proxy/serve/exchange.h"
#include "proxy/serve/http1_client.h"
#include "proxy/serve/http1_input.h"
#include "proxy/serve/http2_requests.h"
#include "proxy/serve/worker_context.h"

#include <optional>

namespace switchyard::serve {

/// One client connection: HTTP/1.1, request after request in order, or HTTP/2, when both sides agreed to it (ALPN) or
/// the client began with it. While it waits for a request over HTTP/1.1 it holds no buffer and no frame but its own.
/// `Stream`: io::Stream, or tls::TlsStream. Thread: owning worker. Lifetime: in the frame of serve_http().
template <typename Stream>
class Connection final : private ConnectionGroup::Member, private IdleList::Member, private Http2Requests::Connection
{
public:
    /// `arguments`: of the stream, after its loop.
    template <typename... Arguments>
    Connection(WorkerContext& context, ConnectionGroup& group, const SocketAddress& client, Arguments&&... arguments)
        : ConnectionGroup::Member(context, group),
          client_(client),
          stream_(context.loop, std::forward<Arguments>(arguments)...)
    {}

    /// Carries the connection from accept to close.
    io::Task<> run();

private:
    using Client = Http1Client<Stream>;
    static constexpr bool kEncrypted = std::is_same_v<Stream, tls::TlsStream>;

    io::Task<bool> greet()
        requires(kEncrypted);
    io::Task<> serve_requests();
    // Out of line, or the compiler puts their frames into that of the connection, which lives while nothing is asked.
    [[gnu::noinline]] io::Task<bool> serve_request();
    [[gnu::noinline]] io::Task<> serve_http2();
    io::Task<> linger();
    Arrival arrival() const override;
    void record_refused_certificate() const
        requires(kEncrypted);
    const compile::ListenerSpec* listener() const;
    /// An apply has changed how the listener's rule wants to be spoken to: protocol, TLS policy or client validation.
    /// What was agreed upon before it holds for the request that is here, not for another one. (Certificates may change
    /// without that.)
    bool is_outdated() override;
    void on_busy(bool busy) override;
    MonotonicTime idle_deadline() const;
    bool is_wanted() override;
    void end() override { stream_.interrupt(); }
    void drain() override;

    SocketAddress client_;
    Stream stream_;
    std::optional<ClientTls> tls_;
    Http1Input input_;
    Client* request_ = nullptr; ///< the one being served
    Http2Requests* http2_ = nullptr;
    multiplex::Carrier* carrier_ = nullptr;
    bool is_http2_ = false;
    std::uint64_t requests_ = 0; ///< begun
    Revision checked_;           ///< the newest one with which it is not outdated
};

/// Serves a fresh client connection, encrypted when the listener's rule is. Lifetime: context and group
/// outlive it.
io::Task<> serve_http(WorkerContext& context, ConnectionGroup& group, io::Fd fd, SocketAddress client);

} // namespace switchyard::serve
