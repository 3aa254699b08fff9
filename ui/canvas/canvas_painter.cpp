// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_painter.h"

#include "ui/models/text.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace switchyard::canvas {
namespace {

using widgets::blend;

constexpr double kRadius = 8;
constexpr double kPad = 9;
/// Below these zooms rows, then titles, are no longer legible and are left out.
constexpr double kRowsFrom = 0.4;
constexpr double kTitlesFrom = 0.22;
/// Shares of failing requests at which an edge warns and fails.
constexpr double kWarnErrors = 0.01;
constexpr double kFailErrors = 0.05;

QString rpsText(const session::Rate& rate)
{
    return QCoreApplication::translate("Canvas", "%1 rps").arg(models::rateText(rate.perSecond));
}

} // namespace

double portY(const QRectF& rect) { return rect.top() + std::min(rect.height(), 60.0) / 2; }

QPainterPath edgePath(const QRectF& from, const QRectF& to)
{
    const QPointF start(from.right(), portY(from));
    const QPointF end(to.left(), portY(to));
    const double reach = std::max(20.0, (end.x() - start.x()) * 0.5);
    QPainterPath path(start);
    path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end);
    return path;
}

CanvasPainter::CanvasPainter(QPainter& painter, const widgets::Theme& theme, double zoom)
    : painter_(painter),
      tokens_(theme.tokens()),
      zoom_(zoom),
      titleFont_(theme.text(13, QFont::DemiBold)),
      rowFont_(theme.text(12)),
      valueFont_(theme.mono(11))
{
    for (QFont* font : {&titleFont_, &rowFont_, &valueFont_})
        font->setHintingPreference(QFont::PreferNoHinting); // the same width at every zoom
}

QColor CanvasPainter::shareColor(int order) const
{
    switch (order % 3) {
    case 1:
        return tokens_.second;
    case 2:
        return tokens_.third;
    default:
        return tokens_.accent;
    }
}

CanvasPainter::NodeLook CanvasPainter::lookOf(const Node& node, const LiveFigures::NodeFigures& figures) const
{
    NodeLook look{tokens_.accent, tokens_.line, 1};
    switch (node.kind) {
    case NodeKind::ForwardingRule:
    case NodeKind::EndpointGroup:
        look.mark = tokens_.accent;
        break;
    case NodeKind::TargetProxy:
    case NodeKind::Matcher:
    case NodeKind::Rule:
    case NodeKind::Default:
        look.mark = node.redirects ? tokens_.warning : tokens_.third;
        break;
    case NodeKind::BackendService:
        look.mark = tokens_.healthy;
        break;
    case NodeKind::Missing:
        look.mark = look.border = tokens_.failing;
        break;
    }
    if (figures.health == NodeHealth::Failing)
        look.mark = look.border = tokens_.failing;
    else if (figures.health == NodeHealth::Partly)
        look.mark = look.border = tokens_.warning;
    return look;
}

CanvasPainter::Counts CanvasPainter::paint(const Graph& graph, const GraphLayout& layout, const LiveFigures& live,
                                           const QRectF& visible, int selected, bool focused)
{
    Counts counts;
    static const LiveFigures::NodeFigures kNoFigures;
    auto figures = [&live](std::size_t i) -> const LiveFigures::NodeFigures& {
        return i < live.nodes.size() ? live.nodes[i] : kNoFigures;
    };
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].kind != NodeKind::Matcher || !visible.intersects(layout.rects[i]))
            continue;
        paintFrame(graph.nodes[i], figures(i), layout.rects[i], static_cast<int>(i) == selected);
        ++counts.nodes;
    }
    std::vector<std::pair<std::size_t, QPainterPath>> paths;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const Edge& edge = graph.edges[i];
        QPainterPath path = edgePath(layout.rects[static_cast<std::size_t>(edge.from)],
                                     layout.rects[static_cast<std::size_t>(edge.to)]);
        if (visible.intersects(path.controlPointRect().adjusted(-4, -4, 4, 4)))
            paths.emplace_back(i, std::move(path));
    }
    for (const auto& [i, path] : paths)
        paintEdge(graph.edges[i], i < live.edges.size() ? live.edges[i] : std::nullopt, path);
    counts.edges = static_cast<int>(paths.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].kind == NodeKind::Matcher || !visible.intersects(layout.rects[i]))
            continue;
        const bool isSelected = static_cast<int>(i) == selected;
        paintNode(graph.nodes[i], figures(i), layout.rects[i], isSelected, isSelected && focused);
        ++counts.nodes;
    }
    if (zoom_ >= kRowsFrom) {
        for (const auto& [i, path] : paths) {
            const Edge& edge = graph.edges[i];
            const Lane lane = graph.nodes[static_cast<std::size_t>(edge.from)].lane;
            // a rule without a split, and a forwarding rule, show this very rate themselves
            const bool beside = edge.share < 0 && (lane == Lane::Routes || lane == Lane::ForwardingRules);
            paintEdgeLabel(edge, i < live.edges.size() ? live.edges[i] : std::nullopt, path, beside);
        }
    }
    return counts;
}

