// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/leaks.h"
#include "ui/shell/translation.h"

#include <gtest/gtest.h>

#include <QApplication>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    switchyard::shell::installTranslation(application, QLocale(QLocale::English));
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
