// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/connections.h"
#include "core/edit/names.h"
#include "core/edit/ports.h"

#include <fmt/format.h>

#include <algorithm>

/// Taking things away, and what refers to them.
namespace switchyard::edit {

using model::Kind;
using schema::FieldPath;

namespace {

/// What is to go: whole resources, and elements of others.
class Doomed
{
public:
    Doomed(const model::Workspace& workspace, std::span<const ElementId> elements)
        : workspace_(workspace),
          ids_(elements.begin(), elements.end())
    {}

    /// Whether a place goes away together with something named.
    bool contains(const model::Resource& resource, const FieldPath& path) const
    {
        if (ids_.contains(resource.id)) {
            return true;
        }
        for (std::size_t length = 1; length <= path.size(); ++length) {
            const FieldPath part = path.prefix(length);
            if (part.last_is_index() && ids_.contains(workspace_.element_id(resource, part))) {
                return true;
            }
        }
        return false;
    }
    bool names(ElementId id) const { return id && ids_.contains(id); }

private:
    const model::Workspace& workspace_;
    std::set<ElementId> ids_;
};

class Finder
{
public:
    Finder(const model::Workspace& workspace, std::span<const ElementId> elements)
        : workspace_(workspace),
          doomed_(workspace, elements)
    {}

    std::vector<Dependant> run()
    {
        for (const model::KindInfo& kind : model::all_kinds()) {
            for (const model::ResourcePtr& resource : workspace_.resources(kind.kind)) {
                if (resource->kind == Kind::Local) {
                    add_local(*resource);
                } else {
                    add_references(*resource);
                }
                if (resource->kind == Kind::UrlMap) {
                    add_host_rules(*resource);
                }
            }
        }
        return std::move(found_);
    }

private:
    void add(const model::Resource& resource, const FieldPath& path, ElementId on)
    {
        if (!doomed_.names(on) || doomed_.contains(resource, path)) {
            return;
        }
        found_.push_back(
            {workspace_.element_id(resource, path), resource.id, path, on,
             fmt::format("{} refers to {} at {}.", resource.label(), noun(workspace_, on), path.to_string())});
    }

    void add_references(const model::Resource& resource)
    {
        for (const model::ReferenceUse& use : model::references_of(resource)) {
            if (const model::Resource* target = workspace_.resolve(use.kinds, use.text, &resource).resource) {
                add(resource, use.path, target->id);
            }
        }
    }

    /// Host rules name their matcher within the map.
    void add_host_rules(const model::Resource& map)
    {
        const FieldPath list = path_of("hostRules");
        for (std::size_t i = 0; i < size_at(map, list); ++i) {
            const FieldPath path = list.index(i).field("pathMatcher");
            for (const ElementId matcher :
                 targets_of(workspace_, {PortKind::HostMatcher, workspace_.element_id(map, list.index(i))})) {
                add(map, path, matcher);
            }
        }
    }

    void add_named(const model::Resource& local, const FieldPath& path, std::span<const Kind> kinds)
    {
        if (const std::string text = text_at(local, path); !text.empty()) {
            if (const model::Resource* target = workspace_.resolve(kinds, text, &local).resource) {
                add(local, path, target->id);
            }
        }
    }

    void add_local(const model::Resource& local)
    {
        constexpr std::array kRules{Kind::ForwardingRule};
        constexpr std::array kGroups{Kind::InstanceGroup, Kind::NetworkEndpointGroup};
        for (const std::string_view list : {"listeners", "loadProfiles"}) {
            for (std::size_t i = 0; i < size_at(local, path_of(list)); ++i) {
                add_named(local, path_of(list).index(i).field("forwardingRule"), kRules);
            }
        }
        const FieldPath backends = path_of("backends");
        for (std::size_t i = 0; i < size_at(local, backends); ++i) {
            add_named(local, backends.index(i).field("group"), kGroups);
            const FieldPath names = backends.index(i).field("simulated");
            for (std::size_t n = 0; n < size_at(local, names); ++n) {
                add(local, names.index(n), simulated_by_name(workspace_, text_at(local, names.index(n))));
            }
        }
    }

    const model::Workspace& workspace_;
    Doomed doomed_;
    std::vector<Dependant> found_;
};

/// The port whose weighted split a path lies in, with the part; nullopt for other paths.
std::optional<EdgeRef> split_part(const model::Workspace& workspace, const model::Resource& map, const FieldPath& path)
{
    if (path.size() < 4 || path.last_name() != "backendService" ||
        !std::holds_alternative<std::string>(path[path.size() - 3]) ||
        std::get<std::string>(path[path.size() - 3]) != "weightedBackendServices") {
        return std::nullopt;
    }
    const FieldPath owner = path.prefix(path.size() - 4);
    const ElementId element = owner.empty() ? map.id : workspace.element_id(map, owner);
    const auto port = port_of(workspace, element);
    return port ? std::optional(EdgeRef{*port, workspace.element_id(map, path.parent())}) : std::nullopt;
}

/// Takes one reference away, with the entry that means nothing without it.
void clear_reference(Steps& steps, const Dependant& use)
{
    const model::Workspace workspace = steps.workspace();
    const model::Resource& resource = *workspace.find(use.resource);
    const FieldPath& path = use.path;
    if (resource.kind == Kind::NetworkEndpoint || resource.kind == Kind::CertificateMapEntry) {
        steps.remove(resource.id);
    } else if (path.last_is_index()) {
        steps.remove(resource.id, path);
    } else if (const auto part = resource.kind == Kind::UrlMap ? split_part(workspace, resource, path) : std::nullopt) {
        disconnect(steps, *part);
    } else if (path.size() > 1 && path.parent().last_is_index() &&
               (path.last_name() == "group" || path.last_name() == "pathMatcher" ||
                path.parent().parent().last_name() == "listeners" || path.parent().parent().last_name() == "tests")) {
        steps.remove(resource.id, path.parent());
    } else if (path.size() > 1 && path.parent().last_is_name() && path.parent().last_name() == "requestMirrorPolicy") {
        steps.clear(resource.id, path.parent());
    } else {
        steps.clear(resource.id, path);
    }
}

} // namespace

std::vector<Dependant> dependants(const model::Workspace& workspace, std::span<const ElementId> elements)
{
    return Finder(workspace, elements).run();
}

Outcome remove(const model::Workspace& workspace, std::span<const ElementId> elements)
{
    std::vector<ElementId> present;
    for (const ElementId element : elements) {
        if (workspace.locate(element)) {
            present.push_back(element);
        }
    }
    if (present.empty()) {
        return refuse(elements.empty() ? "nothing_chosen" : "gone");
    }
    const std::string title = present.size() == 1 ? "Delete " + noun(workspace, present.front())
                                                  : fmt::format("Delete {} elements", present.size());
    Steps steps(workspace);
    // each one changes the places of the others, so they are looked for again
    for (auto uses = dependants(workspace, present); !uses.empty() && !steps.failed();) {
        const Dependant use = uses.front();
        clear_reference(steps, use);
        uses = dependants(steps.workspace(), present);
        if (!uses.empty() && uses.front().sentence == use.sentence && uses.front().element == use.element) {
            steps.clear(use.resource, use.path);
            uses = dependants(steps.workspace(), present);
        }
    }
    for (const ElementId element : present) {
        const model::Workspace now = steps.workspace();
        const auto location = now.locate(element);
        if (!location) {
            continue; // it went with something else
        }
        if (location->path.empty()) {
            steps.remove(element);
        } else {
            steps.remove(location->resource->id, location->path);
        }
    }
    return std::move(steps).plan(title, {});
}

} // namespace switchyard::edit
