// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/refusal.h"

#include <QString>

namespace switchyard::canvas {

/// Sentence and hint of a refusal in the user's language, in one line.
QString refusalText(const edit::Refusal& refusal);

} // namespace switchyard::canvas
