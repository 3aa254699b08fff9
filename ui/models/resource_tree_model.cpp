// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resource_tree_model.h"

#include "ui/models/fields.h"
#include "ui/models/kind_text.h"
#include "ui/models/text.h"

#include <algorithm>

namespace switchyard::models {
namespace {

constexpr std::size_t kFoldedFrom = 9;
/// internalId of an index: 0 for a kind, else 1 + the kind's row.
quintptr ownerOf(const QModelIndex& index) { return index.internalId(); }

QString noteOf(const model::Resource& resource)
{
    if (resource.kind == model::Kind::ForwardingRule) {
        const std::string ports = Fields(resource).text("portRange");
        return ports.empty() ? QString() : QLatin1Char(':') + toQString(ports);
    }
    return {};
}

} // namespace

void ResourceTreeModel::setWorkspace(const model::Workspace& workspace)
{
    std::vector<Group> groups;
    for (const model::KindInfo& kind : model::all_kinds()) {
        const auto resources = workspace.resources(kind.kind);
        if (resources.empty())
            continue;
        Group& group = groups.emplace_back();
        group.kind = kind.kind;
        group.name = kindsText(kind.kind);
        for (const model::ResourcePtr& resource : resources)
            group.items.push_back(
                {resource->id, toQString(resource->name), noteOf(*resource), toQString(resource->label())});
    }
    if (groups == groups_)
        return;
    beginResetModel();
    groups_ = std::move(groups);
    endResetModel();
}

void ResourceTreeModel::setDiagnostics(const std::vector<Diagnostic>& diagnostics)
{
    problems_.clear();
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::Advice)
            continue;
        const Status status = diagnostic.severity == Severity::Error ? Status::Failing : Status::Warning;
        Status& worst = problems_.try_emplace(diagnostic.resource, Status::Good).first->second;
        worst = std::max(worst, status);
    }
    statusesChanged();
}

void ResourceTreeModel::setHealth(const std::map<ElementId, Status>& health)
{
    if (health == health_)
        return;
    health_ = health;
    statusesChanged();
}

void ResourceTreeModel::statusesChanged()
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex kind = index(row, Name);
        emit dataChanged(index(0, Name, kind), index(rowCount(kind) - 1, Name, kind), {StatusRole, Qt::ToolTipRole});
    }
}

ResourceTreeModel::Status ResourceTreeModel::statusOf(const Item& item) const
{
    Status status = Status::Good;
    if (const auto problem = problems_.find(item.label.toStdString()); problem != problems_.end())
        status = std::max(status, problem->second);
    if (const auto health = health_.find(item.id); health != health_.end())
        status = std::max(status, health->second);
    return status;
}

int ResourceTreeModel::resourceCount() const
{
    std::size_t count = 0;
    for (const Group& group : groups_)
        count += group.items.size();
    return static_cast<int>(count);
}

bool ResourceTreeModel::startsFolded(const QModelIndex& kind) const
{
    const Group& group = groups_[static_cast<std::size_t>(kind.row())];
    return group.items.size() >= kFoldedFrom || group.kind == model::Kind::NetworkEndpoint;
}

QModelIndex ResourceTreeModel::indexOf(ElementId resource) const
{
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        const auto& items = groups_[group].items;
        const auto item = std::ranges::find(items, resource, &Item::id);
        if (item != items.end())
            return createIndex(static_cast<int>(item - items.begin()), Name, quintptr{group + 1});
    }
    return {};
}

ElementId ResourceTreeModel::elementAt(const QModelIndex& index) const
{
    if (!index.isValid() || ownerOf(index) == 0)
        return {};
    return groups_[ownerOf(index) - 1].items[static_cast<std::size_t>(index.row())].id;
}

QModelIndex ResourceTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex ResourceTreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || ownerOf(index) == 0)
        return {};
    return createIndex(static_cast<int>(ownerOf(index)) - 1, Name, quintptr{0});
}

int ResourceTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(groups_.size());
    if (ownerOf(parent) != 0 || parent.column() != Name)
        return 0;
    return static_cast<int>(groups_[static_cast<std::size_t>(parent.row())].items.size());
}

int ResourceTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant ResourceTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return index.column() == Note ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                      : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == ElementRole)
        return QVariant::fromValue<quint64>(elementAt(index).value);
    if (ownerOf(index) == 0) {
        const Group& group = groups_[static_cast<std::size_t>(index.row())];
        if (role == StatusRole)
            return static_cast<int>(Status::None);
        if (role != Qt::DisplayRole)
            return {};
        return index.column() == Name ? group.name : QString::number(group.items.size());
    }
    const Item& item = groups_[ownerOf(index) - 1].items[static_cast<std::size_t>(index.row())];
    const Status status = statusOf(item);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? item.name : item.note;
    case StatusRole:
        return static_cast<int>(status);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return status == Status::Failing   ? tr("%1: failing").arg(item.label)
               : status == Status::Warning ? tr("%1: has a warning").arg(item.label)
                                           : item.label;
    default:
        return {};
    }
}

QVariant ResourceTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Resource") : tr("Note");
}

} // namespace switchyard::models
