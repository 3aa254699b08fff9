// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/graph_layout.h"
#include "ui/canvas/live_figures.h"
#include "ui/canvas/paint_state.h"
#include "ui/widgets/theme.h"

#include <QFont>
#include <QPainter>
#include <QPainterPath>

namespace switchyard::canvas {

/// Paints the nodes and edges that meet a rectangle, in canvas units. Made for one frame: fonts and colours are looked
/// up once. Lifetime: the frame.
class CanvasPainter
{
public:
    CanvasPainter(QPainter& painter, const widgets::Theme& theme, double zoom);

    struct Counts
    {
        int nodes = 0;
        int edges = 0;
    };
    /// What was painted.
    Counts paint(const Graph& graph, const GraphLayout& layout, const LiveFigures& live, const QRectF& visible,
                 const PaintState& state);

private:
    struct NodeLook
    {
        QColor mark;
        QColor border;
        double borderWidth = 1;
    };

    /// One line of a node, with what is measured put in.
    struct LiveRow
    {
        QString label;
        QString value;
        QColor color;
    };

    /// How a node stands out.
    struct Manner
    {
        bool selected = false;
        bool focused = false;
        bool hovered = false;
        bool lit = false;
        bool target = false; ///< a drag may end here
    };
    static Manner manner(int node, const PaintState& state);
    static double opacityOf(int node, const PaintState& state);

    void paintFrame(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect,
                    const Manner& manner);
    void paintNode(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect, const Manner& manner);
    void paintPorts(const Node& node, const QRectF& rect, bool strong);
    void paintTag(const Node& node, const QRectF& rect);
    void paintChips(const Node& node, const QRectF& rect);
    void paintChipSign(ChipKind kind, const QPointF& center, const QColor& color);
    QColor chipColor(ChipKind kind) const;
    int paintEdges(const Graph& graph, const GraphLayout& layout, const LiveFigures& live, const QRectF& visible,
                   const PaintState& state);
    void paintEdgeLabels(const Graph& graph, const LiveFigures& live);
    static void keepImportant(std::vector<std::pair<std::size_t, QPainterPath>>& paths, const Graph& graph,
                              const LiveFigures& live, const PaintState& state);
    void paintHands(const Graph& graph, const GraphLayout& layout, const PaintState& state);
    void paintTitle(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect,
                    const NodeLook& look);
    void paintRows(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect);
    void fillLiveRow(const Node& node, const LiveFigures::NodeFigures& figures, std::size_t row, LiveRow& live) const;
    void paintShares(const Node& node, const QRectF& rect, bool handles);
    void paintHealth(NodeHealth health, const QPointF& center);
    void paintEdge(const Edge& edge, const std::optional<session::Rate>& rate, const QPainterPath& path, bool strong);
    void paintEdgeLabel(const Edge& edge, const std::optional<session::Rate>& rate, const QPainterPath& path,
                        bool rateStandsBeside);
    NodeLook lookOf(const Node& node, const LiveFigures::NodeFigures& figures) const;
    QColor shareColor(int order) const;
    void drawPair(const QString& label, const QString& value, const QRectF& line, const QColor& valueColor);

    QPainter& painter_;
    const widgets::Tokens& tokens_;
    double zoom_;
    std::vector<std::pair<std::size_t, QPainterPath>> paintedEdges_; ///< that may carry a label
    QFont titleFont_;
    QFont rowFont_;
    QFont valueFont_;
    QFont tagFont_;
};

/// The curve from one point to another that leaves to the right and arrives from the left.
QPainterPath curve(const QPointF& start, const QPointF& end);
/// The curve of an edge.
QPainterPath edgePath(const Graph& graph, const GraphLayout& layout, const Edge& edge);

} // namespace switchyard::canvas
