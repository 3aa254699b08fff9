// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/session/traffic_history.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace switchyard::models {

/// What each backend service does now. What was not measured is a dash, not a zero. Thread: gui.
class ServiceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Service,
        RequestRate,
        ErrorShare,
        Median,
        P99,
        ColumnCount
    };
    struct NamedService
    {
        ElementId id;
        QString name;

        friend bool operator==(const NamedService&, const NamedService&) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setServices(std::vector<NamedService> services);
    void update(const session::TrafficHistory& history);
    const std::vector<NamedService>& services() const { return services_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Figures
    {
        std::optional<session::Rate> rate;
        std::optional<std::uint64_t> median;
        std::optional<std::uint64_t> p99;
    };

    std::vector<NamedService> services_;
    std::vector<Figures> figures_;
};

} // namespace switchyard::models
