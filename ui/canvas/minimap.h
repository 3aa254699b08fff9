// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_view.h"

#include <QWidget>

namespace switchyard::canvas {

/// The whole picture small, with a rectangle for what is in view; pressing and dragging moves the view. Thread: gui.
/// Lifetime: the view outlives it.
class Minimap final : public QWidget
{
    Q_OBJECT
public:
    Minimap(CanvasView& view, const widgets::Theme& theme, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {120, 70}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF shown() const;
    double scale() const;
    QPointF toCanvas(const QPointF& position) const;

    CanvasView& view_;
    const widgets::Theme& theme_;
};

} // namespace switchyard::canvas
