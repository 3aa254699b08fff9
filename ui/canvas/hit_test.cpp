// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/hit_test.h"

#include "ui/canvas/canvas_painter.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace switchyard::canvas {
namespace {

/// How far beside an edge a click still means it. Units: pixels.
constexpr double kEdgeReach = 7;
/// The part of an edge, from its target, that is its end.
constexpr double kEndPart = 0.3;
constexpr int kSamples = 24;

double distance(const QPointF& a, const QPointF& b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

class HitTest
{
public:
    HitTest(const Graph& graph, const GraphLayout& layout, const QPointF& point, double zoom)
        : graph_(graph),
          layout_(layout),
          point_(point),
          reach_(kHitSide / 2 / zoom),
          edgeReach_(std::max(kEdgeReach / zoom, kEdgeReach))
    {}

    Hit run() const
    {
        const int node = nodeUnder(graph_, layout_, point_);
        const bool frame = node >= 0 && graph_.nodes[static_cast<std::size_t>(node)].kind == NodeKind::Matcher;
        if (node < 0 || frame || atRightSide(node)) {
            if (const Hit port = nearestPort(); port.part != Hit::Part::Ground)
                return port;
        }
        if (node >= 0 && !frame)
            return inside(node);
        if (const Hit edge = nearestEdge(); edge.part != Hit::Part::Ground)
            return edge;
        return node >= 0 ? inside(node) : Hit{};
    }

private:
    /// Elsewhere in a node its body counts, also when it is small: it can be picked at every zoom.
    bool atRightSide(int node) const
    {
        const QRectF& rect = layout_.rects[static_cast<std::size_t>(node)];
        return point_.x() > rect.right() - std::min(rect.width() / 6, reach_);
    }

    Hit nearestPort() const
    {
        Hit best;
        double least = reach_;
        auto consider = [&](int node, int row) {
            const auto i = static_cast<std::size_t>(node);
            const double away = distance(outPort(graph_.nodes[i], layout_.rects[i], row), point_);
            if (away <= least) {
                least = away;
                best = {Hit::Part::Port, node, row, -1, -1};
            }
        };
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            const Node& node = graph_.nodes[i];
            if (!layout_.rects[i].adjusted(-reach_, -reach_, reach_, reach_).contains(point_))
                continue;
            if (node.out)
                consider(static_cast<int>(i), -1);
            for (std::size_t row = 0; row < node.rows.size(); ++row) {
                if (node.rows[row].port)
                    consider(static_cast<int>(i), static_cast<int>(row));
            }
        }
        return best;
    }

    Hit inside(int node) const
    {
        const auto i = static_cast<std::size_t>(node);
        const Node& here = graph_.nodes[i];
        const QRectF& rect = layout_.rects[i];
        Hit hit{Hit::Part::Node, node, -1, -1, -1};
        if (here.foldable && point_.y() < rect.top() + Metrics::kHead && point_.x() > rect.right() - 2 * reach_ - 8) {
            hit.part = Hit::Part::Fold;
            return hit;
        }
        if (here.shares.size() > 1) {
            if (const int handle = shareHandle(here, rect); handle >= 0) {
                hit.part = Hit::Part::ShareHandle;
                hit.index = handle;
                return hit;
            }
        }
        for (std::size_t chip = 0; chip < here.chips.size(); ++chip) {
            if (chipRect(here, rect, chip).contains(point_)) {
                hit.part = Hit::Part::Chip;
                hit.index = static_cast<int>(chip);
            }
        }
        return hit;
    }

    int shareHandle(const Node& node, const QRectF& rect) const
    {
        const QRectF bar = shareBar(node, rect);
        if (std::abs(point_.y() - bar.center().y()) > std::max(9.0, std::min(reach_, rect.height() / 3)))
            return -1;
        int best = -1;
        double least = std::max(reach_, 12.0);
        double x = bar.left();
        for (std::size_t i = 0; i + 1 < node.shares.size(); ++i) {
            x += bar.width() * node.shares[i];
            if (std::abs(point_.x() - x) <= least) {
                least = std::abs(point_.x() - x);
                best = static_cast<int>(i);
            }
        }
        return best;
    }

    Hit nearestEdge() const
    {
        Hit best;
        double least = edgeReach_;
        for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
            const QPainterPath path = edgePath(graph_, layout_, graph_.edges[i]);
            if (!path.controlPointRect().adjusted(-edgeReach_, -edgeReach_, edgeReach_, edgeReach_).contains(point_))
                continue;
            refine(best, static_cast<int>(i), path, least);
        }
        return best;
    }

    /// The curve as a chain of straight lines.
    void refine(Hit& best, int edge, const QPainterPath& path, double& least) const
    {
        QPointF former = path.pointAtPercent(0);
        for (int sample = 1; sample <= kSamples; ++sample) {
            const double at = static_cast<double>(sample) / kSamples;
            const QPointF next = path.pointAtPercent(at);
            const QPointF along = next - former;
            const double length = QPointF::dotProduct(along, along);
            const double share =
                length > 0 ? std::clamp(QPointF::dotProduct(point_ - former, along) / length, 0.0, 1.0) : 0;
            const double away = distance(former + along * share, point_);
            if (away < least) {
                least = away;
                best = {at >= 1 - kEndPart ? Hit::Part::EdgeEnd : Hit::Part::Edge, -1, -1, edge, -1};
            }
            former = next;
        }
    }

    const Graph& graph_;
    const GraphLayout& layout_;
    QPointF point_;
    double reach_;
    double edgeReach_;
};

} // namespace

int nodeUnder(const Graph& graph, const GraphLayout& layout, const QPointF& point)
{
    int found = -1;
    for (std::size_t i = 0; i < layout.rects.size(); ++i) {
        if (layout.rects[i].contains(point) && (found < 0 || graph.nodes[i].kind != NodeKind::Matcher))
            found = static_cast<int>(i);
    }
    return found;
}

Hit hitTest(const Graph& graph, const GraphLayout& layout, const QPointF& point, double zoom)
{
    return HitTest(graph, layout, point, zoom).run();
}

std::optional<edit::Port> portOf(const Graph& graph, const Hit& hit)
{
    if (hit.part != Hit::Part::Port)
        return std::nullopt;
    const Node& node = graph.nodes[static_cast<std::size_t>(hit.node)];
    return hit.row < 0 ? node.out : node.rows[static_cast<std::size_t>(hit.row)].port;
}

} // namespace switchyard::canvas
