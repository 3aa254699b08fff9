// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rate_model.h"
#include "ui/panes/traffic_chart.h"

#include <QTableView>
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace switchyard::panes {

/// Requests per second of the last minute, as a chart or, for the one who cannot see it, as a table.
class RateView final : public QWidget
{
    Q_OBJECT
public:
    RateView(const widgets::Theme& theme, const session::TrafficHistory& history, QWidget* parent = nullptr);

    TrafficChart& chart() { return *chart_; }
    QTableView& table() { return *table_; }
    bool isTable() const;

public slots:
    void showTable(bool on);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void followVisibility();
    void showFloods();

    const session::TrafficHistory& history_;
    models::RateModel rates_;
    TrafficChart* chart_;
    QTableView* table_;
    QStackedWidget* pages_;
    QToolButton* switch_;
    QLabel* floods_; ///< seen only when there were some
    QTimer timer_;   ///< runs while this is on the screen
};

} // namespace switchyard::panes
