// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/backend_pool.h"

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

} // namespace

BackendConnection::BackendConnection(EndpointPool& pool, io::EventLoop& loop, io::Fd fd)
    : pool_(pool),
      stream_(loop, std::move(fd))
{
    pool_.pools_.opened();
}

BackendConnection::~BackendConnection() { pool_.pools_.closed(); }

void BackendConnection::on_stream_event(io::Stream& /*stream*/)
{
    // While idle the backend has nothing to say: it closed, or it breaks the protocol.
    if (stream_.hung_up() || stream_.may_read())
        pool_.drop(*this);
}

bool BackendConnection::fit_for_reuse()
{
    if (stream_.hung_up())
        return false;
    if (!stream_.may_read())
        return true;
    // The last read was exactly as long as its buffer: look whether something follows.
    char byte = 0;
    const ssize_t count = ::recv(stream_.fd(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (count >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
        return false;
    stream_.note_read_would_block();
    return true;
}

void BackendLease::give_back()
{
    if (connection_)
        pool_->keep(std::move(connection_));
}

EndpointPool::EndpointPool(BackendPools& pools, SocketAddress address) : pools_(pools), address_(address) {}

BackendLease EndpointPool::take_idle()
{
    if (idle_.empty())
        return {};
    std::unique_ptr<BackendConnection> connection = std::move(idle_.back());
    idle_.pop_back();
    connection->stream_.observe(nullptr);
    return {std::move(connection), *this, true};
}

io::Task<Result<BackendLease>> EndpointPool::dial(MonotonicTime deadline)
{
    Result<io::Fd> fd = io::make_tcp_socket(address_);
    if (!fd)
        co_return std::unexpected(std::move(fd.error()));
    auto connection = std::make_unique<BackendConnection>(*this, pools_.loop_, std::move(*fd));
    const io::IoResult connected = co_await connection->stream_.connect(address_, deadline);
    if (!connected)
        co_return std::unexpected(connect_failure(connected, address_));
    co_return BackendLease(std::move(connection), *this, false);
}

void EndpointPool::keep(std::unique_ptr<BackendConnection> connection)
{
    if (!wanted_ || idle_.size() >= pools_.options_.idle_per_endpoint || !connection->fit_for_reuse())
        return;
    connection->idle_since_ = pools_.loop_.now();
    connection->stream_.observe(connection.get());
    connection->stream_.watch();
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

BackendPools::BackendPools(io::EventLoop& loop, Options options, telemetry::WorkerTelemetry* telemetry)
    : Timer(loop.timers()),
      loop_(loop),
      options_(options),
      telemetry_(telemetry)
{
    call_by(loop_.now() + sweep_interval());
}

EndpointPool& BackendPools::pool(EndpointKey key, const SocketAddress& address)
{
    std::unique_ptr<EndpointPool>& pool = pools_[key];
    if (!pool)
        pool = std::make_unique<EndpointPool>(*this, address);
    assert(pool->address_ == address);
    pool->wanted_ = true;
    return *pool;
}

void BackendPools::begin_update()
{
    for (auto& [key, pool] : pools_)
        pool->wanted_ = false;
}

void BackendPools::end_update()
{
    for (auto& [key, pool] : pools_) {
        if (!pool->wanted_)
            pool->idle_.clear();
    }
}

void BackendPools::close_idle()
{
    for (auto& [key, pool] : pools_)
        pool->idle_.clear();
}

void BackendPools::on_due(MonotonicTime now)
{
    const MonotonicTime limit = now - options_.keep_alive;
    for (auto& [key, pool] : pools_)
        pool->expire(limit);
    call_by(now + sweep_interval());
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
