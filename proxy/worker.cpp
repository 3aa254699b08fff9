// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/worker.h"

#include "proxy/io/event_loop.h"
#include "proxy/layer4/serve.h"
#include "proxy/serve/connection.h"
#include "proxy/serve/listener.h"
#include "proxy/serve/worker_context.h"

#include <algorithm>
#include <cassert>
#include <system_error>
#include <thread>
#include <vector>

namespace switchyard::proxy {
namespace {

/// A fresh connection, as what the listener's rule is at this moment.
io::Task<> serve_connection(serve::WorkerContext& context, serve::ConnectionGroup& group, io::Fd fd,
                            SocketAddress client)
{
    const serve::StateRef& state = context.states.current();
    const compile::ListenerSpec* listener = state ? state->listener(group.forwarding_rule) : nullptr;
    if (listener != nullptr && listener->protocol == compile::ListenerSpec::Protocol::Bytes)
        return layer4::serve(context, group, std::move(fd), client);
    return serve::serve_http(context, group, std::move(fd), client);
}

} // namespace

/// What runs on the worker's thread.
class Worker::Core final : private io::TurnHook, private io::Timer
{
public:
    explicit Core(WorkerOptions options, io::EventLoop& loop)
        : TurnHook(loop),
          Timer(loop.timers()),
          loop_(loop),
          context_(loop, options.limits, *options.telemetry, options.seed, options.index, std::move(options.retire))
    {}

    void run()
    {
        loop_.run();
        for (const auto& listener : listeners_)
            listener->abort();
        listeners_.clear();
        context_.pools.close_idle();
        context_.states.clear();
        if (stopped_)
            stopped_();
    }

    void adopt(Configuration configuration)
    {
        context_.telemetry.prepare(*configuration.slots);
        retarget_listeners(*configuration.snapshot);
        context_.states.adopt(std::move(configuration.snapshot), std::move(configuration.slots),
                              std::move(configuration.membership));
    }

    void adopt(std::shared_ptr<const state::Membership> membership) { context_.states.adopt(std::move(membership)); }
    void adopt(std::shared_ptr<const tls::TicketKeys> keys) { context_.states.adopt(std::move(keys)); }

    void add_listener(io::Fd fd, const SocketAddress& local, ElementId rule)
    {
        if (stopping_)
            return;
        auto listener = std::make_unique<serve::Listener>(context_, std::move(fd), local, rule, &serve_connection);
        // Out of kernel memory: the socket closes, its siblings on other workers go on.
        if (listener->open())
            listeners_.push_back(std::move(listener));
    }

    void remove_listener(const SocketAddress& local)
    {
        for (const auto& listener : listeners_) {
            if (listener->local() == local)
                listener->close();
        }
    }

    void stop(Milliseconds grace, io::Callback stopped)
    {
        if (!stopped_)
            stopped_ = std::move(stopped);
        stopping_ = true;
        for (const auto& listener : listeners_)
            listener->close();
        deadline_ = std::min(deadline_, loop_.now() + grace);
        call_by(deadline_);
    }

private:
    void on_turn_end() override
    {
        std::erase_if(listeners_,
                      [](const auto& listener) { return listener->closed() && listener->connections() == 0; });
        if (stopping_ && listeners_.empty())
            loop_.stop();
    }

    // An address that an apply hands to another rule must not be without a rule for even one request.
    void retarget_listeners(const compile::Snapshot& next)
    {
        for (const auto& listener : listeners_) {
            for (const compile::ListenerSpec& spec : next.listeners) {
                if (spec.local == listener->local() && !listener->closed())
                    listener->retarget(spec.forwarding_rule);
            }
        }
    }

    void on_due(MonotonicTime now) override
    {
        if (now >= deadline_)
            loop_.stop();
    }

    io::EventLoop& loop_;
    serve::WorkerContext context_;
    std::vector<std::unique_ptr<serve::Listener>> listeners_;
    bool stopping_ = false;
    MonotonicTime deadline_ = io::kNever;
    io::Callback stopped_;
};

struct Worker::Running
{
    explicit Running(WorkerOptions options) : core(std::move(options), loop) {}

    io::EventLoop loop;
    Core core;
    std::thread thread;
};

Worker::Worker(WorkerOptions options) : running_(std::make_unique<Running>(std::move(options))) {}

Worker::~Worker()
{
    stop(Milliseconds(0));
    join();
}

Result<> Worker::start()
{
    if (running_->loop.failure())
        return std::unexpected(*running_->loop.failure());
    try {
        running_->thread = std::thread([running = running_.get()] { running->core.run(); });
    } catch (const std::system_error& error) {
        return fail(ErrorKind::ResourceExhausted, std::string("start a worker's thread: ") + error.what());
    }
    return {};
}

void Worker::adopt(Configuration configuration, io::Callback adopted)
{
    running_->loop.post(
        [core = &running_->core, configuration = std::move(configuration), adopted = std::move(adopted)]() mutable {
            core->adopt(std::move(configuration));
            adopted();
        });
}

void Worker::adopt(std::shared_ptr<const state::Membership> membership)
{
    running_->loop.post(
        [core = &running_->core, membership = std::move(membership)]() mutable { core->adopt(std::move(membership)); });
}

void Worker::adopt(std::shared_ptr<const tls::TicketKeys> keys)
{
    running_->loop.post([core = &running_->core, keys = std::move(keys)]() mutable { core->adopt(std::move(keys)); });
}

void Worker::add_listener(io::Fd listening, SocketAddress local, ElementId forwarding_rule, io::Callback done)
{
    running_->loop.post([core = &running_->core, listening = std::move(listening), local, forwarding_rule,
                         done = std::move(done)]() mutable {
        core->add_listener(std::move(listening), local, forwarding_rule);
        done();
    });
}

void Worker::remove_listener(SocketAddress local, io::Callback done)
{
    running_->loop.post([core = &running_->core, local, done = std::move(done)]() mutable {
        core->remove_listener(local);
        done();
    });
}

void Worker::stop(Milliseconds grace, io::Callback stopped)
{
    running_->loop.post([core = &running_->core, grace, stopped = std::move(stopped)]() mutable {
        core->stop(grace, std::move(stopped));
    });
}

void Worker::join()
{
    if (running_->thread.joinable())
        running_->thread.join();
}

} // namespace switchyard::proxy
