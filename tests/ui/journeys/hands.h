// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/journeys/x_input.h"

#include <QObject>
#include <QPoint>
#include <QString>

#include <optional>

class QWidget;

namespace switchyard::testing {

/// A person at the window: moves, clicks, drags and types through the X server, and waits until the program has
/// received each event. Thread: gui.
class Hands : public QObject
{
public:
    Hands();
    bool valid() const { return input_.valid(); }

    void moveTo(const QPoint& screen);
    void click(const QPoint& screen, unsigned button = 1);
    void click(QWidget& widget);
    void doubleClick(const QPoint& screen);
    /// Presses, moves in steps a hand would make, and releases.
    void drag(const QPoint& from, const QPoint& to);
    /// The same out of a widget that starts a drag of the system: until the drop no mouse events reach the program.
    void dragOut(const QPoint& from, const QPoint& to);
    void pressAt(const QPoint& screen);
    void glideTo(const QPoint& screen);
    void release();
    void type(const QString& text);
    /// "Return", "Control_L+a"
    void keys(const QString& chord);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void button(unsigned number, bool down);
    void key(const QByteArray& name, bool down);

    XInput input_;
    QPoint at_;
    int presses_ = 0;
    int releases_ = 0;
    int keyEvents_ = 0;
    QPoint seen_;
    std::optional<QPoint> dragged_; ///< where a drag of the system was noticed last
};

} // namespace switchyard::testing
