// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/panes.h"
#include "ui/session/session.h"
#include "ui/shell/canvas_panel.h"
#include "ui/shell/start_page.h"
#include "ui/shell/status_line.h"
#include "ui/shell/window_models.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"

#include <QMainWindow>

class QLabel;
class QSettings;
class QStackedWidget;
class QToolBar;
class QToolButton;
class QTreeView;

namespace switchyard::shell {

/// One window on one session: toolbar, resource tree, canvas, inspector, live panes and the status line. It arranges
/// and connects; what happens is decided by the session. Lifetime: theme and session outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(widgets::Theme& theme, session::Session& session, QWidget* parent = nullptr);

    bool openFile(const QString& path);
    canvas::CanvasView& canvas() { return canvasPanel_->view(); }
    WindowModels& models() { return models_; }
    QTreeView& resourceTree() { return *treeView_; }
    panes::LivePane& livePane() { return *livePane_; }
    StatusLine& statusLine() { return *statusLine_; }
    widgets::Banner& banner() { return *banner_; }

    void restoreLayout(const QSettings& settings);
    void saveLayout(QSettings& settings) const;

public slots:
    void openSample();
    void chooseFile();
    bool save();
    bool saveAs();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildCentre();
    void buildToolBar();
    void buildDocks();
    void buildTreeDock();
    void buildInspectorDock();
    void buildBottomDocks();
    void buildShortcuts();
    QDockWidget* addDock(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    QAction* addToolAction(const QString& name, const QString& text, const QKeySequence& keys);
    void addViewMenu();
    void connectSession();

    void refreshIcons();
    void refreshDocument();
    void refreshActions();
    void refreshFailure();
    void showGraph();
    void showFigures();
    void showSelection();
    void showProblemCount();
    void expandTree();
    bool mayDiscard();
    QDockWidget* dock(const QString& name) const;

    widgets::Theme& theme_;
    session::Session& session_;
    WindowModels models_;
    QStackedWidget* pages_ = nullptr;
    StartPage* startPage_ = nullptr;
    CanvasPanel* canvasPanel_ = nullptr;
    widgets::Banner* banner_ = nullptr;
    StatusLine* statusLine_ = nullptr;
    QToolBar* toolBar_ = nullptr;
    QLabel* documentLabel_ = nullptr;
    QLabel* treeTitle_ = nullptr;
    QTreeView* treeView_ = nullptr;
    QTreeView* inspectorView_ = nullptr;
    QLabel* inspectorPlace_ = nullptr;
    QLabel* inspectorName_ = nullptr;
    panes::LivePane* livePane_ = nullptr;
    panes::TrafficPane* trafficPane_ = nullptr;
    QToolButton* viewButton_ = nullptr;
    QAction* openAction_ = nullptr;
    QAction* saveAction_ = nullptr;
    QAction* runAction_ = nullptr;
    QAction* applyAction_ = nullptr;
    QAction* undoAction_ = nullptr;
    QAction* redoAction_ = nullptr;
    QAction* checkAction_ = nullptr;
    QAction* loadAction_ = nullptr;
    bool bannerIsReload_ = false;
    bool showingSelection_ = false;
};

} // namespace switchyard::shell
