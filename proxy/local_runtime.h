// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/compile.h"
#include "core/runtime/runtime.h"
#include "proxy/io/event_loop.h"
#include "proxy/serve/serve_limits.h"
#include "proxy/telemetry/drain.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace switchyard::proxy {

class RuntimeCore;

struct LocalRuntimeOptions
{
    using Compile = std::function<compile::Compilation(const model::Workspace&, const runtime::Assets&, Revision,
                                                       const compile::Snapshot* previous)>;

    std::size_t workers = 0; ///< 0: one for each processor, at most 8
    std::uint64_t seed = 0;  ///< of weighted draws, when the configuration has none; 0: from the operating system
    /// How long an apply waits for the first verdicts about new endpoints before it goes live without them.
    Milliseconds warm_up{1000};
    std::size_t rows_per_worker =
        2'048; ///< room for access records between two looks of the telemetry thread, 10 ms apart
    telemetry::Drain::Options telemetry;
    serve::ServeLimits limits;
    Compile compile = compile::compile;
};

/// Carries traffic in this process: a control thread (an event loop: commands, probes, memberships), the workers, and
/// the telemetry thread. Commands are carried out one after the other, in the order of submit(). The destructor stops
/// without grace, at whatever moment; no event comes after it returned.
/// Thread: submit() any; the event sink is called on the control and the telemetry thread, never two at a time.
class LocalRuntime final : public runtime::Runtime
{
public:
    explicit LocalRuntime(LocalRuntimeOptions options = {});
    ~LocalRuntime() override;
    LocalRuntime(const LocalRuntime&) = delete;
    LocalRuntime& operator=(const LocalRuntime&) = delete;

    void set_event_sink(EventSink sink) override;
    void submit(runtime::RuntimeCommand command) override;

private:
    void run();
    void emit(runtime::RuntimeEvent event);
    void refuse(const runtime::RuntimeCommand& command, const Error& error);

    LocalRuntimeOptions options_;
    std::mutex sink_mutex_;
    EventSink sink_;
    io::EventLoop loop_;
    RuntimeCore* core_ = nullptr; ///< on the control thread's stack, which alone uses it
    std::thread control_;
};

} // namespace switchyard::proxy
