// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/rate_view.h"

#include "ui/panes/table.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <climits>

namespace switchyard::panes {

RateView::RateView(const widgets::Theme& theme, const session::TrafficHistory& history, QWidget* parent)
    : QWidget(parent),
      history_(history),
      chart_(new TrafficChart(theme, history)),
      table_(makeTable(theme, rates_, nullptr, {}, nullptr)),
      pages_(new QStackedWidget),
      switch_(new QToolButton),
      floods_(new QLabel)
{
    table_->setAccessibleName(tr("Requests per second by backend service, last 60 seconds"));
    table_->setFont(theme.mono(12));
    table_->setObjectName(QStringLiteral("rateTable"));
    table_->horizontalHeader()->setStretchLastSection(false);
    switch_->setText(tr("Table"));
    switch_->setToolTip(tr("Show as table"));
    switch_->setAccessibleName(tr("Show as table"));
    switch_->setObjectName(QStringLiteral("showAsTable"));
    switch_->setCheckable(true);
    connect(switch_, &QToolButton::toggled, this, &RateView::showTable);
    floods_->setObjectName(QStringLiteral("floods"));
    floods_->setFont(theme.text(12));
    floods_->setWordWrap(true);
    floods_->setContentsMargins(12, 0, 12, 4);
    floods_->setToolTip(tr("Clients that send HTTP/2 frames, resets or header fields without end are told to calm down "
                           "(ENHANCE_YOUR_CALM) and disconnected."));
    floods_->hide();
    pages_->addWidget(chart_);
    pages_->addWidget(table_);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 12, 0);
    top->addWidget(makeHeading(theme, tr("Requests per second"), tr("last 60 s"), this), 1);
    top->addWidget(switch_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(floods_);
    column->addWidget(pages_, 1);

    timer_.setInterval(1'000);
    connect(&timer_, &QTimer::timeout, this, &RateView::refresh);
    connect(chart_, &TrafficChart::seriesChanged, this, &RateView::refresh);
}

bool RateView::isTable() const { return pages_->currentWidget() == table_; }

void RateView::showTable(bool on)
{
    switch_->setChecked(on);
    pages_->setCurrentWidget(on ? static_cast<QWidget*>(table_) : chart_);
    followVisibility();
}

void RateView::followVisibility()
{
    if (isVisible())
        timer_.start();
    else
        timer_.stop();
    refresh();
}

void RateView::showFloods()
{
    const std::uint64_t floods = history_.floods();
    floods_->setVisible(floods != 0);
    if (floods != 0)
        floods_->setText(tr("%n HTTP/2 connection(s) ended for flooding", nullptr,
                            static_cast<int>(std::min<std::uint64_t>(floods, INT_MAX))));
}

void RateView::refresh()
{
    showFloods();
    if (!isTable())
        return;
    std::vector<models::RateModel::Service> services;
    for (const TrafficChart::Series& series : chart_->series())
        services.push_back({series.id, series.name});
    rates_.setServices(std::move(services));
    rates_.update(history_);
}

void RateView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    followVisibility();
}

void RateView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    timer_.stop();
}

} // namespace switchyard::panes
