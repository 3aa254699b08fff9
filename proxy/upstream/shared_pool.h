// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "proxy/io/scope.h"
#include "proxy/io/task.h"
#include "proxy/io/timer_wheel.h"
#include "proxy/upstream/shared_connection.h"

#include <coroutine>
#include <vector>

namespace switchyard::upstream {

/// The HTTP/2 connections of one worker to one endpoint: as few as the backend's SETTINGS_MAX_CONCURRENT_STREAMS
/// allows. Only one is dialled at a time; who needs one waits for it. Thread: owning worker.
class SharedPool final : private SharedConnection::Watcher
{
public:
    struct Options
    {
        multiplex::Carrier::Place place;
        multiplex::CarrierLimits limits;
        Milliseconds keep_alive{600'000}; ///< without a stream
    };

    SharedPool(EndpointPool& pool, const Options& options) : pool_(pool), options_(options) {}
    SharedPool(const SharedPool&) = delete;
    SharedPool& operator=(const SharedPool&) = delete;

    /// A connection over which another stream can begin at once; nullptr: there is none.
    SharedConnection* take();
    /// Waits for one. Errors: as EndpointPool::dial(); ConnectFailed too when the backend does not speak HTTP/2, or
    /// allows no streams. Lifetime of what it returns: until the caller suspends, unless it began a stream.
    io::Task<Result<SharedConnection*>> acquire(MonotonicTime deadline);
    /// No new streams on the connections there are.
    void retire();
    std::size_t size() const { return connections_.size(); }

private:
    class Wait;

    io::Task<> carry(MonotonicTime deadline);
    Result<BackendLease> checked(Result<BackendLease> lease) const;
    const SharedConnection* refusing() const;
    void dialled(std::optional<Error> failure);
    void on_shared_change(SharedConnection& connection) override;

    EndpointPool& pool_;
    const Options options_;
    std::vector<SharedConnection*> connections_;
    std::vector<Wait*> waiting_;
    std::optional<Error> failure_;               ///< of the last dial
    const SharedConnection* greeting_ = nullptr; ///< connected, its settings have not come yet
    bool dialling_ = false;
    io::Scope carrying_; ///< last: its tasks use the rest
};

} // namespace switchyard::upstream
