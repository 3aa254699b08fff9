// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QMenu;

namespace switchyard::panes {

/// Lets the reader choose the columns of a table: a right click on the header (or the menu key while the table has the
/// focus on the header) lists them. The choice is kept in the settings under `key`; the last column stays.
void offerColumns(QTableView& table, const QString& key);

/// The menu of all columns, checked when shown; who asks for it owns it.
QMenu* makeColumnMenu(QTableView& table, const QString& key);

} // namespace switchyard::panes
