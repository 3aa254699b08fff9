// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_editor.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/find_bar.h"
#include "ui/canvas/minimap.h"
#include "ui/widgets/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace switchyard::shell {

/// The canvas with what lies over it: zoom buttons, minimap, find bar, and the line that explains what a gesture does.
class CanvasPanel final : public QWidget
{
    Q_OBJECT
public:
    CanvasPanel(const widgets::Theme& theme, session::Session& session, QWidget* parent = nullptr);
    canvas::CanvasView& view() { return *view_; }
    canvas::CanvasEditor& editor() { return *editor_; }
    /// Opens the find bar.
    void find();
    /// Shows one line over the canvas for some seconds; an empty one takes it away.
    void explain(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildButtons();
    void refreshIcons();
    void placeOverlays();
    void showMinimap();

    const widgets::Theme& theme_;
    canvas::CanvasView* view_;
    canvas::CanvasEditor* editor_;
    canvas::FindBar* findBar_;
    canvas::Minimap* minimap_;
    QLabel* hint_;
    QTimer hintTimer_;
    QWidget* buttons_;
    QPushButton* out_;
    QPushButton* level_;
    QPushButton* in_;
    QPushButton* fit_;
    QPushButton* tidy_;
    QPushButton* unhealthy_;
};

} // namespace switchyard::shell
