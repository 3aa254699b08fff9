// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/runtime.h"
#include "proxy/local_runtime.h"

#include <memory>

namespace switchyard::testing {

std::unique_ptr<runtime::Runtime> makeRuntime() { return std::make_unique<proxy::LocalRuntime>(); }

} // namespace switchyard::testing
