// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sample_card.h"

#include <QPainter>

namespace switchyard::shell {
namespace {

constexpr int kPad = 16;
constexpr int kGap = 6;

} // namespace

SampleCard::SampleCard(const widgets::Theme& theme, const QString& title, const QString& sentence, bool first,
                       QWidget* parent)
    : QAbstractButton(parent),
      theme_(theme),
      sentence_(sentence),
      first_(first)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize SampleCard::sizeHint() const { return {theme_.scaled(270), heightForWidth(theme_.scaled(270))}; }

int SampleCard::heightForWidth(int width) const
{
    const QFontMetrics text(theme_.text(13));
    const QRect room = text.boundingRect(QRect(0, 0, width - 2 * kPad, 1000), Qt::TextWordWrap, sentence_);
    return QFontMetrics(theme_.text(15, QFont::DemiBold)).height() + kGap + room.height() + 2 * kPad;
}

void SampleCard::paintEvent(QPaintEvent*)
{
    const widgets::Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = first_ ? t.go : t.raised;
    if (underMouse())
        fill = widgets::blend(fill, t.dark ? QColor(Qt::white) : t.accent, 0.06);
    const bool marked = hasFocus();
    const QColor line = first_ ? t.goLine : t.line;
    painter.setBrush(fill);
    painter.setPen(QPen(marked ? t.accent : line, marked ? 2 : 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    QRect room = rect().adjusted(kPad, kPad, -kPad, -kPad);
    painter.setFont(theme_.text(15, QFont::DemiBold));
    painter.setPen(first_ ? t.goText : t.text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop, text());
    room.setTop(room.top() + painter.fontMetrics().height() + kGap);
    painter.setFont(theme_.text(13));
    painter.setPen(first_ ? t.goText : t.dim);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, sentence_);
}

} // namespace switchyard::shell
