// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>

#include <cstdint>
#include <utility>
#include <vector>

namespace switchyard::canvas {

/// The columns of an Application Load Balancer, left to right.
enum class Lane
{
    ForwardingRules,
    ProxyAndHosts,
    Routes,
    BackendServices,
    Endpoints
};
inline constexpr int kLanes = 5;

enum class NodeKind
{
    ForwardingRule,
    TargetProxy,
    Matcher, ///< a frame around the rules of one path matcher, in evaluation order
    Rule,
    Default, ///< what happens when no rule matches
    BackendService,
    EndpointGroup,
    Missing ///< something is referred to that does not exist
};

/// Where the live rate of a node or edge comes from: the sum of some counters less others, or of a group's endpoints.
struct RateSource
{
    std::vector<ElementId> plus;
    std::vector<ElementId> minus;
    ElementId service; ///< with `group`: the endpoints of this group within this service
    ElementId group;

    bool empty() const { return plus.empty() && !group; }
    friend bool operator==(const RateSource&, const RateSource&) = default;
};

struct NodeRow
{
    QString label;
    QString value;

    friend bool operator==(const NodeRow&, const NodeRow&) = default;
};

struct Node
{
    ElementId id;
    NodeKind kind = NodeKind::Rule;
    Lane lane = Lane::Routes;
    int frame = -1; ///< index of the matcher node around it
    QString title;
    std::vector<NodeRow> rows;
    std::vector<double> shares; ///< of a weighted split, 0–1
    QString resource;           ///< "urlMaps/storefront"
    QString fieldPath;
    bool redirects = false;
    RateSource rate;

    friend bool operator==(const Node&, const Node&) = default;
};

struct Edge
{
    int from = 0;
    int to = 0;
    int order = 0;     ///< which share of a split, from 0
    double share = -1; ///< configured share of a split, 0–1; negative: no split
    std::uint32_t weight = 0;
    RateSource rate;

    friend bool operator==(const Edge&, const Edge&) = default;
};

/// What the canvas draws. A frame stands before the nodes inside it; those are listed in evaluation order.
struct Graph
{
    std::vector<Node> nodes;
    std::vector<Edge> edges;

    friend bool operator==(const Graph&, const Graph&) = default;
};

/// "Backend service", "Route rule", … in the user's language, for assistive technology and headings.
QString kindText(const Node& node);
QString laneText(Lane lane);

} // namespace switchyard::canvas
