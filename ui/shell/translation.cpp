// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/translation.h"

#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QTranslator>

namespace switchyard::shell {

bool installTranslation(QCoreApplication& application, const QLocale& locale)
{
    widgets::loadResources();
    auto* translator = new QTranslator(&application);
    if (!translator->load(locale, QStringLiteral("switchyard"), QStringLiteral("_"),
                          QStringLiteral(":/translations"))) {
        delete translator;
        return false;
    }
    return application.installTranslator(translator);
}

} // namespace switchyard::shell
