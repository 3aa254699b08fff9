// SPDX-License-Identifier: GPL-3.0-or-later
// A monkey at the window: random mouse and key events that make sense somewhere, then undo to where it began.
#include "core/runtime/fake_runtime.h"
#include "ui/shell/main_window.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>

#include <random>

namespace switchyard::testing {
namespace {

class Monkey : public ::testing::Test
{
protected:
    Monkey() : session(fake), window(theme, session)
    {
        theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
        window.resize(1600, 1000);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
        window.openSample();
        EXPECT_TRUE(QTest::qWaitFor([&] { return session.isChecked(); }, 20'000));
        dialogs.setInterval(5);
        QObject::connect(&dialogs, &QTimer::timeout, &window, [this] { answerDialogs(); });
        dialogs.start();
    }

    /// Whatever asks gets an answer, or the monkey would wait for ever.
    void answerDialogs()
    {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box || box->buttons().isEmpty())
            return;
        const auto buttons = box->buttons();
        QTest::mouseClick(buttons[static_cast<qsizetype>(random() % static_cast<unsigned>(buttons.size()))],
                          Qt::LeftButton);
    }

    canvas::CanvasView& view() { return window.canvas(); }
    int anyNode()
    {
        return view().graph().nodes.empty() ? -1 : static_cast<int>(random() % view().graph().nodes.size());
    }
    QPoint onView(const QPointF& canvas) { return view().fromCanvas(canvas).toPoint(); }
    QRectF rect(int node) { return view().layoutOfGraph().rects[static_cast<std::size_t>(node)]; }
    QPoint head(int node) { return onView(QPointF(rect(node).left() + 40, rect(node).top() + 14)); }

    void drag(const QPoint& from, const QPoint& to)
    {
        QWidget* viewport = view().viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        QTest::mouseMove(viewport, from + (to - from) / 2);
        QApplication::processEvents();
        QTest::mouseMove(viewport, to);
        QApplication::processEvents();
        if (random() % 8 == 0)
            QTest::keyClick(&view(), Qt::Key_Escape);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
        closePopup();
    }

    /// Type-to-add takes the first choice or is given up.
    void closePopup()
    {
        QWidget* popup = QApplication::activePopupWidget();
        if (!popup)
            return;
        if (auto* filter = popup->findChild<QLineEdit*>(QStringLiteral("addFilter")))
            QTest::keyClick(filter, random() % 2 == 0 ? Qt::Key_Return : Qt::Key_Escape);
        else
            popup->close();
    }

    void pressKey(int key, Qt::KeyboardModifiers modifiers = {})
    {
        view().setFocus();
        QTest::keyClick(&view(), static_cast<Qt::Key>(key), modifiers);
        closePopup();
    }

    void act()
    {
        const int node = anyNode();
        switch (random() % 17) {
        case 0:
        case 1:
            if (node >= 0)
                QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, head(node));
            break;
        case 2:
        case 3:
        case 4: {
            const int other = anyNode();
            if (node < 0 || other < 0)
                break;
            const canvas::Node& from = view().graph().nodes[static_cast<std::size_t>(node)];
            const int row = from.out || from.rows.empty() ? -1 : static_cast<int>(random() % from.rows.size());
            drag(onView(canvas::outPort(from, rect(node), row)), head(other));
            break;
        }
        case 5:
            if (node >= 0)
                drag(head(node), head(node) + QPoint(0, static_cast<int>(random() % 200) - 100));
            break;
        case 6:
            if (node >= 0 && view().graph().nodes[static_cast<std::size_t>(node)].shares.size() > 1) {
                const QRectF bar = canvas::shareBar(view().graph().nodes[static_cast<std::size_t>(node)], rect(node));
                const double share = view().graph().nodes[static_cast<std::size_t>(node)].shares[0];
                drag(onView(QPointF(bar.left() + bar.width() * share, bar.center().y())),
                     onView(QPointF(bar.left() + bar.width() * 0.01 * static_cast<double>(random() % 100),
                                    bar.center().y())));
            }
            break;
        case 7:
            pressKey(Qt::Key_Z, Qt::ControlModifier);
            break;
        case 8:
            pressKey(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
            break;
        case 9:
            pressKey(Qt::Key_Delete);
            break;
        case 10:
            pressKey(Qt::Key_D, Qt::ControlModifier);
            break;
        case 11:
            pressKey(Qt::Key_C, Qt::ControlModifier);
            pressKey(Qt::Key_V, Qt::ControlModifier);
            break;
        case 12:
            pressKey(random() % 2 == 0 ? Qt::Key_A : Qt::Key_C);
            break;
        case 13: {
            const auto tiles = window.findChild<QWidget*>(QStringLiteral("palette"))->findChildren<QAbstractButton*>();
            QTest::mouseClick(tiles[static_cast<qsizetype>(random() % static_cast<unsigned>(tiles.size()))],
                              Qt::LeftButton);
            break;
        }
        case 14:
            pressKey(random() % 2 == 0 ? Qt::Key_Up : Qt::Key_Right,
                     random() % 2 == 0 ? Qt::AltModifier : Qt::NoModifier);
            break;
        case 15:
            QTest::mouseClick(window.findChild<QAbstractButton*>(QStringLiteral("tidy")), Qt::LeftButton);
            break;
        default: // run, apply, stop
            if (random() % 3 != 0)
                session.apply();
            else
                session.stop();
            fake.deliver_all();
        }
        QApplication::processEvents();
    }

    std::mt19937 random{20'261'125};
    runtime::FakeRuntime fake;
    widgets::Theme theme;
    session::Session session;
    shell::MainWindow window;
    QTimer dialogs;
};

TEST_F(Monkey, At_the_window_undoes_to_the_very_text_of_the_start)
{
    const int wanted = qEnvironmentVariableIntValue("SWITCHYARD_MONKEY_ACTIONS");
    const int actions = wanted > 0 ? wanted : 150;
    const std::string start = session.document().text();
    int steps = 0;
    for (int action = 0; action < actions; ++action) {
        act();
        steps = std::max(steps, session.undoStack().count());
        ASSERT_FALSE(HasFailure()) << "at action " << action;
    }
    EXPECT_GT(steps, actions / 20) << "the monkey did something";
    while (session.undoStack().canUndo())
        session.undoStack().undo();
    EXPECT_EQ(session.document().text(), start);
}

} // namespace
} // namespace switchyard::testing
