// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/elements_model.h"

#include "ui/editors/summaries.h"

#include <algorithm>
#include <iterator>

namespace switchyard::editors {

void ElementsModel::show(schema::Value::List elements)
{
    const int before = static_cast<int>(elements_.size());
    const int after = static_cast<int>(elements.size());
    const int both = std::min(before, after);
    std::move(elements.begin(), elements.begin() + both, elements_.begin());
    if (both > 0)
        emit dataChanged(index(0), index(both - 1));
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        elements_.resize(elements.size());
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        std::move(elements.begin() + both, elements.end(), std::back_inserter(elements_));
        endInsertRows();
    }
}

int ElementsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(elements_.size());
}

QVariant ElementsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return summaryOf(elements_[static_cast<std::size_t>(index.row())]);
    return {};
}

} // namespace switchyard::editors
