// SPDX-License-Identifier: GPL-3.0-or-later
// The small things on a node: ports, tags, chips and health.
#include "ui/canvas/canvas_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>

namespace switchyard::canvas {

using widgets::blend;

void CanvasPainter::paintPorts(const Node& node, const QRectF& rect, bool strong)
{
    const double radius = strong ? 5 : 3.2;
    painter_.setPen(QPen(strong ? tokens_.accent : tokens_.edge, 1.5));
    painter_.setBrush(strong ? blend(tokens_.raised, tokens_.accent, 0.35) : tokens_.raised);
    if (node.out)
        painter_.drawEllipse(outPort(node, rect, -1), radius, radius);
    for (std::size_t row = 0; row < node.rows.size(); ++row) {
        if (node.rows[row].port)
            painter_.drawEllipse(outPort(node, rect, static_cast<int>(row)), radius, radius);
    }
}

void CanvasPainter::paintTag(const Node& node, const QRectF& rect)
{
    QString text;
    QColor color = tokens_.warning;
    if (node.ghost)
        text = QCoreApplication::translate("Canvas", "still live");
    else if (node.changed)
        text = QCoreApplication::translate("Canvas", "draft");
    else if (node.loose)
        text = QCoreApplication::translate("Canvas", "not used");
    if (text.isEmpty())
        return;
    if (!node.changed || node.ghost)
        color = tokens_.dim;
    const QFontMetricsF metrics(tagFont_);
    const double width = metrics.horizontalAdvance(text) + 10;
    const QRectF pill(rect.right() - width - 10, rect.top() - 7, width, 14);
    painter_.setPen(QPen(color, 1));
    painter_.setBrush(blend(tokens_.background, color, 0.16));
    painter_.drawRoundedRect(pill, 7, 7);
    painter_.setFont(tagFont_);
    painter_.setPen(color);
    painter_.drawText(pill, Qt::AlignCenter, text);
}

void CanvasPainter::paintChips(const Node& node, const QRectF& rect)
{
    const QFontMetricsF metrics(rowFont_);
    for (std::size_t i = 0; i < node.chips.size(); ++i) {
        const Chip& chip = node.chips[i];
        const QRectF room = chipRect(node, rect, i);
        const QColor color = chip.missing ? tokens_.failing : chipColor(chip.kind);
        const double width = std::min(room.width(), metrics.horizontalAdvance(chip.text) + 27);
        const QRectF pill(room.left(), room.top(), width, room.height());
        painter_.setPen(QPen(blend(tokens_.raised, color, 0.55), 1));
        painter_.setBrush(blend(tokens_.raised, color, 0.12));
        painter_.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        paintChipSign(chip.kind, QPointF(pill.left() + 10, pill.center().y()), color);
        painter_.setFont(rowFont_);
        painter_.setPen(chip.missing ? tokens_.failing : tokens_.dim);
        const QRectF text(pill.left() + 18, pill.top(), pill.width() - 24, pill.height());
        painter_.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(chip.text, Qt::ElideMiddle, text.width()));
    }
}

QColor CanvasPainter::chipColor(ChipKind kind) const
{
    switch (kind) {
    case ChipKind::Certificate:
    case ChipKind::TrustConfig:
        return tokens_.second;
    case ChipKind::SslPolicy:
    case ChipKind::SecurityPolicy:
        return tokens_.accent;
    case ChipKind::HealthCheck:
        return tokens_.healthy;
    case ChipKind::Simulated:
        return tokens_.third;
    case ChipKind::Mode:
        break;
    }
    return tokens_.faint;
}

/// A sign of its own for each kind, so that colour is not all that tells them apart.
void CanvasPainter::paintChipSign(ChipKind kind, const QPointF& c, const QColor& color)
{
    painter_.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter_.setBrush(Qt::NoBrush);
    switch (kind) {
    case ChipKind::Certificate: // a key
        painter_.drawEllipse(c + QPointF(-2, 0), 2.2, 2.2);
        painter_.drawPolyline(QPolygonF{c + QPointF(0.4, 0), c + QPointF(4.4, 0), c + QPointF(4.4, 2.4)});
        break;
    case ChipKind::TrustConfig:
    case ChipKind::SecurityPolicy: // a shield
        painter_.drawPolygon(QPolygonF{c + QPointF(-3.4, -3.4), c + QPointF(3.4, -3.4), c + QPointF(3.2, 0.8),
                                       c + QPointF(0, 4), c + QPointF(-3.2, 0.8)});
        break;
    case ChipKind::SslPolicy: // a lock
        painter_.drawRect(QRectF(c.x() - 3.2, c.y() - 0.6, 6.4, 4.4));
        painter_.drawArc(QRectF(c.x() - 2, c.y() - 4, 4, 5), 0, 180 * 16);
        break;
    case ChipKind::HealthCheck: // a pulse
        painter_.drawPolyline(QPolygonF{c + QPointF(-4.4, 0.4), c + QPointF(-1.8, 0.4), c + QPointF(-0.4, -3.2),
                                        c + QPointF(1.4, 3.2), c + QPointF(2.4, 0.4), c + QPointF(4.4, 0.4)});
        break;
    case ChipKind::Simulated: // a server
        painter_.drawRect(QRectF(c.x() - 3.4, c.y() - 3.4, 6.8, 2.8));
        painter_.drawRect(QRectF(c.x() - 3.4, c.y() + 0.8, 6.8, 2.8));
        break;
    case ChipKind::Mode: // a globe
        painter_.drawEllipse(c, 3.6, 3.6);
        painter_.drawLine(c + QPointF(-3.6, 0), c + QPointF(3.6, 0));
        break;
    }
}

void CanvasPainter::paintHealth(NodeHealth health, const QPointF& center)
{
    painter_.save();
    switch (health) {
    case NodeHealth::Healthy:
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(tokens_.healthy);
        painter_.drawEllipse(center, 4.5, 4.5);
        break;
    case NodeHealth::Partly:
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(tokens_.warning);
        painter_.drawPolygon(
            QPolygonF{center + QPointF(0, -5), center + QPointF(5.5, 4.5), center + QPointF(-5.5, 4.5)});
        break;
    case NodeHealth::Failing:
        painter_.setPen(QPen(tokens_.failing, 2.4, Qt::SolidLine, Qt::RoundCap));
        painter_.drawLine(center + QPointF(-3.5, -3.5), center + QPointF(3.5, 3.5));
        painter_.drawLine(center + QPointF(-3.5, 3.5), center + QPointF(3.5, -3.5));
        break;
    case NodeHealth::Unknown:
        painter_.setPen(QPen(tokens_.faint, 1.5));
        painter_.setBrush(Qt::NoBrush);
        painter_.drawEllipse(center, 3.8, 3.8);
        break;
    case NodeHealth::None:
        break;
    }
    painter_.restore();
}

} // namespace switchyard::canvas
