// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/route_table.h"

#include "core/route/evaluate.h"

#include <cassert>

namespace switchyard::route {
namespace {

struct NoTrace
{
    void host(const HostIndex::Entry*) {}
    void match_rule(const IndexedRouteRule&, const MatchRule&, std::size_t) {}
    void path_rules(const PathTree::Pattern*) {}
};

} // namespace

const WeightedTarget& ForwardAction::pick(std::uint32_t draw) const
{
    assert(!targets.empty());
    for (const WeightedTarget& target : targets) {
        if (draw < target.weight.value)
            return target;
        draw -= target.weight.value;
    }
    return targets.back();
}

RouteTable::RouteTable() : parts_(std::make_unique<const Parts>()) {}
RouteTable::RouteTable(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
RouteTable::~RouteTable() = default;
RouteTable::RouteTable(RouteTable&&) noexcept = default;
RouteTable& RouteTable::operator=(RouteTable&&) noexcept = default;

RouteMatch RouteTable::match(const RouteRequest& request) const
{
    NoTrace trace;
    return evaluate(*parts_, request, trace);
}

} // namespace switchyard::route
