// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/models/text.h"
#include "ui/shell/samples.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace switchyard::shell {
namespace {

using session::RunState;
using session::Session;

QString fileFilter() { return MainWindow::tr("Workspaces (*.yaml *.yml *.json);;All files (*)"); }

} // namespace

MainWindow::MainWindow(widgets::Theme& theme, Session& session, QWidget* parent)
    : QMainWindow(parent),
      theme_(theme),
      session_(session),
      models_(session)
{
    setWindowIcon(QIcon(QStringLiteral(":/icons/switchyard.svg")));
    setMinimumSize(960, 600);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    buildCentre();
    buildToolBar();
    buildDocks();
    buildShortcuts();
    statusLine_ = new StatusLine(theme, session, this);
    setStatusBar(statusLine_);
    connectSession();
    connect(&theme, &widgets::Theme::changed, this, &MainWindow::refreshIcons);
    refreshIcons();
    refreshDocument();
    showGraph();
}

void MainWindow::connectSession()
{
    connect(&session_, &Session::documentChanged, this, &MainWindow::refreshDocument);
    connect(&session_, &Session::savedChanged, this, &MainWindow::refreshDocument);
    connect(&session_, &Session::runStateChanged, this, &MainWindow::refreshActions);
    connect(&session_, &Session::runStateChanged, this, &MainWindow::refreshFailure);
    connect(&session_, &Session::loadChanged, this, &MainWindow::refreshActions);
    connect(&session_, &Session::diagnosticsChanged, this, &MainWindow::refreshActions);
    connect(&session_, &Session::selectionChanged, this, &MainWindow::showSelection);
    connect(&session_, &Session::fileChangedOnDisk, this, [this] {
        bannerIsReload_ = true;
        banner_->showMessage(widgets::Banner::Tone::Notice,
                             tr("%1 was changed on disk by another program.").arg(session_.name()), tr("Reload"));
    });
    connect(banner_, &widgets::Banner::actionTriggered, this, [this] {
        banner_->hide();
        if (const auto reloaded = session_.reload(); !reloaded)
            banner_->showMessage(widgets::Banner::Tone::Failure, models::toQString(reloaded.error().context));
    });
    connect(&models_, &WindowModels::graphChanged, this, &MainWindow::showGraph);
    connect(&models_, &WindowModels::figuresChanged, this, &MainWindow::showFigures);
    connect(&models_.problems, &QAbstractItemModel::modelReset, this, &MainWindow::showProblemCount);
    connect(&models_.tree, &QAbstractItemModel::modelReset, this, &MainWindow::expandTree);
    connect(statusLine_, &StatusLine::problemsClicked, checkAction_, &QAction::trigger);
    showProblemCount();
}

// --- the file

bool MainWindow::openFile(const QString& path)
{
    if (!mayDiscard())
        return false;
    banner_->hide();
    if (const auto opened = session_.open(path); !opened) {
        bannerIsReload_ = false;
        banner_->showMessage(widgets::Banner::Tone::Failure, models::toQString(opened.error().context));
        return false;
    }
    return true;
}

void MainWindow::openSample()
{
    if (!mayDiscard())
        return;
    banner_->hide();
    session_.openUntitled(storefrontSample(), QStringLiteral("storefront.switchyard.yaml"));
}

void MainWindow::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a workspace"), {}, fileFilter());
    if (!path.isEmpty())
        openFile(path);
}

bool MainWindow::save()
{
    if (session_.isUntitled())
        return saveAs();
    const auto saved = session_.save();
    if (!saved)
        banner_->showMessage(widgets::Banner::Tone::Failure,
                             tr("Not saved: %1").arg(models::toQString(saved.error().context)));
    return saved.has_value();
}

bool MainWindow::saveAs()
{
    if (!session_.hasDocument())
        return false;
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the workspace as"), session_.name(), fileFilter());
    if (path.isEmpty())
        return false;
    const auto saved = session_.saveAs(path);
    if (!saved)
        banner_->showMessage(widgets::Banner::Tone::Failure,
                             tr("Not saved: %1").arg(models::toQString(saved.error().context)));
    return saved.has_value();
}

/// Asks about edits that are in no file. A sample that was only looked at is not worth a question.
bool MainWindow::mayDiscard()
{
    if (session_.undoStack().isClean())
        return true;
    const auto answer =
        QMessageBox::warning(this, tr("Unsaved changes"), tr("%1 has changes that are not saved.").arg(session_.name()),
                             QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save)
        return save();
    return answer == QMessageBox::Discard;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayDiscard()) {
        event->ignore();
        return;
    }
    session_.stop();
    event->accept();
}

void MainWindow::refreshDocument()
{
    const bool open = session_.hasDocument();
    pages_->setCurrentWidget(open ? static_cast<QWidget*>(canvasPanel_) : startPage_);
    const QString mark = open && !session_.isSaved() ? QStringLiteral(" •") : QString();
    documentLabel_->setText(session_.name() + mark);
    documentLabel_->setToolTip(session_.path());
    setWindowTitle(open ? QStringLiteral("%1%2 – Switchyard").arg(session_.name(), mark)
                        : QStringLiteral("Switchyard"));
    refreshActions();
}

