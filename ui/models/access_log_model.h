// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/access_record.h"
#include "core/observe/directory.h"
#include "ui/models/log_filter.h"

#include <QAbstractTableModel>

#include <deque>
#include <map>
#include <memory>
#include <span>

namespace switchyard::models {

/// The access log: newest row last, at most kMostRows. A batch is one insertion; when the log is full the oldest rows
/// leave in one removal. Names are looked up in the directory of the row's own revision. Thread: gui.
class AccessLogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Time,
        Method,
        Host,
        Path,
        Rule,
        Backend,
        Status,
        Duration,
        Details,
        ColumnCount
    };
    enum Role
    {
        /// The hundreds of the status (2, 3, 4, 5; 0: no answer), for the colour; 5 of every gRPC call that failed.
        StatusClassRole = Qt::UserRole + 1
    };
    static constexpr int kMostRows = 200'000;
    /// How many rows leave at once when the log is full, so that not every batch moves all rows.
    static constexpr int kTrimmedRows = 10'000;
    static constexpr std::size_t kMostDirectories = 20;

    using QAbstractTableModel::QAbstractTableModel;

    void addDirectory(std::shared_ptr<const observe::Directory> directory);
    void append(std::span<const observe::AccessRecord> records);
    void clear();
    const observe::AccessRecord& record(int row) const { return records_[static_cast<std::size_t>(row)]; }
    /// A row with the names of its own revision, as a filter looks at it. Lifetime: until the model changes.
    LogRow logRow(int row) const;
    /// What a column shows as a term of a filter: `status=503`. Empty when the column cannot be asked for.
    QString filterTerm(int row, int column) const;
    /// "200 · gRPC 14 UNAVAILABLE" where the cell has room for "200 · 14" only; of other rows what the cell says.
    QString statusInFull(int row) const;
    /// The names a row was written under. Errors: nullptr when they are not kept any more.
    std::shared_ptr<const observe::Directory> directoryOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const observe::AccessRecord& record, int column) const;
    QString elementLabel(Revision revision, ElementId id) const;
    QString backendLabel(const observe::AccessRecord& record) const;
    void makeRoomFor(std::size_t count);

    std::deque<observe::AccessRecord> records_;
    std::map<Revision, std::shared_ptr<const observe::Directory>> directories_;
};

} // namespace switchyard::models
