// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>

namespace switchyard::tests {

/// So many as the issue of a change asks for are run by hand: SWITCHYARD_APPLIES=1000.
inline int applies(int usual)
{
    const char* asked = std::getenv("SWITCHYARD_APPLIES");
    return asked == nullptr ? usual : std::atoi(asked);
}

} // namespace switchyard::tests
