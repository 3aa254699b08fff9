// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/leaks.h"

#include <gtest/gtest.h>

#include <QApplication>

/// The main function of a test program that needs Qt.
inline int runQtTests(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
