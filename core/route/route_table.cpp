// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/route_table.h"

#include "core/route/evaluate.h"

#include <cassert>

namespace switchyard::route {
namespace {

struct NoTrace
{
    static constexpr bool kEveryRule = false;
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

RouteScratch RouteTable::make_scratch() const { return RouteScratch(parts_->patterns); }

RouteMatch RouteTable::match(const RouteRequest& request, RouteScratch& scratch) const
{
    NoTrace trace;
    return evaluate(*parts_, request, scratch, trace);
}

RouteMatch RouteTable::match(const RouteRequest& request) const
{
    RouteScratch scratch = make_scratch();
    return match(request, scratch);
}

std::size_t RouteTable::index_bytes() const
{
    std::size_t bytes = 0;
    for (const IndexedPathMatcher& matcher : parts_->path_matchers)
        bytes += matcher.rule_index.bytes() + matcher.paths.bytes();
    return bytes;
}

} // namespace switchyard::route
