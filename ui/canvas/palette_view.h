// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace switchyard::canvas {

/// What a drag out of the palette carries: the id of the entry, UTF-8.
inline constexpr char kPaletteMime[] = "application/x-switchyard-palette";

/// Everything that can be made, as tiles: dragged onto the canvas, or pressed to make it there. Thread: gui.
class PaletteView final : public QWidget
{
    Q_OBJECT
public:
    explicit PaletteView(const widgets::Theme& theme, QWidget* parent = nullptr);

signals:
    /// A tile was pressed.
    void picked(const QString& paletteId);

private:
    void arrange(const QString& filter);

    QLineEdit* filter_;
    QGridLayout* grid_;
    std::vector<QPushButton*> tiles_;
};

} // namespace switchyard::canvas
