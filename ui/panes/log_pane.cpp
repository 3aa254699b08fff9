// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/log_pane.h"

#include "ui/models/text.h"
#include "ui/panes/column_menu.h"
#include "ui/panes/table.h"
#include "ui/widgets/item_delegates.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace switchyard::panes {

LogPane::LogPane(const widgets::Theme& theme, models::AccessLogModel& model, QWidget* parent, const QString& name)
    : QWidget(parent),
      theme_(theme),
      columnsKey_(name + QStringLiteral("/hiddenColumns")),
      detailsKey_(name + QStringLiteral("/details")),
      rows_(model),
      filter_(new LogFilterBar(theme, rows_, this)),
      details_(new RowDetails(theme)),
      split_(new QSplitter),
      detailsSwitch_(new QToolButton(this)),
      pauseSwitch_(new QToolButton(this)),
      pill_(new QPushButton(this))
{
    table_ = makeTable(theme, rows_, new widgets::LogDelegate(theme, nullptr),
                       {112, 68, 144, 176, 136, 150, 76, 60, 220}, this);
    table_->setAccessibleName(tr("Access log"));
    table_->setObjectName(QStringLiteral("log"));
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    offerColumns(*table_, columnsKey_);
    buildBar();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(filter_);
    column->addWidget(split_, 1);
    split_->addWidget(table_);
    split_->addWidget(details_);
    split_->setChildrenCollapsible(false);
    split_->setStretchFactor(0, 1);
    split_->setSizes({700, 320});
    details_->hide();
    pill_->setProperty("next", true);
    pill_->setObjectName(QStringLiteral("newRows"));
    pill_->setToolTip(tr("Follow new rows (End)"));
    pill_->hide();
    pill_->raise();
    connect(pill_, &QPushButton::clicked, this, &LogPane::follow);
    addShortcuts();
    watchTable();
}

/// The table loses its rows while everything it tells about that is still there, and nobody hears of it.
LogPane::~LogPane()
{
    blockSignals(true);
    delete table_;
}

void LogPane::buildBar()
{
    pauseSwitch_->setObjectName(QStringLiteral("pauseLog"));
    pauseSwitch_->setText(tr("Pause"));
    pauseSwitch_->setToolTip(tr("New rows arrive, but the table stays where it is"));
    pauseSwitch_->setCheckable(true);
    detailsSwitch_->setObjectName(QStringLiteral("showDetails"));
    detailsSwitch_->setText(tr("Details"));
    detailsSwitch_->setToolTip(tr("Show everything about the selected row beside the table"));
    detailsSwitch_->setCheckable(true);
    detailsSwitch_->setChecked(QSettings().value(detailsKey_, true).toBool());
    connect(detailsSwitch_, &QToolButton::toggled, this, [this](bool on) {
        QSettings().setValue(detailsKey_, on);
        showDetails();
    });
    connect(details_, &RowDetails::closed, this, [this] {
        detailsSwitch_->setChecked(false);
        table_->setFocus();
    });
    connect(details_, &RowDetails::elementPicked, this, &LogPane::elementPicked);
    filter_->addButton(detailsSwitch_, true);
    filter_->addButton(pauseSwitch_);
    connect(pauseSwitch_, &QToolButton::clicked, this, [this](bool paused) {
        held_ = paused;
        paused ? pause() : follow();
    });
}

void LogPane::addShortcuts()
{
    auto* end = new QShortcut(QKeySequence(Qt::Key_End), table_);
    end->setContext(Qt::WidgetWithChildrenShortcut);
    connect(end, &QShortcut::activated, this, &LogPane::follow);
    auto* search = new QShortcut(QKeySequence(Qt::Key_Slash), table_);
    search->setContext(Qt::WidgetShortcut);
    connect(search, &QShortcut::activated, this, [this] { filter_->line().setFocus(Qt::ShortcutFocusReason); });
    auto* copy = new QShortcut(QKeySequence::Copy, table_);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, [this] {
        if (table_->currentIndex().isValid())
            QApplication::clipboard()->setText(table_->currentIndex().data().toString());
    });
}

void LogPane::watchTable()
{
    scrollTimer_.setSingleShot(true);
    scrollTimer_.setInterval(0);
    connect(&scrollTimer_, &QTimer::timeout, this, [this] {
        adjusting_ = true;
        table_->scrollToBottom();
        adjusting_ = false;
    });
    connect(&rows_, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { rowsArrived(first, last); });
    connect(&rows_, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) { rowsLeft(last - first + 1); });
    connect(&rows_, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const QModelIndexList picked = table_->selectionModel()->selectedRows();
        kept_ = picked.isEmpty() ? QModelIndex() : rows_.mapToSource(picked.first());
    });
    connect(&rows_, &QAbstractItemModel::modelReset, this, &LogPane::rowsReset);
    connect(&rows_, &models::LogFilterModel::progressChanged, this, &LogPane::rowsLookedAt);
    connect(table_->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogPane::scrolled);
    connect(table_, &QWidget::customContextMenuRequested, this, &LogPane::showMenu);
    // not the current row: taking the focus sets one
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection& now) {
        showDetails();
        if (now.isEmpty())
            return;
        setFollowing(false);
        emit rowPicked(rows_.sourceRow(now.first().top()));
    });
}

