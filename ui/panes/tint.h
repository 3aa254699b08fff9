// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

namespace switchyard::panes {

/// Writes a widget's text in this colour. Who calls it calls it again when the theme changes.
inline void tint(QWidget& widget, const QColor& color)
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, color);
    palette.setColor(QPalette::Text, color);
    widget.setPalette(palette);
}

} // namespace switchyard::panes
