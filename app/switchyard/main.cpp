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

struct Arguments
{
    QString file;
    bool sample = false;
    bool run = false;
    QString theme;
};

/// The language is needed before the help text is made: read by hand. `chosen`: in the settings.
QLocale languageOf(const QStringList& arguments, const QString& chosen)
{
    const qsizetype place = arguments.indexOf(QStringLiteral("--language"));
    const QString name = place >= 0 ? arguments.value(place + 1) : chosen;
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
    const QCommandLineOption theme(
        QStringLiteral("theme"),
        say(QT_TRANSLATE_NOOP("CommandLine", "Colours: system, dark, light or high-contrast.")),
        QStringLiteral("name"));
    const QCommandLineOption language(
        QStringLiteral("language"),
        say(QT_TRANSLATE_NOOP("CommandLine", "Language: en or de; without it the system's.")), QStringLiteral("code"));
    parser.addOptions({run, sample, theme, language});
    parser.process(application);
    return {parser.positionalArguments().value(0), parser.isSet(sample), parser.isSet(run), parser.value(theme)};
}

} // namespace

int main(int argc, char** argv)
{
    QApplication::setOrganizationName(QStringLiteral("switchyard"));
    QApplication::setApplicationName(QStringLiteral("switchyard"));
    QApplication::setApplicationDisplayName(QStringLiteral("Switchyard"));
    QApplication::setApplicationVersion(QStringLiteral(SWITCHYARD_VERSION));
    QApplication application(argc, argv);
    QSettings settings;
    const auto preferences = switchyard::shell::Preferences::read(settings);
    switchyard::shell::installTranslation(application, languageOf(QApplication::arguments(), preferences.language));
    const Arguments arguments = parseArguments(application);

    switchyard::widgets::Theme theme;
    theme.applyTo(application);
    preferences.applyTo(theme);

    const auto runtime = switchyard::app::makeLocalRuntime();
    Session session(*runtime);
    MainWindow window(theme, session);
    window.resize(1600, 1000);
    window.useSettings(settings);
    if (!arguments.theme.isEmpty())
        theme.choose(switchyard::widgets::themeOfName(arguments.theme));
    window.show();
    if (!arguments.file.isEmpty())
        window.openFile(arguments.file);
    else if (arguments.sample)
        window.openSample();
    window.files().offerRecovery();
    if (arguments.run && session.hasDocument())
        session.applyWhenChecked();

    const int result = QApplication::exec();
    window.saveLayout(settings);
    return result;
}
