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
    /// What the small picture depends on.
    struct Shown
    {
        QRectF inView;
        int layouts = -1;
        std::set<int> selected;
        std::vector<NodeHealth> health;

        friend bool operator==(const Shown&, const Shown&) = default;
    };
    void follow();
    QRectF shown() const;
    double scale() const;
    QPointF toCanvas(const QPointF& position) const;

    CanvasView& view_;
    const widgets::Theme& theme_;
    Shown drawn_;
};

} // namespace switchyard::canvas
