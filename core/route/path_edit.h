// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/route_table.h"

#include <algorithm>
#include <string_view>

namespace switchyard::route {

/// A path put together from at most three pieces.
struct EditedPath
{
    std::string_view slash; ///< "/" when the replacement forgot it
    std::string_view replacement;
    std::string_view rest;
};

/// Replaces the matched part of a path. Where nothing was matched by a literal (defaults, rules without a path) the
/// replacement goes in front, with exactly one '/' at the seam. A target that is no path ("*") stays as it is.
inline EditedPath replace_matched(std::string_view path, const RouteMatch& match, std::string_view replacement)
{
    if (!path.starts_with('/'))
        return {{}, {}, path};
    std::string_view rest;
    if (!match.replaces_whole_path) {
        rest = path.substr(std::min<std::size_t>(match.matched_prefix_size, path.size()));
        if (match.matched_prefix_size == 0 && replacement.ends_with('/'))
            rest.remove_prefix(1);
    }
    const bool rooted = replacement.empty() ? rest.starts_with('/') : replacement.starts_with('/');
    return {rooted ? "" : "/", replacement, rest};
}

} // namespace switchyard::route
