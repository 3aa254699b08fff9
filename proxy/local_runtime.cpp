// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/local_runtime.h"

#include "proxy/runtime_core.h"

#include <algorithm>
#include <random>
#include <sys/resource.h>
#include <utility>

namespace switchyard::proxy {
namespace {

/// Two descriptors per request add up; the soft limit of 1,024 that a shell gives is no limit we want to meet.
void raise_descriptor_limit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        (void)::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

LocalRuntimeOptions complete(LocalRuntimeOptions options)
{
    if (options.workers == 0) {
        options.workers = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
    }
    options.workers = std::min<std::size_t>(options.workers, 255);
    if (options.seed == 0) {
        std::random_device device;
        options.seed = (std::uint64_t{device()} << 32) | device();
    }
    return options;
}

} // namespace

LocalRuntime::LocalRuntime(LocalRuntimeOptions options) : options_(complete(std::move(options)))
{
    raise_descriptor_limit();
    control_ = std::thread([this] { run(); });
}

LocalRuntime::~LocalRuntime()
{
    loop_.stop();
    control_.join();
}

void LocalRuntime::set_event_sink(EventSink sink)
{
    const std::scoped_lock lock(sink_mutex_);
    sink_ = std::move(sink);
}

void LocalRuntime::submit(runtime::RuntimeCommand command)
{
    if (loop_.failure()) {
        refuse(command, *loop_.failure());
        return;
    }
    loop_.post([this, command = std::move(command)]() mutable { core_->submit(std::move(command)); });
}

// Without descriptors for its loop the control thread never ran: the caller's thread answers.
void LocalRuntime::refuse(const runtime::RuntimeCommand& command, const Error& error)
{
    if (std::holds_alternative<runtime::Apply>(command.what)) {
        emit(runtime::ApplyFailed{command.id, {}, error, {}});
    } else if (std::holds_alternative<runtime::Stop>(command.what)) {
        emit(runtime::Stopped{command.id});
    } else {
        emit(runtime::CommandDone{command.id, error});
    }
}

// The core is made and destroyed on its own thread: whatever it holds is released there.
void LocalRuntime::run()
{
    RuntimeCore core(loop_, options_, [this](runtime::RuntimeEvent event) { emit(std::move(event)); });
    core_ = &core;
    loop_.run();
}

void LocalRuntime::emit(runtime::RuntimeEvent event)
{
    const std::scoped_lock lock(sink_mutex_);
    if (sink_) {
        sink_(std::move(event));
    }
}

} // namespace switchyard::proxy
