// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/tone_label.h"

namespace switchyard::editors {

ToneLabel::ToneLabel(const widgets::Theme& theme, QColor widgets::Tokens::* color, double pixels, QWidget* parent)
    : QLabel(parent),
      theme_(theme),
      color_(color)
{
    setFont(theme.text(pixels));
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setMinimumWidth(20);
    connect(&theme, &widgets::Theme::changed, this, &ToneLabel::recolor);
    recolor();
}

void ToneLabel::setColor(QColor widgets::Tokens::* color)
{
    color_ = color;
    recolor();
}

void ToneLabel::recolor()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, theme_.tokens().*color_);
    setPalette(colors);
}

} // namespace switchyard::editors
