// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"
#include "core/http/request_head.h"
#include "core/route/action.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::route {

class RouteScratch;
class TemplateMatcher;

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
    Port rule_port;            ///< the forwarding rule's port, not the stand-in's
    Port local_port;           ///< the port the stand-in is bound to; in Host it counts as rule_port. 0: no stand-in
    ElementId forwarding_rule; ///< the rule the request came in through; prefers its address for a local Location
    const http::HeaderTable* headers = nullptr;
};

/// The rule that decided, and how much of the path its pattern covered (what a prefix rewrite or redirect replaces).
struct RouteMatch
{
    const Action* action = nullptr; ///< nullptr: the map has no target for this request
    ElementId host_rule;            ///< 0: no host rule matched
    ElementId path_matcher;         ///< 0: the map's defaults
    ElementId rule;                 ///< 0: the matcher's or the map's default
    std::uint32_t matched_prefix_size = 0;
    bool replaces_whole_path = false;               ///< an exact path rule: a prefix rewrite replaces all of it
    const TemplateMatcher* path_template = nullptr; ///< the pathTemplateMatch that held
    /// What the rule, the path matcher and the URL map add, in the order in which it applies; nullptr: nothing.
    const LevelSettings* rule_settings = nullptr;
    const LevelSettings* matcher_settings = nullptr;
    const LevelSettings* map_settings = nullptr;
};

/// The path (with query) sent to the backend. Cost: one string; callers on the request path use
/// append_rewritten_target. What a redirect answers is in location.h.
std::string rewritten_target(const ForwardAction& action, const RouteMatch& match, const RouteRequest& request);
/// The URL that the backend sees, scheme and host included. Cost: strings.
std::string rewritten_url(const ForwardAction& action, const RouteMatch& match, const RouteRequest& request);
/// Writes the target to `out`. Errors: nullopt when it does not fit. Cost: no allocation.
std::optional<std::size_t> append_rewritten_target(char* out, std::size_t capacity, const ForwardAction& action,
                                                   const RouteMatch& match, const RouteRequest& request);

/// One URL map, compiled: host → path matcher → rules → action. Immutable. Thread: any.
/// Built by core/compile through build_route_table(); see route_table_builder.h.
class RouteTable
{
public:
    struct Parts; ///< the index; private to core/route

    RouteTable();
    explicit RouteTable(std::unique_ptr<const Parts> parts);
    ~RouteTable();
    RouteTable(RouteTable&&) noexcept;
    RouteTable& operator=(RouteTable&&) noexcept;

    /// Finds the deciding rule. Any bytes are safe. `scratch` was made for this table. Thread: any; the scratch is the
    /// caller's own. Cost: no allocation (see RouteScratch). Source: load-balancer semantics chapter 1.
    RouteMatch match(const RouteRequest& request, RouteScratch& scratch) const;
    /// The same for those who ask rarely. Cost: a RouteScratch.
    RouteMatch match(const RouteRequest& request) const;
    RouteScratch make_scratch() const;
    /// Units: bytes of the index over rules, without the rules themselves and the hosts.
    std::size_t index_bytes() const;
    const Parts& parts() const { return *parts_; }

private:
    std::unique_ptr<const Parts> parts_;
};

} // namespace switchyard::route
