// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/workspace.h"
#include "core/runtime/assets.h"

#include <string_view>
#include <vector>

namespace switchyard::canvas {

/// The elements a GET of a URL would pass in this workspace, from the forwarding rule to the endpoint groups: what the
/// evaluator of real requests decides, with all parts of a weighted split. "http://" may be left out.
/// Errors: InvalidArgument when it is no URL; NotFound when no forwarding rule would take it, or the workspace does not
/// run here. HTTPS rules listen only when `assets` have a key for one of their certificates. Cost: one compilation.
Result<std::vector<ElementId>> wayOfUrl(const model::Workspace& workspace, std::string_view url,
                                        const runtime::Assets& assets = {});

} // namespace switchyard::canvas
