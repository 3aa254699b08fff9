// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include <initializer_list>

namespace switchyard::widgets {
class Theme;
} // namespace switchyard::widgets

namespace switchyard::panes {

/// A table as all panes show it: whole rows, no grid, dense, read only. Column widths are those of 13 px text; the
/// column with width 0 takes what is left (the last one when none has).
QTableView* makeTable(const widgets::Theme& theme, QAbstractItemModel& model, QAbstractItemDelegate* delegate,
                      std::initializer_list<int> widths, QWidget* parent);

/// "Requests per second by backend service" and, at the right end, "last 60 s".
QWidget* makeHeading(const widgets::Theme& theme, const QString& title, const QString& remark, QWidget* parent);

} // namespace switchyard::panes
