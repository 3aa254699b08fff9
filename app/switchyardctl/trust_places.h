// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/trust_plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::ctl {

/// "chromium": what --place takes and JSON says.
std::string_view wordOf(cert::TrustPlace place);
/// All words, in the order of the instructions.
std::vector<std::string> trustPlaceWords();
const cert::TrustInstruction& instructionFor(cert::TrustPlace place);
/// Its steps, with file and name of the authority filled in.
std::string stepsFor(cert::TrustPlace place, const std::string& file, const std::string& name);

/// What is known of this machine: its system, its browsers' databases, certutil. Thread: main; runs wslpath in WSL.
cert::SystemFacts factsOfThisSystem(const std::string& authorityFile);

} // namespace switchyard::ctl
