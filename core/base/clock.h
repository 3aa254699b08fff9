// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

namespace switchyard {

/// Where time comes from, so that tests can hold it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual MonotonicTime now() const = 0;
    virtual WallTime wall_now() const = 0;
};

/// The operating system's clocks. Thread: any.
class SystemClock final : public Clock
{
public:
    MonotonicTime now() const override { return std::chrono::steady_clock::now(); }
    WallTime wall_now() const override { return std::chrono::system_clock::now(); }
};

} // namespace switchyard
