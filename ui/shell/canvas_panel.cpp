// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/canvas_panel.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <cmath>

namespace switchyard::shell {

CanvasPanel::CanvasPanel(const widgets::Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      view_(new canvas::CanvasView(theme, this)),
      buttons_(new QWidget(this)),
      out_(new QPushButton),
      level_(new QPushButton),
      in_(new QPushButton),
      fit_(new QPushButton(tr("Fit")))
{
    auto* row = new QHBoxLayout(buttons_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QPushButton* button : {out_, level_, in_, fit_}) {
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    out_->setFixedWidth(28);
    in_->setFixedWidth(28);
    level_->setFixedWidth(64);
    auto describe = [](QPushButton* button, const QString& name, const QString& keys) {
        button->setAccessibleName(name);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(name, keys));
    };
    describe(out_, tr("Zoom out"), QStringLiteral("Ctrl+-"));
    describe(level_, tr("Original size"), QStringLiteral("Ctrl+0"));
    describe(in_, tr("Zoom in"), QStringLiteral("Ctrl++"));
    describe(fit_, tr("Fit the picture into view"), QStringLiteral("Ctrl+9"));
    connect(out_, &QPushButton::clicked, view_, &canvas::CanvasView::zoomOut);
    connect(level_, &QPushButton::clicked, view_, &canvas::CanvasView::zoomReset);
    connect(in_, &QPushButton::clicked, view_, &canvas::CanvasView::zoomIn);
    connect(fit_, &QPushButton::clicked, view_, &canvas::CanvasView::fit);
    auto showLevel = [this](double zoom) { level_->setText(QStringLiteral("%1 %").arg(std::lround(zoom * 100))); };
    connect(view_, &canvas::CanvasView::zoomChanged, this, showLevel);
    showLevel(view_->zoom());
    connect(&theme, &widgets::Theme::changed, this, &CanvasPanel::refreshIcons);
    refreshIcons();
    setFocusProxy(view_);
}

void CanvasPanel::refreshIcons()
{
    out_->setIcon(theme_.icon(QStringLiteral("minus")));
    in_->setIcon(theme_.icon(QStringLiteral("plus")));
}

void CanvasPanel::resizeEvent(QResizeEvent*)
{
    view_->setGeometry(rect());
    buttons_->adjustSize();
    buttons_->move(10, height() - buttons_->height() - 10);
    buttons_->raise();
}

} // namespace switchyard::shell
