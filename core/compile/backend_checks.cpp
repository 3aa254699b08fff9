// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_checks.h"

namespace switchyard::compile {

void check_backends(const model::Workspace&, const Usage&, Findings&) {}

} // namespace switchyard::compile
