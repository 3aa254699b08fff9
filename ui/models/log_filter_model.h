// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_log_model.h"

#include <QAbstractProxyModel>
#include <QTimer>

#include <deque>

namespace switchyard::models {

/// The rows of the access log a filter passes; the others are hidden, never deleted. Rows are looked at oldest first,
/// in slices of kSliceMs so that the window stays alive; new rows join the queue. Thread: gui.
class LogFilterModel final : public QAbstractProxyModel
{
    Q_OBJECT
public:
    static constexpr int kSliceMs = 12;

    explicit LogFilterModel(AccessLogModel& log, QObject* parent = nullptr);

    /// Looks at all rows anew: one reset, then rows come in as they are found.
    void setFilter(LogFilter filter);
    const LogFilter& filter() const { return filter_; }
    /// Whether rows wait to be looked at.
    bool isFiltering() const { return next_ < end(); }
    /// Rows that were looked at, of all. Units: 0–1.
    double progress() const;
    AccessLogModel& log() const { return log_; }
    int sourceRow(int row) const { return static_cast<int>(shown_[static_cast<std::size_t>(row)] - base_); }

    QModelIndex mapToSource(const QModelIndex& index) const override;
    QModelIndex mapFromSource(const QModelIndex& index) const override;
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    QModelIndex sibling(int row, int column, const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// Rows were looked at, or all are.
    void progressChanged();

private:
    /// A row's number since the log began: it does not change when the oldest rows leave.
    using Number = qint64;

    Number end() const { return base_ + log_.rowCount(); }
    void lookAtSlice();
    void beginLeaving(int last);
    void endLeaving(int last);
    void startOver();

    AccessLogModel& log_;
    LogFilter filter_;
    std::deque<Number> shown_;
    Number base_ = 0; ///< of the log's first row
    Number next_ = 0; ///< the first one not looked at
    bool leaving_ = false;
    QTimer timer_;
};

} // namespace switchyard::models
