// SPDX-License-Identifier: GPL-3.0-or-later
// switchyard: the desktop console. Wiring only.
#include "app/switchyard/local_runtime.h"
#include "ui/session/session.h"
#include "ui/shell/main_window.h"
#include "ui/shell/translation.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

namespace {

using switchyard::session::Session;
using switchyard::shell::MainWindow;
using switchyard::widgets::ThemeChoice;

struct Arguments
{
    QString file;
    bool sample = false;
    bool run = false;
    QString theme;
};

/// The language is needed before the help text is made: read by hand.
QLocale languageOf(const QStringList& arguments)
{
    const qsizetype place = arguments.indexOf(QStringLiteral("--language"));
    const QString name = place >= 0 ? arguments.value(place + 1) : QString();
    return name.isEmpty() ? QLocale::system() : QLocale(name);
}

Arguments parseArguments(const QApplication& application)
{
    auto say = [](const char* text) { return QCoreApplication::translate("CommandLine", text); };
    QCommandLineParser parser;
    parser.setApplicationDescription(
        say(QT_TRANSLATE_NOOP("CommandLine", "Desktop console for load balancers, with the load balancer inside.")));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"),
                                 say(QT_TRANSLATE_NOOP("CommandLine", "Workspace file to open.")),
                                 QStringLiteral("[file]"));
    const QCommandLineOption run(QStringLiteral("run"),
                                 say(QT_TRANSLATE_NOOP("CommandLine", "Start serving at once.")));
    const QCommandLineOption sample(QStringLiteral("sample"),
                                    say(QT_TRANSLATE_NOOP("CommandLine", "Open the Storefront sample.")));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   say(QT_TRANSLATE_NOOP("CommandLine", "Colours: system, dark or light.")),
                                   QStringLiteral("name"));
    const QCommandLineOption language(
        QStringLiteral("language"),
        say(QT_TRANSLATE_NOOP("CommandLine", "Language: en or de; without it the system's.")), QStringLiteral("code"));
    parser.addOptions({run, sample, theme, language});
    parser.process(application);
    return {parser.positionalArguments().value(0), parser.isSet(sample), parser.isSet(run), parser.value(theme)};
}

ThemeChoice themeOf(const QString& name)
{
    if (name == QLatin1String("dark"))
        return ThemeChoice::Dark;
    return name == QLatin1String("light") ? ThemeChoice::Light : ThemeChoice::System;
}

QString nameOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

} // namespace

int main(int argc, char** argv)
{
    QApplication::setOrganizationName(QStringLiteral("switchyard"));
    QApplication::setApplicationName(QStringLiteral("switchyard"));
    QApplication::setApplicationDisplayName(QStringLiteral("Switchyard"));
    QApplication::setApplicationVersion(QStringLiteral(SWITCHYARD_VERSION));
    QApplication application(argc, argv);
    switchyard::shell::installTranslation(application, languageOf(QApplication::arguments()));
    const Arguments arguments = parseArguments(application);

    QSettings settings;
    switchyard::widgets::Theme theme;
    theme.choose(
        themeOf(arguments.theme.isEmpty() ? settings.value(QStringLiteral("theme")).toString() : arguments.theme));
    theme.applyTo(application);

    const auto runtime = switchyard::app::makeLocalRuntime();
    Session session(*runtime);
    MainWindow window(theme, session);
    window.resize(1600, 1000);
    window.restoreLayout(settings);
    window.show();
    if (!arguments.file.isEmpty())
        window.openFile(arguments.file);
    else if (arguments.sample)
        window.openSample();
    if (arguments.run && session.hasDocument())
        session.applyWhenChecked();

    const int result = QApplication::exec();
    window.saveLayout(settings);
    settings.setValue(QStringLiteral("theme"), nameOf(theme.choice()));
    return result;
}
