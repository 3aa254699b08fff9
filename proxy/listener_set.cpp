// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/listener_set.h"

#include "proxy/io/socket_address.h"
#include "proxy/port_owner.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

namespace switchyard::proxy {
namespace {

Error explain_bind_error(Error error, const SocketAddress& address)
{
    if (error.kind != ErrorKind::AddressInUse) {
        return error;
    }
    const std::optional<PortOwner> owner = find_port_owner(address);
    if (!owner) {
        error.context = fmt::format("{} is already in use by another program", address.to_string());
    } else if (owner->process == ::getpid()) {
        error.context = fmt::format("{} is already in use by this program itself", address.to_string());
    } else {
        error.context =
            fmt::format("{} is already in use by {} (process {})", address.to_string(), owner->command, owner->process);
    }
    return error;
}

/// A survivor for this listener: the same address, or the same rule with "any port" at the same address.
std::size_t find_survivor(const std::vector<ListenerSet::Entry>& entries, const std::vector<bool>& taken,
                          const compile::ListenerSpec& spec)
{
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const ListenerSet::Entry& entry = entries[i];
        const bool same = spec.local.port.value != 0
                              ? entry.bound == spec.local
                              : entry.configured == spec.local && entry.forwarding_rule == spec.forwarding_rule;
        if (same && !taken[i]) {
            return i;
        }
    }
    return entries.size();
}

Result<ListenerSet::Opened> open(const compile::ListenerSpec& spec, std::size_t workers)
{
    Result<std::vector<io::Fd>> sockets = bind_for_workers(spec.local, workers);
    if (!sockets) {
        Error error = std::move(sockets).error();
        error.context = fmt::format("Forwarding rule {} cannot listen: {}.", spec.name, error.context);
        if (error.kind == ErrorKind::AddressInUse) {
            error.context += " Stop that program, or choose another port for this rule under local.listeners.";
        }
        return std::unexpected(std::move(error));
    }
    Result<SocketAddress> bound = io::local_address(sockets->front().get());
    if (!bound) {
        return std::unexpected(std::move(bound).error());
    }
    return ListenerSet::Opened{{spec.forwarding_rule, spec.local, *bound}, std::move(*sockets)};
}

} // namespace

Result<std::vector<io::Fd>> bind_for_workers(const SocketAddress& address, std::size_t workers)
{
    std::vector<io::Fd> sockets;
    Result<io::Fd> first = io::listen_tcp(address, {.reuse_port = false});
    if (!first) {
        return std::unexpected(explain_bind_error(std::move(first).error(), address));
    }
    Result<SocketAddress> bound = io::local_address(first->get());
    if (!bound) {
        return std::unexpected(std::move(bound).error());
    }
    sockets.push_back(std::move(*first));
    if (workers > 1) {
        const int on = 1;
        if (::setsockopt(sockets.front().get(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0) {
            return fail(ErrorKind::InputOutput, fmt::format("the kernel cannot share {} among workers: {}",
                                                            address.to_string(), std::strerror(errno)));
        }
    }
    while (sockets.size() < workers) {
        Result<io::Fd> next = io::listen_tcp(*bound, {.reuse_port = true});
        if (!next) {
            return std::unexpected(explain_bind_error(std::move(next).error(), *bound));
        }
        sockets.push_back(std::move(*next));
    }
    return sockets;
}

Result<ListenerSet::Plan> ListenerSet::prepare(const compile::Snapshot& next, std::size_t workers) const
{
    Plan plan;
    std::vector<bool> taken(entries_.size(), false);
    plan.entries.reserve(next.listeners.size());
    for (const compile::ListenerSpec& spec : next.listeners) {
        const std::size_t survivor = find_survivor(entries_, taken, spec);
        if (survivor == entries_.size()) {
            Result<Opened> opened = open(spec, workers);
            if (!opened) {
                return std::unexpected(std::move(opened).error());
            }
            plan.entries.push_back(opened->entry);
            plan.opened.push_back(std::move(*opened));
            continue;
        }
        taken[survivor] = true;
        plan.entries.push_back({spec.forwarding_rule, spec.local, entries_[survivor].bound});
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (!taken[i]) {
            plan.removed.push_back(entries_[i]);
        }
    }
    return plan;
}

} // namespace switchyard::proxy
