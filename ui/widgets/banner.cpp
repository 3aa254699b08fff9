// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace switchyard::widgets {

Banner::Banner(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      label_(new QLabel),
      action_(new QPushButton),
      close_(new QPushButton)
{
    setObjectName(QStringLiteral("banner"));
    label_->setWordWrap(true);
    label_->setTextFormat(Qt::PlainText);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    action_->setObjectName(QStringLiteral("bannerAction"));
    close_->setFlat(true);
    close_->setFixedSize(28, 28);
    close_->setAccessibleName(tr("Close this message"));
    close_->setToolTip(tr("Close this message"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 5, 8, 6);
    row->setSpacing(10);
    row->addWidget(label_, 1);
    row->addWidget(action_);
    row->addWidget(close_);
    connect(action_, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(close_, &QPushButton::clicked, this, &QWidget::hide);
    connect(&theme, &Theme::changed, this, &Banner::refreshIcons);
    refreshIcons();
    hide();
}

void Banner::refreshIcons() { close_->setIcon(theme_.icon(QStringLiteral("close"))); }

QString Banner::text() const { return label_->text(); }

void Banner::showMessage(Tone tone, const QString& text, const QString& action)
{
    tone_ = tone;
    label_->setText(text);
    label_->setAccessibleName(text);
    action_->setText(action);
    action_->setVisible(!action.isEmpty());
    show();
    update();
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = theme_.tokens();
    const QColor color = tone_ == Tone::Failure ? t.failing : t.accent;
    painter.fillRect(rect(), blend(t.panel, color, 0.14));
    painter.fillRect(QRect(0, 0, 3, height()), color);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

} // namespace switchyard::widgets
