// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"

#include "ui/canvas/canvas_accessible.h"
#include "ui/models/text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace switchyard::canvas {
namespace {

constexpr double kGrid = 22;
constexpr double kZoomStep = 1.2;
/// Fitting does not shrink text below what can be read; the rest is reached by panning.
constexpr double kLeastFit = 0.62;
constexpr double kFitMargin = 18;
constexpr double kButtonsHeight = 40; ///< the zoom buttons stand over the picture's lower edge
constexpr double kLaneTitleHeight = 30;
constexpr double kReach = 80; ///< of the picture that stays in view when panning

} // namespace

CanvasView::CanvasView(const widgets::Theme& theme, QWidget* parent) : QAbstractScrollArea(parent), theme_(theme)
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
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    liveTimer_.setSingleShot(true);
    connect(&liveTimer_, &QTimer::timeout, this, [this] {
        sinceLiveRepaint_.restart();
        viewport()->update();
    });
    connect(&theme, &widgets::Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void CanvasView::setGraph(Graph graph)
{
    if (graph == graph_)
        return;
    const bool wasEmpty = graph_.nodes.empty();
    const ElementId selectedId = selected_ >= 0 ? graph_.nodes[static_cast<std::size_t>(selected_)].id : ElementId{};
    graph_ = std::move(graph);
    layout_ = layoutGraph(graph_);
    spreadLanes(layout_, graph_, laneGap_);
    ++counts_.layouts;
    live_ = {};
    selected_ = -1;
    if (selectedId) {
        const auto found = std::ranges::find(graph_.nodes, selectedId, &Node::id);
        if (found != graph_.nodes.end())
            selected_ = static_cast<int>(found - graph_.nodes.begin());
    }
    if (wasEmpty)
        fit();
    keepInReach();
    announceCanvasChanged(*this);
    viewport()->update();
}

void CanvasView::setLive(LiveFigures live)
{
    live_ = std::move(live);
    requestLiveRepaint();
}

void CanvasView::requestLiveRepaint()
{
    if (liveTimer_.isActive())
        return;
    const qint64 passed = sinceLiveRepaint_.isValid() ? sinceLiveRepaint_.elapsed() : kLiveIntervalMs;
    liveTimer_.start(static_cast<int>(std::max<qint64>(0, kLiveIntervalMs - passed)));
}

QRectF CanvasView::visibleRect() const { return {origin_, QSizeF(viewport()->size()) / zoom_}; }

QRectF CanvasView::nodeRect(int node) const
{
    const QRectF rect = layout_.rects[static_cast<std::size_t>(node)];
    return {(rect.topLeft() - origin_) * zoom_, rect.size() * zoom_};
}

int CanvasView::nodeAt(const QPoint& viewportPosition) const
{
    const QPointF position = toCanvas(viewportPosition);
    int found = -1;
    for (std::size_t i = 0; i < layout_.rects.size(); ++i) {
        if (layout_.rects[i].contains(position) && (found < 0 || graph_.nodes[i].kind != NodeKind::Matcher))
            found = static_cast<int>(i);
    }
    return found;
}

void CanvasView::selectElement(ElementId id)
{
    if (selected_ >= 0 && id && graph_.nodes[static_cast<std::size_t>(selected_)].id == id)
        return;
    const auto found = id ? std::ranges::find(graph_.nodes, id, &Node::id) : graph_.nodes.end();
    selectNode(found == graph_.nodes.end() ? -1 : static_cast<int>(found - graph_.nodes.begin()));
}

void CanvasView::selectNode(int node)
{
    if (node == selected_)
        return;
    selected_ = node;
    if (node >= 0)
        reveal(node);
    announceFocusedNode(*this, node);
    viewport()->update();
}

void CanvasView::pick(int node)
{
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

void CanvasView::setZoom(double zoom, const QPointF& anchor)
{
    zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    const QPointF fixed = toCanvas(anchor);
    zoom_ = zoom;
    origin_ = fixed - anchor / zoom_;
    fitPending_ = false;
    keepInReach();
    emit zoomChanged(zoom_);
    viewport()->update();
}

void CanvasView::zoomIn() { setZoom(zoom_ * kZoomStep, QRectF(viewport()->rect()).center()); }
void CanvasView::zoomOut() { setZoom(zoom_ / kZoomStep, QRectF(viewport()->rect()).center()); }
void CanvasView::zoomReset() { setZoom(1, QRectF(viewport()->rect()).center()); }

void CanvasView::fit()
{
    fitPending_ = !isVisible();
    if (graph_.nodes.empty() || viewport()->width() < 40 || viewport()->height() < 60) {
        zoom_ = 1;
        origin_ = {};
        return;
    }
    const double room = viewport()->height() - kLaneTitleHeight - 8 - kButtonsHeight;
    useWidth(room);
    const QRectF bounds = layout_.bounds.adjusted(-kFitMargin, 0, kFitMargin, kFitMargin);
    const double fitting = std::min(viewport()->width() / bounds.width(), room / bounds.height());
    zoom_ = std::clamp(fitting, kLeastFit, 1.0);
    const double spareX = std::max(0.0, viewport()->width() / zoom_ - bounds.width());
    const double spareY = std::max(0.0, room / zoom_ - bounds.height());
    origin_ =
        QPointF(bounds.left() - spareX / 2, bounds.top() - spareY / 4) - QPointF(0, (kLaneTitleHeight + 8) / zoom_);
    emit zoomChanged(zoom_);
    viewport()->update();
}

/// A picture that is higher than wide for this view gets wider lanes instead of empty sides.
void CanvasView::useWidth(double room)
{
    spreadLanes(layout_, graph_, Metrics::kLaneGap);
    const double zoom = std::clamp(room / (layout_.bounds.height() + kFitMargin), kLeastFit, 1.0);
    const double spare = viewport()->width() / zoom - layout_.bounds.width() - 2 * kFitMargin;
    laneGap_ = std::clamp(Metrics::kLaneGap + spare / (kLanes - 1), Metrics::kLaneGap, Metrics::kMostLaneGap);
    spreadLanes(layout_, graph_, laneGap_);
}

/// Panning cannot lose the picture: a strip of it stays in view.
void CanvasView::keepInReach()
{
    if (graph_.nodes.empty())
        return;
    const QSizeF size = QSizeF(viewport()->size()) / zoom_;
    const double reach = kReach / zoom_;
    const QRectF& bounds = layout_.bounds;
    origin_.setX(std::clamp(origin_.x(), bounds.left() - size.width() + reach,
                            std::max(bounds.right() - reach, bounds.left() - size.width() + reach)));
    origin_.setY(std::clamp(origin_.y(), bounds.top() - size.height() + reach,
                            std::max(bounds.bottom() - reach, bounds.top() - size.height() + reach)));
}

void CanvasView::paintGround(QPainter& painter) const
{
    const widgets::Tokens& t = theme_.tokens();
    painter.fillRect(viewport()->rect(), t.background);
    const double step = kGrid * zoom_;
    if (step < 8)
        return;
    const double startX = -std::fmod(origin_.x() * zoom_, step);
    const double startY = -std::fmod(origin_.y() * zoom_, step);
    QVector<QPointF> dots;
    for (double y = startY - step; y < viewport()->height() + step; y += step) {
        for (double x = startX - step; x < viewport()->width() + step; x += step)
            dots << QPointF(std::floor(x) + 0.5, std::floor(y) + 0.5);
    }
    painter.setPen(QPen(t.line, 1.4));
    painter.drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void CanvasView::paintLaneTitles(QPainter& painter) const
{
    const widgets::Tokens& t = theme_.tokens();
    QColor ground = t.background;
    ground.setAlphaF(0.93F);
    painter.fillRect(QRectF(0, 0, viewport()->width(), kLaneTitleHeight), ground);
    QFont font = theme_.text(11, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    font.setCapitalization(QFont::AllUppercase);
    painter.setFont(font);
    painter.setPen(t.faint);
    for (int lane = 0; lane < kLanes; ++lane) {
        const double x = (layout_.laneX[static_cast<std::size_t>(lane)] - origin_.x()) * zoom_;
        const QRectF box(x, 0, (Metrics::laneWidth(static_cast<Lane>(lane)) + laneGap_) * zoom_ - 8, kLaneTitleHeight);
        const QString text = laneText(static_cast<Lane>(lane));
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(box.width())));
    }
}

void CanvasView::paintEvent(QPaintEvent*)
{
    if (fitPending_)
        fit();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    if (graph_.nodes.empty()) {
        painter.setFont(theme_.text(13));
        painter.setPen(theme_.tokens().dim);
        painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("This workspace has no resources yet."));
    } else {
        painter.save();
        painter.scale(zoom_, zoom_);
        painter.translate(-origin_);
        CanvasPainter picture(painter, theme_, zoom_);
        counts_.lastFrame = picture.paint(graph_, layout_, live_, visibleRect(), selected_, hasFocus());
        painter.restore();
        paintLaneTitles(painter);
    }
    ++counts_.frames;
}

void CanvasView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    keepInReach();
}

