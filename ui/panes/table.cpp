// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/table.h"

#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>

namespace switchyard::panes {

QTableView* makeTable(const widgets::Theme& theme, QAbstractItemModel& model, QAbstractItemDelegate* delegate,
                      std::initializer_list<int> widths, QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setModel(&model);
    if (delegate) {
        delegate->setParent(table);
        table->setItemDelegate(delegate);
    }
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setCornerButtonEnabled(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setMinimumSectionSize(8);
    table->verticalHeader()->setDefaultSectionSize(std::max(21, QFontMetrics(theme.mono(12)).height() + 4));
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(24);
    int column = 0;
    for (const int width : widths) {
        if (width == 0)
            header->setSectionResizeMode(column, QHeaderView::Stretch);
        else
            table->setColumnWidth(column, width);
        ++column;
    }
    header->setStretchLastSection(std::ranges::find(widths, 0) == widths.end());
    return table;
}

QWidget* makeHeading(const widgets::Theme& theme, const QString& title, const QString& remark, QWidget* parent)
{
    auto* heading = new QWidget(parent);
    auto* row = new QHBoxLayout(heading);
    row->setContentsMargins(12, 6, 12, 4);
    auto* name = new QLabel(title);
    name->setFont(theme.text(12, QFont::DemiBold));
    auto* right = new QLabel(remark);
    right->setFont(theme.text(12));
    right->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel* label : {name, right})
        label->setMinimumWidth(20); // rather cut than a pane that cannot be made narrow
    row->addWidget(name);
    row->addStretch(1);
    row->addWidget(right);
    return heading;
}

} // namespace switchyard::panes
