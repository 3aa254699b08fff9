// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"
#include "core/route/analysis.h"
#include "core/route/blast_radius.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace switchyard::compile {

/// What a person knows an element of a URL map by.
struct ElementName
{
    std::string label;      ///< "20 · /checkout/", "/static/*", "shop"
    std::string field_path; ///< "pathMatchers[0].routeRules[2]"
};
using ElementNames = std::unordered_map<ElementId, ElementName>;

/// Where requests come to a URL map.
struct MapDoor
{
    std::string forwarding_rule;
    route::Entrance entrance;
    std::string address; ///< "http://127.0.0.1:8080"; "http://stand-in" when the configuration names none
};

/// A rule that no test of its map passes through.
struct UntestedRule
{
    ElementId rule;
    route::ExampleRequest example; ///< a request that it decides
    std::string suggestion;        ///< an entry of `tests` as YAML, which passes; empty: none could be made
};

/// One URL map with everything the analysis says about it.
struct MapAnalysis
{
    ElementId url_map;
    std::string label; ///< "urlMaps/storefront"
    std::string name;
    std::vector<MapDoor> doors;
    ElementNames names;
    std::unordered_map<ElementId, std::string> outcomes; ///< of rules: "→ web", "redirect (302)"
    route::RouteAnalysis routes;
    std::vector<UntestedRule> untested; ///< rules that can be reached
    std::size_t tests = 0;

    /// Where a request with that entrance is sent on this machine.
    std::string address_for(const route::Entrance& entrance) const;
};

/// Analyses the URL maps of a workspace, in file order. `only`: the name of one; empty: all. Cost: builds the route
/// tables.
std::vector<MapAnalysis> analyse_maps(const model::Workspace& workspace, std::string_view only = {});

/// A request of an access log.
struct LoggedRequest
{
    std::string forwarding_rule;
    std::string method;
    std::string host;
    std::string path;
    std::optional<std::string> query;
    std::uint64_t count = 1;
};

/// What changes for the requests that come in through one forwarding rule.
struct ListenerBlast
{
    enum class Presence : std::uint8_t
    {
        Both,
        OnlyBefore,
        OnlyAfter
    };
    std::string forwarding_rule;
    Presence presence = Presence::Both;
    std::string address; ///< after
    route::BlastRadius radius;
    ElementNames names_before;
    ElementNames names_after;
};

struct WorkspaceBlast
{
    std::vector<ListenerBlast> listeners;
    std::size_t tried = 0;
    std::optional<route::RecordedBlast> records; ///< nullopt: none were given
    std::uint64_t foreign_records = 0;           ///< of forwarding rules that are not on both sides, or of none
};

/// Which requests change their destination between two workspaces; listeners are matched by the names of their
/// forwarding rules. `records` may be null.
WorkspaceBlast compare_routes(const model::Workspace& before, const model::Workspace& after,
                              const std::vector<LoggedRequest>* records = nullptr);

} // namespace switchyard::compile
