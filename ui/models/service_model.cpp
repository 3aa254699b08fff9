// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/service_model.h"

#include "ui/models/text.h"

namespace switchyard::models {
namespace {

const QString kUnknown = QStringLiteral("–");

QString latencyText(const std::optional<std::uint64_t>& microseconds)
{
    return microseconds ? durationText(*microseconds) : kUnknown;
}

QVariant alignmentOf(int column)
{
    return column == ServiceModel::Service ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter)
                                           : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace

void ServiceModel::setServices(std::vector<NamedService> services)
{
    if (services == services_)
        return;
    beginResetModel();
    services_ = std::move(services);
    figures_.assign(services_.size(), {});
    endResetModel();
}

void ServiceModel::update(const session::TrafficHistory& history)
{
    if (services_.empty())
        return;
    for (std::size_t i = 0; i < services_.size(); ++i)
        figures_[i] = {history.element(services_[i].id), history.serviceLatency(services_[i].id, 0.5),
                       history.serviceLatency(services_[i].id, 0.99)};
    emit dataChanged(index(0, RequestRate), index(rowCount() - 1, P99));
}

int ServiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(services_.size());
}

int ServiceModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ServiceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column());
    if (role != Qt::DisplayRole)
        return {};
    const Figures& figures = figures_[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case Service:
        return services_[static_cast<std::size_t>(index.row())].name;
    case RequestRate:
        return figures.rate ? rateText(figures.rate->perSecond) : kUnknown;
    case ErrorShare:
        return figures.rate && figures.rate->requests ? shareText(figures.rate->errorShare) : kUnknown;
    case Median:
        return latencyText(figures.median);
    case P99:
        return latencyText(figures.p99);
    default:
        return {};
    }
}

QVariant ServiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role == Qt::ToolTipRole && section == ErrorShare)
        return tr("Answered with 5xx, not answered, or a gRPC call that failed although HTTP says 200");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Service:
        return tr("Backend service");
    case RequestRate:
        return tr("req/s");
    case ErrorShare:
        return tr("errors");
    case Median:
        return tr("p50");
    case P99:
        return tr("p99");
    default:
        return {};
    }
}

} // namespace switchyard::models
