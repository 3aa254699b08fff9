// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/journeys/hands.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDropEvent>
#include <QMouseEvent>
#include <QTest>
#include <QTimer>
#include <QWidget>
#include <QWindow>

namespace switchyard::testing {
namespace {

constexpr int kPatienceMs = 20'000;
constexpr int kSteps = 12;

QByteArray keyName(QChar letter)
{
    switch (letter.unicode()) {
    case ' ':
        return "space";
    case '/':
        return "slash";
    case '-':
        return "minus";
    case '.':
        return "period";
    case '*':
        return "asterisk";
    case ':':
        return "colon";
    case '_':
        return "underscore";
    default:
        return QString(letter).toLatin1();
    }
}

} // namespace

Hands::Hands() { qApp->installEventFilter(this); }

bool Hands::eventFilter(QObject* object, QEvent* event)
{
    if (!object->isWindowType())
        return false; // widgets get copies of what their window received
    switch (event->type()) {
    case QEvent::MouseMove:
        seen_ = static_cast<QMouseEvent*>(event)->globalPosition().toPoint();
        break;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        ++presses_;
        break;
    case QEvent::MouseButtonRelease:
        ++releases_;
        break;
    case QEvent::DragEnter:
    case QEvent::DragMove:
        dragged_ = static_cast<QWindow*>(object)->mapToGlobal(static_cast<QDropEvent*>(event)->position().toPoint());
        break;
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
        ++keyEvents_;
        break;
    default:
        break;
    }
    return false;
}

void Hands::moveTo(const QPoint& screen)
{
    if (screen == at_)
        return;
    at_ = screen;
    input_.move(screen.x(), screen.y());
    EXPECT_TRUE(QTest::qWaitFor([&] { return seen_ == screen; }, kPatienceMs));
}

void Hands::button(unsigned number, bool down)
{
    int& counter = down ? presses_ : releases_;
    const int before = counter;
    input_.button(number, down);
    EXPECT_TRUE(QTest::qWaitFor([&] { return counter > before; }, kPatienceMs));
}

void Hands::click(const QPoint& screen, unsigned number)
{
    moveTo(screen);
    button(number, true);
    button(number, false);
}

void Hands::click(QWidget& widget) { click(widget.mapToGlobal(widget.rect().center())); }

void Hands::doubleClick(const QPoint& screen)
{
    click(screen);
    button(1, true);
    button(1, false);
}

void Hands::pressAt(const QPoint& screen)
{
    moveTo(screen);
    button(1, true);
}

void Hands::glideTo(const QPoint& screen)
{
    const QPoint from = at_;
    for (int step = 1; step <= kSteps; ++step)
        moveTo(from + (screen - from) * step / kSteps);
}

void Hands::release() { button(1, false); }

void Hands::drag(const QPoint& from, const QPoint& to)
{
    pressAt(from);
    glideTo(to);
    release();
}

void Hands::dragOut(const QPoint& from, const QPoint& to)
{
    pressAt(from);
    dragged_.reset();
    int step = 0;
    int sinceRelease = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, this, [&] {
        const bool arrived = dragged_ && (*dragged_ - to).manhattanLength() <= 2;
        if (sinceRelease > 0 || (arrived && step >= 2 * kSteps)) {
            if (sinceRelease++ == 0)
                input_.button(1, false);
            return;
        }
        ++step;
        const QPoint next = from + (to - from) * std::min(step, kSteps) / kSteps;
        input_.move(next.x() + step % 2, next.y()); // it goes on moving until the program has noticed where it is
    });
    timer.start(20);
    EXPECT_TRUE(QTest::qWaitFor([&] { return sinceRelease > 4; }, kPatienceMs));
    if (sinceRelease == 0)
        input_.button(1, false);
    at_ = to;
}

void Hands::key(const QByteArray& name, bool down)
{
    const int before = keyEvents_;
    if (input_.key(name.constData(), down))
        EXPECT_TRUE(QTest::qWaitFor([&] { return keyEvents_ > before; }, kPatienceMs));
}

void Hands::type(const QString& text)
{
    for (const QChar letter : text) {
        const QByteArray name = keyName(letter);
        const bool shift = input_.needsShift(name.constData());
        if (shift)
            key("Shift_L", true);
        key(name, true);
        key(name, false);
        if (shift)
            key("Shift_L", false);
    }
}

void Hands::keys(const QString& chord)
{
    const QStringList names = chord.split(QLatin1Char('+'));
    for (const QString& name : names)
        key(name.toLatin1(), true);
    for (auto name = names.crbegin(); name != names.crend(); ++name)
        key(name->toLatin1(), false);
}

} // namespace switchyard::testing
