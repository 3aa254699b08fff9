// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_view.h"
#include "ui/session/session.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace switchyard::canvas {

/// Finds nodes by any text on them, and the way of a URL: "shop.example.com/checkout/7" lights what would answer it.
/// Enter goes to the next one, Shift+Enter back, Esc closes. Thread: gui. Lifetime: session and view outlive it.
class FindBar final : public QFrame
{
    Q_OBJECT
public:
    FindBar(session::Session& session, CanvasView& view, QWidget* parent = nullptr);

    void open();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void search();
    bool searchUrl(const QString& text);
    void show(int place);
    void step(int by);
    void close();

    session::Session& session_;
    CanvasView& view_;
    QLineEdit* text_;
    QLabel* count_;
    std::vector<int> found_;
    int place_ = -1;
};

} // namespace switchyard::canvas
