// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/formats.h"

namespace switchyard::exchange {

bool is_config_connector(const SourceDocument&) { return false; }

void read_config_connector(const SourceDocument&, Found&) {}

} // namespace switchyard::exchange
