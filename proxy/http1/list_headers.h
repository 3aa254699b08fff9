// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_table.h"

#include <bitset>
#include <cstddef>

namespace switchyard::http1 {

/// Whether several lines of that name mean the same as one line with their values joined by commas (RFC 9110 section
/// 5.3). Names that are not known to be lists are none; Set-Cookie never is.
bool is_list_header(std::string_view name);

/// Finds the list headers of a head that stand in more than one line and are to be sent as one.
/// Cost: a few operations per line while no name occurs twice.
class RepeatedLists
{
public:
    static constexpr std::size_t kMostLines = 256;

    explicit RepeatedLists(const http::HeaderTable& headers);

    bool any() const { return any_; }
    /// The line's value belongs behind that of the first line with its name.
    bool joins_earlier(std::size_t line) const { return any_ && joins_[line]; }
    /// The values of later lines belong behind that of this one.
    bool continues(std::size_t line) const { return any_ && continues_[line]; }
    /// Calls `visit` with every later line whose value belongs behind that of `line`.
    template <typename Visit>
    void each_later(std::size_t line, Visit visit) const
    {
        if (!continues(line))
            return;
        for (std::size_t later = line + 1; later < headers_.fields.size(); ++later) {
            if (joins_[later] && same_name(line, later))
                visit(headers_.fields[later]);
        }
    }

private:
    bool same_name(std::size_t a, std::size_t b) const;

    const http::HeaderTable& headers_;
    bool any_ = false;
    std::bitset<kMostLines> joins_;
    std::bitset<kMostLines> continues_;
};

} // namespace switchyard::http1
