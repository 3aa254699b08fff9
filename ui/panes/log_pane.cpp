// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/log_pane.h"

#include "ui/models/text.h"
#include "ui/panes/table.h"
#include "ui/widgets/item_delegates.h"

#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

namespace switchyard::panes {

LogPane::LogPane(const widgets::Theme& theme, models::AccessLogModel& model, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      pill_(new QPushButton(this))
{
    table_ = makeTable(theme, model, new widgets::LogDelegate(theme, nullptr),
                       {112, 68, 144, 176, 136, 150, 58, 60, 220}, this);
    table_->setAccessibleName(tr("Access log"));
    table_->setObjectName(QStringLiteral("log"));
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
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

    scrollTimer_.setSingleShot(true);
    scrollTimer_.setInterval(0);
    connect(&scrollTimer_, &QTimer::timeout, this, [this] {
        adjusting_ = true;
        table_->scrollToBottom();
        adjusting_ = false;
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { rowsArrived(first, last); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) { rowsLeft(last - first + 1); });
    connect(&model, &QAbstractItemModel::modelReset, this, &LogPane::follow);
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
