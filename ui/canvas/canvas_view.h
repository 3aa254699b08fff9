// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/graph.h"
#include "ui/canvas/graph_layout.h"
#include "ui/canvas/live_figures.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QTimer>

namespace switchyard::canvas {

/// The picture of the load balancer: lanes, nodes, edges, what is measured now. Paints what is visible; live figures
/// repaint at most ten times a second. The wheel zooms at the cursor, dragging the ground pans, Tab and arrows walk the
/// nodes. Thread: gui. Lifetime: the theme outlives the view.
class CanvasView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    static constexpr int kLiveIntervalMs = 100;
    static constexpr double kLeastZoom = 0.1;
    static constexpr double kMostZoom = 3;

    explicit CanvasView(const widgets::Theme& theme, QWidget* parent = nullptr);

    /// One layout per call with a different graph; the selection stays on the same element.
    void setGraph(Graph graph);
    void setLive(LiveFigures live);
    const Graph& graph() const { return graph_; }
    const GraphLayout& layoutOfGraph() const { return layout_; }
    const LiveFigures& live() const { return live_; }

    /// -1: none.
    int selectedNode() const { return selected_; }
    /// Selects the node of an element and brings it into view; an unknown id clears the selection. No signal.
    void selectElement(ElementId id);
    void selectNode(int node);
    int nodeAt(const QPoint& viewportPosition) const;
    /// In viewport pixels.
    QRectF nodeRect(int node) const;
    /// "Backend service web, 3 of 3 endpoints healthy, 98 requests per second".
    QString nodeDescription(int node) const;

    double zoom() const { return zoom_; }
    void setZoom(double zoom, const QPointF& viewportAnchor);

    struct PaintCounts
    {
        CanvasPainter::Counts lastFrame;
        int frames = 0;
        int layouts = 0;
    };
    const PaintCounts& paintCounts() const { return counts_; }

public slots:
    void zoomIn();
    void zoomOut();
    void zoomReset();
    void fit();

signals:
    /// The user picked a node (or -1 the empty ground).
    void nodePicked(int node);
    void nodeActivated(int node);
    void zoomChanged(double zoom);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool viewportEvent(QEvent* event) override;

private:
    QPointF toCanvas(const QPointF& viewportPosition) const { return viewportPosition / zoom_ + origin_; }
    QRectF visibleRect() const;
    void paintGround(QPainter& painter) const;
    void paintLaneTitles(QPainter& painter) const;
    void pick(int node);
    void reveal(int node);
    int neighbour(int node, Qt::Key key) const;
    int sideways(int node, bool right) const;
    void keepInReach();
    void useWidth(double room);
    void requestLiveRepaint();

    const widgets::Theme& theme_;
    Graph graph_;
    GraphLayout layout_;
    LiveFigures live_;
    int selected_ = -1;
    double zoom_ = 1;
    double laneGap_ = Metrics::kLaneGap;
    QPointF origin_; ///< canvas point at the viewport's top left
    bool panning_ = false;
    bool spaceHeld_ = false;
    bool fitPending_ = true;
    QPoint panStart_;
    QPointF panOrigin_;
    QTimer liveTimer_;
    QElapsedTimer sinceLiveRepaint_;
    PaintCounts counts_;
};

} // namespace switchyard::canvas
