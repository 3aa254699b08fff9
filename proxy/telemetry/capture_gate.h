// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <atomic>
#include <cstdint>

namespace switchyard::telemetry {

/// Whether somebody wants requests recorded in full, and how many are still wanted. Shared by all workers. Thread: any.
class CaptureGate
{
public:
    /// Asks for `count` captures of requests that pass `rule` (0: of any). 0 ends it.
    void open(std::uint32_t count, ElementId rule)
    {
        rule_.store(rule.value, std::memory_order_relaxed);
        remaining_.store(count, std::memory_order_release);
    }

    /// Whether heads should be kept for this request, asked before it is routed. Cost: one relaxed load.
    bool is_open() const { return remaining_.load(std::memory_order_relaxed) != 0; }

    /// Takes one of the wanted captures when `rule` is asked for. Called once per captured request, at its end.
    bool take(ElementId rule)
    {
        std::uint32_t left = remaining_.load(std::memory_order_acquire);
        const std::uint64_t wanted = rule_.load(std::memory_order_relaxed);
        if (wanted != 0 && wanted != rule.value) {
            return false;
        }
        while (left != 0) {
            if (remaining_.compare_exchange_weak(left, left - 1, std::memory_order_relaxed)) {
                return true;
            }
        }
        return false;
    }

private:
    std::atomic<std::uint32_t> remaining_{0};
    std::atomic<std::uint64_t> rule_{0};
};

} // namespace switchyard::telemetry
