// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/telemetry/slot_map.h"

#include "core/compile/snapshot.h"

#include <gtest/gtest.h>

#include <set>

namespace switchyard::telemetry {
namespace {

compile::Snapshot snapshot_with(std::vector<std::uint64_t> elements, std::vector<std::uint64_t> endpoints)
{
    compile::Snapshot snapshot;
    snapshot.revision = Revision{1};
    auto directory = std::make_shared<observe::Directory>();
    for (const std::uint64_t id : elements) {
        directory->elements[ElementId{id}] = {};
    }
    snapshot.directory = std::move(directory);
    compile::ServiceSpec service;
    service.id = ElementId{1'000'000};
    for (const std::uint64_t key : endpoints) {
        service.endpoints.push_back({.key = EndpointKey{key}, .group = {}, .address = {}, .label = {}});
    }
    snapshot.services.push_back(std::move(service));
    return snapshot;
}

TEST(SlotTable, finds_every_entry_and_nothing_else)
{
    std::vector<std::pair<std::uint64_t, Slot>> entries;
    for (std::uint64_t i = 1; i <= 3000; ++i) {
        entries.emplace_back(i << 40, static_cast<Slot>(i)); // ids that differ only in high bits
    }
    const SlotTable table(entries);
    for (const auto& [id, slot] : entries) {
        ASSERT_EQ(table.find(id), slot);
        ASSERT_EQ(table.find(id + 1), 0U);
    }
    EXPECT_EQ(table.find(0), 0U);
    EXPECT_EQ(SlotTable{}.find(1), 0U);
    EXPECT_EQ(SlotTable(std::span<const std::pair<std::uint64_t, Slot>>{}).find(7), 0U);
}

TEST(SlotRegistry, gives_each_element_and_endpoint_a_slot_of_its_own)
{
    SlotRegistry registry;
    state::Ledger ledger;
    const auto map = registry.map_of(snapshot_with({1, 2, 3}, {1, 2}), ledger);
    std::set<Slot> slots;
    for (const auto& element : map->elements()) {
        slots.insert(element.slot);
    }
    for (const auto& endpoint : map->endpoints()) {
        slots.insert(endpoint.slot);
        EXPECT_EQ(endpoint.ledger, ledger.find(endpoint.key));
    }
    EXPECT_EQ(slots.size(), 6U); // three elements, the service, two endpoints
    EXPECT_FALSE(slots.contains(0));
    EXPECT_NE(map->element(ElementId{1}), map->endpoint(EndpointKey{1}));
    EXPECT_EQ(map->element(ElementId{99}), 0U);
    EXPECT_EQ(map->counter_slots(), 7U);
}

TEST(SlotRegistry, keeps_slots_when_elements_go_and_come_back)
{
    SlotRegistry registry;
    state::Ledger ledger;
    const auto first = registry.map_of(snapshot_with({1, 2}, {5}), ledger);
    const auto second = registry.map_of(snapshot_with({3}, {6}), ledger);
    const auto third = registry.map_of(snapshot_with({2, 3, 1}, {6, 5}), ledger);
    EXPECT_EQ(second->element(ElementId{1}), 0U);
    EXPECT_EQ(third->element(ElementId{1}), first->element(ElementId{1}));
    EXPECT_EQ(third->element(ElementId{2}), first->element(ElementId{2}));
    EXPECT_EQ(third->element(ElementId{3}), second->element(ElementId{3}));
    EXPECT_EQ(third->endpoint(EndpointKey{5}), first->endpoint(EndpointKey{5}));
    EXPECT_EQ(third->histogram(ElementId{1'000'000}), first->histogram(ElementId{1'000'000}));
}

} // namespace
} // namespace switchyard::telemetry
