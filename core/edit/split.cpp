// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/connections.h"
#include "core/edit/names.h"
#include "core/schema/access.h"

#include <algorithm>
#include <numeric>

/// Weighted splits.
namespace switchyard::edit {

using schema::FieldPath;
using schema::Value;

namespace {

constexpr std::int64_t kHalf = 50;
constexpr std::int64_t kMostWeight = 1000;

schema::MessagePtr weighted(const std::string& reference, std::int64_t weight)
{
    return message_of("WeightedBackendService", {{"backendService", reference}, {"weight", weight}});
}

std::vector<std::int64_t> weights_of(const Slot& slot)
{
    std::vector<std::int64_t> weights;
    for (std::size_t i = 0; i < slot.parts(); ++i) {
        weights.push_back(number_at(*slot.map, slot.part(i).field("weight")).value_or(0));
    }
    return weights;
}

std::int64_t sum(const std::vector<std::int64_t>& weights)
{
    return std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
}

/// Whether a part says nothing but which service and how much.
bool is_plain(const Slot& slot, std::size_t index)
{
    const auto* part = schema::find_message(*slot.map->message, slot.part(index));
    const auto reference = text_at(*slot.map, slot.part(index).field("backendService"));
    const auto weight = schema::get(*slot.map->message, slot.part(index).field("weight"));
    return part != nullptr && weight && !reference.empty() &&
           schema::equal(*part,
                         *message_of("WeightedBackendService", {{"backendService", reference}, {"weight", *weight}}));
}

/// Takes the split away, and the action when nothing else is in it.
void remove_split(Steps& steps, const Port& port)
{
    const auto slot = slot_of(steps.workspace(), port);
    const ElementId map = slot->map->id;
    const auto* action = schema::find_message(*slot->map->message, slot->action);
    steps.clear(map, slot->split());
    const auto after = slot_of(steps.workspace(), port);
    action = schema::find_message(*after->map->message, after->action);
    if (action != nullptr && schema::equal(*action, *message_of("HttpRouteAction", {}))) {
        steps.clear(map, after->action);
    }
}

} // namespace

std::optional<std::size_t> part_index(const model::Workspace& workspace, const Port& port, ElementId part)
{
    const auto slot = slot_of(workspace, port);
    for (std::size_t i = 0; slot && i < slot->parts(); ++i) {
        if (workspace.element_id(*slot->map, slot->part(i)) == part) {
            return i;
        }
    }
    return std::nullopt;
}

void add_part(Steps& steps, const Port& port, const std::string& reference)
{
    const auto slot = slot_of(steps.workspace(), port);
    const ElementId map = slot->map->id;
    if (slot->parts() == 0) {
        const std::string present = text_at(*slot->map, slot->service);
        steps.clear(map, slot->service);
        steps.set(map, slot->split(), Value::List{weighted(present, kHalf), weighted(reference, kHalf)});
        return;
    }
    const auto weights = weights_of(*slot);
    const auto count = static_cast<std::int64_t>(weights.size());
    const std::int64_t share = std::clamp<std::int64_t>((sum(weights) + count / 2) / count, 1, kMostWeight);
    steps.append(map, slot->split(), weighted(reference, share));
}

void remove_part(Steps& steps, const Port& port, std::size_t index)
{
    const auto slot = slot_of(steps.workspace(), port);
    const ElementId map = slot->map->id;
    const std::size_t parts = slot->parts();
    if (parts == 1) {
        remove_split(steps, port);
        return;
    }
    if (parts == 2 && is_plain(*slot, 1 - index)) {
        const std::string other = text_at(*slot->map, slot->part(1 - index).field("backendService"));
        remove_split(steps, port);
        steps.set(map, slot->service, other);
        return;
    }
    steps.remove(map, slot->part(index));
    if (const auto after = slot_of(steps.workspace(), port); after && sum(weights_of(*after)) == 0) {
        for (std::size_t i = 0; i + 1 < parts; ++i) { // what is left shall be served
            steps.set(map, after->part(i).field("weight"), 1);
        }
    }
}

Outcome set_weights(const model::Workspace& workspace, ElementId rule_or_matcher_or_map, PortKind kind,
                    const std::vector<std::uint32_t>& weights)
{
    const auto slot = slot_of(workspace, {kind, rule_or_matcher_or_map});
    if (!slot) {
        return refuse("gone");
    }
    if (slot->parts() != weights.size() || weights.empty()) {
        return refuse("weights_count", {std::to_string(slot->parts()), std::to_string(weights.size())});
    }
    const auto too_much = std::ranges::find_if(weights, [](std::uint32_t weight) { return weight > kMostWeight; });
    if (too_much != weights.end()) {
        return refuse("weights_range", {std::to_string(*too_much)});
    }
    if (std::ranges::all_of(weights, [](std::uint32_t weight) { return weight == 0; })) {
        return refuse("weights_zero");
    }
    Steps steps(workspace);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        steps.set(slot->map->id, slot->part(i).field("weight"), static_cast<std::int64_t>(weights[i]));
    }
    return std::move(steps).plan("Set weights of " + name_of(workspace, rule_or_matcher_or_map),
                                 rule_or_matcher_or_map);
}

} // namespace switchyard::edit
