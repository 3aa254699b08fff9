// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export.h"

namespace switchyard::exchange {

Exported to_gcloud(const model::Workspace&, const ExportOptions&) { return {}; }

} // namespace switchyard::exchange
