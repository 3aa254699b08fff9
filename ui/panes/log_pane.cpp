// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/log_pane.h"

#include "ui/models/text.h"
#include "ui/panes/column_menu.h"
#include "ui/panes/table.h"
#include "ui/widgets/item_delegates.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace switchyard::panes {

LogPane::LogPane(const widgets::Theme& theme, models::AccessLogModel& model, QWidget* parent, const QString& name)
    : QWidget(parent),
      theme_(theme),
      bar_(new QHBoxLayout),
      pauseSwitch_(new QToolButton(this)),
      pill_(new QPushButton(this))
{
    table_ = makeTable(theme, model, new widgets::LogDelegate(theme, nullptr),
                       {112, 68, 144, 176, 136, 150, 58, 60, 220}, this);
    table_->setAccessibleName(tr("Access log"));
    table_->setObjectName(QStringLiteral("log"));
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    offerColumns(*table_, name + QStringLiteral("/hiddenColumns"));
    buildBar();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar_);
    column->addWidget(table_);
    pill_->setProperty("next", true);
    pill_->setObjectName(QStringLiteral("newRows"));
    pill_->setToolTip(tr("Follow new rows (End)"));
    pill_->hide();
    pill_->raise();
    connect(pill_, &QPushButton::clicked, this, &LogPane::follow);
    auto* end = new QShortcut(QKeySequence(Qt::Key_End), this);
    end->setContext(Qt::WidgetWithChildrenShortcut);
    connect(end, &QShortcut::activated, this, &LogPane::follow);
    watchTable();
}

void LogPane::buildBar()
{
    bar_->setContentsMargins(12, 6, 12, 6);
    bar_->addStretch(1);
    pauseSwitch_->setObjectName(QStringLiteral("pauseLog"));
    pauseSwitch_->setText(tr("Pause"));
    pauseSwitch_->setToolTip(tr("New rows arrive, but the table stays where it is"));
    pauseSwitch_->setCheckable(true);
    bar_->addWidget(pauseSwitch_);
    connect(pauseSwitch_, &QToolButton::clicked, this, [this](bool paused) { paused ? pause() : follow(); });
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
    const QAbstractItemModel* rows = table_->model();
    connect(rows, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { rowsArrived(first, last); });
    connect(rows, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) { rowsLeft(last - first + 1); });
    connect(rows, &QAbstractItemModel::modelReset, this, &LogPane::follow);
    connect(table_->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogPane::scrolled);
    // not the current row: taking the focus sets one
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection& now) {
        if (now.isEmpty())
            return;
        setFollowing(false);
        emit rowPicked(now.first().top());
    });
}

void LogPane::rowsArrived(int first, int last)
{
    if (following_) {
        scrollTimer_.start();
        return;
    }
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
    if (adjusting_ || scrollTimer_.isActive())
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
    setFollowing(true);
    scrollTimer_.start();
}

void LogPane::setFollowing(bool following)
{
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
    pill_->move((width() - pill_->width()) / 2, height() - pill_->height() - 14);
}

void LogPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showPill();
}

} // namespace switchyard::panes
