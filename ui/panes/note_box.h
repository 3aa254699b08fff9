// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

namespace switchyard::panes {

/// A box in the accent colour around a next step and its buttons.
class NoteBox final : public QWidget
{
    Q_OBJECT
public:
    NoteBox(const widgets::Theme& theme, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const widgets::Theme& theme_;
};

} // namespace switchyard::panes
