// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/endpoints.h"

#include "core/model/typed.h"
#include "core/schema/network_endpoint.pb.h"

#include <algorithm>
#include <array>

namespace switchyard::exchange {

std::vector<EndpointsOfGroup> endpoints_by_group(const model::Workspace& workspace,
                                                 std::span<const model::Resource* const> resources,
                                                 std::vector<PortabilityNote>& notes)
{
    constexpr std::array kGroup{model::Kind::NetworkEndpointGroup};
    std::vector<EndpointsOfGroup> groups;
    for (const model::Resource* resource : resources) {
        if (resource->kind != model::Kind::NetworkEndpoint)
            continue;
        const auto& text = model::as<schema::NetworkEndpoint>(*resource).network_endpoint_group();
        const model::Resource* group = workspace.resolve(kGroup, text, resource).resource;
        if (group == nullptr || group->kind != model::Kind::NetworkEndpointGroup) {
            notes.push_back({Loss::NotExported,
                             resource->label(),
                             {},
                             "The workspace has no group for this endpoint, and the API keeps endpoints in groups."});
            continue;
        }
        auto place = std::ranges::find(groups, group, &EndpointsOfGroup::group);
        if (place == groups.end())
            place = groups.insert(place, {group, {}});
        place->endpoints.push_back(resource);
    }
    return groups;
}

void note_unmodelled(const model::Workspace& workspace, std::vector<PortabilityNote>& notes)
{
    for (const model::UnmodelledKey& key : workspace.unmodelled())
        notes.push_back({Loss::NotExported, key.key, {}, "No kind of resource has this name."});
}

} // namespace switchyard::exchange
