// SPDX-License-Identifier: GPL-3.0-or-later
// Where the view stands, and what it paints there.
#include "ui/canvas/canvas_view.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace switchyard::canvas {
namespace {

constexpr double kGrid = 22;
/// Fitting does not shrink text below what can be read; the rest is reached by panning.
constexpr double kLeastFit = 0.62;
constexpr double kFitMargin = 18;
constexpr double kButtonsHeight = 40; ///< the zoom buttons stand over the picture's lower edge
constexpr double kLaneTitleHeight = 30;
constexpr double kReach = 80; ///< of the picture that stays in view when panning

} // namespace

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
        layout_ = layoutGraph({});
        spreadLanes(layout_, graph_, laneGap_);
        painter.setFont(theme_.text(13));
        painter.setPen(theme_.tokens().dim);
        painter.drawText(viewport()->rect().adjusted(40, 0, -40, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Nothing here yet. Drag a forwarding rule from the palette to this place, "
                            "or press A and type what you need."));
        paintLaneTitles(painter);
    } else {
        painter.save();
        painter.scale(zoom_, zoom_);
        painter.translate(-origin_);
        CanvasPainter picture(painter, theme_, zoom_);
        counts_.lastFrame = picture.paint(graph_, layout_, live_, visibleRect(), paintState());
        painter.restore();
        paintLaneTitles(painter);
    }
    ++counts_.frames;
    emit painted();
}

void CanvasView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    keepInReach();
}

} // namespace switchyard::canvas
