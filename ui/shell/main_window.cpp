// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/models/text.h"
#include "ui/shell/main_tool_bar.h"
#include "ui/shell/palette_entries.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <iterator>

namespace switchyard::shell {
namespace {

QString failureTopic() { return QStringLiteral("failure"); }

} // namespace

MainWindow::MainWindow(widgets::Theme& theme, session::Session& session, QWidget* parent)
    : QMainWindow(parent),
      theme_(theme),
      session_(session),
      models_(session),
      actions_(new WindowActions(theme, session, *this))
{
    setWindowIcon(QIcon(QStringLiteral(":/icons/switchyard.svg")));
    setMinimumSize(960, 600);
    setAcceptDrops(true);
    buildCentre();
    files_ = new FileCommands(theme, session, *banner_, *this);
    palette_ = new CommandPalette(theme, this);
    menus_ = buildMenus(*menuBar(), *actions_);
    addToolBar(new MainToolBar(theme, session, *actions_, this));
    buildDocks();
    statusLine_ = new StatusLine(theme, session, this);
    setStatusBar(statusLine_);
    connectActions();
    connectSession();
    firstLayout_ = saveState();
    takeTheme();
    refreshDocument();
    showGraph();
}

MainWindow::~MainWindow() { qDeleteAll(docks_); } // views go before the models they show

void MainWindow::openSample() { files_->openSample(QStringLiteral("storefront")); }

void MainWindow::closeEvent(QCloseEvent* event)
{
    inspector_->commitPending();
    if (!files_->mayQuit()) {
        event->ignore();
        return;
    }
    session_.stop();
    hide();
    session_.close(); // what was given up shall not be offered for recovery
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

/// Files from elsewhere: the questions come once the drag is over.
void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    QTimer::singleShot(0, files_, [this, paths] { files_->takeDropped(paths); });
}

void MainWindow::addEditActions(const QList<QAction*>& actions)
{
    menus_.edit->addSeparator();
    for (QAction* action : actions) {
        if (!action) {
            menus_.edit->addSeparator();
            continue;
        }
        menus_.edit->addAction(action);
        addAction(action);
    }
}

void MainWindow::openPalette()
{
    std::vector<PaletteEntry> entries = commandEntries(*this);
    std::vector<PaletteEntry> places =
        placeEntries(session_.workspace(), models_.graph(), [this](ElementId id) { session_.select(id); });
    std::ranges::move(places, std::back_inserter(entries));
    palette_->open(std::move(entries));
}

void MainWindow::review()
{
    if (!review_) {
        review_ = new ReviewDialog(theme_, session_, *actions_, this);
        review_->setAttribute(Qt::WA_DeleteOnClose);
    }
    review_->show();
    review_->raise();
    review_->activateWindow();
}

/// A step that failed is told; the draft is as it was.
void MainWindow::tell(const Result<void>& result)
{
    if (!result)
        banner_->showMessage(widgets::Banner::Tone::Failure, models::toQString(result.error().context));
}

// --- what is shown

void MainWindow::refreshDocument()
{
    const bool open = session_.hasDocument();
    pages_->setCurrentWidget(open ? static_cast<QWidget*>(canvasPanel_) : startPage_);
    const QString mark = open && !session_.isSaved() ? QStringLiteral(" •") : QString();
    setWindowTitle(open ? QStringLiteral("%1%2 – Switchyard").arg(session_.name(), mark)
                        : QStringLiteral("Switchyard"));
}

void MainWindow::showRecent()
{
    const auto& files = files_->recent().files();
    startPage_->setRecent(files);
    actions_->recent->clear();
    for (const RecentFiles::File& file : files) {
        const QString text = file.exists() ? file.name() : tr("%1 (missing)").arg(file.name());
        QAction* action = actions_->recent->addAction(text);
        action->setToolTip(file.path);
        action->setEnabled(file.exists());
        connect(action, &QAction::triggered, this, [this, path = file.path] { files_->openFile(path); });
    }
    actions_->recent->setEnabled(!files.empty());
}

void MainWindow::showGraph()
{
    canvas().setGraph(models_.graph(), session_.nodeHeights());
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
    const bool byEdge = showingSelection_;
    showingSelection_ = true;
    if (!byEdge)
        canvas().selectElement(selection.element);
    const QModelIndex row = models_.tree.indexOf(selection.resource);
    treeView_->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    showingSelection_ = false;
}

void MainWindow::showProblemCount()
{
    const int count = models_.problems.problemCount();
    statusLine_->setProblems(count);
    dock(QStringLiteral("problems"))->setWindowTitle(count ? tr("Problems %1").arg(count) : tr("Problems"));
    actions_->setProblems(count, models_.problems.errorCount());
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
    if (session_.failure().isEmpty())
        banner_->withdraw(failureTopic());
    else if (banner_->text() != session_.failure() || banner_->topic() != failureTopic())
        banner_->showMessage(widgets::Banner::Tone::Failure, session_.failure(), {}, failureTopic());
}

} // namespace switchyard::shell
