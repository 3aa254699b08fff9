// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"

#include "ui/canvas/canvas_accessible.h"
#include "ui/canvas/graph_fold.h"
#include "ui/models/text.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace switchyard::canvas {
namespace {

constexpr double kLaneTitleHeight = 30;

} // namespace

CanvasView::CanvasView(const widgets::Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent),
      theme_(theme),
      textScale_(theme.textScale())
{
    installCanvasAccessibility();
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Canvas"));
    setAccessibleDescription(tr("The way of a request, from forwarding rules on the left to endpoints on the right"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    liveTimer_.setSingleShot(true);
    connect(&liveTimer_, &QTimer::timeout, this, [this] {
        sinceLiveRepaint_.restart();
        viewport()->update();
    });
    connect(&theme, &widgets::Theme::changed, this, [this] {
        const double ratio = theme_.textScale() / std::exchange(textScale_, theme_.textScale());
        if (ratio != 1)
            setZoom(zoom_ * ratio, QRectF(viewport()->rect()).center());
        viewport()->update();
    });
}

/// What stood in the last picture, and where new things shall stand.
LayoutHints CanvasView::hintsFor(const std::map<ElementId, double>& own) const
{
    LayoutHints hints{own, {}};
    if (!keepPlaces_)
        return hints;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
        const Node& node = graph_.nodes[i];
        if (node.frame < 0 && node.id)
            hints.former.try_emplace({node.id, node.kind}, layout_.rects[i].top());
    }
    hints.own.insert(nextPlaces_.begin(), nextPlaces_.end());
    return hints;
}

void CanvasView::setGraph(Graph graph, const std::map<ElementId, double>& own)
{
    if (graph == graph_ && own == own_ && keepPlaces_)
        return;
    const bool wasEmpty = graph_.nodes.empty() || !keepPlaces_;
    const auto idOf = [this](int node) {
        return node < 0 ? ElementId{} : graph_.nodes[static_cast<std::size_t>(node)].id;
    };
    const ElementId primary = idOf(selected_);
    const std::vector<ElementId> selected = selectedElements();
    const LayoutHints hints = hintsFor(own);
    graph_ = std::move(graph);
    own_ = own;
    layout_ = layoutGraph(graph_, hints);
    spreadLanes(layout_, graph_, laneGap_);
    paths_ = GraphPaths(graph_);
    ++counts_.layouts;
    keepPlaces_ = !graph_.nodes.empty();
    std::erase_if(nextPlaces_, [this](const auto& place) { return nodeOfElement(graph_, place.first) >= 0; });
    live_ = {};
    hands_ = {};
    hovered_ = -1;
    selectedEdge_ = -1;
    selected_ = nodeOfElement(graph_, primary);
    selection_.clear();
    for (const ElementId id : selected) {
        if (const int node = nodeOfElement(graph_, id); node >= 0)
            selection_.insert(node);
    }
    if (selected_ < 0 && !selection_.empty())
        selected_ = *selection_.begin();
    rebuildLight();
    if (wasEmpty)
        fit();
    keepInReach();
    announceCanvasChanged(*this);
    viewport()->update();
}

void CanvasView::shiftNodes(const std::set<int>& nodes, double by)
{
    for (const int node : nodes) {
        layout_.rects[static_cast<std::size_t>(node)].translate(0, by);
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            if (graph_.nodes[i].frame == node)
                layout_.rects[i].translate(0, by);
        }
    }
    viewport()->update();
}

void CanvasView::setLive(LiveFigures live)
{
    live_ = std::move(live);
    if (onlyUnhealthy_ && pinnedElements_.empty())
        rebuildLight();
    requestLiveRepaint();
}

void CanvasView::requestLiveRepaint()
{
    if (liveTimer_.isActive())
        return;
    const qint64 passed = sinceLiveRepaint_.isValid() ? sinceLiveRepaint_.elapsed() : kLiveIntervalMs;
    liveTimer_.start(static_cast<int>(std::max<qint64>(0, kLiveIntervalMs - passed)));
}

PaintState CanvasView::paintState() const
{
    PaintState state = hands_;
    state.selected = selection_;
    if (selectedEdge_ >= 0)
        state.selectedEdges.insert(selectedEdge_);
    state.focused = hasFocus() ? selected_ : -1;
    state.hovered = hovered_;
    state.lit = litPath();
    const bool crowded = static_cast<int>(graph_.nodes.size()) > kCalmNodes;
    state.dimOthers = !state.lit.empty() && (pinned_ || crowded);
    return state;
}

/// What is lit as long as nothing else is asked for: the way of a request, or what is unhealthy.
void CanvasView::rebuildLight()
{
    pinned_ = !pinnedElements_.empty() || onlyUnhealthy_;
    pinnedLight_ = {};
    hoverLight_ = {};
    if (!pinnedElements_.empty()) {
        pinnedLight_ = paths_.of(graph_, pinnedElements_);
    } else if (onlyUnhealthy_) {
        for (std::size_t i = 0; i < live_.nodes.size() && i < graph_.nodes.size(); ++i) {
            if (live_.nodes[i].health != NodeHealth::Failing && live_.nodes[i].health != NodeHealth::Partly)
                continue;
            PathLight more = paths_.through(static_cast<int>(i));
            pinnedLight_.nodes.merge(more.nodes);
            pinnedLight_.edges.merge(more.edges);
        }
    }
    viewport()->update();
}

