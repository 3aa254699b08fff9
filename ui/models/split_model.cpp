// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/split_model.h"

#include "ui/models/text.h"

#include <numeric>

namespace switchyard::models {

void SplitModel::setSplits(std::vector<SplitDefinition> splits)
{
    if (splits == splits_)
        return;
    beginResetModel();
    splits_ = std::move(splits);
    rows_.clear();
    for (std::size_t split = 0; split < splits_.size(); ++split) {
        double total = 0;
        for (const SplitDefinition::Share& share : splits_[split].shares)
            total += share.weight;
        for (std::size_t share = 0; share < splits_[split].shares.size(); ++share) {
            Row& row = rows_.emplace_back();
            row.split = split;
            row.share = share;
            row.configured = total > 0 ? splits_[split].shares[share].weight / total : 0;
        }
    }
    endResetModel();
}

void SplitModel::update(const session::TrafficHistory& history)
{
    if (rows_.empty())
        return;
    std::size_t first = 0;
    for (const SplitDefinition& split : splits_) {
        std::vector<std::uint32_t> weights;
        std::vector<std::uint64_t> observed;
        for (const SplitDefinition::Share& share : split.shares) {
            weights.push_back(share.weight);
            observed.push_back(history.windowRequests(share.id));
        }
        const SplitVerdict verdict = compareSplit(weights, observed);
        const std::uint64_t total = std::accumulate(observed.begin(), observed.end(), std::uint64_t{0});
        for (std::size_t share = 0; share < observed.size(); ++share) {
            rows_[first + share].requests = observed[share];
            rows_[first + share].splitRequests = total;
            rows_[first + share].verdict = verdict;
        }
        first += split.shares.size();
    }
    emit dataChanged(index(0, Observed), index(rowCount() - 1, Verdict));
}

ElementId SplitModel::rule(int row) const { return splits_[rows_[static_cast<std::size_t>(row)].split].rule; }

int SplitModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int SplitModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString SplitModel::text(const Row& row, int column) const
{
    const SplitDefinition& split = splits_[row.split];
    const auto share = [&row] { return static_cast<double>(row.requests) / static_cast<double>(row.splitRequests); };
    switch (column) {
    case Rule:
        return row.share == 0 ? split.label : QString();
    case Service:
        return split.shares[row.share].service;
    case Configured:
        return shareText(row.configured);
    case Observed:
        return row.splitRequests ? QString::number(share() * 100, 'f', 1) + QStringLiteral(" %") : QStringLiteral("–");
    case Requests:
        return tr("%1 of %2").arg(countText(row.requests), countText(row.splitRequests));
    case Verdict: {
        if (row.splitRequests == 0)
            return tr("no request yet");
        if (row.verdict == SplitVerdict::TooFew)
            return tr("too few requests to say");
        const ShareInterval interval = wilsonInterval(row.requests, row.splitRequests);
        const QString range =
            QStringLiteral("%1 – %2 %")
                .arg(QString::number(interval.low * 100, 'f', 1), QString::number(interval.high * 100, 'f', 1));
        return row.verdict == SplitVerdict::Compatible ? tr("✓ compatible (95 % interval %1)").arg(range)
                                                       : tr("✕ differs (95 % interval %1)").arg(range);
    }
    default:
        return {};
    }
}

QVariant SplitModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Rule ? splits_[row.split].label : text(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() >= Configured && index.column() <= Requests
                   ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    case ShareRole:
        return row.splitRequests ? QVariant(static_cast<double>(row.requests) / static_cast<double>(row.splitRequests))
                                 : QVariant();
    case ConfiguredRole:
        return row.configured;
    case VerdictRole:
        return static_cast<int>(row.verdict);
    case OrderRole:
        return static_cast<int>(row.share);
    default:
        return {};
    }
}

QVariant SplitModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section >= Configured && section <= Requests ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                                            : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Rule:
        return tr("Rule");
    case Service:
        return tr("Backend service");
    case Configured:
        return tr("Configured");
    case Observed:
        return tr("Observed");
    case Requests:
        return tr("Requests, last 60 s");
    case Verdict:
        return tr("Agreement");
    default:
        return {};
    }
}

} // namespace switchyard::models
