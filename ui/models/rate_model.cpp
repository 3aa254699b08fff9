// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rate_model.h"

#include "ui/models/text.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace switchyard::models {

void RateModel::setServices(std::vector<Service> services)
{
    if (services == services_)
        return;
    beginResetModel();
    services_ = std::move(services);
    series_.assign(services_.size(), {});
    endResetModel();
}

void RateModel::update(const session::TrafficHistory& history)
{
    std::vector<Step> total = history.totalSeries();
    const auto isOld = [&total](const Step& step) { return total.empty() || step.at < total.front().at; };
    const auto left = std::ranges::count_if(total_, isOld);
    const auto isNew = [this](const Step& step) { return total_.empty() || step.at > total_.back().at; };
    const auto came = std::ranges::count_if(total, isNew);
    const auto stayed = std::ssize(total_) - left;
    if (stayed + came != std::ssize(total)) { // the clock was turned back
        beginResetModel();
        total_.clear();
        series_.assign(services_.size(), {});
        endResetModel();
        if (!total.empty())
            update(history);
        return;
    }
    if (left > 0) {
        beginRemoveRows({}, static_cast<int>(stayed), rowCount() - 1);
        total_.erase(total_.begin(), total_.begin() + left);
        for (std::vector<Step>& steps : series_)
            steps.erase(steps.begin(), steps.begin() + std::min<std::ptrdiff_t>(left, std::ssize(steps)));
        endRemoveRows();
    }
    if (came > 0)
        beginInsertRows({}, 0, static_cast<int>(came) - 1);
    total_ = std::move(total);
    for (std::size_t i = 0; i < services_.size(); ++i)
        series_[i] = history.series(services_[i].id);
    if (came > 0)
        endInsertRows();
    if (!total_.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int RateModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(total_.size());
}

int RateModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FirstService + static_cast<int>(services_.size());
}

QString RateModel::text(int row, int column) const
{
    const std::size_t place = total_.size() - 1 - static_cast<std::size_t>(row);
    if (column == Time) {
        const auto at = std::chrono::duration_cast<std::chrono::milliseconds>(total_[place].at.time_since_epoch());
        return QDateTime::fromMSecsSinceEpoch(at.count()).toString(QStringLiteral("HH:mm:ss"));
    }
    if (total_[place].gap)
        return tr("not measured");
    if (column == Total)
        return rateText(total_[place].rate.perSecond);
    const std::vector<Step>& steps = series_[static_cast<std::size_t>(column - FirstService)];
    return place < steps.size() ? rateText(steps[place].rate.perSecond) : QString();
}

QVariant RateModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() != Time)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? text(index.row(), index.column()) : QVariant();
}

QVariant RateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole && section != Time)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section == Time)
        return tr("Time");
    return section == Total ? tr("All, 1/s") : services_[static_cast<std::size_t>(section - FirstService)].name;
}

} // namespace switchyard::models
