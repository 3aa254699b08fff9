// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/export.h"

#include <string>
#include <string_view>

namespace switchyard::exchange {

/// "left out", "lost", "changed": how a report calls a loss.
std::string_view to_string(Loss loss);

/// By resource and place, without repetitions: the order does not depend on how an export was made.
void sort_notes(std::vector<PortabilityNote>& notes);

/// What an export could not express, as text for people: a count, then one block a resource. `title` names the target
/// ("gcloud script").
std::string portability_report(const Exported& exported, std::string_view title);

} // namespace switchyard::exchange
