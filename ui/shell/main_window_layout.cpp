// SPDX-License-Identifier: GPL-3.0-or-later
// The arrangement of the main window: one function per pane, and where they stand.
#include "ui/shell/main_window.h"

#include "ui/canvas/palette_view.h"
#include "ui/panes/load_pane.h"

#include "ui/widgets/item_delegates.h"

#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace switchyard::shell {
namespace {

constexpr int kTreeWidth = 232;
constexpr int kInspectorWidth = 320;
constexpr int kBottomHeight = 288;

} // namespace

// --- the middle

void MainWindow::buildCentre()
{
    banner_ = new widgets::Banner(theme_);
    startPage_ = new StartPage(theme_);
    canvasPanel_ = new CanvasPanel(theme_, session_);
    pages_ = new QStackedWidget;
    pages_->addWidget(startPage_);
    pages_->addWidget(canvasPanel_);
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner_);
    column->addWidget(pages_, 1);
    setCentralWidget(centre);
}

// --- the panes, one function each

QWidget* MainWindow::makeTreePane()
{
    treeView_ = new QTreeView;
    treeView_->setObjectName(QStringLiteral("resourceTree"));
    treeView_->setAccessibleName(tr("Resources"));
    treeView_->setModel(&models_.tree);
    treeView_->setItemDelegate(new widgets::ResourceDelegate(theme_, treeView_));
    treeView_->setHeaderHidden(true);
    treeView_->setFrameShape(QFrame::NoFrame);
    treeView_->setUniformRowHeights(true);
    treeView_->setIndentation(13);
    treeView_->setAllColumnsShowFocus(true);
    treeView_->header()->setStretchLastSection(false);
    treeView_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    treeView_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    treeView_->header()->setMinimumSectionSize(20);
    // not the current row: taking the focus sets one
    connect(treeView_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this](const QItemSelection& now) {
                const ElementId element = now.isEmpty() ? ElementId{} : models_.tree.elementAt(now.indexes().first());
                if (!showingSelection_ && element)
                    session_.select(element);
            });
    auto* paletteView = new canvas::PaletteView(theme_);
    connect(paletteView, &canvas::PaletteView::picked, &canvasPanel_->editor(), &canvas::CanvasEditor::create);
    auto* below = new QWidget;
    auto* column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(panelTitle(tr("Palette")));
    column->addWidget(paletteView, 1);
    auto* split = new QSplitter(Qt::Vertical);
    split->setObjectName(QStringLiteral("treeAndPalette"));
    split->addWidget(treeView_);
    split->addWidget(below);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setSizes({100, 100}); // halves
    return split;
}

QWidget* MainWindow::makeInspectorPane()
{
    inspector_ = new editors::InspectorPane(theme_, session_);
    inspector_->setObjectName(QStringLiteral("inspectorPane"));
    connect(&canvas(), &canvas::CanvasView::nodeActivated, this, [this](int) {
        showDock(QStringLiteral("inspector"));
        for (QWidget* box : inspector_->findChildren<QWidget*>()) {
            if (box->objectName().startsWith(QStringLiteral("field:")) && box->isVisible()) {
                box->setFocus();
                break;
            }
        }
    });
    return inspector_;
}

QWidget* MainWindow::makeLivePane()
{
    livePane_ = new panes::LivePane(theme_, models_.log, models_.health, session_.traffic());
    connectLogPane(livePane_->log());
    connectHealthPane(livePane_->health());
    return livePane_;
}

QWidget* MainWindow::makeLogPane()
{
    logPane_ = new panes::LogPane(theme_, models_.log);
    connectLogPane(*logPane_);
    return logPane_;
}

QWidget* MainWindow::makeTrafficPane()
{
    trafficPane_ = new panes::TrafficPane(theme_, session_.traffic(), models_.services, models_.splits);
    connect(trafficPane_, &panes::TrafficPane::splitPicked, this,
            [this](int row) { session_.select(models_.splits.rule(row)); });
    return trafficPane_;
}

QWidget* MainWindow::makeHealthPane()
{
    auto* pane = new panes::HealthPane(theme_, models_.health, false);
    connectHealthPane(*pane);
    return pane;
}

