// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/palette.h"

#include <QString>

namespace switchyard::canvas {

/// Name and help of a palette entry in the user's language.
QString paletteLabel(const edit::PaletteEntry& entry);
QString paletteHelp(const edit::PaletteEntry& entry);

} // namespace switchyard::canvas
