// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

class QCoreApplication;

namespace switchyard::shell {

/// Lets the program speak the language of the locale where there is a translation, else English. Errors: false when
/// there is none.
bool installTranslation(QCoreApplication& application, const QLocale& locale);

} // namespace switchyard::shell
