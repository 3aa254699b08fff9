// SPDX-License-Identifier: GPL-3.0-or-later
// The arrangement of the main window: what stands where, and which keys lead there.
#include "ui/shell/main_window.h"

#include "ui/widgets/item_delegates.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace switchyard::shell {
namespace {

using session::Session;

constexpr int kTreeWidth = 232;
constexpr int kInspectorWidth = 300;
constexpr int kBottomHeight = 288;

QLabel* panelTitle(const widgets::Theme& theme, const QString& text)
{
    auto* title = new QLabel(text);
    QFont font = theme.text(11, QFont::DemiBold);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    title->setFont(font);
    title->setForegroundRole(QPalette::PlaceholderText);
    title->setContentsMargins(12, 10, 12, 4);
    return title;
}

} // namespace

void MainWindow::buildCentre()
{
    banner_ = new widgets::Banner(theme_);
    startPage_ = new StartPage(theme_);
    canvasPanel_ = new CanvasPanel(theme_);
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
    connect(startPage_, &StartPage::sampleChosen, this, &MainWindow::openSample);
    connect(startPage_, &StartPage::openChosen, this, &MainWindow::chooseFile);
    connect(&canvas(), &canvas::CanvasView::nodePicked, this, [this](int node) {
        if (!showingSelection_)
            session_.select(node < 0 ? ElementId{} : canvas().graph().nodes[static_cast<std::size_t>(node)].id);
    });
}

