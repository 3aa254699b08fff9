// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/import_draft.h"

#include <QAbstractItemModel>

namespace switchyard::models {

/// The preview of an import: a row with a check box for each resource that was found, what differs as its children.
/// Lifetime: the import outlives the model.
class ImportModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column
    {
        ResourceColumn,
        ActionColumn,
        PlaceColumn,
        ColumnCount
    };
    enum Role
    {
        ActionRole = Qt::UserRole + 1 ///< int of exchange::ImportAction
    };

    explicit ImportModel(session::ImportDraft& import, QObject* parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void chosenChanged();

private:
    QVariant rowData(const exchange::ImportItem& item, int column, int role) const;

    session::ImportDraft& import_;
    QStringList labels_; ///< by item
};

/// What importing a resource does, as a word: "add", "replace", …
QString actionText(exchange::ImportAction action, bool chosen);

} // namespace switchyard::models
