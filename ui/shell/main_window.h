// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/inspector_pane.h"
#include "ui/panes/panes.h"
#include "ui/session/session.h"
#include "ui/shell/canvas_panel.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/file_commands.h"
#include "ui/shell/main_menus.h"
#include "ui/shell/preferences.h"
#include "ui/shell/review_dialog.h"
#include "ui/shell/start_page.h"
#include "ui/shell/status_line.h"
#include "ui/shell/window_actions.h"
#include "ui/shell/window_models.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"

#include <QMainWindow>
#include <QPointer>

class QLabel;
class QSettings;
class QStackedWidget;
class QTreeView;

namespace switchyard::shell {

class HelpWindow;
class SettingsDialog;

/// One window on one session: menus, toolbar, resource tree, canvas, inspector, live panes and the status line. It
/// arranges and connects; what happens is decided by the session. Lifetime: theme and session outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(widgets::Theme& theme, session::Session& session, QWidget* parent = nullptr);
    ~MainWindow() override;

    bool openFile(const QString& path) { return files_->openFile(path); }
    canvas::CanvasView& canvas() { return canvasPanel_->view(); }
    WindowModels& models() { return models_; }
    WindowActions& actionsOfWindow() { return *actions_; }
    FileCommands& files() { return *files_; }
    CommandPalette& palette() { return *palette_; }
    editors::InspectorPane& inspector() { return *inspector_; }
    QTreeView& resourceTree() { return *treeView_; }
    panes::LivePane& livePane() { return *livePane_; }
    StatusLine& statusLine() { return *statusLine_; }
    widgets::Banner& banner() { return *banner_; }

    /// Puts actions of the picture (cut, copy, paste, duplicate, delete, find) into the Edit menu behind undo and redo;
    /// their keys work in the whole window. A null pointer is a separator.
    void addEditActions(const QList<QAction*>& actions);

    /// Takes layout, preferences and recent files from the settings, and keeps them there from now on. Lifetime: the
    /// settings outlive the window.
    void useSettings(QSettings& settings);
    const Preferences& preferences() const { return preferences_; }
    void setPreferences(const Preferences& preferences);
    void restoreLayout(const QSettings& settings);
    void saveLayout(QSettings& settings) const;

public slots:
    void openSample();
    void openPalette();
    /// What applying would change, as a list beside the window.
    void review();
    void resetLayout();
    void showSettings();
    /// `page`: of resources/help, without its ending.
    void showHelp(const QString& page = QStringLiteral("index"));
    void showAbout();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // main_window_layout.cpp: what stands where
    void buildCentre();
    void buildDocks();
    QWidget* makeTreePane();
    QWidget* makeInspectorPane();
    QWidget* makeLivePane();
    QWidget* makeLogPane();
    QWidget* makeTrafficPane();
    QWidget* makeHealthPane();
    QWidget* makeProblemsPane();
    QWidget* makeLoadPane();
    QDockWidget* addDock(const char* name, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    QLabel* panelTitle(const QString& text) const;
    void arrangeDocks();
    void fillPanelsMenu();
    QDockWidget* dock(const QString& name) const;
    void showDock(const QString& name);

    // main_window_connections.cpp: what leads where
    void connectActions();
    void connectView();
    void connectCanvas();
    void connectRun();
    void connectSession();
    void connectLogPane(panes::LogPane& pane);
    void connectHealthPane(panes::HealthPane& pane);
    void connectProblemsPane(panes::ProblemsPane& pane);

    void tell(const Result<void>& result);
    void refreshDocument();
    void refreshFailure();
    void showRecent();
    void takeTheme();
    void followLogs();
    void showGraph();
    void showFigures();
    void showSelection();
    void showProblemCount();
    void expandTree();

    widgets::Theme& theme_;
    session::Session& session_;
    WindowModels models_;
    WindowActions* actions_;
    MainMenus menus_;
    FileCommands* files_ = nullptr;
    CommandPalette* palette_ = nullptr;
    QPointer<ReviewDialog> review_;
    QPointer<SettingsDialog> settingsDialog_;
    QPointer<HelpWindow> help_;
    QSettings* settings_ = nullptr;
    Preferences preferences_;
    bool wasRunning_ = false;
    QStackedWidget* pages_ = nullptr;
    StartPage* startPage_ = nullptr;
    CanvasPanel* canvasPanel_ = nullptr;
    widgets::Banner* banner_ = nullptr;
    StatusLine* statusLine_ = nullptr;
    QLabel* treeTitle_ = nullptr;
    QTreeView* treeView_ = nullptr;
    editors::InspectorPane* inspector_ = nullptr;
    panes::LivePane* livePane_ = nullptr;
    panes::LogPane* logPane_ = nullptr;
    panes::TrafficPane* trafficPane_ = nullptr;
    QList<QDockWidget*> docks_; ///< in the order of their numbers
    QByteArray firstLayout_;    ///< as the program comes
    bool showingSelection_ = false;
};

} // namespace switchyard::shell
