// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/upstream/probe.h"
#include "tests/support/run_task.h"

#include <gtest/gtest.h>

#include <utility>

namespace switchyard::upstream {

inline ProbeResult run_probe(const SocketAddress& to, compile::HealthCheckSpec check)
{
    io::EventLoop loop;
    Prober prober(loop);
    auto result = tests::run_task(loop, prober.probe(to, std::move(check)));
    EXPECT_TRUE(result.has_value());
    return result.value_or(ProbeResult{});
}

} // namespace switchyard::upstream
