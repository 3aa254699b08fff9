// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/route_checks.h"

#include <algorithm>
#include <unordered_map>

namespace switchyard::compile {

/// Ranges of weights and lists that add up to 0 are said elsewhere (field_checks.h, url_map_action.h).
void check_split(MapInspection& inspection, const ActionSite& site)
{
    const auto& entries = site.action->weighted_backend_services();
    const bool some_weight =
        std::ranges::any_of(entries, [](const schema::WeightedBackendService& entry) { return entry.weight() > 0; });
    const Spot action = site.spot.field(site.action_field);
    std::unordered_map<const model::Resource*, int> seen;
    for (int i = 0; i < entries.size(); ++i) {
        const schema::WeightedBackendService& entry = entries[i];
        const Spot spot = action.item("weightedBackendServices", i);
        if (!entry.has_weight() && some_weight) {
            inspection.say(Verdict::Advises, "weight.missing", spot, {entry.backend_service()});
        }
        if (const model::Resource* target = inspection.target(entry.backend_service())) {
            const auto [earlier, fresh] = seen.emplace(target, i);
            if (!fresh) {
                inspection.say(Verdict::Advises, "weight.repeated", spot,
                               {target->name, std::to_string(earlier->second)});
            }
        }
        if (entry.has_header_action()) {
            check_header_action(inspection, entry.header_action(), spot.field("headerAction"));
        }
    }
}

} // namespace switchyard::compile
