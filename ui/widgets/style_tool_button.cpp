// SPDX-License-Identifier: GPL-3.0-or-later
// Tool buttons: icon, words, a number as a badge, and the part that opens a menu.
#include "ui/widgets/style.h"

#include "ui/widgets/theme.h"

#include <QAction>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

namespace switchyard::widgets {
namespace {

constexpr int kGap = 6;

QString badgeOf(const QWidget* widget)
{
    const auto* button = qobject_cast<const QToolButton*>(widget);
    return button && button->defaultAction() ? button->defaultAction()->property("badge").toString() : QString();
}

bool hasText(const QStyleOptionToolButton& button)
{
    return button.toolButtonStyle != Qt::ToolButtonIconOnly && !button.text.isEmpty();
}

} // namespace

QSize Style::toolButtonSize(const QStyleOption& option, const QSize& content, const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(&option);
    const bool words = button && hasText(*button);
    int width = words ? content.width() + theme_.scaled(22) : theme_.scaled(30);
    const QString badge = badgeOf(widget);
    if (words && !badge.isEmpty())
        width += QFontMetrics(theme_.text(11, QFont::DemiBold)).horizontalAdvance(badge) + 2 * kGap + 4;
    return {width, theme_.scaled(28)};
}

/// A number on the badge's ground, in the colour of what waits for somebody.
void Style::drawBadge(QPainter& painter, const QRect& rect, const QString& text, bool enabled) const
{
    const Tokens& t = theme_.tokens();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(enabled ? t.badge : blend(t.panel, t.badge, 0.5));
    painter.drawRoundedRect(rect, 4, 4);
    painter.setPen(enabled ? t.warning : blend(t.panel, t.warning, 0.6));
    painter.setFont(theme_.text(11, QFont::DemiBold));
    painter.drawText(rect, Qt::AlignCenter, text);
}

/// The part right of a line, with an arrow down.
void Style::drawMenuPart(QPainter& painter, const QRect& rect, const QColor& line, const QColor& arrow) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line);
    painter.drawLine(rect.topLeft() + QPoint(0, 6), rect.bottomLeft() - QPoint(0, 6));
    painter.setPen(QPen(arrow, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = QRectF(rect).center();
    painter.drawPolyline(QPolygonF{middle + QPointF(-3.5, -1.5), middle + QPointF(0, 2), middle + QPointF(3.5, -1.5)});
}

/// Icon, words and badge stand together in the middle of the button.
void Style::drawToolButton(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(&option);
    if (!button)
        return;
    const bool menu = button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
    QRect rect = option.rect;
    drawButtonPanel(option, painter, widget);
    const Tokens& t = theme_.tokens();
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool next = enabled && widget && widget->property("next").toBool();
    const QColor ink =
        next ? t.goText : option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    painter.save();
    if (menu) {
        const QRect part = subControlRect(CC_ToolButton, &option, SC_ToolButtonMenu, widget);
        drawMenuPart(painter, part, next ? t.goLine : t.line, t.dim);
        rect.setRight(part.left() - 1);
    }
    const bool words = hasText(*button);
    const bool picture = button->toolButtonStyle != Qt::ToolButtonTextOnly && !button->icon.isNull();
    const QString badge = words ? badgeOf(widget) : QString();
    const QFont badgeFont = theme_.text(11, QFont::DemiBold);
    const int badgeWidth = badge.isEmpty() ? 0 : QFontMetrics(badgeFont).horizontalAdvance(badge) + 2 * kGap;
    painter.setFont(next ? theme_.text(13, QFont::DemiBold) : button->font);
    const int textWidth =
        words ? painter.fontMetrics().size(Qt::TextShowMnemonic | Qt::TextSingleLine, button->text).width() : 0;
    const int side = picture ? button->iconSize.width() : 0;
    const int gap = words && picture ? kGap : 0;
    const int all = textWidth + side + gap + (badgeWidth ? badgeWidth + kGap : 0);
    int left = rect.center().x() - all / 2 + 1;
    if (picture)
        button->icon.paint(&painter, QRect(left, rect.top(), side, rect.height()), Qt::AlignCenter,
                           enabled ? QIcon::Normal : QIcon::Disabled);
    left += side + gap;
    painter.setPen(ink);
    if (words)
        painter.drawText(QRect(left, rect.top(), textWidth + 2, rect.height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic, button->text);
    if (badgeWidth) {
        const int tall = QFontMetrics(badgeFont).height() + 2;
        drawBadge(painter, QRect(left + textWidth + kGap, rect.center().y() - tall / 2 + 1, badgeWidth, tall), badge,
                  enabled);
    }
    painter.restore();
}

} // namespace switchyard::widgets
