// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/local_runtime.h"
#include "tests/proxy/runtime/configuration.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <gtest/gtest.h>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace switchyard::tests {

/// A LocalRuntime whose compiler hands out prepared snapshots, and all its events.
class Harness
{
public:
    explicit Harness(proxy::LocalRuntimeOptions options = {}) : Harness(2, std::move(options)) {}
    explicit Harness(std::size_t workers, proxy::LocalRuntimeOptions options = {})
    {
        options.workers = workers;
        options.seed = 7;
        options.warm_up = Seconds(20); // verdicts are awaited, however slow the machine
        options.compile = [this](const model::Workspace&, const runtime::Assets&, Revision revision,
                                 const compile::Snapshot*) { return compile(revision); };
        runtime_ = std::make_unique<proxy::LocalRuntime>(std::move(options));
        runtime_->set_event_sink([this](runtime::RuntimeEvent event) { take(std::move(event)); });
    }
    ~Harness() { runtime_.reset(); }

    CommandId submit(auto what)
    {
        const CommandId id{++commands_};
        runtime_->submit({id, std::move(what)});
        return id;
    }
    CommandId apply(compile::Compilation compilation)
    {
        {
            const std::scoped_lock lock(mutex_);
            pending_.push_back(std::move(compilation));
        }
        return submit(runtime::Apply{});
    }
    CommandId apply(const Configuration& configuration)
    {
        return apply({.snapshot = std::make_shared<compile::Snapshot>(configuration.build()), .diagnostics = {}});
    }
    /// Applies and waits. Fails the test when it does not go live.
    runtime::RevisionLive go_live(const Configuration& configuration)
    {
        const CommandId id = apply(configuration);
        auto live = wait_for<runtime::RevisionLive>([&](const auto& event) { return event.command == id; });
        EXPECT_TRUE(live.has_value()) << failure_text(id);
        return live.value_or(runtime::RevisionLive{});
    }
    runtime::Stopped stop(Milliseconds grace = Seconds(5))
    {
        const CommandId id = submit(runtime::Stop{grace});
        auto stopped = wait_for<runtime::Stopped>([&](const auto& event) { return event.command == id; });
        EXPECT_TRUE(stopped.has_value());
        return stopped.value_or(runtime::Stopped{});
    }
    std::optional<Error> done(auto what)
    {
        const CommandId id = submit(std::move(what));
        auto event = wait_for<runtime::CommandDone>([&](const auto& e) { return e.command == id; });
        EXPECT_TRUE(event.has_value());
        return event ? event->error : std::nullopt;
    }

    /// The first event of a kind, past or to come, that fits. nullopt: none came in time.
    template <typename Event, typename Fits>
    std::optional<Event> wait_for(Fits fits, Milliseconds limit = Seconds(30))
    {
        std::unique_lock lock(mutex_);
        std::optional<Event> found;
        std::size_t seen = 0;
        wake_.wait_for(lock, limit, [&] {
            for (; seen < events_.size() && !found; ++seen) {
                if (const auto* event = std::get_if<Event>(&events_[seen]); event != nullptr && fits(*event)) {
                    found = *event;
                }
            }
            return found.has_value();
        });
        return found;
    }
    template <typename Event>
    std::vector<Event> all()
    {
        const std::scoped_lock lock(mutex_);
        std::vector<Event> result;
        for (const runtime::RuntimeEvent& event : events_) {
            if (const auto* wanted = std::get_if<Event>(&event)) {
                result.push_back(*wanted);
            }
        }
        return result;
    }
    /// From now on access batches are kept waiting, and with them the thread that sends them.
    void hold_batches()
    {
        const std::scoped_lock lock(mutex_);
        hold_ = true;
    }
    /// Until one waits. False: none came in time.
    bool await_held_batch()
    {
        std::unique_lock lock(mutex_);
        return wake_.wait_for(lock, Seconds(30), [&] { return held_; });
    }
    void release_batches()
    {
        {
            const std::scoped_lock lock(mutex_);
            hold_ = false;
        }
        wake_.notify_all();
    }
    bool overlapped() const { return overlapped_.load(); }
    void destroy() { runtime_.reset(); }

    static SocketAddress address_of(const runtime::RevisionLive& live, std::uint64_t rule)
    {
        for (const runtime::LiveListener& listener : live.listeners) {
            if (listener.forwarding_rule == ElementId{rule}) {
                return listener.local;
            }
        }
        ADD_FAILURE() << "no listener for rule " << rule;
        return {};
    }

private:
    compile::Compilation compile(Revision revision)
    {
        const std::scoped_lock lock(mutex_);
        compile::Compilation result = std::move(pending_.front());
        pending_.pop_front();
        if (result.snapshot) {
            auto snapshot = std::make_shared<compile::Snapshot>(*result.snapshot);
            snapshot->revision = revision;
            result.snapshot = std::move(snapshot);
        }
        return result;
    }
    void take(runtime::RuntimeEvent event)
    {
        if (inside_.exchange(true)) {
            overlapped_.store(true);
        }
        {
            std::unique_lock lock(mutex_);
            if (hold_ && std::holds_alternative<runtime::AccessBatch>(event)) {
                held_ = true;
                wake_.notify_all();
                wake_.wait(lock, [&] { return !hold_; });
            }
            events_.push_back(std::move(event));
        }
        wake_.notify_all();
        inside_.store(false);
    }
    std::string failure_text(CommandId id)
    {
        for (const auto& failed : all<runtime::ApplyFailed>()) {
            if (failed.command == id) {
                return failed.error.context;
            }
        }
        return "no answer";
    }

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<compile::Compilation> pending_;
    std::vector<runtime::RuntimeEvent> events_;
    std::atomic<bool> inside_{false};
    std::atomic<bool> overlapped_{false};
    bool hold_ = false;
    bool held_ = false;
    std::atomic<std::uint64_t> commands_{0};
    std::unique_ptr<proxy::LocalRuntime> runtime_; ///< last: its events end before the rest goes
};

} // namespace switchyard::tests
