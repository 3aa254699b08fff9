// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/compile/snapshot.h"
#include "core/runtime/runtime_command.h"
#include "core/runtime/runtime_event.h"
#include "proxy/io/fd.h"
#include "proxy/simulate/loop_thread.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace switchyard::simulate {

/// The built-in backends: small HTTP/1.1 servers whose latency, errors, body size, health and reported utilisation can
/// be turned while they run. An answer's body is JSON that names the backend and shows the request as it arrived; its
/// header X-Switchyard-Backend carries the name. A query that is, or holds, `chunked` asks for a chunked body.
/// They survive applies: the same element on the same address keeps its socket and connections, and its dials unless
/// its specification changed. Thread: one controlling thread; the servers run on `thread`.
class SimulatedBackends
{
public:
    /// `seed` of latencies and errors: the same seed and order of requests repeat them.
    SimulatedBackends(LoopThread& thread, std::uint64_t seed);
    /// Closes everything.
    ~SimulatedBackends();
    SimulatedBackends(const SimulatedBackends&) = delete;
    SimulatedBackends& operator=(const SimulatedBackends&) = delete;

    /// What commit() puts into service; dropped instead, it closes what it opened.
    struct Prepared
    {
        struct Listener
        {
            SocketAddress wanted; ///< as specified
            ElementId any_port;   ///< who it is for when the specified port is 0
            SocketAddress bound;
            io::Fd fd; ///< empty: open already
        };
        std::vector<compile::SimulatedBackendSpec> specs;
        std::vector<Listener> listeners; ///< one per spec
    };

    /// Opens the sockets that are not open yet; what runs is not touched.
    /// Errors: AddressInUse and other errors of listening, with the backend's name; InvalidArgument when two backends
    /// want one address or one is not on loopback.
    Result<Prepared> prepare(std::span<const compile::SimulatedBackendSpec> specs);
    /// Adds, changes and removes servers so that exactly these run; what went has closed its socket afterwards.
    void commit(Prepared prepared);

    /// Turns dials; the next request meets them. False: no such backend.
    bool set(const runtime::SetSimulated& dials);
    /// Where a backend listens, also when its port was 0.
    std::optional<SocketAddress> address_of(ElementId backend) const;
    /// Hands the counts of all to `take`, on the servers' thread: it must only post.
    void count(std::function<void(std::vector<runtime::SimulatedReported>)> take);

private:
    struct Open
    {
        SocketAddress wanted;
        ElementId any_port;
        SocketAddress bound;
    };
    class Servers;

    Result<Prepared::Listener> listener_for(const compile::SimulatedBackendSpec& spec) const;
    const Open* find_open(const SocketAddress& wanted, ElementId any_port) const;

    LoopThread& thread_;
    std::map<ElementId, Open> open_;   ///< the controlling thread's view
    std::unique_ptr<Servers> servers_; ///< belongs to the loop's thread
};

} // namespace switchyard::simulate
