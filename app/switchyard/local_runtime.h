// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

#include <memory>

namespace switchyard::app {

/// The runtime that carries traffic in this process. Apart from the rest of the program, because the data plane's
/// headers and Qt's keywords do not go together.
std::unique_ptr<runtime::Runtime> makeLocalRuntime();

} // namespace switchyard::app
