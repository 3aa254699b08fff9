// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/formats.h"

namespace switchyard::exchange {

bool is_rest(const SourceDocument&) { return false; }

void read_rest(const SourceDocument&, Found&) {}

} // namespace switchyard::exchange
