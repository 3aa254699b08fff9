// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QMenu>

namespace switchyard::shell {

/// Every command of the main window as an action: menus, toolbar, shortcuts and the command palette show the same ones.
/// Words, marks and whether a command is possible follow the session. What a command does is connected by the window.
/// An action with the property "badge" (a number as text) is shown with it. Thread: gui. Lifetime: theme and session
/// outlive it; the window owns it.
class WindowActions final : public QObject
{
    Q_OBJECT
public:
    WindowActions(const widgets::Theme& theme, session::Session& session, QWidget& window);

    // --- file
    QAction* newFile = nullptr;
    QAction* open = nullptr;
    QAction* save = nullptr;
    QAction* saveAs = nullptr;
    QAction* reload = nullptr;
    QAction* importFiles = nullptr;
    QAction* exportFiles = nullptr;
    QAction* compare = nullptr;
    QAction* closeFile = nullptr;
    QAction* quit = nullptr;
    QMenu* samples = nullptr;
    QMenu* recent = nullptr;
    // --- edit
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    // --- view
    QAction* palette = nullptr;
    QAction* zoomIn = nullptr;
    QAction* zoomOut = nullptr;
    QAction* zoomReset = nullptr;
    QAction* zoomFit = nullptr;
    QAction* textLarger = nullptr;
    QAction* textSmaller = nullptr;
    QAction* textNormal = nullptr;
    QAction* fullScreen = nullptr;
    QAction* resetLayout = nullptr;
    QMenu* themes = nullptr;
    QMenu* panels = nullptr;
    // --- run
    QAction* run = nullptr;
    QAction* apply = nullptr;
    QAction* liveApply = nullptr;
    QAction* review = nullptr;
    QAction* revert = nullptr;
    QMenu* rollBack = nullptr;
    QAction* load = nullptr;
    // --- tools
    QAction* check = nullptr;
    QAction* settings = nullptr;
    // --- help
    QAction* help = nullptr;
    QAction* shortcuts = nullptr;
    QAction* about = nullptr;

    /// Number of problems: the badge of Check.
    void setProblems(int problems, int errors);

signals:
    void themeChosen(widgets::ThemeChoice choice);
    void rollBackChosen(Revision revision);

public slots:
    void refresh();
    void refreshIcons();

private:
    QAction* make(const char* name, const QString& text, const QKeySequence& keys = {});
    QMenu* makeMenu(const char* name, const QString& text);
    void makeFile();
    void makeView();
    void makeRun();
    void makeHelp();
    void makeThemes();
    void refreshUndo();
    void refreshApply();
    void fillRollBack();
    static void describe(QAction& action, const QString& what);

    const widgets::Theme& theme_;
    session::Session& session_;
    QWidget& window_;
    int problems_ = 0;
    int errors_ = 0;
};

} // namespace switchyard::shell
