// SPDX-License-Identifier: GPL-3.0-or-later
// What leads where: commands to what they do, news of the session to what shows it.
#include "ui/shell/main_window.h"

#include "ui/shell/help_window.h"
#include "ui/shell/samples.h"

#include <QDockWidget>
#include <QMenu>

namespace switchyard::shell {

using session::Session;

void MainWindow::connectActions()
{
    const auto on = [](QAction* action, auto* receiver, auto slot) {
        connect(action, &QAction::triggered, receiver, slot);
    };
    // what is being typed in the inspector counts, although a click on a button takes no focus
    for (QAction* action : {actions_->save, actions_->saveAs, actions_->apply, actions_->run, actions_->check,
                            actions_->review, actions_->undo, actions_->redo, actions_->newFile, actions_->open,
                            actions_->closeFile, actions_->importFiles, actions_->exportFiles, actions_->compare})
        on(action, inspector_, &editors::InspectorPane::commitPending);
    on(actions_->newFile, files_, &FileCommands::newFile);
    on(actions_->open, files_, &FileCommands::chooseFile);
    on(actions_->save, files_, &FileCommands::save);
    on(actions_->saveAs, files_, &FileCommands::saveAs);
    on(actions_->reload, files_, &FileCommands::reload);
    on(actions_->importFiles, files_, &FileCommands::chooseImport);
    on(actions_->exportFiles, files_, &FileCommands::exportFiles);
    on(actions_->compare, files_, &FileCommands::chooseCompare);
    on(actions_->closeFile, files_, &FileCommands::closeFile);
    on(actions_->quit, this, &QWidget::close);
    on(actions_->undo, &session_.undoStack(), &QUndoStack::undo);
    on(actions_->redo, &session_.undoStack(), &QUndoStack::redo);
    on(actions_->settings, this, &MainWindow::showSettings);
    on(actions_->help, this, [this] { showHelp(); });
    on(actions_->shortcuts, this, [this] { showHelp(QStringLiteral("shortcuts")); });
    on(actions_->about, this, &MainWindow::showAbout);
    on(actions_->check, this, [this] { showDock(QStringLiteral("problems")); });
    for (const Sample& sample : samples())
        connect(actions_->samples->addAction(sample.title), &QAction::triggered, this,
                [this, id = sample.id] { files_->openSample(id); });
    connect(startPage_, &StartPage::sampleChosen, files_, &FileCommands::openSample);
    connect(startPage_, &StartPage::newChosen, files_, &FileCommands::newFile);
    connect(startPage_, &StartPage::openChosen, files_, &FileCommands::chooseFile);
    connect(startPage_, &StartPage::importChosen, files_, &FileCommands::chooseImport);
    connect(startPage_, &StartPage::recentChosen, files_, &FileCommands::openFile);
    connect(startPage_, &StartPage::recentForgotten, files_, &FileCommands::forget);
    connect(files_, &FileCommands::recentChanged, this, &MainWindow::showRecent);
    showRecent();
    connectView();
    connectCanvas();
    connectRun();
}

void MainWindow::connectCanvas()
{
    using canvas::CanvasView;
    connect(&canvas(), &CanvasView::nodePicked, this, [this](int node) {
        if (!showingSelection_)
            session_.select(node < 0 ? ElementId{} : canvas().graph().nodes[static_cast<std::size_t>(node)].id);
    });
    connect(&canvas(), &CanvasView::chipPicked, this, [this](int node, int chip) {
        const canvas::Node& owner = canvas().graph().nodes[static_cast<std::size_t>(node)];
        if (const ElementId resource = owner.chips[static_cast<std::size_t>(chip)].resource)
            session_.select(resource);
    });
    connect(&canvas(), &CanvasView::edgePicked, this, [this](int edge) {
        const edit::EdgeRef& ref = canvas().graph().edges[static_cast<std::size_t>(edge)].ref;
        showingSelection_ = true; // the picture keeps the edge
        session_.select(ref.part ? ref.part : ref.port.element);
        showingSelection_ = false;
        canvas().selectEdge(edge);
    });
    connect(&canvas(), &CanvasView::foldRequested, this, [this](int node) {
        const canvas::Node& matcher = canvas().graph().nodes[static_cast<std::size_t>(node)];
        models_.toggleFold(matcher.id, matcher.hidden == 0);
    });
    connect(&session_, &Session::layoutChanged, this, &MainWindow::showGraph);
    menus_.edit->addSeparator();
    for (QAction* action : canvasPanel_->editor().actions())
        menus_.edit->addAction(action);
    menus_.edit->addSeparator();
    QAction* find = menus_.edit->addAction(tr("Find…"));
    find->setObjectName(QStringLiteral("find"));
    find->setShortcut(QKeySequence::Find);
    addAction(find);
    connect(find, &QAction::triggered, canvasPanel_, &CanvasPanel::find);
}

void MainWindow::connectView()
{
    using canvas::CanvasView;
    connect(actions_->palette, &QAction::triggered, this, &MainWindow::openPalette);
    connect(actions_->zoomIn, &QAction::triggered, &canvas(), &CanvasView::zoomIn);
    connect(actions_->zoomOut, &QAction::triggered, &canvas(), &CanvasView::zoomOut);
    connect(actions_->zoomReset, &QAction::triggered, &canvas(), &CanvasView::zoomReset);
    connect(actions_->zoomFit, &QAction::triggered, &canvas(), &CanvasView::fit);
    connect(actions_->textLarger, &QAction::triggered, this, [this] { theme_.stepTextScale(1); });
    connect(actions_->textSmaller, &QAction::triggered, this, [this] { theme_.stepTextScale(-1); });
    connect(actions_->textNormal, &QAction::triggered, this, [this] { theme_.setTextScale(1); });
    connect(actions_->fullScreen, &QAction::toggled, this,
            [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    connect(actions_->resetLayout, &QAction::triggered, this, &MainWindow::resetLayout);
    connect(actions_, &WindowActions::themeChosen, &theme_, &widgets::Theme::choose);
    connect(&theme_, &widgets::Theme::changed, this, &MainWindow::takeTheme);
}

void MainWindow::connectRun()
{
    connect(actions_->run, &QAction::triggered, this,
            [this] { session_.isRunning() ? session_.stop() : session_.apply(); });
    connect(actions_->apply, &QAction::triggered, &session_, &Session::apply);
    connect(actions_->liveApply, &QAction::triggered, &session_, &Session::setLiveApply);
    connect(actions_->review, &QAction::triggered, this, &MainWindow::review);
    connect(actions_->revert, &QAction::triggered, this, [this] { tell(session_.revertToLive()); });
    connect(actions_, &WindowActions::rollBackChosen, this,
            [this](Revision revision) { tell(session_.rollBack(revision)); });
    connect(actions_->load, &QAction::triggered, this,
            [this](bool on) { on ? session_.startLoad() : session_.stopLoad(); });
}

void MainWindow::connectSession()
{
    connect(&session_, &Session::documentChanged, this, [this] {
        if (session_.undoStack().count() == 0) // another text, not another name
            canvas().forgetPlaces();
        refreshDocument();
    });
    connect(&session_, &Session::savedChanged, this, &MainWindow::refreshDocument);
    connect(&session_, &Session::runStateChanged, this, &MainWindow::refreshFailure);
    connect(&session_, &Session::runStateChanged, this, &MainWindow::followLogs);
    connect(&session_, &Session::selectionChanged, this, &MainWindow::showSelection);
    connect(&models_, &WindowModels::graphChanged, this, &MainWindow::showGraph);
    connect(&models_, &WindowModels::figuresChanged, this, &MainWindow::showFigures);
    connect(&models_.problems, &QAbstractItemModel::modelReset, this, &MainWindow::showProblemCount);
    connect(&models_.tree, &QAbstractItemModel::modelReset, this, &MainWindow::expandTree);
    connect(statusLine_, &StatusLine::draftClicked, actions_->review, &QAction::trigger);
    connect(statusLine_, &StatusLine::problemsClicked, actions_->check, &QAction::trigger);
    showProblemCount();
}

void MainWindow::connectLogPane(panes::LogPane& pane)
{
    connect(&pane, &panes::LogPane::rowPicked, this, [this](int row) {
        session_.select(models_.elementOfRow(row));
        canvas().lightElements(models_.pathOfRow(row));
    });
    connect(&pane, &panes::LogPane::elementPicked, &session_, &Session::select);
}

void MainWindow::connectHealthPane(panes::HealthPane& pane)
{
    connect(&pane, &panes::HealthPane::rowPicked, this,
            [this](int row) { session_.select(models_.health.group(row)); });
    connect(&pane, &panes::HealthPane::probeRequested, &session_, &Session::probeNow);
    connect(&pane, &panes::HealthPane::editRequested, &session_, &Session::select);
    const auto tellWorkspace = [this, &pane] {
        pane.setWorkspace(session_.liveWorkspace().value_or(session_.workspace()));
    };
    connect(&session_, &Session::revisionLive, &pane, tellWorkspace);
    connect(&session_, &Session::workspaceChanged, &pane, tellWorkspace);
}

void MainWindow::connectProblemsPane(panes::ProblemsPane& pane)
{
    connect(&pane, &panes::ProblemsPane::problemPicked, this,
            [this](int row) { session_.select(models_.elementOfProblem(row)); });
    connect(&pane, &panes::ProblemsPane::jumpRequested, this, [this](ElementId element, const schema::FieldPath& path) {
        session_.select(element);
        showDock(QStringLiteral("inspector"));
        inspector_->showField(path);
    });
    connect(&session_, &Session::diagnosticsChanged, &pane, [this, &pane] { pane.setWorkspace(session_.workspace()); });
    connect(&pane, &panes::ProblemsPane::explanationRequested, this, [this](const QString& code) {
        showHelp(QStringLiteral("diagnostics-") + code.section(QLatin1Char('.'), 0, 0));
        help_->goToHeading(code);
    });
    connect(&pane, &panes::ProblemsPane::fixRequested, this,
            [this](std::vector<model::Change> changes, const QString& title) {
                tell(session_.edit(std::move(changes), title));
            });
}

} // namespace switchyard::shell