QWidget* MainWindow::makeProblemsPane()
{
    auto* pane = new panes::ProblemsPane(theme_, models_.problems);
    connectProblemsPane(*pane);
    return pane;
}

QWidget* MainWindow::makeLoadPane() { return new panes::LoadPane(theme_, session_); }

// --- the docks around it

QLabel* MainWindow::panelTitle(const QString& text) const
{
    auto* title = new QLabel(text);
    QFont font = theme_.text(11, QFont::DemiBold);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    title->setFont(font);
    title->setForegroundRole(QPalette::PlaceholderText);
    title->setContentsMargins(12, 10, 12, 4);
    return title;
}

QDockWidget* MainWindow::addDock(const char* name, const QString& title, QWidget* content, Qt::DockWidgetArea area)
{
    auto* panel = new QDockWidget(title, this);
    panel->setObjectName(QString::fromLatin1(name));
    panel->setWidget(content);
    addDockWidget(area, panel);
    docks_.append(panel);
    return panel;
}

void MainWindow::buildDocks()
{
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    treeTitle_ = panelTitle(tr("Resources"));
    addDock("resources", tr("Resources"), makeTreePane(), Qt::LeftDockWidgetArea)->setTitleBarWidget(treeTitle_);
    addDock("inspector", tr("Inspector"), makeInspectorPane(), Qt::RightDockWidgetArea)
        ->setTitleBarWidget(panelTitle(tr("Inspector")));
    const std::tuple<const char*, QString, QWidget*> bottom[] = {
        {"live", tr("Live"), makeLivePane()},
        {"logs", tr("Logs"), makeLogPane()},
        {"traffic", tr("Traffic"), makeTrafficPane()},
        {"health", tr("Health"), makeHealthPane()},
        {"problems", tr("Problems"), makeProblemsPane()},
        {"loadGenerator", tr("Load generator"), makeLoadPane()}};
    QDockWidget* first = nullptr;
    for (const auto& [name, title, pane] : bottom) {
        QDockWidget* panel = addDock(name, title, pane, Qt::BottomDockWidgetArea);
        panel->setTitleBarWidget(new QWidget(panel)); // the tab is the title
        if (first)
            tabifyDockWidget(first, panel);
        else
            first = panel;
    }
    arrangeDocks();
    fillPanelsMenu();
}

void MainWindow::arrangeDocks()
{
    resizeDocks({dock(QStringLiteral("resources")), dock(QStringLiteral("inspector"))},
                {theme_.scaled(kTreeWidth), theme_.scaled(kInspectorWidth)}, Qt::Horizontal);
    resizeDocks({dock(QStringLiteral("live"))}, {kBottomHeight}, Qt::Vertical);
    dock(QStringLiteral("live"))->raise();
}

/// Shown and hidden by hand; Alt and a number brings one to the front.
void MainWindow::fillPanelsMenu()
{
    int number = 0;
    for (QDockWidget* panel : docks_) {
        QAction* toggle = panel->toggleViewAction();
        toggle->setObjectName(QStringLiteral("panel-") + panel->objectName());
        actions_->panels->addAction(toggle);
        if (++number > 9)
            continue;
        auto* go = new QAction(this);
        go->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number)));
        toggle->setToolTip(go->shortcut().toString(QKeySequence::NativeText));
        connect(go, &QAction::triggered, this, [this, name = panel->objectName()] { showDock(name); });
        addAction(go);
    }
}

QDockWidget* MainWindow::dock(const QString& name) const { return findChild<QDockWidget*>(name); }

/// To the front, with the focus in it.
void MainWindow::showDock(const QString& name)
{
    QDockWidget* panel = dock(name);
    panel->show();
    panel->raise();
    QWidget* first = panel->widget();
    while (first && first->focusPolicy() == Qt::NoFocus && first->nextInFocusChain() != panel->widget())
        first = first->nextInFocusChain();
    if (first && panel->isAncestorOf(first))
        first->setFocus(Qt::ShortcutFocusReason);
}

} // namespace switchyard::shell
