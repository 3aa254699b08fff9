// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/url_map_checks.h"

namespace switchyard::compile {

void check_url_maps(const model::Workspace&, const Usage&, Findings&) {}

} // namespace switchyard::compile
