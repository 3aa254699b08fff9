// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/directory.h"
#include "core/runtime/runtime_event.h"

#include <QAbstractTableModel>

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace switchyard::models {

/// Every endpoint of the live revision: its state, its recent probes as a strip, and what the last one answered.
/// Thread: gui.
class HealthModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Endpoint,
        Recent,
        State,
        Answer,
        Took,
        ColumnCount
    };
    enum Role
    {
        /// QByteArray, one char for each recent probe, oldest first: see Mark.
        StripRole = Qt::UserRole + 1,
        /// int of runtime::HealthState.
        StateRole
    };
    /// What one probe meant.
    enum Mark : char
    {
        Good = 'g',
        Wavering = 'w', ///< the probe and the state disagree: a threshold is being counted
        Bad = 'b',
        Never = '-'
    };
    static constexpr qsizetype kStripLength = 24;

    /// Endpoints serving, of all, for a service or a group.
    struct Tally
    {
        int healthy = 0;
        int unhealthy = 0;
        int all = 0;
    };

    /// One probe that ended.
    struct Probe
    {
        WallTime at;
        QString answer;
        Microseconds took{0};
        bool success = false;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Endpoints that stay keep their history.
    void setDirectory(const std::shared_ptr<const observe::Directory>& directory);
    void add(const std::vector<runtime::ProbeReported>& probes);
    void clear();
    /// Of a backend service, or of an instance group or endpoint group.
    Tally tally(ElementId serviceOrGroup) const;
    ElementId group(int row) const { return rows_[static_cast<std::size_t>(row)].group; }
    EndpointKey key(int row) const { return rows_[static_cast<std::size_t>(row)].key; }
    ElementId service(int row) const { return rows_[static_cast<std::size_t>(row)].service; }
    QString label(int row) const { return rows_[static_cast<std::size_t>(row)].label; }
    runtime::HealthState state(int row) const { return rows_[static_cast<std::size_t>(row)].state; }
    SocketAddress address(int row) const { return rows_[static_cast<std::size_t>(row)].address; }
    /// The recent probes of an endpoint, newest last, at most kStripLength.
    const std::deque<Probe>& probes(int row) const { return rows_[static_cast<std::size_t>(row)].probes; }
    /// Row of an endpoint. Errors: -1.
    int rowOf(EndpointKey key) const;
    /// The last failing answer of a service's or group's endpoints; empty when none fails.
    QString failure(ElementId serviceOrGroup) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// "healthy", "failing", "not probed yet" in the user's language.
    static QString stateText(runtime::HealthState state);

private:
    struct Row
    {
        EndpointKey key;
        ElementId service;
        ElementId group;
        QString label;
        QByteArray strip = QByteArray(kStripLength, Never);
        runtime::HealthState state = runtime::HealthState::Unknown;
        QString answer;
        Microseconds took{0};
        bool probed = false;
        SocketAddress address;
        std::deque<Probe> probes;
    };

    static QString stripText(const Row& row);

    std::vector<Row> rows_;
    std::unordered_map<EndpointKey, std::size_t> places_;
};

} // namespace switchyard::models
