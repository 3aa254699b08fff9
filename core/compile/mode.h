// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/snapshot.h"
#include "core/compile/subject.h"

#include <optional>
#include <string_view>

namespace switchyard::compile {

/// Which product a scheme in a scope belongs to; an absent scheme counts as EXTERNAL. Errors: nullopt for a scheme that
/// is no Application Load Balancer's. Source: load-balancer semantics chapter 0.
std::optional<Mode> mode_of(std::string_view scheme, const model::Scope& scope);
/// "global external", …
std::string_view to_string(Mode mode);

} // namespace switchyard::compile
