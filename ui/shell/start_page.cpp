// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start_page.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace switchyard::shell {
namespace {

QLabel* label(const QString& text, const QFont& font, QPalette::ColorRole role)
{
    auto* label = new QLabel(text);
    label->setFont(font);
    label->setForegroundRole(role);
    label->setWordWrap(true);
    return label;
}

} // namespace

StartPage::StartPage(const widgets::Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme)
{
    auto* card = new QWidget;
    card->setMaximumWidth(560);
    auto* column = new QVBoxLayout(card);
    column->setSpacing(6);
    column->addWidget(label(QStringLiteral("Switchyard"), theme.text(28, QFont::Bold), QPalette::WindowText));
    column->addWidget(label(tr("A load balancer you can see: drawn, running, and explained on this machine."),
                            theme.text(15), QPalette::WindowText));
    column->addSpacing(18);

    auto* sample = new QPushButton(tr("Open the Storefront sample"));
    sample->setObjectName(QStringLiteral("openSample"));
    sample->setProperty("next", true);
    sample->setFont(theme.text(14, QFont::DemiBold));
    sample->setMinimumHeight(38);
    sample->setDefault(true);
    auto* open = new QPushButton(tr("Open a file…"));
    open->setObjectName(QStringLiteral("openFile"));
    open->setFont(theme.text(14));
    open->setMinimumHeight(38);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(sample);
    buttons->addWidget(open);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addSpacing(6);
    column->addWidget(label(tr("Simulated backends are built in: the sample needs nothing else."), theme.text(12),
                            QPalette::PlaceholderText));
    column->addSpacing(22);

    auto* steps = new QGridLayout;
    steps->setHorizontalSpacing(12);
    steps->setVerticalSpacing(8);
    const QString texts[] = {tr("Open the sample or a workspace file of your own."),
                             tr("Press Run: the status line shows the addresses it listens on."),
                             tr("Press Load, or open an address in a browser, and watch the edges move.")};
    for (int i = 0; i < 3; ++i) {
        steps->addWidget(label(QString::number(i + 1), theme.mono(13), QPalette::Link), i, 0, Qt::AlignTop);
        steps->addWidget(label(texts[i], theme.text(13), QPalette::WindowText), i, 1);
    }
    steps->setColumnStretch(1, 1);
    column->addLayout(steps);

    auto* outer = new QGridLayout(this);
    outer->addWidget(card, 1, 1);
    outer->setRowStretch(0, 2);
    outer->setRowStretch(2, 3);
    outer->setColumnStretch(0, 1);
    outer->setColumnStretch(1, 4);
    outer->setColumnStretch(2, 1);
    connect(sample, &QPushButton::clicked, this, &StartPage::sampleChosen);
    connect(open, &QPushButton::clicked, this, &StartPage::openChosen);
}

void StartPage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme_.tokens().background);
}

} // namespace switchyard::shell
