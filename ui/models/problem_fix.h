// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/model/change.h"
#include "core/model/workspace.h"

#include <QString>

#include <optional>
#include <vector>

namespace switchyard::models {

/// A repair the program can make itself, as one undo step.
struct ProblemFix
{
    QString title; ///< "Write “checkout-v2” instead of “chekout-v2”"
    std::vector<model::Change> changes;
};

/// The repair of a problem. Errors: nullopt when there is none, or the draft says something else by now.
std::optional<ProblemFix> fixOf(const Diagnostic& diagnostic, const model::Workspace& workspace);

} // namespace switchyard::models
