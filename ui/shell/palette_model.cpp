// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_model.h"

#include "ui/shell/fuzzy.h"

#include <algorithm>
#include <map>

namespace switchyard::shell {
namespace {

struct Hit
{
    std::size_t entry;
    FuzzyMatch match;
};

struct GroupOfHits
{
    QString name;
    std::vector<Hit> hits;
};

constexpr int kRecentBonus = 40;

} // namespace

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    beginResetModel();
    entries_ = std::move(entries);
    rows_.clear();
    showAll();
    endResetModel();
}

void PaletteModel::setPattern(const QString& pattern)
{
    beginResetModel();
    rows_.clear();
    if (pattern.trimmed().isEmpty())
        showAll();
    else
        showMatches(pattern);
    if (rows_.size() > kMostRows)
        rows_.resize(kMostRows);
    endResetModel();
}

void PaletteModel::showAll()
{
    std::vector<Row> recent;
    for (const QString& id : recent_) {
        const auto found = std::ranges::find(entries_, id, &PaletteEntry::id);
        if (found != entries_.end())
            recent.push_back({{}, static_cast<std::size_t>(found - entries_.begin()), {}});
    }
    if (!recent.empty()) {
        rows_.push_back({tr("Recently used"), 0, {}});
        std::ranges::move(recent, std::back_inserter(rows_));
    }
    QString group;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (recent_.contains(entries_[i].id))
            continue;
        if (entries_[i].group != group) {
            group = entries_[i].group;
            rows_.push_back({group, 0, {}});
        }
        rows_.push_back({{}, i, {}});
    }
}

void PaletteModel::showMatches(const QString& pattern)
{
    std::vector<GroupOfHits> groups;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        auto match = fuzzyMatch(entries_[i].title, pattern);
        if (!match)
            continue;
        if (recent_.contains(entries_[i].id))
            match->score += kRecentBonus;
        auto group = std::ranges::find(groups, entries_[i].group, &GroupOfHits::name);
        if (group == groups.end())
            group = groups.insert(groups.end(), GroupOfHits{entries_[i].group, {}});
        group->hits.push_back({i, std::move(*match)});
    }
    auto better = [](const Hit& a, const Hit& b) {
        return a.match.score != b.match.score ? a.match.score > b.match.score : a.entry < b.entry;
    };
    for (GroupOfHits& group : groups)
        std::ranges::sort(group.hits, better);
    std::ranges::sort(
        groups, [&](const GroupOfHits& a, const GroupOfHits& b) { return better(a.hits.front(), b.hits.front()); });
    for (GroupOfHits& group : groups) {
        rows_.push_back({group.name, 0, {}});
        for (Hit& hit : group.hits)
            rows_.push_back({{}, hit.entry, std::move(hit.match.places)});
    }
}

void PaletteModel::use(const QString& id)
{
    recent_.removeAll(id);
    recent_.prepend(id);
    while (recent_.size() > kMostRecent)
        recent_.removeLast();
}

const PaletteEntry* PaletteModel::entry(int row) const
{
    if (row < 0 || row >= rowCount() || !rows_[static_cast<std::size_t>(row)].heading.isEmpty())
        return nullptr;
    return &entries_[rows_[static_cast<std::size_t>(row)].entry];
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const PaletteEntry* found = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return found ? found->title : row.heading;
    case Qt::AccessibleTextRole: {
        if (!found)
            return row.heading;
        QStringList parts{found->title, found->group, found->note};
        if (!found->enabled)
            parts << tr("not available now");
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case HeadingRole:
        return !found;
    case NoteRole:
        return found ? found->note : QString();
    case PlacesRole:
        return QVariant::fromValue(row.places);
    case EnabledRole:
        return found && found->enabled;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    return entry(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                              : Qt::ItemFlags(Qt::ItemNeverHasChildren);
}

} // namespace switchyard::shell
