// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ip_address.h"
#include "core/base/result.h"
#include "core/compile/snapshot.h"
#include "proxy/io/fd.h"

#include <cstddef>
#include <string>
#include <vector>

namespace switchyard::proxy {

/// Binds one address for several workers: a socket each. The first one is bound without SO_REUSEPORT, so that an
/// address which another program of the same user already shares is refused instead of being shared silently.
/// Errors: AddressInUse with the owner's name when it can be found, or as io::listen_tcp.
Result<std::vector<io::Fd>> bind_for_workers(const SocketAddress& address, std::size_t workers);

/// The addresses that are listened at, across applies: what stays the same keeps its sockets. Thread: control.
class ListenerSet
{
public:
    struct Entry
    {
        ElementId forwarding_rule;
        SocketAddress configured; ///< port 0: any free one
        SocketAddress bound;
    };
    /// An address that becomes a listener: one socket for each worker, already listening.
    struct Opened
    {
        Entry entry;
        std::vector<io::Fd> sockets;
    };
    /// What an apply changes. Dropping it closes only what it opened.
    struct Plan
    {
        std::vector<Entry> entries; ///< all listeners afterwards, in the snapshot's order
        std::vector<Opened> opened;
        std::vector<Entry> removed;
    };

    /// Opens what is new and leaves everything else alone. Errors: as bind_for_workers, naming the forwarding rule;
    /// nothing has changed then.
    Result<Plan> prepare(const compile::Snapshot& next, std::size_t workers) const;
    void commit(const Plan& plan) { entries_ = plan.entries; }
    void clear() { entries_.clear(); }
    const std::vector<Entry>& entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
};

} // namespace switchyard::proxy
