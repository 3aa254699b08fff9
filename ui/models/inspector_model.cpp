// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/inspector_model.h"

#include "core/schema/access.h"
#include "ui/models/text.h"

#include <variant>

namespace switchyard::models {

struct InspectorModel::Item
{
    QString name;
    QString value;
    QString help;
    Item* parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Item>> children;

    Item& add(QString childName)
    {
        auto child = std::make_unique<Item>();
        child->name = std::move(childName);
        child->parent = this;
        child->row = static_cast<int>(children.size());
        return *children.emplace_back(std::move(child));
    }
};

/// A value to be shown, apart from the header so that it needs no schema types.
struct FieldValue
{
    const schema::Value& value;
};

InspectorModel::InspectorModel(QObject* parent) : QAbstractItemModel(parent), root_(std::make_unique<Item>()) {}
InspectorModel::~InspectorModel() = default;

void InspectorModel::show(const model::Resource* resource, const schema::FieldPath& path)
{
    const schema::MessagePtr message = resource ? resource->message : nullptr;
    if (message == shown_ && path == shownPath_)
        return;
    beginResetModel();
    shown_ = message;
    shownPath_ = path;
    root_ = std::make_unique<Item>();
    if (const google::protobuf::Message* part = message ? schema::find_message(*message, path) : nullptr)
        addFields(*root_, *part);
    endResetModel();
}

void InspectorModel::addFields(Item& parent, const google::protobuf::Message& message) const
{
    for (const schema::FieldInfo& field : schema::fields_of(message)) {
        const Result<schema::Value> value = schema::get(message, schema::FieldPath{}.field(field.name));
        if (!value || value->absent())
            continue;
        Item& item = parent.add(toQString(field.name));
        item.help = toQString(field.help);
        addValue(item, FieldValue{*value});
    }
}

void InspectorModel::addValue(Item& item, const FieldValue& field) const
{
    if (const google::protobuf::Message* message = field.value.message()) {
        addFields(item, *message);
        return;
    }
    if (const auto* map = field.value.as<schema::Value::Map>()) {
        for (const auto& [key, text] : *map)
            item.add(toQString(key)).value = toQString(text);
        return;
    }
    const auto* list = field.value.as<schema::Value::List>();
    if (!list) {
        item.value = toQString(schema::to_text(field.value));
        return;
    }
    const bool plain = !list->empty() && !list->front().message();
    if (plain && list->size() <= 3) {
        QStringList texts;
        for (const schema::Value& value : *list)
            texts << toQString(schema::to_text(value));
        item.value = texts.join(QStringLiteral(", "));
        return;
    }
    item.value = tr("%n element(s)", nullptr, static_cast<int>(list->size()));
    for (std::size_t i = 0; i < std::min(list->size(), kMostElements); ++i)
        addValue(item.add(QStringLiteral("[%1]").arg(i)), FieldValue{(*list)[i]});
    if (list->size() > kMostElements)
        item.add(tr("… and %n more", nullptr, static_cast<int>(list->size() - kMostElements)));
}

const InspectorModel::Item& InspectorModel::itemOf(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<const Item*>(index.internalPointer()) : *root_;
}

QModelIndex InspectorModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, itemOf(parent).children[static_cast<std::size_t>(row)].get());
}

QModelIndex InspectorModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const Item* parent = itemOf(index).parent;
    return parent == root_.get() ? QModelIndex() : createIndex(parent->row, Field, parent);
}

int InspectorModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > Field ? 0 : static_cast<int>(itemOf(parent).children.size());
}

int InspectorModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant InspectorModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item& item = itemOf(index);
    if (role == Qt::DisplayRole)
        return index.column() == Field ? item.name : item.value;
    if (role == Qt::ToolTipRole)
        return index.column() == Field ? item.help : item.value;
    return {};
}

QVariant InspectorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Field ? tr("Field") : tr("Value");
}

} // namespace switchyard::models
