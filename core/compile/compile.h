// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/compile/snapshot.h"
#include "core/model/workspace.h"
#include "core/runtime/assets.h"

#include <memory>
#include <vector>

namespace switchyard::compile {

struct Compilation
{
    /// nullptr when some diagnostic has runs_here == false.
    std::shared_ptr<const Snapshot> snapshot;
    std::vector<Diagnostic> diagnostics;
};

/// Turns what people edit into what workers read, and says everything there is to say about it.
/// `previous` lets unchanged URL maps and TLS settings be shared instead of built again. A rule whose certificates have
/// no key in `assets` is not served, with a warning; the others are. Thread: any; pure.
Compilation compile(const model::Workspace& workspace, const runtime::Assets& assets, Revision revision,
                    const Snapshot* previous = nullptr);

} // namespace switchyard::compile
