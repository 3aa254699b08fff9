// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/decode.h"
#include "core/document/source_tree.h"
#include "core/model/workspace.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace switchyard::document {

/// What is to be said about the fields of each resource.
using Findings = std::unordered_map<ElementId, std::vector<FieldFinding>>;

/// A workspace and what there is to say about it.
struct ReadWorkspace
{
    model::Workspace workspace;
    Findings findings;
};

/// Reads the workspace a text says.
ReadWorkspace read_workspace(const SourceTree& tree);
/// The same, as the next version of another text's workspace: what is recognised keeps its ids.
ReadWorkspace read_workspace(const SourceTree& tree, const SourceTree& previous_tree, const model::Workspace& previous);

/// What there is to say about the top level of a text.
std::vector<Diagnostic> top_level_diagnostics(const SourceTree& tree);
/// What there is to say about the fields of one resource, as the text is now.
std::vector<FieldFinding> read_findings(const SourceTree& tree, model::Kind kind, std::size_t index);

} // namespace switchyard::document
