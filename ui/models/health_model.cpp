// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/health_model.h"

#include "ui/models/text.h"

#include <algorithm>

namespace switchyard::models {
namespace {

HealthModel::Mark markOf(const runtime::ProbeReported& probe)
{
    const bool failing = probe.state == runtime::HealthState::Unhealthy;
    if (probe.success)
        return failing ? HealthModel::Wavering : HealthModel::Good;
    return failing ? HealthModel::Bad : HealthModel::Wavering;
}

} // namespace

void HealthModel::setDirectory(const std::shared_ptr<const observe::Directory>& directory)
{
    std::vector<Row> rows;
    if (directory) {
        for (const auto& [key, endpoint] : directory->endpoints) {
            const auto old = places_.find(key);
            Row row = old == places_.end() ? Row{} : rows_[old->second];
            row.key = key;
            row.service = endpoint.service;
            row.group = endpoint.group;
            row.label = toQString(endpoint.label);
            row.address = endpoint.address;
            rows.push_back(std::move(row));
        }
    }
    std::ranges::sort(
        rows, [](const Row& a, const Row& b) { return a.label != b.label ? a.label < b.label : a.key < b.key; });
    const bool same = std::ranges::equal(rows, rows_, {}, &Row::key, &Row::key);
    if (!same)
        beginResetModel();
    rows_ = std::move(rows);
    places_.clear();
    for (std::size_t i = 0; i < rows_.size(); ++i)
        places_.emplace(rows_[i].key, i);
    if (!same)
        endResetModel();
    else if (!rows_.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void HealthModel::add(const std::vector<runtime::ProbeReported>& probes)
{
    int first = rowCount();
    int last = -1;
    for (const runtime::ProbeReported& probe : probes) {
        const auto place = places_.find(probe.endpoint);
        if (place == places_.end())
            continue;
        Row& row = rows_[place->second];
        row.strip = row.strip.sliced(1) + static_cast<char>(markOf(probe));
        row.state = probe.state;
        row.answer = toQString(probe.answer);
        row.took = probe.took;
        row.probed = true;
        row.probes.push_back({probe.at, row.answer, probe.took, probe.success});
        if (row.probes.size() > static_cast<std::size_t>(kStripLength))
            row.probes.pop_front();
        first = std::min(first, static_cast<int>(place->second));
        last = std::max(last, static_cast<int>(place->second));
    }
    if (last >= 0)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int HealthModel::rowOf(EndpointKey key) const
{
    const auto place = places_.find(key);
    return place == places_.end() ? -1 : static_cast<int>(place->second);
}

/// The strip in words: what its segments count, and the last one.
QString HealthModel::stripText(const Row& row)
{
    const auto failed = std::ranges::count_if(row.probes, [](const Probe& probe) { return !probe.success; });
    if (row.probes.empty())
        return tr("not probed");
    return tr("%1 of the last %2 probes failed, the last one: %3").arg(failed).arg(row.probes.size()).arg(row.answer);
}

void HealthModel::clear() { setDirectory(nullptr); }

HealthModel::Tally HealthModel::tally(ElementId serviceOrGroup) const
{
    Tally tally;
    for (const Row& row : rows_) {
        if (row.service != serviceOrGroup && row.group != serviceOrGroup)
            continue;
        ++tally.all;
        tally.healthy += row.state == runtime::HealthState::Healthy;
        tally.unhealthy += row.state == runtime::HealthState::Unhealthy;
    }
    return tally;
}

QString HealthModel::failure(ElementId serviceOrGroup) const
{
    for (const Row& row : rows_) {
        if ((row.service == serviceOrGroup || row.group == serviceOrGroup) &&
            row.state == runtime::HealthState::Unhealthy)
            return row.answer;
    }
    return {};
}

int HealthModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int HealthModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString HealthModel::stateText(runtime::HealthState state)
{
    switch (state) {
    case runtime::HealthState::Healthy:
        return tr("healthy");
    case runtime::HealthState::Unhealthy:
        return tr("failing");
    case runtime::HealthState::Unknown:
        break;
    }
    return tr("not probed");
}

QVariant HealthModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == StripRole)
        return row.strip;
    if (role == StateRole)
        return static_cast<int>(row.state);
    if (role == Qt::TextAlignmentRole)
        return index.column() == Took ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                      : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && index.column() == Recent)
        return stripText(row);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Endpoint:
        return row.label;
    case State:
        return stateText(row.state);
    case Answer:
        return row.answer;
    case Took:
        return row.probed ? durationText(static_cast<quint64>(row.took.count())) : QStringLiteral("–");
    default:
        return {};
    }
}

QVariant HealthModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Took)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Endpoint:
        return tr("Endpoint");
    case Recent:
        return tr("Recent probes");
    case State:
        return tr("State");
    case Answer:
        return tr("Last answer");
    case Took:
        return tr("Took");
    default:
        return {};
    }
}

} // namespace switchyard::models
