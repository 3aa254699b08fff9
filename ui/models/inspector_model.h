// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace switchyard::models {

/// What is written in a resource or one of its elements: the vendor's field names and their values, read only. Of long
/// lists the first kMostElements are shown. Thread: gui.
class InspectorModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column
    {
        Field,
        Value,
        ColumnCount
    };
    static constexpr std::size_t kMostElements = 200;

    explicit InspectorModel(QObject* parent = nullptr);
    ~InspectorModel() override;

    /// Shows what stands at `path` of a resource; nullptr clears.
    void show(const model::Resource* resource, const schema::FieldPath& path);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Item;

    void addFields(Item& parent, const google::protobuf::Message& message) const;
    void addValue(Item& item, const struct FieldValue& value) const;
    const Item& itemOf(const QModelIndex& index) const;

    std::unique_ptr<Item> root_;
    schema::MessagePtr shown_;
    schema::FieldPath shownPath_;
};

} // namespace switchyard::models