void CanvasView::wheelEvent(QWheelEvent* event)
{
    const QPoint pixels = event->pixelDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        origin_ -= QPointF(event->angleDelta().y() + event->angleDelta().x(), 0) / zoom_ / 2;
        keepInReach();
        viewport()->update();
    } else if (const int turn = pixels.isNull() ? event->angleDelta().y() : pixels.y() * 2) {
        setZoom(zoom_ * std::pow(kZoomStep, turn / 120.0), event->position());
    }
    event->accept();
}

void CanvasView::mousePressEvent(QMouseEvent* event)
{
    const int node = nodeAt(event->pos());
    const bool pans =
        event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && (spaceHeld_ || node < 0));
    if (event->button() == Qt::LeftButton && !spaceHeld_)
        pick(node);
    if (pans) {
        panning_ = true;
        panStart_ = event->pos();
        panOrigin_ = origin_;
        viewport()->setCursor(Qt::ClosedHandCursor);
    }
    event->accept();
}

void CanvasView::mouseMoveEvent(QMouseEvent* event)
{
    if (!panning_)
        return;
    origin_ = panOrigin_ - QPointF(event->pos() - panStart_) / zoom_;
    fitPending_ = false;
    keepInReach();
    viewport()->update();
}

void CanvasView::mouseReleaseEvent(QMouseEvent*)
{
    if (!std::exchange(panning_, false))
        return;
    if (spaceHeld_)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int node = nodeAt(event->pos());
    if (event->button() == Qt::LeftButton && node >= 0)
        emit nodeActivated(node);
}

