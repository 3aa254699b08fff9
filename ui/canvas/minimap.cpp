// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/minimap.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace switchyard::canvas {
namespace {

constexpr double kMargin = 6;
constexpr double kStep = 60; ///< canvas units an arrow key moves

} // namespace

Minimap::Minimap(CanvasView& view, const widgets::Theme& theme, QWidget* parent)
    : QWidget(parent),
      view_(view),
      theme_(theme)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Minimap"));
    setAccessibleDescription(tr("The whole picture; arrow keys move the part in view"));
    setToolTip(tr("Drag the rectangle to move the view"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_OpaquePaintEvent); // it lies over the view, which need not be painted again below it
    connect(&view, &CanvasView::painted, this, &Minimap::follow);
    connect(&theme, &widgets::Theme::changed, this, qOverload<>(&QWidget::update));
}

void Minimap::follow()
{
    Shown now{view_.visibleRect(), view_.paintCounts().layouts, view_.selectedNodes(), {}};
    for (const LiveFigures::NodeFigures& figures : view_.live().nodes)
        now.health.push_back(figures.health);
    if (now == drawn_)
        return;
    drawn_ = std::move(now);
    update();
}

/// The picture and what is in view, together.
QRectF Minimap::shown() const { return view_.layoutOfGraph().bounds | view_.visibleRect(); }

double Minimap::scale() const
{
    const QRectF all = shown();
    return std::min((width() - 2 * kMargin) / std::max(all.width(), 1.0),
                    (height() - 2 * kMargin) / std::max(all.height(), 1.0));
}

QPointF Minimap::toCanvas(const QPointF& position) const
{
    return shown().center() + (position - QRectF(rect()).center()) / scale();
}

void Minimap::paintEvent(QPaintEvent*)
{
    const widgets::Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? t.accent : t.line, 1));
    painter.setBrush(t.panel);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.translate(QRectF(rect()).center());
    painter.scale(scale(), scale());
    painter.translate(-shown().center());
    painter.setPen(Qt::NoPen);
    const Graph& graph = view_.graph();
    const double least = 2.5 / scale();
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        if (node.frame >= 0)
            continue;
        QColor color = t.edge;
        if (i < view_.live().nodes.size()) {
            const NodeHealth health = view_.live().nodes[i].health;
            color = health == NodeHealth::Failing ? t.failing : health == NodeHealth::Partly ? t.warning : t.edge;
        }
        if (view_.selectedNodes().contains(static_cast<int>(i)))
            color = t.accent;
        QRectF rect = view_.layoutOfGraph().rects[i];
        rect.setHeight(std::max(rect.height(), least));
        painter.fillRect(rect, color);
    }
    QColor fill = t.accent;
    fill.setAlphaF(0.1F);
    painter.setBrush(fill);
    painter.setPen(QPen(t.accent, 1.2 / scale()));
    painter.drawRect(view_.visibleRect());
}

void Minimap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        view_.centerOn(toCanvas(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        view_.centerOn(toCanvas(event->position()));
}

void Minimap::keyPressEvent(QKeyEvent* event)
{
    QPointF by;
    switch (event->key()) {
    case Qt::Key_Left:
        by.setX(-kStep);
        break;
    case Qt::Key_Right:
        by.setX(kStep);
        break;
    case Qt::Key_Up:
        by.setY(-kStep);
        break;
    case Qt::Key_Down:
        by.setY(kStep);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    view_.centerOn(view_.visibleRect().center() + by);
}

} // namespace switchyard::canvas
