// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/balance/random.h"
#include "core/base/units.h"
#include "core/compile/snapshot.h"

namespace switchyard::simulate {

/// Even over [0, 1).
double draw_unit(balance::Random& random);

/// Draws how long an answer takes: never negative, at most ten minutes. Around the median `latency`, `latency_spread`
/// is the half width (uniform) or the standard deviation (normal, log-normal).
Nanoseconds draw_latency(const compile::SimulatedBackendSpec& spec, balance::Random& random);

} // namespace switchyard::simulate
