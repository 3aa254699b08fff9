// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/canvas/graph.h"
#include "ui/shell/palette_model.h"

#include <functional>

class QMainWindow;

namespace switchyard::model {
class Workspace;
}

namespace switchyard::shell {

/// Every action of the window: those of the menu bar under their menu's name, then those that are in no menu.
std::vector<PaletteEntry> commandEntries(QMainWindow& window);

/// Every resource of a workspace, and the rules and matchers of the drawn graph; choosing one calls `select`.
std::vector<PaletteEntry> placeEntries(const model::Workspace& workspace, const canvas::Graph& graph,
                                       const std::function<void(ElementId)>& select);

} // namespace switchyard::shell
