// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/traffic_history.h"

#include <QAbstractTableModel>

#include <vector>

namespace switchyard::models {

/// The chart of requests per second as a table: one row a second, the newest first, one column a backend service. A
/// second in which nothing was measured says so. Thread: gui.
class RateModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Time,
        Total,
        FirstService
    };
    struct Service
    {
        ElementId id;
        QString name;

        friend bool operator==(const Service&, const Service&) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setServices(std::vector<Service> services);
    void update(const session::TrafficHistory& history);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Step = session::TrafficHistory::Step;

    QString text(int row, int column) const;

    std::vector<Service> services_;
    std::vector<Step> total_;
    std::vector<std::vector<Step>> series_; ///< as services_
};

} // namespace switchyard::models
