// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/value_index.h"

#include "core/route/characters.h"

#include <algorithm>

namespace switchyard::route {

void ValueIndex::add(const Name& name, const std::string& value, std::uint32_t result)
{
    auto column = std::ranges::find(columns_, name, &Column::name);
    if (column == columns_.end())
        column = columns_.insert(columns_.end(), Column{name, std::vector<Entry>(16), {}, 0, 0});
    if (++column->count * 2 > column->slots.size()) {
        std::vector<Entry> old(column->slots.size() * 2);
        old.swap(column->slots);
        for (const Entry& entry : old) {
            if (entry.used)
                insert(*column, entry);
        }
    }
    column->longest = std::max(column->longest, value.size());
    insert(*column, {text_hash(value), static_cast<std::uint32_t>(column->texts.size()),
                     static_cast<std::uint32_t>(value.size()), result, true});
    column->texts += value;
}

void ValueIndex::insert(Column& column, const Entry& entry)
{
    const std::size_t mask = column.slots.size() - 1;
    std::size_t at = entry.hash & mask;
    while (column.slots[at].used)
        at = (at + 1) & mask;
    column.slots[at] = entry;
}

template <typename Equals>
const ValueIndex::Entry* ValueIndex::find(const Column& column, std::uint64_t hash, Equals equals)
{
    const std::size_t mask = column.slots.size() - 1;
    for (std::size_t at = hash & mask; column.slots[at].used; at = (at + 1) & mask) {
        const Entry& entry = column.slots[at];
        if (entry.hash == hash && equals(std::string_view(column.texts).substr(entry.value_begin, entry.value_size)))
            return &entry;
    }
    return nullptr;
}

const ValueIndex::Entry* ValueIndex::in_header(const Column& column, const RequestView& request, RouteScratch& scratch)
{
    const HeaderValue& value = scratch.header(request, column.name.number, column.name.text);
    if (!value.present() || value.size() > column.longest)
        return nullptr;
    return find(column, value.hash(), [&](std::string_view wanted) { return value.equals(wanted); });
}

const ValueIndex::Entry* ValueIndex::in_query(const Column& column, const RequestView& request)
{
    const auto value = request.query_parameter(column.name.text);
    if (!value || value->size() > column.longest)
        return nullptr;
    return find(column, text_hash(*value), [&](std::string_view wanted) { return *value == wanted; });
}

std::size_t ValueIndex::bytes() const
{
    std::size_t bytes = columns_.capacity() * sizeof(Column);
    for (const Column& column : columns_)
        bytes += column.slots.capacity() * sizeof(Entry) + column.texts.capacity();
    return bytes;
}

} // namespace switchyard::route
