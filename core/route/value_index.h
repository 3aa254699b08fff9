// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/route_scratch.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {

/// Rules that want a header or a query parameter to have one exact value, found by that value. Immutable once built.
/// Thread: any; the scratch is the caller's own.
class ValueIndex
{
public:
    /// A header's name in lower case (with its RoutePatterns number) or a query parameter's name.
    struct Name
    {
        std::string text;
        bool query = false;
        std::uint32_t number = 0;
        friend bool operator==(const Name&, const Name&) = default;
    };

    /// Scanning a request's headers costs once per name, so there are only so many.
    static constexpr std::size_t kMostNames = 16;

    /// Names must be few (kMostNames); a name and value may be added once.
    void add(const Name& name, const std::string& value, std::uint32_t result);
    bool empty() const { return columns_.empty(); }

    /// Calls visit(result) for each name whose value in the request is indexed. Cost: a look at the request's header
    /// lines per name; no allocation.
    template <typename Visit>
    void look_up(const RequestView& request, RouteScratch& scratch, Visit visit) const
    {
        for (const Column& column : columns_) {
            const Entry* entry = column.name.query ? in_query(column, request) : in_header(column, request, scratch);
            if (entry)
                visit(entry->result);
        }
    }

    std::size_t bytes() const;

private:
    struct Entry
    {
        std::uint64_t hash = 0;
        std::uint32_t value_begin = 0; ///< in the column's texts
        std::uint32_t value_size = 0;
        std::uint32_t result = 0;
        bool used = false;
    };
    /// The values of one name.
    struct Column
    {
        Name name;
        std::vector<Entry> slots; ///< a power of two, at most half full
        std::string texts;
        std::size_t count = 0;
        std::size_t longest = 0;
    };

    static void insert(Column& column, const Entry& entry);
    template <typename Equals>
    static const Entry* find(const Column& column, std::uint64_t hash, Equals equals);
    static const Entry* in_header(const Column& column, const RequestView& request, RouteScratch& scratch);
    static const Entry* in_query(const Column& column, const RequestView& request);

    std::vector<Column> columns_;
};

} // namespace switchyard::route
