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
      row_(new QHBoxLayout(this)),
      close_(new QPushButton)
{
    setObjectName(QStringLiteral("banner"));
    label_->setWordWrap(true);
    label_->setTextFormat(Qt::PlainText);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    close_->setFlat(true);
    close_->setObjectName(QStringLiteral("bannerClose"));
    close_->setAccessibleName(tr("Close this message"));
    close_->setToolTip(tr("Close this message"));
    row_->setContentsMargins(14, 5, 8, 6);
    row_->setSpacing(8);
    row_->addWidget(label_, 1);
    row_->addWidget(close_);
    connect(close_, &QPushButton::clicked, this, &QWidget::hide);
    connect(&theme, &Theme::changed, this, &Banner::refreshIcons);
    refreshIcons();
    hide();
}

void Banner::refreshIcons() { close_->setIcon(theme_.icon(QStringLiteral("close"))); }

QString Banner::text() const { return label_->text(); }

void Banner::addButton(const Action& action)
{
    auto* button = new QPushButton(action.text);
    button->setObjectName(buttons_.empty() ? QStringLiteral("bannerAction")
                                           : QStringLiteral("bannerAction%1").arg(buttons_.size() + 1));
    row_->insertWidget(row_->count() - 1, button);
    buttons_.push_back(button);
    connect(button, &QPushButton::clicked, this, [this, run = action.run] {
        hide();
        run();
    });
}

void Banner::showMessage(Tone tone, const QString& text, std::vector<Action> actions, const QString& topic)
{
    tone_ = tone;
    topic_ = topic;
    label_->setText(text);
    label_->setAccessibleName(text);
    for (QPushButton* button : buttons_) {
        button->hide();
        button->setObjectName({});
        button->deleteLater(); // it may be the one that was pressed
    }
    buttons_.clear();
    for (const Action& action : actions)
        addButton(action);
    show();
    update();
}

void Banner::withdraw(const QString& topic)
{
    if (topic_ == topic)
        hide();
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
