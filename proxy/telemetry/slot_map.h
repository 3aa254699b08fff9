// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "proxy/state/ledger.h"

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace switchyard::compile {
struct Snapshot;
} // namespace switchyard::compile

namespace switchyard::telemetry {

/// Index of a counter in every worker's table; 0 is nobody's.
using Slot = std::uint32_t;

/// From an id to its slot: open addressing, built once, never larger than half full. Immutable. Thread: any.
class SlotTable
{
public:
    SlotTable() = default;
    explicit SlotTable(std::span<const std::pair<std::uint64_t, Slot>> entries);

    /// Cost: a multiplication and, nearly always, one cache line. 0 for the id 0 and for an unknown id.
    Slot find(std::uint64_t id) const
    {
        if (entries_.empty() || id == 0) {
            return 0;
        }
        for (std::uint64_t at = (id * kMultiplier) >> shift_;; at = (at + 1) & mask_) {
            const Entry& entry = entries_[at];
            if (entry.id == id) {
                return entry.slot;
            }
            if (entry.id == 0) {
                return 0;
            }
        }
    }

private:
    struct Entry
    {
        std::uint64_t id = 0;
        Slot slot = 0;
    };
    static constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15;

    std::vector<Entry> entries_;
    std::uint64_t mask_ = 0;
    unsigned shift_ = 63;
};

/// Which counter belongs to whom in one snapshot: travels with the snapshot to every worker. Immutable. Thread: any.
class SlotMap
{
public:
    struct Element
    {
        ElementId id;
        Slot slot = 0;
    };
    struct Endpoint
    {
        EndpointKey key;
        Slot slot = 0;
        const state::EndpointLedger* ledger = nullptr;
    };

    Slot element(ElementId id) const { return element_table_.find(id.value); }
    Slot endpoint(EndpointKey key) const { return endpoint_table_.find(key.value); }
    /// Of the service's latency histogram; a numbering of its own.
    Slot histogram(ElementId service) const { return histogram_table_.find(service.value); }

    Revision revision() const { return revision_; }
    std::span<const Element> elements() const { return elements_; }
    std::span<const Endpoint> endpoints() const { return endpoints_; }
    std::span<const Element> histograms() const { return histograms_; }
    /// One more than the highest counter and histogram slot ever given away.
    Slot counter_slots() const { return counter_slots_; }
    Slot histogram_slots() const { return histogram_slots_; }

private:
    friend class SlotRegistry;

    Revision revision_;
    std::vector<Element> elements_;
    std::vector<Endpoint> endpoints_;
    std::vector<Element> histograms_;
    SlotTable element_table_;
    SlotTable endpoint_table_;
    SlotTable histogram_table_;
    Slot counter_slots_ = 1;
    Slot histogram_slots_ = 1;
};

/// Gives every element, endpoint and service a slot when it first appears, and the same one ever after, so that
/// counters survive snapshots. Slots are never given back; beyond kCounterSlots a newcomer is not counted. Thread:
/// control.
class SlotRegistry
{
public:
    /// Slots for everything a snapshot can count. `ledger` must outlive the map.
    std::shared_ptr<const SlotMap> map_of(const compile::Snapshot& snapshot, state::Ledger& ledger);

private:
    std::unordered_map<ElementId, Slot> element_slots_;
    std::unordered_map<EndpointKey, Slot> endpoint_slots_;
    std::unordered_map<ElementId, Slot> histogram_slots_;
    Slot next_counter_ = 1;
    Slot next_histogram_ = 1;
};

} // namespace switchyard::telemetry
