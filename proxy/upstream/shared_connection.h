// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/task.h"
#include "proxy/multiplex/carrier.h"
#include "proxy/upstream/backend_pool.h"

#include <memory>

namespace switchyard::upstream {

/// An HTTP/2 connection to a backend, for many requests at once. Thread: the loop's. Lifetime: before the pools.
class SharedConnection final : private multiplex::CarrierOwner
{
public:
    /// Told when what the connection can do changed, and last when it is over.
    class Watcher
    {
    public:
        virtual void on_shared_change(SharedConnection& connection) = 0;

    protected:
        ~Watcher() = default;
    };

    SharedConnection(BackendLease lease, const multiplex::Carrier::Place& place, const multiplex::CarrierLimits& limits,
                     Watcher& watcher);
    ~SharedConnection();
    SharedConnection(const SharedConnection&) = delete;
    SharedConnection& operator=(const SharedConnection&) = delete;

    /// Carries until the end of the connection and of its last stream. Errors: none; see carrier().failure().
    io::Task<> run();
    multiplex::Carrier& carrier() { return *carrier_; }
    bool encrypted() const { return lease_.is_encrypted(); }
    /// Another stream can begin now.
    bool has_room() const;
    /// The backend has told its settings.
    bool ready() const { return carrier_->usable(); }
    /// It allows no stream at all.
    bool refuses_streams() const;

private:
    multiplex::Lane* accept(http2::StreamId /*id*/) override { return nullptr; } // no pushes
    void start(multiplex::Lane& /*lane*/) override {}
    void on_change() override;
    template <typename Connection>
    void carry(const multiplex::Carrier::Place& place, const multiplex::CarrierLimits& limits);

    BackendLease lease_;
    Watcher& watcher_;
    std::unique_ptr<multiplex::Carrier> carrier_;
};

} // namespace switchyard::upstream
