// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ip_address.h"

namespace switchyard::serve {

struct WorkerContext;

/// The client connections that came through one listener. Thread: owning worker.
class ConnectionGroup
{
public:
    /// One of them; it counts among the worker's as long as it lives. Lifetime: context and group outlive it.
    class Member
    {
    public:
        Member(const Member&) = delete;
        Member& operator=(const Member&) = delete;

    protected:
        Member(WorkerContext& context, ConnectionGroup& group);
        ~Member();

        WorkerContext& context_;
        ConnectionGroup& group_;

    private:
        friend class ConnectionGroup;
        /// Ends as soon as that does no harm; may be gone afterwards.
        virtual void drain() = 0;

        Member* next_ = nullptr;
        Member** previous_link_ = nullptr;
    };

    ConnectionGroup(const SocketAddress& local_address, ElementId rule) : local(local_address), forwarding_rule(rule) {}
    ConnectionGroup(const ConnectionGroup&) = delete;
    ConnectionGroup& operator=(const ConnectionGroup&) = delete;

    /// From now on no connection stays idle: they end after the request they carry, tunnels at once.
    void drain();
    bool draining() const { return draining_; }

    const SocketAddress local;
    ElementId forwarding_rule;

private:
    bool draining_ = false;
    Member* first_ = nullptr;
};

} // namespace switchyard::serve
