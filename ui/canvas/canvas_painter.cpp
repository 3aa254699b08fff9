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
constexpr double kDimmed = 0.3;

QString rpsText(const session::Rate& rate)
{
    return QCoreApplication::translate("Canvas", "%1 rps").arg(models::rateText(rate.perSecond));
}

} // namespace

CanvasPainter::CanvasPainter(QPainter& painter, const widgets::Theme& theme, double zoom)
    : painter_(painter),
      tokens_(theme.tokens()),
      zoom_(zoom),
      // nodes have the size of the mock-ups; larger text is a larger picture
      titleFont_(theme.text(13 / theme.textScale(), QFont::DemiBold)),
      rowFont_(theme.text(12 / theme.textScale())),
      valueFont_(theme.mono(11 / theme.textScale())),
      tagFont_(theme.text(10 / theme.textScale(), QFont::DemiBold))
{
    for (QFont* font : {&titleFont_, &rowFont_, &valueFont_, &tagFont_})
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
    case NodeKind::UrlMap:
    case NodeKind::Matcher:
    case NodeKind::Rule:
    case NodeKind::Default:
        look.mark = node.redirects ? tokens_.warning : tokens_.third;
        break;
    case NodeKind::Redirect:
        look.mark = tokens_.warning;
        break;
    case NodeKind::Chip:
        look.mark = tokens_.second;
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
                                           const QRectF& visible, const PaintState& state)
{
    Counts counts;
    static const LiveFigures::NodeFigures kNoFigures;
    auto figures = [&live](std::size_t i) -> const LiveFigures::NodeFigures& {
        return i < live.nodes.size() ? live.nodes[i] : kNoFigures;
    };
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].kind != NodeKind::Matcher || !visible.intersects(layout.rects[i]))
            continue;
        painter_.setOpacity(opacityOf(static_cast<int>(i), state));
        paintFrame(graph.nodes[i], figures(i), layout.rects[i], manner(static_cast<int>(i), state));
        ++counts.nodes;
    }
    counts.edges = paintEdges(graph, layout, live, visible, state);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].kind == NodeKind::Matcher || !visible.intersects(layout.rects[i]))
            continue;
        painter_.setOpacity(opacityOf(static_cast<int>(i), state));
        paintNode(graph.nodes[i], figures(i), layout.rects[i], manner(static_cast<int>(i), state));
        ++counts.nodes;
    }
    painter_.setOpacity(1);
    paintEdgeLabels(graph, live);
    paintHands(graph, layout, state);
    return counts;
}

double CanvasPainter::opacityOf(int node, const PaintState& state)
{
    if (state.dragging)
        return state.dropTargets.contains(node) || state.selected.contains(node) ? 1 : kDimmed;
    return state.dimOthers && !state.lit.nodes.contains(node) ? kDimmed : 1;
}

CanvasPainter::Manner CanvasPainter::manner(int node, const PaintState& state)
{
    return {state.selected.contains(node), state.focused == node, state.hovered == node, state.lit.nodes.contains(node),
            state.dragging && state.dropTargets.contains(node)};
}

void CanvasPainter::paintFrame(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect,
                               const Manner& manner)
{
    painter_.setBrush(blend(tokens_.background, tokens_.raised, tokens_.dark ? 0.45 : 0.55));
    const bool strong = manner.selected || manner.lit || manner.target;
    QPen pen(strong ? tokens_.accent : tokens_.line, strong ? 2 : 1);
    if (node.loose || node.ghost)
        pen.setStyle(Qt::DashLine);
    painter_.setPen(pen);
    painter_.drawRoundedRect(rect, kRadius + 3, kRadius + 3);
    if (zoom_ < kTitlesFrom)
        return;
    const QRectF inner = rect.adjusted(Metrics::kFramePad, 0, -Metrics::kFramePad, 0);
    paintTitle(node, figures, inner, lookOf(node, figures));
    if (zoom_ < kRowsFrom)
        return;
    paintRows(node, figures, inner);
    paintTag(node, rect);
}

void CanvasPainter::paintNode(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect,
                              const Manner& manner)
{
    NodeLook look = lookOf(node, figures);
    if (!node.ghost) {
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(QColor(0, 0, 0, tokens_.dark ? 34 : 14));
        for (const double spread : {3.0, 1.5})
            painter_.drawRoundedRect(rect.adjusted(-spread / 2, 1, spread / 2, spread + 1), kRadius + 1, kRadius + 1);
    }
    if (manner.selected || manner.target) {
        look.border = tokens_.accent;
        QColor halo = tokens_.accent;
        halo.setAlphaF(manner.focused ? 0.55F : 0.3F);
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(halo);
        painter_.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), kRadius + 2, kRadius + 2);
    } else if (manner.lit) {
        look.border = tokens_.accent;
        look.borderWidth = 1.8;
    } else if (manner.hovered) {
        look.border = look.border == tokens_.line ? tokens_.faint : look.border;
    }
    QPen pen(look.border, look.borderWidth);
    if (node.ghost || node.loose)
        pen.setStyle(Qt::DashLine);
    painter_.setBrush(node.ghost ? tokens_.background : tokens_.raised);
    painter_.setPen(pen);
    painter_.drawRoundedRect(rect, kRadius, kRadius);
    if (zoom_ < kTitlesFrom)
        return;
    paintTitle(node, figures, rect, look);
    if (zoom_ < kRowsFrom)
        return;
    paintRows(node, figures, rect);
    paintShares(node, rect, manner.hovered || manner.selected);
    paintChips(node, rect);
    paintPorts(node, rect, manner.hovered || manner.selected);
    paintTag(node, rect);
}

void CanvasPainter::paintTitle(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect,
                               const NodeLook& look)
{
    const double middle = rect.top() + Metrics::headOf(node) / 2 + 1;
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(look.mark);
    painter_.drawRoundedRect(QRectF(rect.left() + kPad, middle - 7, 14, 14), 4, 4);
    double right = rect.right() - kPad;
    if (node.foldable) {
        const QPointF c(right - 5, middle);
        painter_.setPen(QPen(tokens_.dim, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter_.setBrush(Qt::NoBrush);
        if (node.hidden > 0)
            painter_.drawPolyline(QPolygonF{c + QPointF(-2, -4), c + QPointF(2, 0), c + QPointF(-2, 4)});
        else
            painter_.drawPolyline(QPolygonF{c + QPointF(-4, -2), c + QPointF(0, 2), c + QPointF(4, -2)});
        right -= 16;
    }
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

void CanvasPainter::paintShares(const Node& node, const QRectF& rect, bool handles)
{
    if (node.shares.empty())
        return;
    const QRectF bar = shareBar(node, rect);
    painter_.save();
    QPainterPath clip;
    clip.addRoundedRect(bar, 3, 3);
    painter_.setClipPath(clip, Qt::IntersectClip);
    painter_.fillRect(bar, tokens_.line);
    double x = bar.left();
    for (std::size_t i = 0; i < node.shares.size(); ++i) {
        const double width = bar.width() * node.shares[i];
        painter_.fillRect(QRectF(x, bar.top(), width, bar.height()), shareColor(static_cast<int>(i)));
        x += width;
    }
    painter_.restore();
    if (!handles)
        return;
    x = bar.left();
    painter_.setPen(QPen(tokens_.background, 1));
    painter_.setBrush(tokens_.text);
    for (std::size_t i = 0; i + 1 < node.shares.size(); ++i) {
        x += bar.width() * node.shares[i];
        painter_.drawRoundedRect(QRectF(x - 3, bar.center().y() - 6, 6, 12), 3, 3);
    }
}

} // namespace switchyard::canvas