void CanvasView::lightElements(const std::vector<ElementId>& elements)
{
    pinnedElements_ = elements;
    rebuildLight();
    if (!pinnedLight_.nodes.empty())
        reveal(*pinnedLight_.nodes.rbegin());
}

void CanvasView::clearLight()
{
    if (pinnedElements_.empty())
        return;
    pinnedElements_.clear();
    rebuildLight();
}

void CanvasView::setOnlyUnhealthy(bool on)
{
    onlyUnhealthy_ = on;
    rebuildLight();
}

void CanvasView::centerOn(const QPointF& canvasPoint)
{
    origin_ = canvasPoint - QRectF(viewport()->rect()).center() / zoom_;
    fitPending_ = false;
    keepInReach();
    viewport()->update();
}

QRectF CanvasView::visibleRect() const { return {origin_, QSizeF(viewport()->size()) / zoom_}; }

QRectF CanvasView::nodeRect(int node) const
{
    const QRectF rect = layout_.rects[static_cast<std::size_t>(node)];
    return {(rect.topLeft() - origin_) * zoom_, rect.size() * zoom_};
}

int CanvasView::nodeAt(const QPoint& viewportPosition) const
{
    return nodeUnder(graph_, layout_, toCanvas(viewportPosition));
}

Hit CanvasView::hitAt(const QPointF& viewportPosition) const
{
    return hitTest(graph_, layout_, toCanvas(viewportPosition), zoom_);
}

void CanvasView::selectElement(ElementId id)
{
    if (selected_ >= 0 && id && graph_.nodes[static_cast<std::size_t>(selected_)].id == id)
        return;
    selectNode(nodeOfElement(graph_, id));
}

void CanvasView::selectNode(int node)
{
    if (node == selected_ && static_cast<int>(selection_.size()) == (node >= 0 ? 1 : 0) && selectedEdge_ < 0)
        return;
    selected_ = node;
    selectedEdge_ = -1;
    selection_.clear();
    if (node >= 0) {
        selection_.insert(node);
        reveal(node);
    }
    announceFocusedNode(*this, node);
    emit selectionChanged();
    viewport()->update();
}

void CanvasView::selectNodes(std::set<int> nodes)
{
    selection_ = std::move(nodes);
    selectedEdge_ = -1;
    if (!selection_.contains(selected_))
        selected_ = selection_.empty() ? -1 : *selection_.begin();
    announceFocusedNode(*this, selected_);
    emit selectionChanged();
    viewport()->update();
}

void CanvasView::selectEdge(int edge)
{
    selection_.clear();
    selected_ = -1;
    selectedEdge_ = edge;
    emit selectionChanged();
    viewport()->update();
}

std::vector<ElementId> CanvasView::selectedElements() const
{
    std::vector<ElementId> elements;
    for (const int node : selection_) {
        const Node& at = graph_.nodes[static_cast<std::size_t>(node)];
        if (at.id && !at.ghost)
            elements.push_back(at.id);
    }
    return elements;
}

void CanvasView::pick(int node)
{
    clearLight();
    selectNode(node);
    emit nodePicked(node);
}

void CanvasView::reveal(int node)
{
    if (fitPending_)
        return;
    const QRectF room = QRectF(viewport()->rect()).adjusted(20, kLaneTitleHeight + 6, -20, -20);
    const QRectF rect = nodeRect(node);
    if (room.contains(rect))
        return;
    QPointF move;
    if (rect.left() < room.left() || rect.width() > room.width())
        move.setX(rect.left() - room.left());
    else if (rect.right() > room.right())
        move.setX(rect.right() - room.right());
    if (rect.top() < room.top() || rect.height() > room.height())
        move.setY(rect.top() - room.top());
    else if (rect.bottom() > room.bottom())
        move.setY(rect.bottom() - room.bottom());
    origin_ += move / zoom_;
    viewport()->update();
}

QString CanvasView::nodeDescription(int index) const
{
    const auto i = static_cast<std::size_t>(index);
    const Node& node = graph_.nodes[i];
    QStringList parts{kindText(node) + QLatin1Char(' ') + node.title};
    for (const NodeRow& row : node.rows)
        parts << (row.label + QLatin1Char(' ') + row.value).trimmed();
    if (const QString chips = chipDescription(node); !chips.isEmpty())
        parts << chips;
    if (node.changed)
        parts << tr("not applied yet");
    if (node.ghost)
        parts << tr("deleted in the draft, still live");
    if (node.loose)
        parts << tr("nothing refers to it");
    if (i < live_.nodes.size()) {
        const LiveFigures::NodeFigures& figures = live_.nodes[i];
        if (figures.tally.all > 0)
            parts << tr("%1 of %2 endpoints healthy").arg(figures.tally.healthy).arg(figures.tally.all);
        if (figures.rate)
            parts << tr("%1 requests per second").arg(models::rateText(figures.rate->perSecond));
        if (figures.rate && figures.rate->errorShare > 0)
            parts << tr("%1 of them failing").arg(models::shareText(figures.rate->errorShare));
    }
    return parts.join(QStringLiteral(", "));
}

QString CanvasView::chipDescription(const Node& node) const
{
    QStringList parts;
    for (const Chip& chip : node.chips) {
        if (chip.kind != ChipKind::Mode && node.kind != NodeKind::Chip)
            parts << chipText(chip.kind) + QLatin1Char(' ') + chip.text +
                         (chip.missing ? tr(" (does not exist)") : QString());
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace switchyard::canvas