void CanvasPainter::paintFrame(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect,
                               bool selected)
{
    painter_.setBrush(blend(tokens_.background, tokens_.raised, tokens_.dark ? 0.45 : 0.55));
    painter_.setPen(QPen(selected ? tokens_.accent : tokens_.line, selected ? 2 : 1));
    painter_.drawRoundedRect(rect, kRadius + 3, kRadius + 3);
    if (zoom_ < kTitlesFrom)
        return;
    const QRectF inner = rect.adjusted(Metrics::kFramePad, 0, -Metrics::kFramePad, 0);
    paintTitle(node, figures, inner, lookOf(node, figures));
    paintRows(node, figures, inner);
}

void CanvasPainter::paintNode(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect,
                              bool selected, bool focused)
{
    NodeLook look = lookOf(node, figures);
    painter_.setPen(Qt::NoPen);
    QColor shadow(0, 0, 0, tokens_.dark ? 34 : 14);
    painter_.setBrush(shadow);
    for (const double spread : {3.0, 1.5})
        painter_.drawRoundedRect(rect.adjusted(-spread / 2, 1, spread / 2, spread + 1), kRadius + 1, kRadius + 1);
    if (selected) {
        look.border = tokens_.accent;
        QColor halo = tokens_.accent;
        halo.setAlphaF(focused ? 0.55F : 0.3F);
        painter_.setBrush(halo);
        painter_.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), kRadius + 2, kRadius + 2);
    }
    painter_.setBrush(tokens_.raised);
    painter_.setPen(QPen(look.border, look.borderWidth));
    painter_.drawRoundedRect(rect, kRadius, kRadius);
    if (zoom_ < kTitlesFrom)
        return;
    paintTitle(node, figures, rect, look);
    if (zoom_ < kRowsFrom)
        return;
    paintRows(node, figures, rect);
    paintShares(node, rect);
}

void CanvasPainter::paintTitle(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect,
                               const NodeLook& look)
{
    const double middle = rect.top() + Metrics::headOf(node) / 2 + 1;
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(look.mark);
    painter_.drawRoundedRect(QRectF(rect.left() + kPad, middle - 7, 14, 14), 4, 4);
    double right = rect.right() - kPad;
    if (figures.health != NodeHealth::None) {
        paintHealth(figures.health, QPointF(right - 5, middle));
        right -= 16;
    }
    const bool rateInHead = node.lane == Lane::Routes && figures.rate && figures.rate->perSecond > 0;
    if (rateInHead && zoom_ >= kRowsFrom) {
        const QString text = rpsText(*figures.rate);
        const double width = QFontMetricsF(valueFont_).horizontalAdvance(text);
        painter_.setFont(valueFont_);
        painter_.setPen(tokens_.text);
        painter_.drawText(QRectF(right - width, middle - 9, width + 1, 18), Qt::AlignRight | Qt::AlignVCenter, text);
        right -= width + 8;
    }
    const QRectF box(rect.left() + kPad + 21, middle - 9, right - rect.left() - kPad - 21, 18);
    painter_.setFont(titleFont_);
    painter_.setPen(tokens_.text);
    painter_.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetricsF(titleFont_).elidedText(node.title, Qt::ElideRight, box.width()));
}

