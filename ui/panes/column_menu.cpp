// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/column_menu.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>

namespace switchyard::panes {
namespace {

int shownColumns(const QTableView& table)
{
    int shown = 0;
    for (int column = 0; column < table.model()->columnCount(); ++column)
        shown += !table.isColumnHidden(column);
    return shown;
}

void keep(const QTableView& table, const QString& key)
{
    QStringList hidden;
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        if (table.isColumnHidden(column))
            hidden << QString::number(column);
    }
    QSettings().setValue(key, hidden);
}

void restore(QTableView& table, const QString& key)
{
    for (const QString& number : QSettings().value(key).toStringList()) {
        bool isNumber = false;
        const int column = number.toInt(&isNumber);
        if (isNumber && column >= 0 && column < table.model()->columnCount() && shownColumns(table) > 1)
            table.setColumnHidden(column, true);
    }
}

} // namespace

QMenu* makeColumnMenu(QTableView& table, const QString& key)
{
    auto* menu = new QMenu(&table);
    menu->setAccessibleName(QCoreApplication::translate("Columns", "Columns"));
    const int shown = shownColumns(table);
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        QAction* action = menu->addAction(table.model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!table.isColumnHidden(column));
        action->setEnabled(shown > 1 || table.isColumnHidden(column));
        QObject::connect(action, &QAction::toggled, &table, [&table, key, column](bool on) {
            table.setColumnHidden(column, !on);
            keep(table, key);
        });
    }
    return menu;
}

void offerColumns(QTableView& table, const QString& key)
{
    restore(table, key);
    QHeaderView* header = table.horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(header, &QWidget::customContextMenuRequested, &table, [&table, key](const QPoint& at) {
        QMenu* menu = makeColumnMenu(table, key);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(table.horizontalHeader()->viewport()->mapToGlobal(at));
    });
}

} // namespace switchyard::panes
