// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers from one start to the next, and the windows beside it.
#include "ui/shell/about_dialog.h"
#include "ui/shell/help_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings_dialog.h"

#include <QSettings>

namespace switchyard::shell {

// --- settings

void MainWindow::useSettings(QSettings& settings)
{
    settings_ = &settings;
    restoreLayout(settings);
    setPreferences(Preferences::read(settings));
    RecentFiles recent;
    recent.read(settings);
    files_->setRecent(std::move(recent));
    connect(files_, &FileCommands::recentChanged, this, [this] { files_->recent().write(*settings_); });
}

void MainWindow::setPreferences(const Preferences& preferences)
{
    preferences_ = preferences;
    preferences_.applyTo(theme_);
    takeTheme();
}

/// The theme may have been changed by a menu or by keys: that counts as a preference.
void MainWindow::takeTheme()
{
    DockOptions options = AllowNestedDocks | AllowTabbedDocks | GroupedDragging;
    options.setFlag(AnimatedDocks, !theme_.reducedMotion());
    setDockOptions(options);
    preferences_.theme = theme_.choice();
    preferences_.textScale = theme_.textScale();
    preferences_.reducedMotion = theme_.reducedMotion();
    if (settings_)
        preferences_.write(*settings_);
    if (settingsDialog_)
        settingsDialog_->setPreferences(preferences_);
}

void MainWindow::showSettings()
{
    if (!settingsDialog_) {
        settingsDialog_ = new SettingsDialog(theme_, preferences_, this);
        settingsDialog_->setAttribute(Qt::WA_DeleteOnClose);
        connect(settingsDialog_, &SettingsDialog::changed, this,
                [this] { setPreferences(Preferences(settingsDialog_->preferences())); });
    }
    settingsDialog_->show();
    settingsDialog_->activateWindow();
}

/// The first rows of a run are the ones that were waited for.
void MainWindow::followLogs()
{
    const bool running = session_.isRunning();
    if (running && !wasRunning_ && preferences_.followLogs) {
        livePane_->log().follow();
        logPane_->follow();
    }
    wasRunning_ = running;
}

// --- help

void MainWindow::showHelp(const QString& page)
{
    if (!help_) {
        help_ = new HelpWindow(theme_, this);
        help_->setAttribute(Qt::WA_DeleteOnClose);
    }
    help_->showPage(page);
    help_->show();
    help_->activateWindow();
}

void MainWindow::showAbout()
{
    auto* about = new AboutDialog(theme_, this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

// --- the layout

void MainWindow::restoreLayout(const QSettings& settings)
{
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("window/state")).toByteArray());
    palette_->model().setRecent(settings.value(QStringLiteral("palette/recent")).toStringList());
}

void MainWindow::saveLayout(QSettings& settings) const
{
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/state"), saveState());
    settings.setValue(QStringLiteral("palette/recent"), palette_->model().recent());
}

void MainWindow::resetLayout()
{
    restoreState(firstLayout_);
    arrangeDocks();
}

} // namespace switchyard::shell
