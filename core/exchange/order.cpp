// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/order.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

namespace switchyard::exchange {

namespace {

using model::Resource;

/// Kinds stand in the order of the request's way; they are created from its end.
auto rank(const Resource& resource)
{
    return std::tuple(-static_cast<int>(resource.kind), resource.scope.to_string(), resource.name, resource.project,
                      resource.id.value);
}

std::vector<const Resource*> wanted(const model::Workspace& workspace, const ExportOptions& options)
{
    std::vector<const Resource*> found;
    for (const model::KindInfo& kind : model::all_kinds()) {
        if (kind.kind == model::Kind::Local)
            continue;
        for (const auto& resource : workspace.resources(kind.kind))
            if (options.resources.empty() || std::ranges::count(options.resources, resource->label()) != 0)
                found.push_back(resource.get());
    }
    std::ranges::sort(found, {}, [](const Resource* resource) { return rank(*resource); });
    return found;
}

/// Places of the resources that wait for others, and for how many.
struct Waiting
{
    std::vector<std::size_t> open;
    std::vector<std::vector<std::size_t>> users;
};

Waiting read_references(const model::Workspace& workspace, const std::vector<const Resource*>& resources)
{
    std::unordered_map<const Resource*, std::size_t> places;
    for (std::size_t at = 0; at < resources.size(); ++at)
        places.emplace(resources[at], at);
    Waiting waiting{std::vector<std::size_t>(resources.size()),
                    std::vector<std::vector<std::size_t>>(resources.size())};
    for (std::size_t user = 0; user < resources.size(); ++user) {
        std::set<std::size_t> used;
        for (const model::ReferenceUse& use : model::references_of(*resources[user])) {
            const auto found = places.find(workspace.resolve(use.kinds, use.text, resources[user]).resource);
            if (found != places.end() && found->second != user)
                used.insert(found->second);
        }
        waiting.open[user] = used.size();
        for (const std::size_t place : used)
            waiting.users[place].push_back(user);
    }
    return waiting;
}

} // namespace

std::vector<const Resource*> creation_order(const model::Workspace& workspace, const ExportOptions& options)
{
    const auto resources = wanted(workspace, options);
    Waiting waiting = read_references(workspace, resources);
    std::set<std::size_t> left;
    std::set<std::size_t> ready;
    for (std::size_t at = 0; at < resources.size(); ++at)
        (waiting.open[at] == 0 ? ready : left).insert(at);

    std::vector<const Resource*> order;
    while (!ready.empty() || !left.empty()) {
        std::set<std::size_t>& source = ready.empty() ? left : ready; // a circle: someone has to be first
        const std::size_t next = *source.begin();
        source.erase(source.begin());
        order.push_back(resources[next]);
        for (const std::size_t user : waiting.users[next])
            if (--waiting.open[user] == 0 && left.erase(user) != 0)
                ready.insert(user);
    }
    return order;
}

} // namespace switchyard::exchange
