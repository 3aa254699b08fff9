// SPDX-License-Identifier: GPL-3.0-or-later
// The edges of the picture, and what the hands draw over it.
#include "ui/canvas/canvas_painter.h"

#include "ui/models/text.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace switchyard::canvas {
namespace {

/// Below this zoom labels are no longer legible and are left out.
constexpr double kLabelsFrom = 0.4;
constexpr double kDimmedEdge = 0.22;
constexpr std::size_t kMostEdges = 240;
/// Shares of failing requests at which an edge warns and fails.
constexpr double kWarnErrors = 0.01;
constexpr double kFailErrors = 0.05;

} // namespace

QPainterPath curve(const QPointF& start, const QPointF& end)
{
    const double reach = std::max(20.0, (end.x() - start.x()) * 0.5);
    QPainterPath path(start);
    path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end);
    return path;
}

QPainterPath edgePath(const Graph& graph, const GraphLayout& layout, const Edge& edge)
{
    const auto from = static_cast<std::size_t>(edge.from);
    return curve(outPort(graph.nodes[from], layout.rects[from], edge.fromRow),
                 inPort(layout.rects[static_cast<std::size_t>(edge.to)]));
}

/// A frame shows only so many edges: what is lit, selected or not applied first, then what fails, then what carries
/// most.
void CanvasPainter::keepImportant(std::vector<std::pair<std::size_t, QPainterPath>>& paths, const Graph& graph,
                                  const LiveFigures& live, const PaintState& state)
{
    if (paths.size() <= kMostEdges)
        return;
    auto importance = [&](const std::pair<std::size_t, QPainterPath>& path) {
        const auto index = static_cast<int>(path.first);
        const Edge& edge = graph.edges[path.first];
        const auto rate = path.first < live.edges.size() ? live.edges[path.first] : std::nullopt;
        const bool chosen = state.lit.edges.contains(index) || state.selectedEdges.contains(index);
        const bool draft = edge.changed || edge.ghost;
        const double carried = rate ? rate->perSecond : 0;
        return (chosen ? 1e15 : 0) + (draft ? 1e12 : 0) + (rate ? rate->errorShare * 1e9 : 0) + carried;
    };
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < paths.size(); ++i)
        order.emplace_back(-importance(paths[i]), i);
    std::ranges::nth_element(order, order.begin() + kMostEdges);
    order.resize(kMostEdges);
    std::ranges::sort(order, {}, &std::pair<double, std::size_t>::second);
    std::vector<std::pair<std::size_t, QPainterPath>> kept;
    for (const auto& [weight, place] : order)
        kept.push_back(std::move(paths[place]));
    paths = std::move(kept);
}

int CanvasPainter::paintEdges(const Graph& graph, const GraphLayout& layout, const LiveFigures& live,
                              const QRectF& visible, const PaintState& state)
{
    std::vector<std::pair<std::size_t, QPainterPath>> paths;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        QPainterPath path = edgePath(graph, layout, graph.edges[i]);
        if (visible.intersects(path.controlPointRect().adjusted(-4, -4, 4, 4)))
            paths.emplace_back(i, std::move(path));
    }
    auto rateOf = [&live](std::size_t i) { return i < live.edges.size() ? live.edges[i] : std::nullopt; };
    keepImportant(paths, graph, live, state);
    auto lit = [&state](std::size_t i) { return state.lit.edges.contains(static_cast<int>(i)); };
    for (const auto& [i, path] : paths) {
        const bool strong = state.selectedEdges.contains(static_cast<int>(i)) || lit(i);
        painter_.setOpacity((state.dimOthers && !lit(i)) || (state.dragging && !strong) ? kDimmedEdge : 1);
        paintEdge(graph.edges[i], rateOf(i), path, strong);
    }
    painter_.setOpacity(1);
    paintedEdges_.clear();
    for (auto& [i, path] : paths) {
        if (!state.dimOthers || lit(i))
            paintedEdges_.emplace_back(i, path);
    }
    return static_cast<int>(paths.size());
}

/// Over the nodes, as the gap between two lanes may be narrower than what is to be said.
void CanvasPainter::paintEdgeLabels(const Graph& graph, const LiveFigures& live)
{
    if (zoom_ < kLabelsFrom)
        return;
    for (const auto& [i, path] : paintedEdges_) {
        const Edge& edge = graph.edges[i];
        const Lane lane = graph.nodes[static_cast<std::size_t>(edge.from)].lane;
        // a rule without a split, and a forwarding rule, show this very rate themselves
        const bool beside = edge.share < 0 && (lane == Lane::Routes || lane == Lane::ForwardingRules);
        paintEdgeLabel(edge, i < live.edges.size() ? live.edges[i] : std::nullopt, path, beside);
    }
}

