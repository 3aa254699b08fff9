// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_filter_model.h"

#include <QElapsedTimer>

#include <algorithm>

namespace switchyard::models {
namespace {

constexpr int kRowsBetweenLooks = 256; ///< at the clock

} // namespace

LogFilterModel::LogFilterModel(AccessLogModel& log, QObject* parent) : QAbstractProxyModel(parent), log_(log)
{
    QAbstractProxyModel::setSourceModel(&log);
    timer_.setSingleShot(true);
    timer_.setInterval(0);
    connect(&timer_, &QTimer::timeout, this, &LogFilterModel::lookAtSlice);
    connect(&log, &QAbstractItemModel::rowsInserted, this, [this] {
        if (!timer_.isActive())
            lookAtSlice();
    });
    connect(&log, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex&, int, int last) { beginLeaving(last); });
    connect(&log, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int, int last) { endLeaving(last); });
    connect(&log, &QAbstractItemModel::modelReset, this, &LogFilterModel::startOver);
    connect(&log, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        if (!shown_.empty())
            emit dataChanged(index(0, first.column()), index(rowCount() - 1, last.column()));
    });
    startOver();
}

void LogFilterModel::setFilter(LogFilter filter)
{
    filter_ = std::move(filter);
    startOver();
}

void LogFilterModel::startOver()
{
    beginResetModel();
    shown_.clear();
    next_ = base_;
    endResetModel();
    lookAtSlice();
}

double LogFilterModel::progress() const
{
    const int all = log_.rowCount();
    return all == 0 ? 1 : static_cast<double>(next_ - base_) / all;
}

void LogFilterModel::lookAtSlice()
{
    QElapsedTimer clock;
    clock.start();
    std::vector<Number> found;
    while (next_ < end()) {
        const Number stop = std::min(end(), next_ + kRowsBetweenLooks);
        for (; next_ < stop; ++next_) {
            if (filter_.isEmpty() || filter_.matches(log_.logRow(static_cast<int>(next_ - base_))))
                found.push_back(next_);
        }
        if (clock.elapsed() >= kSliceMs)
            break;
    }
    if (!found.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(found.size()) - 1);
        shown_.insert(shown_.end(), found.begin(), found.end());
        endInsertRows();
    }
    if (isFiltering())
        timer_.start();
    emit progressChanged();
}

/// The log lets its oldest rows go, up to and with row `last`.
void LogFilterModel::beginLeaving(int last)
{
    const auto stay = std::ranges::lower_bound(shown_, base_ + last + 1);
    leaving_ = stay != shown_.begin();
    if (leaving_)
        beginRemoveRows({}, 0, static_cast<int>(stay - shown_.begin()) - 1);
}

void LogFilterModel::endLeaving(int last)
{
    base_ += last + 1;
    next_ = std::max(next_, base_);
    shown_.erase(shown_.begin(), std::ranges::lower_bound(shown_, base_));
    if (leaving_)
        endRemoveRows();
    leaving_ = false;
}

QModelIndex LogFilterModel::mapToSource(const QModelIndex& index) const
{
    return index.isValid() ? log_.index(sourceRow(index.row()), index.column()) : QModelIndex();
}

QModelIndex LogFilterModel::mapFromSource(const QModelIndex& index) const
{
    const auto found = std::ranges::lower_bound(shown_, base_ + index.row());
    if (!index.isValid() || found == shown_.end() || *found != base_ + index.row())
        return {};
    return createIndex(static_cast<int>(found - shown_.begin()), index.column());
}

QModelIndex LogFilterModel::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex LogFilterModel::parent(const QModelIndex&) const { return {}; }

QModelIndex LogFilterModel::sibling(int row, int column, const QModelIndex&) const { return index(row, column); }

int LogFilterModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int LogFilterModel::columnCount(const QModelIndex& parent) const { return log_.columnCount(parent); }

QVariant LogFilterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return log_.headerData(section, orientation, role);
}

} // namespace switchyard::models
