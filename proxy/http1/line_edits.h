// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/http1/name_set.h"

#include <span>
#include <string_view>

namespace switchyard::http1 {

/// Edits of header lines that a configuration asks for. They come last: they see the head with the lines that are
/// written by ourselves, as far as it may_be_edited(). Lifetime: all views until the call returns.
struct LineEdits
{
    const NameSet* removed = nullptr; ///< lines of these names go, whoever put them there; null: none
    std::span<const std::string_view>
        added{}; ///< complete lines, each with its CRLF, in pieces; names as they are spelt

    bool removes(http::HeaderId id) const { return removed != nullptr && removed->contains(id); }
};

} // namespace switchyard::http1
