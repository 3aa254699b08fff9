// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QLabel>

namespace switchyard::editors {

/// A wrapped line of text in one of the theme's colours, which it follows.
class ToneLabel final : public QLabel
{
    Q_OBJECT
public:
    ToneLabel(const widgets::Theme& theme, QColor widgets::Tokens::* color, double pixels, QWidget* parent = nullptr);
    void setColor(QColor widgets::Tokens::* color);

private:
    void recolor();

    const widgets::Theme& theme_;
    QColor widgets::Tokens::* color_;
};

} // namespace switchyard::editors
