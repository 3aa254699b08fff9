// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/url_map_graph.h"

#include "ui/models/text.h"

#include <QCoreApplication>

namespace switchyard::canvas {

using model::Kind;
using model::Resource;
using models::toQString;

QString lastSegment(std::string_view reference)
{
    const std::size_t slash = reference.rfind('/');
    return toQString(slash == std::string_view::npos ? reference : reference.substr(slash + 1));
}

Node Sketch::nodeOf(const Resource& resource, NodeKind kind, Lane lane) const
{
    Node node;
    node.id = resource.id;
    node.kind = kind;
    node.lane = lane;
    node.title = toQString(resource.name);
    node.resource = toQString(resource.label());
    return node;
}

int Sketch::add(Node node)
{
    const int place = static_cast<int>(graph.nodes.size());
    places.emplace(node.id, place);
    graph.nodes.push_back(std::move(node));
    return place;
}

int Sketch::indexOf(ElementId id) const
{
    const auto place = places.find(id);
    return place == places.end() ? -1 : place->second;
}

int Sketch::resolve(std::span<const Kind> kinds, std::string_view reference, const Resource* from, Lane lane)
{
    const model::Resolution resolution = workspace.resolve(kinds, reference, from);
    const bool fits = resolution.status == model::Resolution::Status::Found ||
                      resolution.status == model::Resolution::Status::Ambiguous;
    const int place = fits && resolution.resource ? indexOf(resolution.resource->id) : -1;
    return place >= 0 ? place : missing(reference, lane);
}

int Sketch::missing(std::string_view reference, Lane lane)
{
    const auto [place, isNew] = missingNodes.try_emplace({std::string(reference), lane}, -1);
    if (!isNew)
        return place->second;
    Node node;
    node.kind = NodeKind::Missing;
    node.lane = lane;
    node.title = reference.empty() ? QCoreApplication::translate("Canvas", "(no name)") : lastSegment(reference);
    node.rows = {{QCoreApplication::translate("Canvas", "does not exist"), {}}};
    place->second = static_cast<int>(graph.nodes.size());
    graph.nodes.push_back(std::move(node));
    return place->second;
}

Edge& Sketch::connect(int from, int to, RateSource rate)
{
    Edge& edge = graph.edges.emplace_back();
    edge.from = from;
    edge.to = to;
    edge.rate = std::move(rate);
    return edge;
}

} // namespace switchyard::canvas
