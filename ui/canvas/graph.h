// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/edit/gestures.h"

#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace switchyard::canvas {

/// The columns of an Application Load Balancer, left to right.
enum class Lane
{
    ForwardingRules,
    Proxies,
    UrlMaps,
    Routes,
    BackendServices,
    Endpoints
};
inline constexpr int kLanes = 6;

enum class NodeKind
{
    ForwardingRule,
    TargetProxy,
    UrlMap,
    Matcher, ///< a frame around the rules of one path matcher, in evaluation order
    Rule,
    Default,  ///< what happens when no rule matches
    Redirect, ///< where a rule or a default sends the client; has the id of what redirects
    BackendService,
    EndpointGroup,
    Chip,   ///< a resource that would be a chip, if something referred to it
    Missing ///< something is referred to that does not exist
};

enum class ChipKind
{
    Mode, ///< load balancing scheme and network tier of a forwarding rule
    Certificate,
    SslPolicy,
    TrustConfig, ///< a server TLS policy, whose trust configuration checks the clients' certificates
    HealthCheck,
    SecurityPolicy,
    Simulated ///< a simulated backend that stands in for a group
};

/// A resource that belongs to a node, drawn as a tag on it.
struct Chip
{
    ChipKind kind = ChipKind::Mode;
    QString text;
    ElementId resource; ///< 0: none, or it does not exist
    QString use;        ///< where the node's resource names it: "healthChecks[0]"
    bool missing = false;

    friend bool operator==(const Chip&, const Chip&) = default;
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
    std::optional<edit::Port> port = {}; ///< a row with a port of its own: a host rule of a URL map

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
    std::vector<Chip> chips;       ///< drawn below the rows
    std::optional<edit::Port> out; ///< where a connection starts
    bool changed = false;          ///< the draft differs from what runs
    bool ghost = false;            ///< only in what runs
    bool loose = false;            ///< nothing refers to it
    int hidden = 0;                ///< nodes that are folded away in it
    bool foldable = false;         ///< a matcher that can be folded and unfolded by hand

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
    int fromRow = -1;       ///< the row whose port it leaves from; -1: the node itself
    edit::EdgeRef ref = {}; ///< element 0: not a reference that can be edited, or several folded into one
    bool changed = false;
    bool ghost = false;

    friend bool operator==(const Edge&, const Edge&) = default;
};

/// What the canvas draws. A frame stands before the nodes inside it; those are listed in evaluation order.
struct Graph
{
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::map<ElementId, int> folded; ///< the node that stands for an element that is folded away

    friend bool operator==(const Graph&, const Graph&) = default;
};

/// The first node of an element, or the one it is folded away in. -1: none. Cost: O(nodes).
int nodeOfElement(const Graph& graph, ElementId id);
/// The port a connection from this node starts at when no row was chosen; nullopt: nothing leads on from it.
std::optional<edit::Port> mainPort(const Node& node);

/// "Backend service", "Route rule", … in the user's language, for assistive technology and headings.
QString kindText(const Node& node);
QString laneText(Lane lane);
QString chipText(ChipKind kind);

} // namespace switchyard::canvas
