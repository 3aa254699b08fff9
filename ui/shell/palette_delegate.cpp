// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_delegate.h"

#include "ui/shell/palette_model.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace switchyard::shell {
namespace {

constexpr int kPad = 10;

} // namespace

PaletteDelegate::PaletteDelegate(const widgets::Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent),
      theme_(theme)
{}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool heading = index.data(PaletteModel::HeadingRole).toBool();
    return {100, QFontMetrics(theme_.text(heading ? 11 : 13)).height() + theme_.scaled(heading ? 12 : 11)};
}

/// What was typed stands out by weight and colour.
void PaletteDelegate::paintTitle(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const bool enabled = index.data(PaletteModel::EnabledRole).toBool();
    const QString title = painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width());
    QList<QTextLayout::FormatRange> marks;
    if (enabled) {
        for (const int place : index.data(PaletteModel::PlacesRole).value<QList<int>>()) {
            QTextCharFormat format;
            format.setForeground(theme_.tokens().accent);
            format.setFontWeight(QFont::DemiBold);
            if (place < title.size())
                marks.append({place, 1, format});
        }
    }
    QTextLayout layout(title, painter.font());
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    layout.draw(&painter, QPointF(rect.left(), rect.center().y() - line.height() / 2 + 0.5));
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const widgets::Tokens& t = theme_.tokens();
    painter->save();
    QRect rect = option.rect.adjusted(kPad, 0, -kPad, 0);
    if (index.data(PaletteModel::HeadingRole).toBool()) {
        QFont font = theme_.text(11, QFont::DemiBold);
        font.setCapitalization(QFont::AllUppercase);
        painter->setFont(font);
        painter->setPen(t.faint);
        painter->drawText(rect.adjusted(0, 0, 0, -3), Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
        painter->restore();
        return;
    }
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, t.selection);
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()), t.accent);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, widgets::blend(t.panel, t.selection, 0.4));
    }
    const QString note = index.data(PaletteModel::NoteRole).toString();
    painter->setFont(theme_.mono(11));
    painter->setPen(t.dim);
    const int noteWidth = note.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(note) + 12;
    const QRect noteRect = rect.adjusted(rect.width() - std::min(noteWidth, rect.width() / 2), 0, 0, 0);
    painter->drawText(noteRect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(note, Qt::ElideMiddle, noteRect.width()));
    rect.setRight(note.isEmpty() ? rect.right() : noteRect.left() - 4);
    painter->setFont(theme_.text(13));
    const bool enabled = index.data(PaletteModel::EnabledRole).toBool();
    painter->setPen(enabled ? t.text : widgets::blend(t.panel, t.faint, 0.6));
    paintTitle(*painter, rect, index);
    painter->restore();
}

} // namespace switchyard::shell
