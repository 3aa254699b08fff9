// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/carried_out.h"
#include "core/compile/findings.h"
#include "core/model/workspace.h"

namespace switchyard::compile {

/// Follows every reference of the workspace once and says which lead nowhere, with the name that was probably meant.
/// The files of the kinds follow them again and need not say anything about failures.
void check_references(const model::Workspace& workspace, const CarriedOut& table, Findings& findings);

/// "URL map", "target HTTP proxy": a kind's label inside a sentence.
std::string kind_in_sentence(model::Kind kind);

/// Names that are missing or given twice; what else can be wrong with a name is the schema's business.
void check_names(const model::Workspace& workspace, Findings& findings);

} // namespace switchyard::compile
