// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/value.h"

#include <QAbstractListModel>

namespace switchyard::editors {

/// The elements of a list of messages, a summary each; only those that are looked at are summed up. Thread: gui.
class ElementsModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void show(schema::Value::List elements);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    schema::Value::List elements_;
};

} // namespace switchyard::editors
