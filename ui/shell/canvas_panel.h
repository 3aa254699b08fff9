// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_view.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QPushButton;

namespace switchyard::shell {

/// The canvas with its zoom buttons in the lower left corner.
class CanvasPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit CanvasPanel(const widgets::Theme& theme, QWidget* parent = nullptr);
    canvas::CanvasView& view() { return *view_; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refreshIcons();

    const widgets::Theme& theme_;
    canvas::CanvasView* view_;
    QWidget* buttons_;
    QPushButton* out_;
    QPushButton* level_;
    QPushButton* in_;
    QPushButton* fit_;
};

} // namespace switchyard::shell
