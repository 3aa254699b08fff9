// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/shared_pool.h"

#include <algorithm>
#include <fmt/format.h>

namespace switchyard::upstream {
namespace {

Error not_connected(std::string why)
{
    return {ErrorKind::ConnectFailed, Origin::Backend, Retry::OtherEndpoint, std::move(why)};
}

} // namespace

/// co_await → false: the deadline passed.
class [[nodiscard]] SharedPool::Wait : private io::Timer
{
public:
    Wait(SharedPool& pool, MonotonicTime deadline)
        : Timer(pool.options_.place.loop.timers()),
          pool_(pool),
          deadline_(deadline)
    {}
    ~Wait() override { std::erase(pool_.waiting_, this); }
    bool await_ready() const { return deadline_ <= pool_.options_.place.loop.now(); }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        waiter_ = waiter;
        pool_.waiting_.push_back(this);
        call_by(deadline_);
    }
    bool await_resume() const { return in_time_; }

    void resume()
    {
        in_time_ = true;
        waiter_.resume();
    }

private:
    void on_due(MonotonicTime now) override
    {
        if (now < deadline_)
            return call_by(deadline_);
        std::erase(pool_.waiting_, this);
        waiter_.resume();
    }

    SharedPool& pool_;
    MonotonicTime deadline_;
    std::coroutine_handle<> waiter_;
    bool in_time_ = false;
};

SharedConnection* SharedPool::take()
{
    const auto found = std::ranges::find_if(connections_, &SharedConnection::has_room);
    return found == connections_.end() ? nullptr : *found;
}

const SharedConnection* SharedPool::refusing() const
{
    const auto found = std::ranges::find_if(connections_, &SharedConnection::refuses_streams);
    return found == connections_.end() ? nullptr : *found;
}

io::Task<Result<SharedConnection*>> SharedPool::acquire(MonotonicTime deadline)
{
    for (;;) {
        if (SharedConnection* const connection = take())
            co_return connection;
        if (refusing() != nullptr)
            co_return std::unexpected(not_connected(fmt::format(
                "{} allows no HTTP/2 streams: its SETTINGS_MAX_CONCURRENT_STREAMS is 0", pool_.address().to_string())));
        if (!dialling_) {
            failure_.reset();
            dialling_ = true;
            carrying_.start(carry(deadline));
        }
        if (dialling_) {
            const bool in_time = co_await Wait(*this, deadline);
            if (!in_time)
                co_return fail(ErrorKind::ConnectTimedOut, Origin::Backend, Retry::OtherEndpoint,
                               fmt::format("connect to {}: no HTTP/2 settings in time", pool_.address().to_string()));
        }
        if (failure_)
            co_return std::unexpected(*failure_);
    }
}

/// A backend that speaks HTTP/1.1 only is not spoken to in that. Source: requirement E1, no fallback.
Result<BackendLease> SharedPool::checked(Result<BackendLease> lease) const
{
    if (!lease || !lease->is_encrypted() || lease->as<TlsConnection>().stream().protocol() == "h2")
        return lease;
    return std::unexpected(not_connected(
        fmt::format("{} does not speak HTTP/2: it did not agree to \"h2\" (ALPN)", pool_.address().to_string())));
}

io::Task<> SharedPool::carry(MonotonicTime deadline)
{
    Result<BackendLease> dial = co_await pool_.dial(deadline);
    Result<BackendLease> lease = checked(std::move(dial));
    if (!lease) {
        dialled(std::move(lease.error()));
        co_return;
    }
    SharedConnection connection(std::move(*lease), options_.place, options_.limits, *this);
    if (!connection.carrier().made()) {
        dialled(connection.carrier().made().error());
        co_return;
    }
    connections_.push_back(&connection);
    greeting_ = &connection;
    co_await connection.run();
    std::erase(connections_, &connection);
    if (greeting_ == &connection) {
        greeting_ = nullptr;
        const std::string& why = connection.carrier().failure();
        dialled(not_connected(fmt::format("{} does not speak HTTP/2: {}", pool_.address().to_string(),
                                          why.empty() ? "it closed the connection" : why)));
    }
}

void SharedPool::dialled(std::optional<Error> failure)
{
    dialling_ = false;
    failure_ = std::move(failure);
    // Who finds no room dials again, and waits in the list anew.
    for (std::size_t left = waiting_.size(); left > 0 && !waiting_.empty(); --left) {
        Wait* const wait = waiting_.front();
        waiting_.erase(waiting_.begin());
        wait->resume();
    }
}

void SharedPool::on_shared_change(SharedConnection& connection)
{
    if (greeting_ == &connection && connection.ready()) {
        greeting_ = nullptr;
        dialled(std::nullopt);
    }
    if (connection.carrier().open_lanes() == 0)
        connection.carrier().idle_until(options_.place.loop.now() + options_.keep_alive);
}

void SharedPool::retire()
{
    for (SharedConnection* const connection : connections_)
        connection->carrier().drain();
}

} // namespace switchyard::upstream