// --- what is shown

void MainWindow::showGraph()
{
    canvas().setGraph(models_.graph());
    std::vector<panes::TrafficChart::Series> series;
    for (const auto& service : models_.services.services())
        series.push_back({service.id, service.name});
    livePane_->chart().setSeries(series);
    trafficPane_->chart().setSeries(std::move(series));
    treeTitle_->setText(tr("Resources  %1").arg(models_.tree.resourceCount()));
    showFigures();
    showSelection();
}

void MainWindow::showFigures()
{
    canvas().setLive(models_.live());
    livePane_->chart().update();
    trafficPane_->chart().update();
}

void MainWindow::showSelection()
{
    const session::Selection& selection = session_.selection();
    showingSelection_ = true;
    canvas().selectElement(selection.element);
    const QModelIndex row = models_.tree.indexOf(selection.resource);
    treeView_->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    showingSelection_ = false;
    const model::Resource* resource = session_.workspace().find(selection.resource);
    inspectorPlace_->setText(resource ? models::toQString(model::info(resource->kind).singular)
                                      : tr("Nothing selected"));
    QString name = resource ? models::toQString(resource->name) : tr("Pick a node or a resource.");
    if (resource && !selection.path.empty())
        name += QStringLiteral("  ") + models::toQString(selection.path.to_string());
    inspectorName_->setText(name);
    inspectorName_->setToolTip(name);
    inspectorView_->expandAll();
}

void MainWindow::showProblemCount()
{
    const int count = models_.problems.problemCount();
    statusLine_->setProblems(count);
    dock(QStringLiteral("problems"))->setWindowTitle(count ? tr("Problems %1").arg(count) : tr("Problems"));
    checkAction_->setText(count ? tr("Check  %1").arg(count) : tr("Check"));
}

void MainWindow::expandTree()
{
    for (int row = 0; row < models_.tree.rowCount(); ++row) {
        const QModelIndex kind = models_.tree.index(row, 0);
        treeView_->setExpanded(kind, !models_.tree.startsFolded(kind));
    }
}

void MainWindow::refreshFailure()
{
    if (!session_.failure().isEmpty() && banner_->text() != session_.failure()) {
        bannerIsReload_ = false;
        banner_->showMessage(widgets::Banner::Tone::Failure, session_.failure());
    } else if (session_.failure().isEmpty() && !bannerIsReload_) {
        banner_->hide();
    }
}

void MainWindow::refreshActions()
{
    const RunState state = session_.runState();
    const bool open = session_.hasDocument();
    const bool running = session_.isRunning();
    const bool turning = state == RunState::Starting || state == RunState::Stopping || state == RunState::Applying;
    runAction_->setText(running ? tr("Stop") : tr("Run"));
    runAction_->setToolTip(running ? tr("Stop serving (F5)") : tr("Serve this workspace on this machine (F5)"));
    runAction_->setEnabled(open && !turning);
    applyAction_->setEnabled(open && running && !turning &&
                             (session_.draftChanges() > 0 || !session_.failure().isEmpty()));
    applyAction_->setText(session_.draftChanges() > 0 ? tr("Apply  %1").arg(session_.draftChanges()) : tr("Apply"));
    saveAction_->setEnabled(open && !session_.isSaved());
    loadAction_->setEnabled(running && !session_.loadProfiles().empty());
    loadAction_->setChecked(session_.loadRunning());
    checkAction_->setEnabled(open);
    if (auto* button = toolBar_->widgetForAction(runAction_)) {
        button->setProperty("next", true);
        button->update();
    }
    refreshIcons();
}

void MainWindow::refreshIcons()
{
    const widgets::Tokens& t = theme_.tokens();
    openAction_->setIcon(theme_.icon(QStringLiteral("open")));
    saveAction_->setIcon(theme_.icon(QStringLiteral("save")));
    runAction_->setIcon(theme_.icon(session_.isRunning() ? QStringLiteral("stop") : QStringLiteral("run"), t.goText));
    applyAction_->setIcon(theme_.icon(QStringLiteral("apply")));
    undoAction_->setIcon(theme_.icon(QStringLiteral("undo")));
    redoAction_->setIcon(theme_.icon(QStringLiteral("redo")));
    checkAction_->setIcon(theme_.icon(QStringLiteral("check"), models_.problems.errorCount() ? t.failing : t.dim));
    loadAction_->setIcon(theme_.icon(QStringLiteral("load"), session_.loadRunning() ? t.accent : t.dim));
    viewButton_->setIcon(theme_.icon(QStringLiteral("theme")));
}

// --- the layout

QDockWidget* MainWindow::dock(const QString& name) const { return findChild<QDockWidget*>(name); }

void MainWindow::restoreLayout(const QSettings& settings)
{
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("window/state")).toByteArray());
}

void MainWindow::saveLayout(QSettings& settings) const
{
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/state"), saveState());
}

} // namespace switchyard::shell
