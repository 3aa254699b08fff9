// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/model/workspace.h"

#include <QAbstractItemModel>

#include <map>
#include <unordered_map>
#include <vector>

namespace switchyard::models {

/// Every resource of the draft under its kind, with a state: the worst of its diagnostics and of its endpoints.
/// Thread: gui.
class ResourceTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Note, ///< a kind's count, a forwarding rule's port
        ColumnCount
    };
    enum class Status
    {
        None, ///< a kind
        Good,
        Warning,
        Failing
    };
    enum Role
    {
        /// int of Status.
        StatusRole = Qt::UserRole + 1,
        /// quint64 of the ElementId; 0 for a kind.
        ElementRole
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setWorkspace(const model::Workspace& workspace);
    void setDiagnostics(const std::vector<Diagnostic>& diagnostics);
    /// State of resources that are probed (backend services, groups).
    void setHealth(const std::map<ElementId, Status>& health);
    QModelIndex indexOf(ElementId resource) const;
    ElementId elementAt(const QModelIndex& index) const;
    int resourceCount() const;
    /// Kinds with many members start folded.
    bool startsFolded(const QModelIndex& kind) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Item
    {
        ElementId id;
        QString name;
        QString note;
        QString label; ///< "urlMaps/storefront"

        friend bool operator==(const Item&, const Item&) = default;
    };
    struct Group
    {
        model::Kind kind = model::Kind::ForwardingRule;
        QString name;
        std::vector<Item> items;

        friend bool operator==(const Group&, const Group&) = default;
    };

    Status statusOf(const Item& item) const;
    void statusesChanged();

    std::vector<Group> groups_;
    std::unordered_map<std::string, Status> problems_; ///< by resource label
    std::map<ElementId, Status> health_;
};

} // namespace switchyard::models
