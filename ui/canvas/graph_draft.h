// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/graph.h"

namespace switchyard::canvas {

/// Draft and live in one picture: marks what the draft does differently, and adds what only the live revision still
/// has as ghosts. Elements are recognised by their ids. Pure. Cost: O((nodes + edges) · log).
void markDraft(Graph& draft, const Graph& live);

} // namespace switchyard::canvas
