// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/note_box.h"

#include <QPainter>

namespace switchyard::panes {

NoteBox::NoteBox(const widgets::Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme)
{
    connect(&theme, &widgets::Theme::changed, this, qOverload<>(&QWidget::update));
}

void NoteBox::paintEvent(QPaintEvent*)
{
    const widgets::Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.accent, 1));
    painter.setBrush(widgets::blend(t.panel, t.accent, t.highContrast ? 0 : 0.12));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace switchyard::panes
