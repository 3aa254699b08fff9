// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <functional>
#include <gtest/gtest.h>

namespace switchyard::tests {

/// Whether something about a duration holds. It holds for every duration, but a short one is spoilt by a machine that
/// stands still for a moment: `holds` is asked with `first` and, as long as it says no, with four times as much, up to
/// 64 times. A fault says no each time. Returns the last answer.
inline testing::AssertionResult in_time(Milliseconds first,
                                        const std::function<testing::AssertionResult(Milliseconds)>& holds)
{
    testing::AssertionResult result = holds(first);
    for (Milliseconds time = 4 * first; !result && time <= 64 * first; time *= 4)
        result = holds(time);
    return result;
}

} // namespace switchyard::tests
