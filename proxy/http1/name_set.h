// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_table.h"
#include "proxy/http1/name_mark.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::http1 {

/// Whether edits may touch lines of that name, in any letter case: not those that frame or route a message, that belong
/// to one connection, or that are taken for such lines by others.
bool may_be_edited(std::string_view name);

/// Header names that are looked for in heads. Letter case does not count. Thread: any, once it is complete.
/// Cost of a question: a few operations for nearly every name that is not in it.
class NameSet
{
public:
    /// `name` is not empty.
    void insert(std::string_view name);

    bool empty() const { return marks_ == 0; }
    bool contains(http::HeaderId id) const { return (ids_ >> static_cast<unsigned>(id) & 1U) != 0; }
    bool contains(std::string_view name) const { return (marks_ & mark_of(name)) != 0 && finds(name); }
    bool contains(const http::HeaderTable& headers, const http::HeaderField& field) const
    {
        return field.id == http::HeaderId::Other ? contains(headers.name(field)) : contains(field.id);
    }

private:
    bool finds(std::string_view name) const;

    std::uint64_t marks_ = 0;
    std::uint32_t ids_ = 0;          ///< bits of the names that have an id of their own
    std::vector<std::string> names_; ///< all of them
};

} // namespace switchyard::http1
