// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/models/split_statistics.h"
#include "ui/session/traffic_history.h"

#include <QAbstractTableModel>

#include <vector>

namespace switchyard::models {

/// One weighted split as configured.
struct SplitDefinition
{
    struct Share
    {
        ElementId id; ///< the weightedBackendServices entry
        QString service;
        std::uint32_t weight = 0;

        friend bool operator==(const Share&, const Share&) = default;
    };

    ElementId rule;
    QString label;
    std::vector<Share> shares;

    friend bool operator==(const SplitDefinition&, const SplitDefinition&) = default;
};

/// Every weighted split: what was configured, what was observed during the last minute, and whether the two agree at
/// this sample size. Thread: gui.
class SplitModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Rule,
        Service,
        Configured,
        Observed,
        Requests,
        Verdict,
        ColumnCount
    };
    enum Role
    {
        /// double 0–1, for a bar; invalid while nothing was observed.
        ShareRole = Qt::UserRole + 1,
        /// double 0–1.
        ConfiguredRole,
        /// int of SplitVerdict.
        VerdictRole,
        /// int: which share of its split.
        OrderRole
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setSplits(std::vector<SplitDefinition> splits);
    void update(const session::TrafficHistory& history);
    ElementId rule(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        std::size_t split = 0;
        std::size_t share = 0;
        double configured = 0;
        std::uint64_t requests = 0;
        std::uint64_t splitRequests = 0;
        SplitVerdict verdict = SplitVerdict::TooFew;
    };

    QString text(const Row& row, int column) const;

    std::vector<SplitDefinition> splits_;
    std::vector<Row> rows_;
};

} // namespace switchyard::models
