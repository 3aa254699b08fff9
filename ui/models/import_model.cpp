// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/import_model.h"

#include "core/model/kinds.h"
#include "ui/models/text.h"

#include <QCoreApplication>

namespace switchyard::models {

using exchange::ImportAction;
using exchange::ImportItem;

namespace {

/// Children carry the number of their item plus one; items carry 0.
quintptr itemKey(int item) { return static_cast<quintptr>(item) + 1; }

/// "priority changed from 10 to 20" of "URL map web: priority changed from 10 to 20": the row above names the subject.
QString withoutSubject(const QString& sentence)
{
    const qsizetype colon = sentence.indexOf(QStringLiteral(": "));
    return colon < 0 || sentence.left(colon).count(QLatin1Char(' ')) > 4 ? sentence : sentence.mid(colon + 2);
}

} // namespace

ImportModel::ImportModel(session::ImportDraft& import, QObject* parent) : QAbstractItemModel(parent), import_(import)
{
    for (const ImportItem& item : import.plan().items)
        labels_ << toQString(exchange::label_of(import.found().resources[item.resource]));
}

QModelIndex ImportModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? itemKey(parent.row()) : 0);
}

QModelIndex ImportModel::parent(const QModelIndex& index) const
{
    return !index.isValid() || index.internalId() == 0
               ? QModelIndex()
               : createIndex(static_cast<int>(index.internalId() - 1), 0, quintptr{0});
}

int ImportModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(import_.plan().items.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(import_.plan().items[static_cast<std::size_t>(parent.row())].sentences.size());
}

int ImportModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant ImportModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return rowData(import_.plan().items[static_cast<std::size_t>(index.row())], index.column(), role);
    const ImportItem& item = import_.plan().items[index.internalId() - 1];
    if ((role == Qt::DisplayRole || role == Qt::ToolTipRole) && index.column() == ResourceColumn)
        return withoutSubject(toQString(item.sentences[static_cast<std::size_t>(index.row())]));
    return {};
}

QVariant ImportModel::rowData(const ImportItem& item, int column, int role) const
{
    const exchange::FoundResource& resource = import_.found().resources[item.resource];
    if (role == ActionRole)
        return static_cast<int>(item.action);
    if (role == Qt::CheckStateRole && column == ResourceColumn)
        return item.chosen ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case ResourceColumn:
        return labels_.at(&item - import_.plan().items.data());
    case ActionColumn:
        return actionText(item.action, item.chosen);
    default:
        return QStringLiteral("%1:%2").arg(toQString(resource.file)).arg(resource.position.line);
    }
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ResourceColumn:
        return tr("Resource");
    case ActionColumn:
        return tr("What happens");
    default:
        return tr("From");
    }
}

Qt::ItemFlags ImportModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.internalId() == 0 && index.column() == ResourceColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool ImportModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    import_.choose(static_cast<std::size_t>(index.row()), value.toInt() == Qt::Checked);
    emit dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
    emit chosenChanged();
    return true;
}

QString actionText(ImportAction action, bool chosen)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("ImportModel", text); };
    switch (action) {
    case ImportAction::Add:
        return chosen ? say(QT_TRANSLATE_NOOP("ImportModel", "is added"))
                      : say(QT_TRANSLATE_NOOP("ImportModel", "left out"));
    case ImportAction::Same:
        return say(QT_TRANSLATE_NOOP("ImportModel", "there already, the same"));
    case ImportAction::Replace:
        return chosen ? say(QT_TRANSLATE_NOOP("ImportModel", "replaces yours"))
                      : say(QT_TRANSLATE_NOOP("ImportModel", "yours stays"));
    case ImportAction::Conflict:
        break;
    }
    return chosen ? say(QT_TRANSLATE_NOOP("ImportModel", "one of several with this name"))
                  : say(QT_TRANSLATE_NOOP("ImportModel", "left out: another of this name is taken"));
}

} // namespace switchyard::models
