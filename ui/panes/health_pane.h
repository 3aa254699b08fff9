// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/health_story.h"
#include "ui/widgets/theme.h"

#include <QTableView>
#include <QWidget>

#include <array>

class QLabel;
class QLayout;
class QPushButton;

namespace switchyard::panes {

/// "Why unhealthy?": what an endpoint is asked, what it answered, what was expected, and the next step.
class HealthDetails final : public QWidget
{
    Q_OBJECT
public:
    HealthDetails(const widgets::Theme& theme, QWidget* parent = nullptr);
    void show(const models::HealthStory& story);
    using QWidget::show;

signals:
    void probeRequested(switchyard::ElementId service);
    void editRequested(switchyard::ElementId healthCheck);

private:
    struct ProbeLabels
    {
        QLabel* at;
        QLabel* answer;
        QLabel* took;
    };

    QLayout* buildAsked();
    QLayout* buildProbes();
    QWidget* buildNote();
    void refreshColors();

    const widgets::Theme& theme_;
    models::HealthStory story_;
    QLabel* title_;
    QLabel* verdict_;
    QLabel* request_;
    QLabel* expectation_;
    QLabel* next_;
    QPushButton* probe_;
    QPushButton* edit_;
    std::array<ProbeLabels, 6> probes_{};
};

/// What runs: endpoints with their recent probes, and why one is healthy or not.
class HealthPane final : public QWidget
{
    Q_OBJECT
public:
    /// `compact`: only endpoint, strip and time, as beside the log.
    HealthPane(const widgets::Theme& theme, models::HealthModel& model, bool compact, QWidget* parent = nullptr);

    /// What runs, to know the health checks from.
    void setWorkspace(model::Workspace workspace);
    QTableView& table() { return *table_; }
    HealthDetails& details() { return *details_; }

signals:
    void rowPicked(int row);
    void probeRequested(switchyard::ElementId service);
    void editRequested(switchyard::ElementId healthCheck);

private:
    void buildTable(bool compact);
    void refreshDetails();

    const widgets::Theme& theme_;
    models::HealthModel& model_;
    model::Workspace workspace_;
    QTableView* table_;
    HealthDetails* details_;
};

} // namespace switchyard::panes