QAction* MainWindow::addToolAction(const QString& name, const QString& text, const QKeySequence& keys)
{
    QAction* action = toolBar_->addAction(text);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setToolTip(keys.isEmpty() ? text
                                      : QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
    if (auto* button = qobject_cast<QToolButton*>(toolBar_->widgetForAction(action))) {
        button->setAutoRaise(false);
        button->setObjectName(name + QStringLiteral("Button"));
        button->setFocusPolicy(Qt::TabFocus);
    }
    return action;
}

void MainWindow::buildToolBar()
{
    toolBar_ = addToolBar(tr("Tools"));
    toolBar_->setObjectName(QStringLiteral("tools"));
    toolBar_->setMovable(false);
    toolBar_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* logo = new QLabel(QStringLiteral("Switchyard"));
    logo->setFont(theme_.text(14, QFont::Bold));
    logo->setForegroundRole(QPalette::Link);
    logo->setContentsMargins(8, 0, 2, 0);
    toolBar_->addWidget(logo);
    documentLabel_ = new QLabel;
    documentLabel_->setObjectName(QStringLiteral("documentName"));
    documentLabel_->setForegroundRole(QPalette::PlaceholderText);
    documentLabel_->setContentsMargins(0, 0, 6, 0);
    toolBar_->addWidget(documentLabel_);

    runAction_ = addToolAction(QStringLiteral("run"), tr("Run"), QKeySequence(Qt::Key_F5));
    applyAction_ = addToolAction(QStringLiteral("apply"), tr("Apply"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    loadAction_ = addToolAction(QStringLiteral("load"), tr("Load"), QKeySequence(Qt::Key_F6));
    loadAction_->setCheckable(true);
    loadAction_->setToolTip(tr("Send the requests of the first load profile (F6)"));
    undoAction_ = addToolAction(QStringLiteral("undo"), tr("Undo"), QKeySequence::Undo);
    redoAction_ = addToolAction(QStringLiteral("redo"), tr("Redo"), QKeySequence::Redo);
    for (QAction* action : {undoAction_, redoAction_})
        static_cast<QToolButton*>(toolBar_->widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonIconOnly);
    checkAction_ = addToolAction(QStringLiteral("check"), tr("Check"), QKeySequence(Qt::Key_F8));
    auto* gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    toolBar_->addWidget(gap);
    openAction_ = addToolAction(QStringLiteral("open"), tr("Open…"), QKeySequence::Open);
    saveAction_ = addToolAction(QStringLiteral("save"), tr("Save"), QKeySequence::Save);

    connect(runAction_, &QAction::triggered, this,
            [this] { session_.isRunning() ? session_.stop() : session_.apply(); });
    connect(applyAction_, &QAction::triggered, &session_, &Session::apply);
    connect(loadAction_, &QAction::triggered, this,
            [this](bool on) { on ? session_.startLoad() : session_.stopLoad(); });
    connect(openAction_, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(saveAction_, &QAction::triggered, this, &MainWindow::save);
    connect(checkAction_, &QAction::triggered, this, [this] {
        dock(QStringLiteral("problems"))->show();
        dock(QStringLiteral("problems"))->raise();
    });
    QUndoStack& stack = session_.undoStack();
    connect(undoAction_, &QAction::triggered, &stack, &QUndoStack::undo);
    connect(redoAction_, &QAction::triggered, &stack, &QUndoStack::redo);
    connect(&stack, &QUndoStack::canUndoChanged, undoAction_, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, redoAction_, &QAction::setEnabled);
    undoAction_->setEnabled(false);
    redoAction_->setEnabled(false);
    auto* saveAsKey = new QShortcut(QKeySequence::SaveAs, this);
    connect(saveAsKey, &QShortcut::activated, this, &MainWindow::saveAs);
}

void MainWindow::addViewMenu()
{
    viewButton_ = new QToolButton;
    viewButton_->setObjectName(QStringLiteral("viewButton"));
    viewButton_->setAutoRaise(false);
    viewButton_->setFocusPolicy(Qt::TabFocus);
    viewButton_->setPopupMode(QToolButton::InstantPopup);
    viewButton_->setAccessibleName(tr("Theme and panels"));
    viewButton_->setToolTip(tr("Theme and panels"));
    auto* menu = new QMenu(viewButton_);
    auto* themes = new QActionGroup(menu);
    const std::pair<widgets::ThemeChoice, QString> choices[] = {
        {widgets::ThemeChoice::System, tr("Theme of the system")},
        {widgets::ThemeChoice::Dark, tr("Dark theme")},
        {widgets::ThemeChoice::Light, tr("Light theme")}};
    for (const auto& [choice, text] : choices) {
        QAction* action = themes->addAction(menu->addAction(text));
        action->setCheckable(true);
        action->setChecked(theme_.choice() == choice);
        connect(action, &QAction::triggered, this, [this, which = choice] { theme_.choose(which); });
    }
    menu->addSeparator();
    for (QDockWidget* panel : findChildren<QDockWidget*>())
        menu->addAction(panel->toggleViewAction());
    viewButton_->setMenu(menu);
    toolBar_->addWidget(viewButton_);
}

QDockWidget* MainWindow::addDock(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area)
{
    auto* panel = new QDockWidget(title, this);
    panel->setObjectName(name);
    panel->setWidget(content);
    addDockWidget(area, panel);
    return panel;
}

void MainWindow::buildDocks()
{
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    buildTreeDock();
    buildInspectorDock();
    buildBottomDocks();
    resizeDocks({dock(QStringLiteral("resources")), dock(QStringLiteral("inspector"))}, {kTreeWidth, kInspectorWidth},
                Qt::Horizontal);
    resizeDocks({dock(QStringLiteral("live"))}, {kBottomHeight}, Qt::Vertical);
    addViewMenu();
}

void MainWindow::buildTreeDock()
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
    QDockWidget* panel = addDock(QStringLiteral("resources"), tr("Resources"), treeView_, Qt::LeftDockWidgetArea);
    treeTitle_ = panelTitle(theme_, tr("Resources"));
    panel->setTitleBarWidget(treeTitle_);
    // not the current row: taking the focus sets one
    connect(treeView_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this](const QItemSelection& now) {
                const ElementId element = now.isEmpty() ? ElementId{} : models_.tree.elementAt(now.indexes().first());
                if (!showingSelection_ && element)
                    session_.select(element);
            });
}

void MainWindow::buildInspectorDock()
{
    inspectorPlace_ = new QLabel;
    inspectorPlace_->setFont(theme_.text(12));
    inspectorPlace_->setForegroundRole(QPalette::PlaceholderText);
    inspectorPlace_->setContentsMargins(12, 4, 12, 0);
    inspectorName_ = new QLabel;
    inspectorName_->setObjectName(QStringLiteral("inspectorName"));
    inspectorName_->setFont(theme_.text(13, QFont::DemiBold));
    inspectorName_->setWordWrap(true);
    inspectorName_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    inspectorName_->setContentsMargins(12, 0, 12, 8);
    inspectorView_ = new QTreeView;
    inspectorView_->setObjectName(QStringLiteral("inspectorFields"));
    inspectorView_->setAccessibleName(tr("Fields of the selection"));
    inspectorView_->setModel(&models_.inspector);
    inspectorView_->setFrameShape(QFrame::NoFrame);
    inspectorView_->setItemDelegate(new widgets::FieldDelegate(theme_, inspectorView_));
    inspectorView_->setIndentation(13);
    inspectorView_->setUniformRowHeights(true);
    inspectorView_->setFont(theme_.text(12));
    inspectorView_->header()->setDefaultSectionSize(150);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(inspectorPlace_);
    column->addWidget(inspectorName_);
    column->addWidget(inspectorView_, 1);
    QDockWidget* panel = addDock(QStringLiteral("inspector"), tr("Inspector"), content, Qt::RightDockWidgetArea);
    panel->setTitleBarWidget(panelTitle(theme_, tr("Inspector")));
}

void MainWindow::buildBottomDocks()
{
    livePane_ = new panes::LivePane(theme_, models_.log, models_.health, session_.traffic());
    auto* logPane = new panes::LogPane(theme_, models_.log);
    trafficPane_ = new panes::TrafficPane(theme_, session_.traffic(), models_.services, models_.splits);
    auto* healthPane = new panes::HealthPane(theme_, models_.health, false);
    auto* problemsPane = new panes::ProblemsPane(theme_, models_.problems);
    const std::tuple<QString, QString, QWidget*> bottom[] = {
        {QStringLiteral("live"), tr("Live"), livePane_},
        {QStringLiteral("logs"), tr("Logs"), logPane},
        {QStringLiteral("traffic"), tr("Traffic"), trafficPane_},
        {QStringLiteral("health"), tr("Health"), healthPane},
        {QStringLiteral("problems"), tr("Problems"), problemsPane}};
    QDockWidget* first = nullptr;
    for (const auto& [name, title, pane] : bottom) {
        QDockWidget* panel = addDock(name, title, pane, Qt::BottomDockWidgetArea);
        panel->setTitleBarWidget(new QWidget(panel)); // the tab is the title
        if (first)
            tabifyDockWidget(first, panel);
        else
            first = panel;
    }
    first->raise();
    for (panes::LogPane* pane : {&livePane_->log(), logPane})
        connect(pane, &panes::LogPane::rowPicked, this,
                [this](int row) { session_.select(models_.elementOfRow(row)); });
    for (panes::HealthPane* pane : {&livePane_->health(), healthPane})
        connect(pane, &panes::HealthPane::rowPicked, this,
                [this](int row) { session_.select(models_.health.group(row)); });
    connect(trafficPane_, &panes::TrafficPane::splitPicked, this,
            [this](int row) { session_.select(models_.splits.rule(row)); });
    connect(problemsPane, &panes::ProblemsPane::problemPicked, this,
            [this](int row) { session_.select(models_.elementOfProblem(row)); });
}

void MainWindow::buildShortcuts()
{
    auto add = [this](const QKeySequence& keys, auto&& action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, &canvas(), action);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Plus), &canvas::CanvasView::zoomIn);
    add(QKeySequence(Qt::CTRL | Qt::Key_Equal), &canvas::CanvasView::zoomIn);
    add(QKeySequence(Qt::CTRL | Qt::Key_Minus), &canvas::CanvasView::zoomOut);
    add(QKeySequence(Qt::CTRL | Qt::Key_0), &canvas::CanvasView::zoomReset);
    add(QKeySequence(Qt::CTRL | Qt::Key_9), &canvas::CanvasView::fit);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), this), &QShortcut::activated, this, &QWidget::close);
}

} // namespace switchyard::shell
