// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ip_address.h"
#include "core/base/result.h"
#include "core/base/units.h"
#include "core/compile/snapshot.h"
#include "proxy/io/callback.h"
#include "proxy/io/fd.h"
#include "proxy/serve/serve_limits.h"
#include "proxy/state/membership.h"
#include "proxy/telemetry/slot_map.h"
#include "proxy/telemetry/worker_telemetry.h"
#include "proxy/tls/ticket_keys.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace switchyard::proxy {

struct WorkerOptions
{
    std::uint8_t index = 0;
    std::uint64_t seed = 0; ///< of weighted draws and pick cursors; the same seed and index repeat them
    telemetry::WorkerTelemetry* telemetry = nullptr; ///< never null. Lifetime: outlives the worker
    serve::ServeLimits limits;
    /// Takes what the worker no longer reads (snapshots, memberships, slot maps), so that the last release happens
    /// where the caller wants it. Called on the worker's thread; must not block. Empty: released on the spot.
    std::function<void(std::shared_ptr<const void>)> retire;
};

/// One thread that serves traffic: an event loop, listeners, connections, backend pools; shares nothing with its
/// siblings but the Ledger and immutable values.
/// Every command is queued and carried out in order between two turns; its callback runs on the worker's thread and
/// must only post. Thread: all methods any one controlling thread, never the worker's own.
class Worker
{
public:
    explicit Worker(WorkerOptions options);
    /// Stops without grace when it still runs.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Starts the thread. Commands may be queued before. Errors: ResourceExhausted.
    Result<> start();

    /// What is read from now on by new requests; running ones keep what they began with. The three belong to the same
    /// revision.
    struct Configuration
    {
        std::shared_ptr<const compile::Snapshot> snapshot;
        std::shared_ptr<const telemetry::SlotMap> slots;
        std::shared_ptr<const state::Membership> membership;
    };
    /// A listener whose address stands in for another rule in the new snapshot serves that one from the same moment on.
    void adopt(Configuration configuration, io::Callback adopted = {});
    /// Endpoints came or went within the revision; ignored when it is of another revision.
    void adopt(std::shared_ptr<const state::Membership> membership);
    /// What session tickets are sealed with from now on. Needed before the first configuration with TLS.
    void adopt(std::shared_ptr<const tls::TicketKeys> keys);

    /// Accepts on a listening socket for a forwarding rule of the adopted snapshot. `local` is what it is bound to and
    /// names it from now on. Until its rule is in the adopted snapshot requests are answered with 404.
    void add_listener(io::Fd listening, SocketAddress local, ElementId forwarding_rule, io::Callback done = {});
    /// Closes the listening socket; its idle connections close, its active ones end after their request. `done` runs
    /// when the socket is closed, it does not wait for connections.
    void remove_listener(SocketAddress local, io::Callback done = {});

    /// Closes every listener and idle connection, lets requests in flight end within `grace`, then closes the rest and
    /// ends the thread. `stopped` is the last thing the thread does.
    void stop(Milliseconds grace, io::Callback stopped = {});
    /// Waits for the thread to end; after stop().
    void join();

private:
    class Core;
    struct Running;
    std::unique_ptr<Running> running_;
};

} // namespace switchyard::proxy