/// The line that is being drawn, where a rule would land, and the rubber band.
void CanvasPainter::paintHands(const Graph& graph, const GraphLayout& layout, const PaintState& state)
{
    Q_UNUSED(graph);
    painter_.setBrush(Qt::NoBrush);
    if (state.line) {
        QPen pen(state.line->valid ? tokens_.accent : tokens_.faint, 2.4);
        if (!state.line->valid)
            pen.setDashPattern({4, 3});
        painter_.setPen(pen);
        painter_.drawPath(curve(state.line->from, state.line->to));
        painter_.setBrush(pen.color());
        painter_.drawEllipse(state.line->to, 4.5, 4.5);
    }
    if (state.insertion && state.insertionFrame >= 0) {
        const QRectF& frame = layout.rects[static_cast<std::size_t>(state.insertionFrame)];
        painter_.setPen(QPen(tokens_.accent, 3, Qt::SolidLine, Qt::RoundCap));
        painter_.drawLine(QPointF(frame.left() + 6, *state.insertion), QPointF(frame.right() - 6, *state.insertion));
    }
    if (!state.band.isNull()) {
        QColor fill = tokens_.accent;
        fill.setAlphaF(0.12F);
        painter_.setPen(QPen(tokens_.accent, 1));
        painter_.setBrush(fill);
        painter_.drawRect(state.band);
    }
}

void CanvasPainter::paintEdge(const Edge& edge, const std::optional<session::Rate>& rate, const QPainterPath& path,
                              bool strong)
{
    QPen pen(tokens_.edge, 1.8);
    pen.setCapStyle(Qt::FlatCap);
    if (rate && rate->perSecond > 0) {
        pen.setWidthF(std::clamp(1.6 + 1.25 * std::log10(1 + rate->perSecond), 2.0, 6.0));
        pen.setColor(edge.order > 0 ? shareColor(edge.order) : tokens_.healthy);
        if (rate->errorShare >= kFailErrors) {
            pen.setColor(tokens_.failing);
            pen.setDashPattern({6 / pen.widthF(), 4 / pen.widthF()});
        } else if (rate->errorShare >= kWarnErrors) {
            pen.setColor(tokens_.warning);
        }
    } else if (edge.share == 0) {
        pen.setDashPattern({2, 3});
    }
    if (edge.ghost || edge.changed) {
        pen.setDashPattern(edge.ghost ? QList<qreal>{1.5, 3} : QList<qreal>{5, 3});
        pen.setColor(edge.ghost ? tokens_.faint : tokens_.warning);
    }
    if (strong) {
        QColor halo = tokens_.accent;
        halo.setAlphaF(0.35F);
        painter_.setBrush(Qt::NoBrush);
        painter_.setPen(QPen(halo, pen.widthF() + 5));
        painter_.drawPath(path);
        if (!rate || rate->perSecond <= 0)
            pen.setColor(tokens_.accent);
    }
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(pen);
    painter_.drawPath(path);
}

void CanvasPainter::paintEdgeLabel(const Edge& edge, const std::optional<session::Rate>& rate, const QPainterPath& path,
                                   bool rateStandsBeside)
{
    QStringList lines;
    const bool failing = rate && rate->perSecond > 0 && rate->errorShare >= kWarnErrors;
    if (edge.share >= 0)
        lines << models::shareText(edge.share);
    if (rate && rate->perSecond > 0) {
        if (!rateStandsBeside)
            lines << QStringLiteral("%1/s").arg(models::rateText(rate->perSecond));
        if (failing)
            lines << QStringLiteral("✕ %1").arg(models::shareText(rate->errorShare)); // no room for a word
    }
    if (lines.isEmpty())
        return;
    const QFontMetricsF metrics(valueFont_);
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    const double step = 13;
    const QPointF center = path.pointAtPercent(edge.share >= 0 ? 0.66 : 0.5);
    QRectF box(0, 0, width + 6, step * static_cast<double>(lines.size()) + 1);
    box.moveCenter(center);
    QColor ground = tokens_.background;
    ground.setAlphaF(0.88F);
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(ground);
    painter_.drawRoundedRect(box, 4, 4);
    painter_.setFont(valueFont_);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool isError = failing && i == lines.size() - 1;
        painter_.setPen(isError ? (rate->errorShare >= kFailErrors ? tokens_.failing : tokens_.warning) : tokens_.dim);
        painter_.drawText(QRectF(box.left(), box.top() + step * static_cast<double>(i), box.width(), step),
                          Qt::AlignCenter, lines[i]);
    }
}

} // namespace switchyard::canvas
