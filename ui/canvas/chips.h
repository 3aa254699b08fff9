// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"
#include "ui/canvas/graph.h"
#include "ui/models/fields.h"

namespace switchyard::canvas {

/// "global external · STANDARD": the mode a forwarding rule means, and its network tier.
QString modeText(const models::Fields& rule);
/// The certificates, policies and health checks a resource refers to, in the order of its fields.
void addChips(Node& node, const model::Workspace& workspace, const model::Resource& owner);
/// A node for each certificate, policy or health check that no node shows as a chip, so that it can be dropped on one.
void addLooseChips(Graph& graph, const model::Workspace& workspace);

} // namespace switchyard::canvas
