// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/panes.h"

#include "ui/panes/table.h"
#include "ui/widgets/item_delegates.h"

#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

namespace switchyard::panes {
namespace {

QVBoxLayout* bareColumn(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

template <typename Pane, typename Signal>
void reportRows(QTableView* table, Pane* pane, Signal signal)
{
    // not the current row: taking the focus sets one
    QObject::connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, pane,
                     [pane, signal](const QItemSelection& now) {
                         if (!now.isEmpty())
                             emit(pane->*signal)(now.first().top());
                     });
}

} // namespace

TrafficPane::TrafficPane(const widgets::Theme& theme, const session::TrafficHistory& history,
                         models::ServiceModel& services, models::SplitModel& splits, QWidget* parent)
    : QWidget(parent),
      rate_(new RateView(theme, history))
{
    auto* tables = new QWidget;
    QVBoxLayout* column = bareColumn(tables);
    QTableView* serviceTable =
        makeTable(theme, services, new widgets::LogDelegate(theme, nullptr), {0, 90, 80, 90, 90}, tables);
    serviceTable->setAccessibleName(tr("Backend services"));
    QTableView* splitTable =
        makeTable(theme, splits, new widgets::SplitDelegate(theme, nullptr), {130, 110, 94, 84, 160, 0}, tables);
    splitTable->setAccessibleName(tr("Weighted splits"));
    splitTable->setObjectName(QStringLiteral("splits"));
    column->addWidget(makeHeading(theme, tr("Weighted splits"), tr("configured against observed, last 60 s"), tables));
    column->addWidget(splitTable, 2);
    column->addWidget(makeHeading(theme, tr("Backend services"), tr("rate: last 3 s · latency: last 10 s"), tables));
    column->addWidget(serviceTable, 3);

    auto* split = new QSplitter;
    split->addWidget(rate_);
    split->addWidget(tables);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    bareColumn(this)->addWidget(split);
    reportRows(splitTable, this, &TrafficPane::splitPicked);
}

LivePane::LivePane(const widgets::Theme& theme, models::AccessLogModel& log, models::HealthModel& health,
                   const session::TrafficHistory& history, QWidget* parent)
    : QWidget(parent),
      log_(new LogPane(theme, log, nullptr, QStringLiteral("liveLog"))),
      rate_(new RateView(theme, history)),
      health_(new HealthPane(theme, health, true))
{
    // beside two other panes there is room for few columns
    log_->table().horizontalHeader()->moveSection(models::AccessLogModel::Status, models::AccessLogModel::Method);
    auto* split = new QSplitter;
    split->addWidget(log_);
    split->addWidget(rate_);
    split->addWidget(health_);
    split->setChildrenCollapsible(false);
    const int widths[] = {850, 420, 330};
    for (int i = 0; i < 3; ++i)
        split->setStretchFactor(i, widths[i]);
    split->setSizes({widths[0], widths[1], widths[2]});
    bareColumn(this)->addWidget(split);
}

} // namespace switchyard::panes
