// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/formats.h"

namespace switchyard::exchange {

bool is_workspace(const SourceDocument&) { return false; }

void read_workspace(const SourceDocument&, Found&) {}

} // namespace switchyard::exchange
