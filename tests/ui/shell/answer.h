// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QTest>
#include <QTimer>

namespace switchyard::testing {

/// Presses a button of the next question as soon as it is on the screen, with the mouse. `button`: its text without
/// mnemonics. Make it before the question is asked.
class Answer
{
public:
    explicit Answer(const QString& button)
    {
        timer_.setInterval(10);
        QObject::connect(&timer_, &QTimer::timeout, [this, button] { tryTo(button); });
        timer_.start();
    }

    /// What was asked; empty when nothing was.
    QString question;

private:
    void tryTo(const QString& text)
    {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box || !box->isVisible() || !question.isEmpty())
            return;
        for (QAbstractButton* button : box->buttons()) {
            if (button->text().remove(QLatin1Char('&')) != text)
                continue;
            question = box->text();
            timer_.stop();
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
        question = QStringLiteral("no button ") + text;
        timer_.stop();
        box->reject();
    }

    QTimer timer_;
};

} // namespace switchyard::testing
