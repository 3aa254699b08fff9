// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/search_button.h"

#include <QPainter>

namespace switchyard::shell {

SearchButton::SearchButton(const widgets::Theme& theme, const QString& text, const QString& keys, QWidget* parent)
    : QAbstractButton(parent),
      theme_(theme),
      keys_(keys)
{
    setText(text);
    setAccessibleName(text);
    setToolTip(QStringLiteral("%1 (%2)").arg(text, keys));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize SearchButton::sizeHint() const { return {theme_.scaled(300), theme_.scaled(28)}; }

QSize SearchButton::minimumSizeHint() const { return {theme_.scaled(34), theme_.scaled(28)}; }

void SearchButton::paintKeys(QPainter& painter, QRect& rest) const
{
    const widgets::Tokens& t = theme_.tokens();
    painter.setFont(theme_.mono(11));
    const int width = painter.fontMetrics().horizontalAdvance(keys_) + 12;
    if (rest.width() < 3 * width)
        return;
    const QRect cap(rest.right() - width - 2, rest.top() + 5, width, rest.height() - 10);
    painter.setBrush(t.raised);
    painter.setPen(t.line);
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(t.dim);
    painter.drawText(cap, Qt::AlignCenter, keys_);
    rest.setRight(cap.left() - 6);
}

void SearchButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const widgets::Tokens& t = theme_.tokens();
    painter.setBrush(underMouse() ? widgets::blend(t.inset, t.accent, 0.07) : t.inset);
    painter.setPen(hasFocus() ? t.accent : t.line);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    QRect rest = rect().adjusted(0, 0, -4, 0);
    paintKeys(painter, rest);
    const int side = theme_.scaled(16);
    theme_.icon(QStringLiteral("search")).paint(&painter, QRect(9, 0, side, height()));
    rest.setLeft(side + 17);
    painter.setFont(theme_.text(13));
    painter.setPen(t.faint);
    if (rest.width() > side)
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, rest.width()));
}

} // namespace switchyard::shell
