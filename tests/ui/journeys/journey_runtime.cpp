// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/runtime.h"
#include "proxy/local_runtime.h"

#include <memory>
#include <utility>

namespace switchyard::testing {

std::unique_ptr<runtime::Runtime> makeRuntime()
{
    proxy::LocalRuntimeOptions options;
    options.warm_up = Seconds(20); // verdicts are awaited, however slow the machine
    return std::make_unique<proxy::LocalRuntime>(std::move(options));
}

} // namespace switchyard::testing
