// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/kinds.h"

#include <QString>

namespace switchyard::models {

/// "Forwarding rule", in the user's language.
QString kindText(model::Kind kind);
/// "Forwarding rules", in the user's language.
QString kindsText(model::Kind kind);

} // namespace switchyard::models
