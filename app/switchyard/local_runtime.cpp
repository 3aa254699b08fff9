// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyard/local_runtime.h"

#include "proxy/local_runtime.h"

namespace switchyard::app {

std::unique_ptr<runtime::Runtime> makeLocalRuntime() { return std::make_unique<proxy::LocalRuntime>(); }

} // namespace switchyard::app
