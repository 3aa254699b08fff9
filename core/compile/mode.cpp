// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/mode.h"

namespace switchyard::compile {

std::optional<Mode> mode_of(std::string_view scheme, const model::Scope& scope)
{
    const bool global = scope.level == model::Scope::Level::Global;
    if (scheme.empty() || scheme == "EXTERNAL") {
        return Mode::Classic;
    }
    if (scheme == "EXTERNAL_MANAGED") {
        return global ? Mode::GlobalExternal : Mode::RegionalExternal;
    }
    if (scheme == "INTERNAL_MANAGED") {
        return global ? Mode::CrossRegionInternal : Mode::RegionalInternal;
    }
    return std::nullopt;
}

std::string_view to_string(Mode mode)
{
    switch (mode) {
    case Mode::GlobalExternal:
        return "global external";
    case Mode::Classic:
        return "classic";
    case Mode::RegionalExternal:
        return "regional external";
    case Mode::RegionalInternal:
        return "regional internal";
    case Mode::CrossRegionInternal:
        break;
    }
    return "cross-region internal";
}

} // namespace switchyard::compile
