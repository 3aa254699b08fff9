// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/translation.h"

#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace switchyard::shell {
namespace {

bool install(QCoreApplication& application, const QLocale& locale, const QString& name, const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        return application.installTranslator(translator);
    delete translator;
    return false;
}

} // namespace

bool installTranslation(QCoreApplication& application, const QLocale& locale)
{
    widgets::loadResources();
    // Qt's own dialogs, where the system has their texts
    install(application, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    const QString folder = QStringLiteral(":/translations");
    if (install(application, locale, QStringLiteral("switchyard"), folder))
        return true;
    install(application, QLocale(QLocale::English), QStringLiteral("switchyard"), folder); // plural forms
    return false;
}

} // namespace switchyard::shell
