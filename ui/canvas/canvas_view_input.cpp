// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keyboard do to the picture itself; what they do to the load balancer is the tool's.
#include "ui/canvas/canvas_accessible.h"
#include "ui/canvas/canvas_view.h"

#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace switchyard::canvas {

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
    event->accept();
    if (toolHolds_)
        return; // another button while a gesture goes on
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && spaceHeld_)) {
        panning_ = true;
        panStart_ = event->pos();
        panOrigin_ = origin_;
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        press(*event);
    } else if (event->button() == Qt::RightButton) {
        const Hit hit = hitAt(event->position());
        if (hit.edge >= 0)
            selectEdge(hit.edge);
        else if (!selection_.contains(hit.node))
            pick(hit.node);
    }
}

void CanvasView::press(QMouseEvent& event)
{
    const Hit hit = hitAt(event.position());
    const bool adds = event.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    if (hit.part == Hit::Part::Fold) {
        emit foldRequested(hit.node);
        return;
    }
    if (hit.edge >= 0) {
        clearLight();
        selectEdge(hit.edge);
        emit edgePicked(hit.edge);
    } else if (hit.node >= 0) {
        pressNode(hit.node, event.modifiers());
        if (hit.part == Hit::Part::Chip)
            emit chipPicked(hit.node, hit.index);
    } else if (!adds) {
        pick(-1);
    }
    if (tool_ && !adds && tool_->press(hit, toCanvas(event.position()))) {
        toolHolds_ = true;
        return;
    }
    if (hit.part == Hit::Part::Ground)
        bandStart_ = toCanvas(event.position());
}

void CanvasView::pressNode(int node, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) {
        std::set<int> nodes = selection_;
        if (!nodes.insert(node).second)
            nodes.erase(node);
        selectNodes(std::move(nodes));
    } else if (!selection_.contains(node) || selection_.size() == 1) {
        pick(node);
    } else {
        selected_ = node; // one of many: they move together
        emit nodePicked(node);
    }
}

void CanvasView::mouseMoveEvent(QMouseEvent* event)
{
    if (panning_) {
        origin_ = panOrigin_ - QPointF(event->pos() - panStart_) / zoom_;
        fitPending_ = false;
        keepInReach();
        viewport()->update();
    } else if (toolHolds_) {
        tool_->move(toCanvas(event->position()));
        viewport()->update();
    } else if (bandStart_) {
        moveBand(toCanvas(event->position()));
    } else {
        hover(hitAt(event->position()));
    }
}

void CanvasView::moveBand(const QPointF& point)
{
    hands_.band = QRectF(*bandStart_, point).normalized();
    std::set<int> nodes;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
        if (graph_.nodes[i].kind != NodeKind::Matcher && !graph_.nodes[i].ghost &&
            hands_.band.intersects(layout_.rects[i]))
            nodes.insert(static_cast<int>(i));
    }
    if (nodes != selection_)
        selectNodes(std::move(nodes));
    viewport()->update();
}

void CanvasView::hover(const Hit& hit)
{
    showCursor(hit);
    if (hit.node == hovered_)
        return;
    hovered_ = hit.node;
    if (!pinned_)
        hoverLight_ = hovered_ >= 0 ? paths_.through(hovered_) : PathLight{};
    viewport()->update();
}

void CanvasView::showCursor(const Hit& hit)
{
    if (spaceHeld_)
        return;
    switch (hit.part) {
    case Hit::Part::Port:
        viewport()->setCursor(Qt::CrossCursor);
        break;
    case Hit::Part::ShareHandle:
        viewport()->setCursor(Qt::SplitHCursor);
        break;
    case Hit::Part::Fold:
    case Hit::Part::EdgeEnd:
    case Hit::Part::Edge:
    case Hit::Part::Chip:
        viewport()->setCursor(Qt::PointingHandCursor);
        break;
    default:
        viewport()->unsetCursor();
    }
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event)
{
    if (std::exchange(panning_, false)) {
        if (spaceHeld_)
            viewport()->setCursor(Qt::OpenHandCursor);
        else
            viewport()->unsetCursor();
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (std::exchange(toolHolds_, false))
        tool_->release(toCanvas(event->position()));
    if (bandStart_) {
        bandStart_.reset();
        hands_.band = {};
        if (selected_ >= 0)
            emit nodePicked(selected_);
    }
    viewport()->update();
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const Hit hit = hitAt(event->position());
    if (event->button() != Qt::LeftButton || hit.node < 0)
        return;
    if (graph_.nodes[static_cast<std::size_t>(hit.node)].hidden > 0)
        emit foldRequested(hit.node);
    else
        emit nodeActivated(hit.node);
}

void CanvasView::dragEnterEvent(QDragEnterEvent* event)
{
    if (tool_)
        tool_->dragEnter(*event);
}

void CanvasView::dragMoveEvent(QDragMoveEvent* event)
{
    if (tool_)
        tool_->dragMove(*event, toCanvas(event->position()));
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent*)
{
    if (tool_)
        tool_->dragLeave();
}

void CanvasView::dropEvent(QDropEvent* event)
{
    if (tool_)
        tool_->drop(*event, toCanvas(event->position()));
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

bool CanvasView::walk(Qt::Key key)
{
    if (key != Qt::Key_Left && key != Qt::Key_Right && key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    const int next = selected_ < 0 ? (graph_.nodes.empty() ? -1 : 0) : neighbour(selected_, key);
    if (next >= 0)
        pick(next);
    return true;
}

void CanvasView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && tool_ && tool_->cancel()) {
        toolHolds_ = false;
        return;
    }
    if (toolHolds_ || (tool_ && tool_->key(*event)) || walk(static_cast<Qt::Key>(event->key())))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selected_ >= 0 && graph_.nodes[static_cast<std::size_t>(selected_)].hidden > 0)
            emit foldRequested(selected_);
        else if (selected_ >= 0)
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
    if (toolHolds_ && tool_ && event->reason() != Qt::PopupFocusReason) {
        tool_->cancel();
        toolHolds_ = false;
    }
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
        if (node >= 0 && !toolHolds_)
            QToolTip::showText(help->globalPos(),
                               nodeDescription(node).replace(QStringLiteral(", "), QStringLiteral("\n")), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave && hovered_ >= 0)
        hover({});
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace switchyard::canvas
