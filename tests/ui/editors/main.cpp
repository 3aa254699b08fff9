// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/qt_main.h"

int main(int argc, char** argv) { return runQtTests(argc, argv); }
