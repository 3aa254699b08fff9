// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ip_address.h"
#include "core/base/result.h"
#include "proxy/http2/head_writer.h"
#include "proxy/io/list_links.h"
#include "proxy/io/stream.h"
#include "proxy/io/task.h"
#include "proxy/io/turn_queue.h"
#include "proxy/multiplex/carrier_limits.h"
#include "proxy/telemetry/worker_telemetry.h"
#include "proxy/tls/backend_context.h"
#include "proxy/tls/tls_stream.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace switchyard::upstream {

class EndpointPool;
class SharedPool;

/// How sentences go on about an endpoint whose connections were ended.
inline constexpr std::string_view kDrained = "left the configuration, and its time to finish is over";

/// How an endpoint is spoken to.
struct Transport
{
    bool encrypted = false;
    std::shared_ptr<const tls::BackendContext> tls; ///< null although encrypted: for lack of memory; nothing is sent
    bool http2 = false;                             ///< HTTP/2, many requests to a connection; else HTTP/1.1

    friend bool operator==(const Transport&, const Transport&) = default;
};

/// Whoever uses a connection and ends that by itself. Thread: owning worker.
class DrainListener
{
public:
    /// The endpoint left the configuration, and the time to finish is over. Called between the loop's tasks.
    virtual void on_drained() = 0;

protected:
    ~DrainListener() = default;
};

/// One connection to an endpoint, plain or encrypted. Thread: owning worker.
class BackendConnection : private io::StreamObserver, private io::ListLinks
{
public:
    BackendConnection(EndpointPool& pool, std::shared_ptr<const tls::BackendContext> context);
    virtual ~BackendConnection();
    BackendConnection(const BackendConnection&) = delete;
    BackendConnection& operator=(const BackendConnection&) = delete;

    /// What it was made with; null: it is a PlainConnection, else a TlsConnection.
    const std::shared_ptr<const tls::BackendContext>& context() const { return context_; }

private:
    friend class BackendLease;
    friend class EndpointPool;
    void on_stream_event(io::Stream& stream) override;
    void end_use();

    /// Connected, `preface` sent, and the handshake is done. Errors: as EndpointPool::dial().
    virtual io::Task<Result<>> open(SocketAddress to, std::string_view preface, MonotonicTime deadline) = 0;
    /// Whether it can carry another request: open, and nothing unexpected to read.
    virtual bool fit_for_reuse() = 0;
    virtual void observe(io::StreamObserver* observer) = 0;
    /// Ends both directions: reads and writes find the end.
    virtual void cut() = 0;

    EndpointPool& pool_;
    const std::shared_ptr<const tls::BackendContext> context_;
    MonotonicTime idle_since_;
    DrainListener* listener_ = nullptr;
    bool drained_ = false;
};

/// `S`: io::Stream or tls::TlsStream.
template <typename S>
class ConnectionOver : public BackendConnection
{
public:
    using Stream = S;

    /// `arguments`: of the stream, after its loop.
    template <typename... Arguments>
    ConnectionOver(EndpointPool& pool, std::shared_ptr<const tls::BackendContext> context, io::EventLoop& loop,
                   Arguments&&... arguments)
        : BackendConnection(pool, std::move(context)),
          stream_(loop, std::forward<Arguments>(arguments)...)
    {}

    Stream& stream() { return stream_; }

private:
    void observe(io::StreamObserver* observer) final
    {
        stream_.observe(observer);
        if (observer != nullptr)
            stream_.watch();
    }
    void cut() final;

    Stream stream_;
};

class PlainConnection final : public ConnectionOver<io::Stream>
{
public:
    PlainConnection(EndpointPool& pool, io::EventLoop& loop, io::Fd fd);

private:
    io::Task<Result<>> open(SocketAddress to, std::string_view preface, MonotonicTime deadline) override;
    bool fit_for_reuse() override;
};

class TlsConnection final : public ConnectionOver<tls::TlsStream>
{
public:
    TlsConnection(EndpointPool& pool, io::EventLoop& loop, io::Fd fd, io::BufferPools& buffers,
                  const std::shared_ptr<const tls::BackendContext>& context);

private:
    io::Task<Result<>> open(SocketAddress to, std::string_view preface, MonotonicTime deadline) override;
    bool fit_for_reuse() override;
};

/// The right to use a backend connection. Closed when it goes, unless it is given back. Lifetime: before the pool.
class BackendLease
{
public:
    BackendLease() = default;
    BackendLease(std::unique_ptr<BackendConnection> connection, EndpointPool& pool, bool reused)
        : connection_(std::move(connection)),
          pool_(&pool),
          reused_(reused)
    {}
    BackendLease(BackendLease&&) noexcept = default;
    BackendLease& operator=(BackendLease&&) noexcept = default;
    ~BackendLease() = default;