void LogPane::showMenu(const QPoint& at)
{
    const QModelIndex index = table_->indexAt(at);
    if (!index.isValid())
        return;
    QMenu* menu = makeMenu(index);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(table_->viewport()->mapToGlobal(at));
}

QMenu* LogPane::makeMenu(const QModelIndex& index)
{
    const QString term = rows_.log().filterTerm(rows_.sourceRow(index.row()), index.column());
    const QString text = index.data().toString();
    auto* menu = new QMenu(table_);
    QAction* apply = menu->addAction(tr("Apply as filter"), this, [this, term] { narrow(term, false); });
    QAction* exclude = menu->addAction(tr("Exclude"), this, [this, term] { narrow(term, true); });
    QAction* copyTerm =
        menu->addAction(tr("Copy as filter"), this, [term] { QApplication::clipboard()->setText(term); });
    for (QAction* action : {apply, exclude, copyTerm}) {
        action->setEnabled(!term.isEmpty());
        action->setToolTip(term);
    }
    menu->addAction(tr("Copy"), this, [text] { QApplication::clipboard()->setText(text); });
    menu->addSeparator();
    QAction* details = menu->addAction(tr("Details beside the table"));
    details->setCheckable(true);
    details->setChecked(detailsSwitch_->isChecked());
    connect(details, &QAction::toggled, detailsSwitch_, &QToolButton::setChecked);
    menu->addMenu(filter_->savedMenu());
    QMenu* columns = makeColumnMenu(*table_, columnsKey_);
    columns->setTitle(tr("Columns"));
    columns->setParent(menu, columns->windowFlags());
    menu->addMenu(columns);
    return menu;
}

void LogPane::narrow(const QString& term, bool exclude)
{
    filter_->setText(models::LogFilter::narrowed(filter_->text(), term, exclude));
}

/// Another filter, or an emptied log: the selected row stays selected when it is still there, else the end is shown.
void LogPane::rowsReset()
{
    refilling_ = true;
    newRows_ = 0;
    if (kept_.isValid() || held_ || !following_)
        showPill();
    else
        follow();
}

void LogPane::rowsLookedAt()
{
    if (rows_.isFiltering() || !refilling_)
        return;
    refilling_ = false;
    const QModelIndex kept = rows_.mapFromSource(kept_);
    const bool had = kept_.isValid();
    kept_ = QModelIndex();
    if (kept.isValid()) {
        adjusting_ = true;
        const QSignalBlocker quiet(this); // the row was picked already
        table_->selectRow(kept.row());
        table_->scrollTo(kept, QAbstractItemView::PositionAtCenter);
        adjusting_ = false;
    } else if (had && !held_) {
        follow();
    } else {
        scrollTimer_.start();
    }
}

void LogPane::rowsArrived(int first, int last)
{
    if (following_)
        scrollTimer_.start();
    if (following_ || refilling_)
        return;
    newRows_ += last - first + 1;
    showPill();
}

/// The oldest rows left above: what the reader looks at keeps its place on the screen.
void LogPane::rowsLeft(int count)
{
    if (following_)
        return;
    adjusting_ = true;
    table_->verticalScrollBar()->setValue(std::max(0, table_->verticalScrollBar()->value() - count));
    adjusting_ = false;
}

void LogPane::scrolled(int value)
{
    if (adjusting_)
        return;
    const bool atBottom = value >= table_->verticalScrollBar()->maximum();
    if (atBottom && !table_->selectionModel()->hasSelection())
        follow();
    else if (!atBottom)
        setFollowing(false);
}

void LogPane::follow()
{
    table_->selectionModel()->clear();
    newRows_ = 0;
    held_ = false;
    setFollowing(true);
    scrollTimer_.start();
}

void LogPane::setFollowing(bool following)
{
    if (!following && !refilling_)
        scrollTimer_.stop(); // rows that arrive all the time must not take the reader along
    if (following_ != following) {
        following_ = following;
        emit followingChanged(following);
    }
    pauseSwitch_->setChecked(!following);
    pauseSwitch_->setText(following ? tr("Pause") : tr("Paused"));
    showPill();
}

void LogPane::showPill()
{
    pill_->setVisible(!following_ && newRows_ > 0);
    if (!pill_->isVisible())
        return;
    pill_->setText(tr("%1 new ↓").arg(models::countText(static_cast<quint64>(newRows_))));
    pill_->adjustSize();
    pill_->move(std::max(0, (table_->width() - pill_->width()) / 2), height() - pill_->height() - 14);
}

/// What is shown beside the table belongs to the selected row; without one nothing is.
void LogPane::showDetails()
{
    const QModelIndexList picked = table_->selectionModel()->selectedRows();
    const bool wanted = detailsSwitch_->isChecked() && !picked.isEmpty();
    if (wanted)
        details_->show(models::storyOf(rows_.log(), rows_.sourceRow(picked.first().row())));
    details_->setVisible(wanted);
}

void LogPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showPill();
}

} // namespace switchyard::panes
