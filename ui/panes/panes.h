// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_log_model.h"
#include "ui/models/service_model.h"
#include "ui/models/split_model.h"
#include "ui/panes/health_pane.h"
#include "ui/panes/log_pane.h"
#include "ui/panes/problems_pane.h"
#include "ui/panes/rate_view.h"
#include "ui/session/traffic_history.h"
#include "ui/widgets/theme.h"

#include <QTableView>
#include <QWidget>

namespace switchyard::panes {

/// Requests per second, the figures of each backend service, and the weighted splits.
class TrafficPane final : public QWidget
{
    Q_OBJECT
public:
    TrafficPane(const widgets::Theme& theme, const session::TrafficHistory& history, models::ServiceModel& services,
                models::SplitModel& splits, QWidget* parent = nullptr);
    TrafficChart& chart() { return rate_->chart(); }
    RateView& rate() { return *rate_; }

signals:
    void splitPicked(int row);

private:
    RateView* rate_;
};

/// Log, traffic and health side by side.
class LivePane final : public QWidget
{
    Q_OBJECT
public:
    LivePane(const widgets::Theme& theme, models::AccessLogModel& log, models::HealthModel& health,
             const session::TrafficHistory& history, QWidget* parent = nullptr);
    LogPane& log() { return *log_; }
    TrafficChart& chart() { return rate_->chart(); }
    RateView& rate() { return *rate_; }
    HealthPane& health() { return *health_; }

private:
    LogPane* log_;
    RateView* rate_;
    HealthPane* health_;
};

} // namespace switchyard::panes
