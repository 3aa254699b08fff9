// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"
#include "core/http/request_head.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace switchyard::route {

/// Index of a service in Snapshot::services.
using ServiceIndex = std::uint32_t;

enum class Scheme : std::uint8_t
{
    Http,
    Https
};

/// What a request is matched by. Views only; nothing is copied. Lifetime: the call.
struct RouteRequest
{
    std::string_view authority; ///< Host as received
    std::string_view path;      ///< without query
    std::string_view query;
    bool has_query = false;
    std::string_view method;
    Scheme scheme = Scheme::Http;
    Port rule_port; ///< the forwarding rule's port, not the stand-in's
    const http::HeaderTable* headers = nullptr;
};

/// One entry of a weighted split; a plain `service` is a split with one entry and no id.
struct WeightedTarget
{
    ElementId id; ///< the weightedBackendServices entry
    ServiceIndex service = 0;
    Weight weight{1};
};

/// Send it to a backend service.
struct ForwardAction
{
    std::vector<WeightedTarget> targets;
    std::uint32_t total_weight = 1;
    std::optional<std::string> path_prefix_rewrite;
    std::optional<std::string> host_rewrite;
    std::optional<Milliseconds> timeout; ///< overrides the service's
    /// The target that owns `draw`, drawn evenly from [0, total_weight). Cost: O(targets).
    const WeightedTarget& pick(std::uint32_t draw) const;
};

/// Answer with a Location.
struct RedirectAction
{
    std::uint16_t status = 301;
    bool https = false;
    bool strip_query = false;
    std::optional<std::string> host;
    std::optional<std::string> path;
    std::optional<std::string> prefix;
};

using Action = std::variant<ForwardAction, RedirectAction>;

/// The rule that decided, and how much of the path its pattern covered (what a prefix rewrite or redirect replaces).
struct RouteMatch
{
    const Action* action = nullptr; ///< nullptr: the map has no target for this request
    ElementId host_rule;            ///< 0: no host rule matched
    ElementId path_matcher;         ///< 0: the map's defaults
    ElementId rule;                 ///< 0: the matcher's or the map's default
    std::uint32_t matched_prefix_size = 0;
    bool replaces_whole_path = false; ///< an exact path rule: a prefix rewrite replaces all of it
};

/// The answer of a redirect: Location as the client is to see it, given the rule's port and scheme.
std::string redirect_location(const RedirectAction& action, const RouteMatch& match, const RouteRequest& request);
/// The path (with query) sent to the backend. Cost: one string; callers on the request path use
/// append_rewritten_target.
std::string rewritten_target(const ForwardAction& action, const RouteMatch& match, const RouteRequest& request);

/// One URL map, compiled: host → path matcher → rules → action. Immutable. Thread: any.
/// Built by core/compile through RouteTableBuilder; see route_table_builder.h.
class RouteTable
{
public:
    struct Parts; ///< the index; private to core/route

    RouteTable();
    explicit RouteTable(std::unique_ptr<const Parts> parts);
    ~RouteTable();
    RouteTable(RouteTable&&) noexcept;
    RouteTable& operator=(RouteTable&&) noexcept;

    /// Finds the deciding rule. Cost: no allocation. Source: load-balancer semantics chapter 1.
    RouteMatch match(const RouteRequest& request) const;
    const Parts& parts() const { return *parts_; }

private:
    std::unique_ptr<const Parts> parts_;
};

} // namespace switchyard::route
