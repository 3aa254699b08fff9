// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/backend_pool.h"

#include "proxy/upstream/shared_pool.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/socket.h>

namespace switchyard::upstream {
namespace {

Error connect_failure(const io::IoResult& result, const SocketAddress& address)
{
    if (result.status == io::IoStatus::TimedOut)
        return {ErrorKind::ConnectTimedOut, Origin::Backend, Retry::OtherEndpoint,
                fmt::format("connect to {}: no answer in time", address.to_string())};
    if (result.status == io::IoStatus::Interrupted)
        return {ErrorKind::Cancelled, Origin::Client, Retry::Never,
                fmt::format("connect to {}: given up", address.to_string())};
    const ErrorKind kind = result.error == ECONNREFUSED ? ErrorKind::ConnectRefused : ErrorKind::ConnectFailed;
    return {kind, Origin::Backend, Retry::OtherEndpoint,
            fmt::format("connect to {}: {}", address.to_string(), std::strerror(result.error))};
}

Result<> send_preface(int fd, std::string_view preface, const SocketAddress& address)
{
    if (preface.empty())
        return {};
    const ssize_t sent = ::send(fd, preface.data(), preface.size(), MSG_NOSIGNAL);
    if (sent == static_cast<ssize_t>(preface.size()))
        return {};
    return std::unexpected(connect_failure({io::IoStatus::Failed, sent < 0 ? errno : ENOBUFS, 0}, address));
}

} // namespace

BackendConnection::BackendConnection(EndpointPool& pool, std::shared_ptr<const tls::BackendContext> context)
    : pool_(pool),
      context_(std::move(context))
{
    pool_.pools_.opened();
    stand_before(pool_.connections_);
}

BackendConnection::~BackendConnection() { pool_.pools_.closed(); }

void BackendConnection::on_stream_event(io::Stream& stream)
{
    // While idle a backend has nothing to say but what TLS says by itself: it closed, or it breaks the protocol.
    if (stream.hung_up() || !fit_for_reuse())
        pool_.drop(*this);
}

void BackendConnection::end_use()
{
    drained_ = true;
    if (listener_ != nullptr)
        listener_->on_drained();
    else
        cut();
}

template <typename S>
void ConnectionOver<S>::cut()
{
    ::shutdown(stream_.fd(), SHUT_RDWR);
}

template class ConnectionOver<io::Stream>;
template class ConnectionOver<tls::TlsStream>;

PlainConnection::PlainConnection(EndpointPool& pool, io::EventLoop& loop, io::Fd fd)
    : ConnectionOver(pool, nullptr, loop, std::move(fd))
{}

io::Task<Result<>> PlainConnection::open(SocketAddress to, std::string_view preface, MonotonicTime deadline)
{
    const io::IoResult connected = co_await stream().connect(to, deadline);
    if (!connected)
        co_return std::unexpected(connect_failure(connected, to));
    co_return send_preface(stream().fd(), preface, to);
}

bool PlainConnection::fit_for_reuse()
{
    if (stream().hung_up())
        return false;
    if (!stream().may_read())
        return true;
    // The last read was exactly as long as its buffer: look whether something follows.
    char byte = 0;
    const ssize_t count = ::recv(stream().fd(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (count >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
        return false;
    stream().note_read_would_block();
    return true;
}

TlsConnection::TlsConnection(EndpointPool& pool, io::EventLoop& loop, io::Fd fd, io::BufferPools& buffers,
                             const std::shared_ptr<const tls::BackendContext>& context)
    : ConnectionOver(pool, context, loop, std::move(fd), buffers, context)
{}

io::Task<Result<>> TlsConnection::open(SocketAddress to, std::string_view preface, MonotonicTime deadline)
{
    const io::IoResult connected = co_await stream().connect(to, deadline);
    if (!connected)
        co_return std::unexpected(connect_failure(connected, to));
    Result<> told = send_preface(stream().fd(), preface, to);
    if (!told)
        co_return told;
    Result<> greeted = co_await stream().handshake(deadline);
    co_return greeted;
}

bool TlsConnection::fit_for_reuse()
{
    if (stream().hung_up())
        return false;
    if (!stream().may_read())
        return true;
    char byte = 0; // session tickets are taken in on the way, and are no bytes
    return stream().try_read({&byte, 1}).status == io::IoStatus::WouldBlock;
}

void BackendLease::give_back()
{
    if (connection_)
        pool_->keep(std::move(connection_));
}

EndpointPool::EndpointPool(BackendPools& pools, SocketAddress address) : pools_(pools), address_(address) {}

EndpointPool::~EndpointPool() = default;

BackendLease EndpointPool::take_idle()
{
    if (idle_.empty())
        return {};
    std::unique_ptr<BackendConnection> connection = std::move(idle_.back());
    idle_.pop_back();
    connection->observe(nullptr);
    return {std::move(connection), *this, true};
}

io::Task<Result<BackendLease>> EndpointPool::dial(MonotonicTime deadline, std::string_view preface)
{
    if (drained_)
        co_return fail(ErrorKind::BackendClosed, Origin::Backend, Retry::Never,
                       fmt::format("{}, which {}", address_.to_string(), kDrained));
    Result<io::Fd> fd = io::make_tcp_socket(address_);
    if (!fd && pools_.options_.make_room && pools_.options_.make_room())
        fd = io::make_tcp_socket(address_);
    if (!fd)
        co_return std::unexpected(std::move(fd.error()));
    std::unique_ptr<BackendConnection> connection;
    if (!transport_.encrypted)
        connection = std::make_unique<PlainConnection>(*this, pools_.loop_, std::move(*fd));
    else if (transport_.tls)
        connection =
            std::make_unique<TlsConnection>(*this, pools_.loop_, std::move(*fd), pools_.buffers_, transport_.tls);
    else
        co_return fail(ErrorKind::ResourceExhausted, Origin::Proxy, Retry::Never,
                       "there is no memory for TLS towards this service");
    Result<> opened = co_await connection->open(address_, preface, deadline);
    if (!opened)
        co_return std::unexpected(std::move(opened.error()));
    co_return BackendLease(std::move(connection), *this, false);
}

void EndpointPool::use(const Transport& transport)
{
    if (transport_ == transport)
        return;
    transport_ = transport;
    unused();
    if (transport_.http2 && !shared_)
        shared_ = std::make_unique<SharedPool>(
            *this, SharedPool::Options{.place = {pools_.loop_, pools_.buffers_, pools_.turns_, pools_.heads_},
                                       .limits = pools_.options_.carrier,
                                       .keep_alive = pools_.options_.keep_alive});
}

/// No connection there is now serves another request.
void EndpointPool::unused()
{
    idle_.clear();
    if (shared_)
        shared_->retire();
}

void EndpointPool::configured(Nanoseconds draining_timeout)
{
    configured_ = true;
    drained_ = false;
    draining_timeout_ = draining_timeout;
    ends_at_ = io::kNever;
}

void EndpointPool::removed()
{
    if (draining_timeout_ <= Nanoseconds(0) || drained_ || ends_at_ != io::kNever)
        return;
    ends_at_ = pools_.loop_.now() + draining_timeout_;
    pools_.call_by(ends_at_);
}

void EndpointPool::end_uses()
{
    drained_ = true;
    ends_at_ = io::kNever;
    for (io::ListLinks* link = connections_.after(); link != &connections_; link = link->after())
        static_cast<BackendConnection*>(link)->end_use();
}

void EndpointPool::keep(std::unique_ptr<BackendConnection> connection)
{
    const bool welcome = wanted_ && connection->context() == transport_.tls;
    if (!welcome || idle_.size() >= pools_.options_.idle_per_endpoint || !connection->fit_for_reuse())
        return;
    connection->idle_since_ = pools_.loop_.now();
    connection->observe(connection.get());
    idle_.push_back(std::move(connection));
}

void EndpointPool::drop(BackendConnection& connection)
{
    std::erase_if(idle_, [&](const auto& idle) { return idle.get() == &connection; });
}

void EndpointPool::expire(MonotonicTime limit)
{
    const auto first_young =
        std::find_if(idle_.begin(), idle_.end(), [&](const auto& idle) { return idle->idle_since_ >= limit; });
    idle_.erase(idle_.begin(), first_young);
}

BackendPools::BackendPools(io::EventLoop& loop, io::BufferPools& buffers, io::TurnQueue& turns,
                           http2::HeadWriter& heads, Options options, telemetry::WorkerTelemetry* telemetry)
    : Timer(loop.timers()),
      loop_(loop),
      buffers_(buffers),
      turns_(turns),
      heads_(heads),
      options_(options),
      telemetry_(telemetry)
{
    call_by(loop_.now() + sweep_interval());
}

EndpointPool& BackendPools::pool(EndpointKey key, const SocketAddress& address, const Transport& transport)
{
    std::unique_ptr<EndpointPool>& pool = pools_[key];
    if (!pool)
        pool = std::make_unique<EndpointPool>(*this, address);
    assert(pool->address_ == address);
    pool->wanted_ = true;
    pool->use(transport);
    return *pool;
}

void BackendPools::begin_update()
{
    for (auto& [key, pool] : pools_)
        pool->wanted_ = pool->configured_ = false;
}

void BackendPools::keep(EndpointKey key, Nanoseconds draining_timeout)
{
    if (const auto found = pools_.find(key); found != pools_.end())
        found->second->configured(draining_timeout);
}

void BackendPools::end_update()
{
    for (auto& [key, pool] : pools_) {
        if (!pool->wanted_)
            pool->unused();
        if (!pool->configured_)
            pool->removed();
    }
}

void BackendPools::close_idle()
{
    for (auto& [key, pool] : pools_)
        pool->unused();
}

void BackendPools::on_due(MonotonicTime now)
{
    const MonotonicTime limit = now - options_.keep_alive;
    MonotonicTime next = now + sweep_interval();
    for (auto& [key, pool] : pools_) {
        pool->expire(limit);
        if (pool->ends_at() <= now)
            pool->end_uses();
        next = std::min(next, pool->ends_at());
    }
    call_by(next);
}

Nanoseconds BackendPools::sweep_interval() const { return std::min<Nanoseconds>(Seconds(5), options_.keep_alive); }

void BackendPools::opened()
{
    ++open_;
    if (telemetry_ != nullptr)
        telemetry_->backend_connection_opened();
}

void BackendPools::closed()
{
    --open_;
    if (telemetry_ != nullptr)
        telemetry_->backend_connection_closed();
}

} // namespace switchyard::upstream
