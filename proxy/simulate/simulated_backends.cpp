// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/simulated_backends.h"

#include "proxy/io/socket_address.h"
#include "proxy/simulate/acceptor.h"
#include "proxy/simulate/simulated_backend.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace switchyard::simulate {
namespace {

/// A listening socket and the backend that it stands for at the moment.
class Post final : private AcceptObserver
{
public:
    Post(io::EventLoop& loop, io::Fd fd) : acceptor_(loop, std::move(fd), *this) {}

    void assign(SimulatedBackend* backend) { backend_ = backend; }
    Result<> start() { return acceptor_.start(); }

private:
    void on_accepted(io::Fd fd) override
    {
        if (backend_ != nullptr)
            backend_->serve(std::move(fd));
    }

    SimulatedBackend* backend_ = nullptr;
    Acceptor acceptor_;
};

/// What tells sockets apart: the address that was asked for, and for whom when any port will do.
using PostKey = std::pair<SocketAddress, ElementId>;

PostKey key_of(const compile::SimulatedBackendSpec& spec)
{
    return {spec.listen, spec.listen.port.value == 0 ? spec.id : ElementId{}};
}

Result<> check(std::span<const compile::SimulatedBackendSpec> specs)
{
    std::map<PostKey, std::string_view> names;
    std::set<ElementId> ids;
    for (const compile::SimulatedBackendSpec& spec : specs) {
        if (!spec.listen.address.is_loopback())
            return fail(ErrorKind::InvalidArgument,
                        fmt::format("simulated backend {}: {} is no address of this machine's loopback network",
                                    spec.name, spec.listen.address.to_string()));
        if (!ids.insert(spec.id).second)
            return fail(ErrorKind::InvalidArgument, fmt::format("simulated backend {} is there twice", spec.name));
        const auto [previous, first] = names.emplace(key_of(spec), spec.name);
        if (!first)
            return fail(ErrorKind::InvalidArgument, fmt::format("simulated backends {} and {} both want {}",
                                                                previous->second, spec.name, spec.listen.to_string()));
    }
    return {};
}

} // namespace

/// Everything that lives on the loop's thread.
class SimulatedBackends::Servers
{
public:
    Servers(io::EventLoop& loop, std::uint64_t seed) : loop_(loop), seed_(seed) {}

    void commit(Prepared prepared)
    {
        for (auto& [key, post] : posts_)
            post->assign(nullptr);
        std::map<PostKey, std::unique_ptr<Post>> posts;
        std::map<ElementId, std::unique_ptr<SimulatedBackend>> backends;
        for (std::size_t i = 0; i < prepared.specs.size(); ++i) {
            const compile::SimulatedBackendSpec& spec = prepared.specs[i];
            auto& backend = backends[spec.id];
            backend = keep_or_make(spec);
            auto& post = posts[key_of(spec)];
            const bool fresh = static_cast<bool>(prepared.listeners[i].fd);
            post = fresh ? std::make_unique<Post>(loop_, std::move(prepared.listeners[i].fd))
                         : std::move(posts_[key_of(spec)]);
            post->assign(backend.get());
            if (fresh)
                (void)post->start(); // fails only without descriptors, and then nobody can connect either
        }
        posts_ = std::move(posts);
        backends_ = std::move(backends);
    }

    void set(const runtime::SetSimulated& dials)
    {
        if (const auto found = backends_.find(dials.backend); found != backends_.end())
            found->second->set(dials);
    }

    std::vector<runtime::SimulatedReported> counts() const
    {
        std::vector<runtime::SimulatedReported> all;
        for (const auto& [id, backend] : backends_)
            all.push_back(backend->counts());
        return all;
    }

private:
    /// The running server with its connections, unless it moves to another address.
    std::unique_ptr<SimulatedBackend> keep_or_make(const compile::SimulatedBackendSpec& spec)
    {
        const auto found = backends_.find(spec.id);
        if (found == backends_.end() || found->second->specification().listen != spec.listen)
            return std::make_unique<SimulatedBackend>(loop_, buffers_, spec, seed_ + spec.id.value);
        found->second->specify(spec);
        auto kept = std::move(found->second);
        backends_.erase(found);
        return kept;
    }

