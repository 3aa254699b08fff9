// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"
#include "ui/canvas/graph.h"
#include "ui/models/split_model.h"

#include <map>

namespace switchyard::canvas {

/// The picture of a workspace. `localAddresses`: what a forwarding rule really listens on; rules that are not in it
/// show what `local.listeners` asks for. What is referred to but does not exist becomes a node that says so. Pure.
Graph topologyOf(const model::Workspace& workspace, const std::map<ElementId, QString>& localAddresses);

/// The weighted splits of a picture.
std::vector<models::SplitDefinition> splitsOf(const Graph& graph);

} // namespace switchyard::canvas
