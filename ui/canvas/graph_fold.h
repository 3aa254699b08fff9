// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/graph.h"

#include <map>

namespace switchyard::canvas {

/// Above this many nodes the rules of matchers are folded away, the longest matchers first.
inline constexpr int kCalmNodes = 60;

/// The picture with matchers folded to one node each, until about kCalmNodes are left. `byHand`: what the user folded
/// (true) or unfolded (false); it wins. Edges of folded rules become one edge to each of their targets. Pure.
Graph folded(Graph graph, const std::map<ElementId, bool>& byHand);

} // namespace switchyard::canvas
