// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace switchyard::canvas {

class CanvasView;

/// Lets assistive technology see the nodes of every canvas as children with name, role, place and focus. Idempotent.
void installCanvasAccessibility();
/// The nodes are other ones now.
void announceCanvasChanged(CanvasView& view);
/// The focus moved to a node (-1: to the canvas itself).
void announceFocusedNode(CanvasView& view, int node);

} // namespace switchyard::canvas