    io::EventLoop& loop_;
    std::uint64_t seed_;
    io::BufferPools buffers_;
    std::map<ElementId, std::unique_ptr<SimulatedBackend>> backends_;
    std::map<PostKey, std::unique_ptr<Post>> posts_; ///< after the backends: goes first
};

SimulatedBackends::SimulatedBackends(LoopThread& thread, std::uint64_t seed)
    : thread_(thread),
      servers_(std::make_unique<Servers>(thread.loop(), seed))
{}

SimulatedBackends::~SimulatedBackends()
{
    thread_.run([this] { servers_.reset(); });
}

const SimulatedBackends::Open* SimulatedBackends::find_open(const SocketAddress& wanted, ElementId any_port) const
{
    const auto found = std::ranges::find_if(
        open_, [&](const auto& entry) { return entry.second.wanted == wanted && entry.second.any_port == any_port; });
    return found == open_.end() ? nullptr : &found->second;
}

Result<SimulatedBackends::Prepared::Listener>
SimulatedBackends::listener_for(const compile::SimulatedBackendSpec& spec) const
{
    const auto [wanted, any_port] = key_of(spec);
    Prepared::Listener listener{.wanted = wanted, .any_port = any_port, .bound = {}, .fd = {}};
    if (const Open* open = find_open(wanted, any_port)) {
        listener.bound = open->bound;
        return listener;
    }
    // one owner per port: another program on it must be an error, not a rival
    auto opened = io::listen_tcp(spec.listen, {.reuse_port = false});
    if (!opened) {
        Error error = opened.error();
        error.context = fmt::format("simulated backend {}: {}", spec.name, error.context);
        return std::unexpected(std::move(error));
    }
    const auto bound = io::local_address(opened->get());
    if (!bound)
        return std::unexpected(bound.error());
    listener.bound = *bound;
    listener.fd = std::move(*opened);
    return listener;
}

Result<SimulatedBackends::Prepared> SimulatedBackends::prepare(std::span<const compile::SimulatedBackendSpec> specs)
{
    if (auto checked = check(specs); !checked)
        return std::unexpected(checked.error());
    Prepared prepared;
    for (const compile::SimulatedBackendSpec& spec : specs) {
        auto listener = listener_for(spec);
        if (!listener)
            return std::unexpected(listener.error());
        prepared.listeners.push_back(std::move(*listener));
        prepared.specs.push_back(spec);
    }
    return prepared;
}

void SimulatedBackends::commit(Prepared prepared)
{
    open_.clear();
    for (std::size_t i = 0; i < prepared.specs.size(); ++i) {
        const Prepared::Listener& listener = prepared.listeners[i];
        open_[prepared.specs[i].id] = {listener.wanted, listener.any_port, listener.bound};
    }
    // Waits: when this returns, an address that went may be bound again.
    thread_.run([&] { servers_->commit(std::move(prepared)); });
}

bool SimulatedBackends::set(const runtime::SetSimulated& dials)
{
    if (!open_.contains(dials.backend))
        return false;
    thread_.run([&] { servers_->set(dials); });
    return true;
}

std::optional<SocketAddress> SimulatedBackends::address_of(ElementId backend) const
{
    const auto found = open_.find(backend);
    return found == open_.end() ? std::nullopt : std::optional(found->second.bound);
}

void SimulatedBackends::count(std::function<void(std::vector<runtime::SimulatedReported>)> take)
{
    thread_.loop().post([servers = servers_.get(), take = std::move(take)] { take(servers->counts()); });
}

} // namespace switchyard::simulate
