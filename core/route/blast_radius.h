// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/explain.h"
#include "core/route/route_scratch.h"
#include "core/route/route_table_builder.h"
#include "core/route/witness.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace switchyard::route {

/// Where a request ends, in words that can be compared between two configurations.
struct Destination
{
    std::string target; ///< "web", "checkout-v1 95 %, checkout-v2 5 %", "redirect (302)", "404"
    std::string url;    ///< as the backend sees it, or the Location; empty for 404

    friend bool operator==(const Destination&, const Destination&) = default;
};

/// One of the two configurations, at one listener. Lifetime: as what it points to.
struct RouteSide
{
    const RouteTableInput* input = nullptr;
    const RouteTable* table = nullptr;
    const Names* names = nullptr;
    Entrance entrance;
};

/// What decided about a request, and where that leads.
struct Decision
{
    Destination destination;
    ElementId path_matcher; ///< 0: the map's default
    ElementId rule;         ///< 0: a default
};

/// Routes requests on one side. Thread: one. Lifetime: as the side.
class RouteOracle
{
public:
    explicit RouteOracle(const RouteSide& side);
    RouteMatch match(const ExampleRequest& request);
    Decision decide(const ExampleRequest& request);
    const RouteSide& side() const { return side_; }

private:
    RouteRequest entering(const ExampleView& view) const;

    const RouteSide& side_;
    RouteScratch scratch_;
};

/// Requests for one host that one rule decided before and another decides now (or the same, with another outcome).
struct DestinationChange
{
    std::string host; ///< the host pattern
    ExampleRequest example;
    Decision before;
    Decision after;
    std::size_t examples = 1; ///< of the requests that were tried
};

struct BlastRadius
{
    std::vector<DestinationChange> changes{}; ///< by host, in the order of the host rules
    std::size_t tried = 0;                    ///< requests that were routed through both
    bool complete = true;                     ///< false: there were too many changed rules to try all pairs
};

struct BlastLimits
{
    std::size_t searches = 20'000; ///< for pairs of rules
    std::size_t hosts = 5'000;
};

/// Which requests change their destination. Candidates are examples of every rule of both sides, requests that a
/// changed rule and another one both fit, and requests at the edges of changed rules; each is routed through both
/// tables, so what is reported is true. That nothing is reported is as good as the candidates. Thread: any; pure.
BlastRadius blast_radius(const RouteSide& before, const RouteSide& after, const BlastLimits& limits = {});

/// A request that was seen, and how often.
struct RecordedRequest
{
    ExampleRequest request;
    std::uint64_t count = 1;
};

/// Recorded requests that go from one destination to another.
struct RecordedChange
{
    std::string before;
    std::string after;
    std::uint64_t count = 0;
    std::vector<RecordedRequest> examples{}; ///< the most frequent, at most three
};

struct RecordedBlast
{
    std::uint64_t total = 0;
    std::uint64_t changed = 0;
    std::vector<RecordedChange> changes{}; ///< the largest first
};

/// How many recorded requests change their destination.
RecordedBlast count_changes(const RouteSide& before, const RouteSide& after, std::span<const RecordedRequest> records);
/// Adds what another listener counted.
void merge(RecordedBlast& into, RecordedBlast more);

} // namespace switchyard::route
