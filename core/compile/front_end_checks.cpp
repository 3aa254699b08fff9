// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end_checks.h"

namespace switchyard::compile {

void check_front_end(const model::Workspace&, const Usage&, Findings&) {}

} // namespace switchyard::compile