    explicit operator bool() const { return connection_ != nullptr; }
    bool is_encrypted() const { return connection_->context() != nullptr; }
    /// `Connection` is PlainConnection or TlsConnection, as is_encrypted() says.
    template <typename Connection>
    Connection& as() const
    {
        return static_cast<Connection&>(*connection_);
    }
    /// It served a request before; the backend may have closed it without our knowing yet.
    bool reused() const { return reused_; }
    /// The answer was read in full and the connection stays open: keep it for the next request.
    void give_back();
    void close() { connection_.reset(); }
    /// Instead of being cut off when the time to finish is over. Lifetime: the listener outlives the lease.
    void tell_when_drained(DrainListener& listener) { connection_->listener_ = &listener; }
    /// The connection ends because its endpoint left the configuration.
    bool drained() const { return connection_ && connection_->drained_; }

private:
    std::unique_ptr<BackendConnection> connection_;
    EndpointPool* pool_ = nullptr;
    bool reused_ = false;
};

/// The connections of one worker to one endpoint; the one used last is used first. Thread: owning worker.
class EndpointPool
{
public:
    EndpointPool(class BackendPools& pools, SocketAddress address);
    ~EndpointPool();
    EndpointPool(const EndpointPool&) = delete;
    EndpointPool& operator=(const EndpointPool&) = delete;

    /// A kept-alive connection that is still good as far as is known; empty when there is none. Cost: a pop.
    BackendLease take_idle();
    /// A fresh connection, its handshake included. `preface` goes before everything else, in clear: a few bytes, which
    /// a fresh socket takes at once. Errors: ConnectRefused, ConnectFailed, ConnectTimedOut, ResourceExhausted,
    /// Cancelled; BackendClosed when the endpoint left the configuration and the time to finish is over. Lifetime: the
    /// preface's memory must stay until it ends.
    io::Task<Result<BackendLease>> dial(MonotonicTime deadline, std::string_view preface = {});

    /// The connections for many requests at once; nullptr: the endpoint is spoken to in HTTP/1.1.
    SharedPool* shared() const { return transport_.http2 ? shared_.get() : nullptr; }

    const SocketAddress& address() const { return address_; }
    std::size_t idle() const { return idle_.size(); }

private:
    friend class BackendLease;
    friend class BackendConnection;
    friend class BackendPools;

    void use(const Transport& transport);
    void unused();
    void configured(Nanoseconds draining_timeout);
    void removed();
    /// When end_uses() is due; kNever: it is not.
    MonotonicTime ends_at() const { return ends_at_; }
    void end_uses();
    void keep(std::unique_ptr<BackendConnection> connection);
    void drop(BackendConnection& connection);
    /// Closes what has been idle since before `limit`.
    void expire(MonotonicTime limit);

    BackendPools& pools_;
    SocketAddress address_;
    Transport transport_;
    std::vector<std::unique_ptr<BackendConnection>> idle_; ///< oldest first
    bool wanted_ = true;                                   ///< the endpoint serves in the newest configuration
    std::unique_ptr<SharedPool> shared_;                   ///< made when first wanted
    bool configured_ = true;                               ///< it stands in the newest configuration, healthy or not
    bool drained_ = false;                                 ///< it does not, and the time to finish is over
    Nanoseconds draining_timeout_{0};                      ///< 0: what is under way has the time it would have had
    MonotonicTime ends_at_ = io::kNever;
    io::ListLinks connections_; ///< the ends of the ring of all there are
};

/// The endpoint pools of one worker. Thread: owning worker.
class BackendPools final : private io::Timer
{
public:
    struct Options
    {
        std::uint32_t idle_per_endpoint = 256;
        Milliseconds keep_alive{600'000};
        multiplex::CarrierLimits carrier{}; ///< of HTTP/2 connections
        /// Closes something that is worth less than a connection to a backend, when descriptors ran out. False: there
        /// is nothing. Empty: nobody is asked.
        std::function<bool()> make_room{};
    };

    /// Lifetime: all but the options outlive it.
    BackendPools(io::EventLoop& loop, io::BufferPools& buffers, io::TurnQueue& turns, http2::HeadWriter& heads,
                 Options options, telemetry::WorkerTelemetry* telemetry);

    /// The endpoint's pool, made when first asked for; connections made in another way than `transport` are not used
    /// again. Lifetime: until the worker ends, so that pointers may be kept.
    EndpointPool& pool(EndpointKey key, const SocketAddress& address, const Transport& transport = {});
    /// Before the endpoints of a new configuration are asked for: none is wanted.
    void begin_update();
    /// The new configuration has the endpoint, whether it serves or not. Once it has it no more, what is under way may
    /// go on for so long (0: as long as it would have had).
    void keep(EndpointKey key, Nanoseconds draining_timeout);
    /// Afterwards: idle connections to endpoints that were not asked for are closed.
    void end_update();
    void close_idle();
    std::size_t open_connections() const { return open_; }

private:
    friend class EndpointPool;
    friend class BackendConnection;

    Nanoseconds sweep_interval() const;
    void on_due(MonotonicTime now) override;
    void opened();
    void closed();

    io::EventLoop& loop_;
    io::BufferPools& buffers_;
    io::TurnQueue& turns_;
    http2::HeadWriter& heads_;
    Options options_;
    telemetry::WorkerTelemetry* telemetry_;
    std::size_t open_ = 0;
    std::unordered_map<EndpointKey, std::unique_ptr<EndpointPool>> pools_;
};

} // namespace switchyard::upstream
