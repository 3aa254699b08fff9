// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace switchyard::widgets {
class Theme;
}

namespace switchyard::shell {

/// A row of the command palette: the title with what was typed marked, the note at the right; headings small and dim.
class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    PaletteDelegate(const widgets::Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintTitle(QPainter& painter, const QRect& rect, const QModelIndex& index) const;

    const widgets::Theme& theme_;
};

} // namespace switchyard::shell
