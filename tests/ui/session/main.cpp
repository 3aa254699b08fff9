// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/qt_main.h"

#include <QTemporaryDir>

int main(int argc, char** argv)
{
    const QTemporaryDir state; // journals of drafts, not the user's
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    return runQtTests(argc, argv);
}
