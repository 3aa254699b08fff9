// SPDX-License-Identifier: GPL-3.0-or-later
// Check boxes and spin boxes.
#include "ui/widgets/style.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace switchyard::widgets {

void Style::drawCheckBox(const QStyleOption& option, QPainter& painter) const
{
    const Tokens& t = theme_.tokens();
    const bool on = option.state & State_On;
    const bool enabled = option.state & State_Enabled;
    const bool focused = option.state & State_HasFocus;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(focused ? t.accent : enabled ? t.edge : t.line, focused ? 2 : 1.2));
    painter.setBrush(on && enabled ? blend(t.inset, t.accent, 0.35) : t.inset);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(QPen(enabled ? t.text : t.faint, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const double size = box.width();
    if (on)
        painter.drawPolyline(QPolygonF{box.topLeft() + QPointF(size * 0.24, size * 0.52),
                                       box.topLeft() + QPointF(size * 0.43, size * 0.72),
                                       box.topLeft() + QPointF(size * 0.78, size * 0.3)});
    else if (option.state & State_NoChange)
        painter.drawLine(box.center() - QPointF(size * 0.25, 0), box.center() + QPointF(size * 0.25, 0));
    painter.restore();
}

void Style::drawSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget) const
{
    const Tokens& t = theme_.tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(option.state & State_HasFocus ? t.accent : t.line, 1));
    painter.setBrush(t.inset);
    if (option.frame)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (option.buttonSymbols != QAbstractSpinBox::NoButtons) {
        for (const SubControl part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
            const bool up = part == SC_SpinBoxUp;
            const bool possible =
                option.stepEnabled & (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
            const QRectF room = subControlRect(CC_SpinBox, &option, part, widget);
            if (option.activeSubControls == part && possible)
                painter.fillRect(room.adjusted(1, 1, -2, -1), t.raised);
            painter.setPen(QPen(possible ? t.dim : t.line, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.setBrush(Qt::NoBrush);
            const QPointF c = room.center() + QPointF(0, up ? 1 : -1);
            const double rise = up ? -2.5 : 2.5;
            painter.drawPolyline(QPolygonF{c + QPointF(-3, 0), c + QPointF(0, rise), c + QPointF(3, 0)});
        }
    }
    painter.restore();
}

} // namespace switchyard::widgets
