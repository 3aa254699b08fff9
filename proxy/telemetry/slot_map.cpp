// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/telemetry/slot_map.h"

#include "core/compile/snapshot.h"
#include "proxy/telemetry/counter_table.h"

#include <algorithm>
#include <bit>
#include <unordered_set>

namespace switchyard::telemetry {
namespace {

/// The id's slot, or the next free one; 0 when the tables are full.
template <typename Id>
Slot slot_of(std::unordered_map<Id, Slot>& slots, Id id, Slot& next, Slot limit)
{
    if (!id) {
        return 0;
    }
    if (const auto found = slots.find(id); found != slots.end()) {
        return found->second;
    }
    if (next >= limit) {
        return 0;
    }
    slots.emplace(id, next);
    return next++;
}

template <typename Entry>
SlotTable table_of(const std::vector<Entry>& entries, auto id_of)
{
    std::vector<std::pair<std::uint64_t, Slot>> pairs;
    pairs.reserve(entries.size());
    for (const Entry& entry : entries) {
        pairs.emplace_back(id_of(entry).value, entry.slot);
    }
    return SlotTable(pairs);
}

/// Everything that a record of this snapshot can name, each once, services first.
std::vector<ElementId> countable_elements(const compile::Snapshot& snapshot)
{
    std::vector<ElementId> ids;
    std::unordered_set<ElementId> seen;
    const auto take = [&](ElementId id) {
        if (id && seen.insert(id).second) {
            ids.push_back(id);
        }
    };
    for (const compile::ServiceSpec& service : snapshot.services) {
        take(service.id);
    }
    for (const compile::ListenerSpec& listener : snapshot.listeners) {
        take(listener.forwarding_rule);
        take(listener.url_map);
    }
    if (snapshot.directory) {
        const std::size_t named = ids.size();
        for (const auto& [id, element] : snapshot.directory->elements) {
            take(id);
        }
        // The directory is a hash map: sorted, a runtime's slots do not depend on its order.
        std::sort(ids.begin() + static_cast<std::ptrdiff_t>(named), ids.end());
    }
    return ids;
}

} // namespace

SlotTable::SlotTable(std::span<const std::pair<std::uint64_t, Slot>> entries)
{
    const std::size_t capacity = std::bit_ceil(std::max<std::size_t>(entries.size() * 2, 2));
    entries_.resize(capacity);
    mask_ = capacity - 1;
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(capacity));
    for (const auto& [id, slot] : entries) {
        if (id == 0) {
            continue;
        }
        std::uint64_t at = (id * kMultiplier) >> shift_;
        while (entries_[at].id != 0 && entries_[at].id != id) {
            at = (at + 1) & mask_;
        }
        entries_[at] = {id, slot};
    }
}

std::shared_ptr<const SlotMap> SlotRegistry::map_of(const compile::Snapshot& snapshot, state::Ledger& ledger)
{
    auto map = std::make_shared<SlotMap>();
    map->revision_ = snapshot.revision;
    for (const ElementId id : countable_elements(snapshot)) {
        map->elements_.push_back({id, slot_of(element_slots_, id, next_counter_, kCounterSlots)});
    }
    for (const compile::ServiceSpec& service : snapshot.services) {
        map->histograms_.push_back(
            {service.id, slot_of(histogram_slots_, service.id, next_histogram_, kHistogramSlots)});
        for (const compile::EndpointSpec& endpoint : service.endpoints) {
            map->endpoints_.push_back({endpoint.key,
                                       slot_of(endpoint_slots_, endpoint.key, next_counter_, kCounterSlots),
                                       &ledger.endpoint(endpoint.key)});
        }
    }
    map->element_table_ = table_of(map->elements_, [](const SlotMap::Element& e) { return e.id; });
    map->histogram_table_ = table_of(map->histograms_, [](const SlotMap::Element& e) { return e.id; });
    map->endpoint_table_ = table_of(map->endpoints_, [](const SlotMap::Endpoint& e) { return e.key; });
    map->counter_slots_ = next_counter_;
    map->histogram_slots_ = next_histogram_;
    return map;
}

} // namespace switchyard::telemetry
