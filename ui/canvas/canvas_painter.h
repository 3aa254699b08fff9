// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/graph_layout.h"
#include "ui/canvas/live_figures.h"
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
                 int selected, bool focused);

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

    void paintFrame(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect, bool selected);
    void paintNode(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect, bool selected,
                   bool focused);
    void paintTitle(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect,
                    const NodeLook& look);
    void paintRows(const Node& node, const LiveFigures::NodeFigures& figures, const QRectF& rect);
    void fillLiveRow(const Node& node, const LiveFigures::NodeFigures& figures, std::size_t row, LiveRow& live) const;
    void paintShares(const Node& node, const QRectF& rect);
    void paintHealth(NodeHealth health, const QPointF& center);
    void paintEdge(const Edge& edge, const std::optional<session::Rate>& rate, const QPainterPath& path);
    void paintEdgeLabel(const Edge& edge, const std::optional<session::Rate>& rate, const QPainterPath& path,
                        bool rateStandsBeside);
    NodeLook lookOf(const Node& node, const LiveFigures::NodeFigures& figures) const;
    QColor shareColor(int order) const;
    void drawPair(const QString& label, const QString& value, const QRectF& line, const QColor& valueColor);

    QPainter& painter_;
    const widgets::Tokens& tokens_;
    double zoom_;
    QFont titleFont_;
    QFont rowFont_;
    QFont valueFont_;
};

/// The curve of an edge: from the right side of one node to the left side of another.
QPainterPath edgePath(const QRectF& from, const QRectF& to);
/// Height at which edges meet a node: the middle of its head and first rows.
double portY(const QRectF& rect);

} // namespace switchyard::canvas
