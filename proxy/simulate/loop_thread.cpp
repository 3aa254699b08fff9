// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/loop_thread.h"

#include <latch>
#include <system_error>

#include <fmt/format.h>

namespace switchyard::simulate {

LoopThread::~LoopThread()
{
    if (!thread_.joinable())
        return;
    loop_.stop();
    thread_.join();
}

Result<> LoopThread::start()
{
    if (loop_.failure())
        return std::unexpected(*loop_.failure());
    // the standard library knows no way to start a thread that does not throw
    try {
        thread_ = std::thread([this] { loop_.run(); });
    } catch (const std::system_error& error) {
        return fail(ErrorKind::ResourceExhausted, fmt::format("start the simulation's thread: {}", error.what()));
    }
    return {};
}

void LoopThread::run(io::Callback work)
{
    if (!thread_.joinable()) {
        work();
        return;
    }
    std::latch done(1);
    loop_.post([&] {
        work();
        done.count_down();
    });
    done.wait();
}

} // namespace switchyard::simulate