int CanvasView::sideways(int node, bool right) const
{
    int best = -1;
    double nearest = 1e18;
    auto consider = [&](int candidate) {
        const double distance = std::abs(portY(layout_.rects[static_cast<std::size_t>(candidate)]) -
                                         portY(layout_.rects[static_cast<std::size_t>(node)]));
        if (distance < nearest) {
            nearest = distance;
            best = candidate;
        }
    };
    const Node& here = graph_.nodes[static_cast<std::size_t>(node)];
    for (const Edge& edge : graph_.edges) {
        if (right && edge.from == node)
            consider(edge.to);
        if (!right && edge.to == node)
            consider(edge.from);
    }
    if (right && here.kind == NodeKind::Matcher) {
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            if (graph_.nodes[i].frame == node)
                return static_cast<int>(i);
        }
    }
    if (!right && best < 0 && here.frame >= 0)
        return here.frame;
    return best;
}

int CanvasView::neighbour(int node, Qt::Key key) const
{
    if (key == Qt::Key_Right || key == Qt::Key_Left)
        return sideways(node, key == Qt::Key_Right);
    const QRectF& from = layout_.rects[static_cast<std::size_t>(node)];
    int best = -1;
    double nearest = 1e18;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
        if (graph_.nodes[i].lane != graph_.nodes[static_cast<std::size_t>(node)].lane || static_cast<int>(i) == node)
            continue;
        const double distance = (layout_.rects[i].top() - from.top()) * (key == Qt::Key_Down ? 1 : -1);
        if (distance > 0 && distance < nearest) {
            nearest = distance;
            best = static_cast<int>(i);
        }
    }
    return best;
}

void CanvasView::keyPressEvent(QKeyEvent* event)
{
    const auto key = static_cast<Qt::Key>(event->key());
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int next = selected_ < 0 ? (graph_.nodes.empty() ? -1 : 0) : neighbour(selected_, key);
        if (next >= 0)
            pick(next);
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selected_ >= 0)
            emit nodeActivated(selected_);
        return;
    case Qt::Key_Escape:
        pick(-1);
        return;
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            spaceHeld_ = true;
            viewport()->setCursor(Qt::OpenHandCursor);
        }
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void CanvasView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat()) {
        QAbstractScrollArea::keyReleaseEvent(event);
        return;
    }
    spaceHeld_ = false;
    if (!panning_)
        viewport()->unsetCursor();
}

void CanvasView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && selected_ < 0 && !graph_.nodes.empty())
        pick(0);
    else
        announceFocusedNode(*this, selected_);
    viewport()->update();
}

void CanvasView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    spaceHeld_ = false;
    viewport()->update();
}

/// Tab walks the nodes in the order they are listed and leaves the canvas behind the last one.
bool CanvasView::focusNextPrevChild(bool next)
{
    const int target = selected_ + (next ? 1 : -1);
    if (!hasFocus() || selected_ < 0 || target < 0 || target >= static_cast<int>(graph_.nodes.size()))
        return QAbstractScrollArea::focusNextPrevChild(next);
    pick(target);
    return true;
}

bool CanvasView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int node = nodeAt(help->pos());
        if (node >= 0)
            QToolTip::showText(help->globalPos(),
                               nodeDescription(node).replace(QStringLiteral(", "), QStringLiteral("\n")), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace switchyard::canvas
