// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/graph.h"
#include "ui/canvas/graph_layout.h"
#include "ui/canvas/graph_paths.h"
#include "ui/canvas/hit_test.h"
#include "ui/canvas/live_figures.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QTimer>

#include <map>
#include <optional>
#include <set>

namespace switchyard::canvas {

/// Hands that change what the picture shows. The view calls it with what lies under the mouse; points are in canvas
/// units. Thread: gui.
class CanvasTool
{
public:
    virtual ~CanvasTool() = default;
    /// Whether the tool takes the mouse until it is let go.
    virtual bool press(const Hit& hit, const QPointF& point) = 0;
    virtual void move(const QPointF& point) = 0;
    virtual void release(const QPointF& point) = 0;
    /// Esc, or the window lost the mouse. Whether there was something to cancel.
    virtual bool cancel() = 0;
    virtual bool key(QKeyEvent& event) = 0;
    virtual void dragEnter(QDragEnterEvent& event) = 0;
    virtual void dragMove(QDragMoveEvent& event, const QPointF& point) = 0;
    virtual void dragLeave() = 0;
    virtual void drop(QDropEvent& event, const QPointF& point) = 0;
};

/// The picture of the load balancer: lanes, nodes, edges, what is measured now. Paints what is visible; live figures
/// repaint at most ten times a second. The wheel zooms at the cursor, middle-drag and Space-drag pan, dragging the
/// ground selects, Tab and arrows walk the nodes. Thread: gui. Lifetime: the theme outlives the view.
class CanvasView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    static constexpr int kLiveIntervalMs = 100;
    static constexpr double kLeastZoom = 0.1;
    static constexpr double kMostZoom = 3;
    static constexpr double kZoomStep = 1.2;

    explicit CanvasView(const widgets::Theme& theme, QWidget* parent = nullptr);

    /// One layout per call with a different graph or other heights; the selection stays on the same elements.
    /// `own`: the heights that were chosen by hand.
    void setGraph(Graph graph, const std::map<ElementId, double>& own = {});
    /// The next graph is laid out from nothing: another file, or Tidy.
    void forgetPlaces() { keepPlaces_ = false; }
    /// Where a node that does not exist yet shall stand.
    void placeNext(ElementId id, double top) { nextPlaces_[id] = top; }
    /// For this frame only, while they are dragged.
    void shiftNodes(const std::set<int>& nodes, double by);
    void setLive(LiveFigures live);
    void setTool(CanvasTool* tool) { tool_ = tool; }
    /// What the hands draw over the picture. Call viewport()->update() after a change.
    PaintState& hands() { return hands_; }
    const Graph& graph() const { return graph_; }
    const GraphLayout& layoutOfGraph() const { return layout_; }
    const LiveFigures& live() const { return live_; }

    /// -1: none.
    int selectedNode() const { return selected_; }
    /// Selects the node of an element and brings it into view; an unknown id clears the selection. No signal.
    void selectElement(ElementId id);
    void selectNode(int node);
    /// All selected nodes, `selectedNode()` among them.
    const std::set<int>& selectedNodes() const { return selection_; }
    std::vector<ElementId> selectedElements() const;
    void selectNodes(std::set<int> nodes);
    /// -1: none.
    int selectedEdge() const { return selectedEdge_; }
    void selectEdge(int edge);
    /// Lights the way of one request until Esc or the next selection by hand.
    void lightElements(const std::vector<ElementId>& elements);
    void clearLight();
    /// Everything that is not on the way to something unhealthy steps back.
    void setOnlyUnhealthy(bool on);
    const PathLight& litPath() const { return pinned_ ? pinnedLight_ : hoverLight_; }
    int nodeAt(const QPoint& viewportPosition) const;
    Hit hitAt(const QPointF& viewportPosition) const;
    /// In viewport pixels.
    QRectF nodeRect(int node) const;
    /// "Backend service web, 3 of 3 endpoints healthy, 98 requests per second".
    QString nodeDescription(int node) const;

    /// What is in view, in canvas units.
    QRectF visibleRect() const;
    void centerOn(const QPointF& canvasPoint);

    QPointF toCanvas(const QPointF& viewportPosition) const { return viewportPosition / zoom_ + origin_; }
    QPointF fromCanvas(const QPointF& point) const { return (point - origin_) * zoom_; }
    void reveal(int node);

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
    /// A matcher shall be folded or unfolded.
    void foldRequested(int node);
    void chipPicked(int node, int chip);
    void edgePicked(int edge);
    /// Which nodes are selected, by whomever.
    void selectionChanged();
    void zoomChanged(double zoom);
    /// Another frame stands; a minimap follows.
    void painted();

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
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    LayoutHints hintsFor(const std::map<ElementId, double>& own) const;
    void press(QMouseEvent& event);
    void pressNode(int node, Qt::KeyboardModifiers modifiers);
    void hover(const Hit& hit);
    void moveBand(const QPointF& point);
    void rebuildLight();
    void showCursor(const Hit& hit);
    PaintState paintState() const;
    void paintGround(QPainter& painter) const;
    void paintLaneTitles(QPainter& painter) const;
    void pick(int node);
    bool walk(Qt::Key key);
    QString chipDescription(const Node& node) const;
    int neighbour(int node, Qt::Key key) const;
    int sideways(int node, bool right) const;
    void keepInReach();
    void useWidth(double room);
    void requestLiveRepaint();

    const widgets::Theme& theme_;
    double textScale_;
    Graph graph_;
    GraphLayout layout_;
    LiveFigures live_;
    std::map<ElementId, double> own_;
    std::map<ElementId, double> nextPlaces_;
    bool keepPlaces_ = false;
    CanvasTool* tool_ = nullptr;
    bool toolHolds_ = false;
    PaintState hands_;
    GraphPaths paths_;
    PathLight hoverLight_;
    PathLight pinnedLight_;
    std::vector<ElementId> pinnedElements_;
    bool pinned_ = false;
    bool onlyUnhealthy_ = false;
    int hovered_ = -1;
    std::optional<QPointF> bandStart_; ///< canvas units
    int selected_ = -1;
    std::set<int> selection_;
    int selectedEdge_ = -1;
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