void CanvasPainter::drawPair(const QString& label, const QString& value, const QRectF& line, const QColor& valueColor)
{
    const QFontMetricsF valueMetrics(valueFont_);
    const QFontMetricsF labelMetrics(rowFont_);
    const double labelWidth = labelMetrics.horizontalAdvance(label);
    double valueWidth = valueMetrics.horizontalAdvance(value);
    if (labelWidth + valueWidth + 6 > line.width())
        valueWidth = std::min(valueWidth, std::max(line.width() - labelWidth - 6, line.width() * 0.55));
    painter_.setFont(valueFont_);
    painter_.setPen(valueColor);
    painter_.drawText(QRectF(line.right() - valueWidth - 1, line.top(), valueWidth + 1, line.height()),
                      Qt::AlignRight | Qt::AlignVCenter,
                      valueMetrics.elidedText(value, Qt::ElideMiddle, valueWidth + 1));
    const double room = line.width() - (value.isEmpty() ? 0 : valueWidth + 6);
    painter_.setFont(rowFont_);
    painter_.setPen(tokens_.dim);
    painter_.drawText(QRectF(line.left(), line.top(), room, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      labelMetrics.elidedText(label, Qt::ElideRight, room));
}

void CanvasPainter::paintRows(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect)
{
    QRectF line(rect.left() + kPad, rect.top() + Metrics::headOf(node), rect.width() - 2 * kPad, Metrics::kRow);
    for (std::size_t row = 0; row < node.rows.size(); ++row) {
        LiveRow live{node.rows[row].label, node.rows[row].value, tokens_.text};
        fillLiveRow(node, figures, row, live);
        drawPair(live.label, live.value, line, live.color);
        line.translate(0, Metrics::kRow);
    }
}

void CanvasPainter::fillLiveRow(const Node& node, const LiveFigures::NodeFigures& figures, std::size_t row,
                                LiveRow& live) const
{
    const bool last = row + 1 == node.rows.size();
    const QColor alarm = figures.health == NodeHealth::Failing ? tokens_.failing : tokens_.warning;
    const bool failing = figures.tally.unhealthy > 0;
    const bool probed = figures.tally.healthy + figures.tally.unhealthy > 0;
    if (node.kind == NodeKind::BackendService && row == 0 && figures.tally.all > 0) {
        live.value = QStringLiteral("%1/%2")
                         .arg(probed ? QString::number(figures.tally.healthy) : QStringLiteral("–"))
                         .arg(figures.tally.all);
        live.color = failing ? alarm : tokens_.text;
    } else if (node.kind == NodeKind::BackendService && last && figures.p99) {
        live.label = QCoreApplication::translate("Canvas", "p99");
        live.value = models::durationText(*figures.p99);
    } else if (node.kind == NodeKind::EndpointGroup && last && probed) {
        live.value =
            failing ? figures.failure : QCoreApplication::translate("Canvas", "%1 up").arg(figures.tally.healthy);
        live.label = failing ? QCoreApplication::translate("Canvas", "%1 of %2 failing")
                                   .arg(figures.tally.unhealthy)
                                   .arg(figures.tally.all)
                             : live.label;
        live.color = failing ? alarm : tokens_.text;
    } else if (node.kind == NodeKind::ForwardingRule && last && figures.rate) {
        live.value = rpsText(*figures.rate);
    }
}

void CanvasPainter::paintShares(const Node& node, const QRectF& rect)
{
    if (node.shares.empty())
        return;
    const double y = rect.bottom() - (node.frame >= 0 ? Metrics::kInnerFoot : Metrics::kFoot) - 5;
    const QRectF bar(rect.left() + kPad, y, rect.width() - 2 * kPad, 5);
    painter_.save();
    QPainterPath clip;
    clip.addRoundedRect(bar, 3, 3);
    painter_.setClipPath(clip, Qt::IntersectClip);
    painter_.fillRect(bar, tokens_.line);
    double x = bar.left();
    for (std::size_t i = 0; i < node.shares.size(); ++i) {
        const double width = bar.width() * node.shares[i];
        painter_.fillRect(QRectF(x, y, width, 5), shareColor(static_cast<int>(i)));
        x += width;
    }
    painter_.restore();
}

void CanvasPainter::paintHealth(NodeHealth health, const QPointF& center)
{
    painter_.save();
    switch (health) {
    case NodeHealth::Healthy:
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(tokens_.healthy);
        painter_.drawEllipse(center, 4.5, 4.5);
        break;
    case NodeHealth::Partly:
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(tokens_.warning);
        painter_.drawPolygon(
            QPolygonF{center + QPointF(0, -5), center + QPointF(5.5, 4.5), center + QPointF(-5.5, 4.5)});
        break;
    case NodeHealth::Failing:
        painter_.setPen(QPen(tokens_.failing, 2.4, Qt::SolidLine, Qt::RoundCap));
        painter_.drawLine(center + QPointF(-3.5, -3.5), center + QPointF(3.5, 3.5));
        painter_.drawLine(center + QPointF(-3.5, 3.5), center + QPointF(3.5, -3.5));
        break;
    case NodeHealth::Unknown:
        painter_.setPen(QPen(tokens_.faint, 1.5));
        painter_.setBrush(Qt::NoBrush);
        painter_.drawEllipse(center, 3.8, 3.8);
        break;
    case NodeHealth::None:
        break;
    }
    painter_.restore();
}

void CanvasPainter::paintEdge(const Edge& edge, const std::optional<session::Rate>& rate, const QPainterPath& path)
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
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(pen);
    painter_.drawPath(path);
}

void CanvasPainter::paintEdgeLabel(const Edge& edge, const std::optional<session::Rate>& rate, const QPainterPath& path,
                                   bool rateStandsBeside)
{
    QStringList lines;
    if (edge.share >= 0)
        lines << models::shareText(edge.share);
    if (rate && rate->perSecond > 0) {
        if (!rateStandsBeside)
            lines << QStringLiteral("%1/s").arg(models::rateText(rate->perSecond));
        if (rate->errorShare >= kWarnErrors)
            lines << QCoreApplication::translate("Canvas", "5xx %1").arg(models::shareText(rate->errorShare));
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
        const bool isError = lines[i].startsWith(QLatin1String("5xx"));
        painter_.setPen(isError ? (rate->errorShare >= kFailErrors ? tokens_.failing : tokens_.warning) : tokens_.dim);
        painter_.drawText(QRectF(box.left(), box.top() + step * static_cast<double>(i), box.width(), step),
                          Qt::AlignCenter, lines[i]);
    }
}

} // namespace switchyard::canvas
