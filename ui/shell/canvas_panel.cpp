// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/canvas_panel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

#include <cmath>

namespace switchyard::shell {
namespace {

constexpr int kMargin = 10;
constexpr int kHintMs = 8'000;
/// Narrower than this the minimap would cover the picture.
constexpr int kMinimapFrom = 460;

} // namespace

CanvasPanel::CanvasPanel(const widgets::Theme& theme, session::Session& session, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      view_(new canvas::CanvasView(theme, this)),
      editor_(new canvas::CanvasEditor(session, *view_, this)),
      findBar_(new canvas::FindBar(session, *view_, this)),
      minimap_(new canvas::Minimap(*view_, theme, this)),
      hint_(new QLabel(this)),
      buttons_(new QWidget(this)),
      out_(new QPushButton),
      level_(new QPushButton),
      in_(new QPushButton),
      fit_(new QPushButton(tr("Fit"))),
      tidy_(new QPushButton(tr("Tidy"))),
      unhealthy_(new QPushButton(tr("Unhealthy only")))
{
    buildButtons();
    hint_->setObjectName(QStringLiteral("canvasHint"));
    hint_->setAutoFillBackground(true);
    hint_->setFrameShape(QFrame::StyledPanel);
    hint_->setBackgroundRole(QPalette::Button);
    hint_->setContentsMargins(10, 5, 10, 5);
    hint_->setWordWrap(true);
    hint_->setAttribute(Qt::WA_TransparentForMouseEvents);
    hint_->hide();
    hintTimer_.setSingleShot(true);
    hintTimer_.setInterval(kHintMs);
    connect(&hintTimer_, &QTimer::timeout, hint_, &QWidget::hide);
    connect(editor_, &canvas::CanvasEditor::explained, this, &CanvasPanel::explain);
    connect(&theme, &widgets::Theme::changed, this, &CanvasPanel::refreshIcons);
    connect(view_, &canvas::CanvasView::painted, this, &CanvasPanel::showMinimap);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view_, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        QMenu menu(this);
        for (QAction* action : editor_->actions()) {
            if (action->isEnabled())
                menu.addAction(action);
        }
        menu.exec(view_->viewport()->mapToGlobal(place));
    });
    refreshIcons();
    setFocusProxy(view_);
}

void CanvasPanel::buildButtons()
{
    auto* row = new QHBoxLayout(buttons_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QPushButton* button : {out_, level_, in_, fit_, tidy_, unhealthy_}) {
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    out_->setFixedWidth(28);
    in_->setFixedWidth(28);
    level_->setFixedWidth(64);
    unhealthy_->setCheckable(true);
    unhealthy_->setObjectName(QStringLiteral("unhealthyOnly"));
    tidy_->setObjectName(QStringLiteral("tidy"));
    auto describe = [](QPushButton* button, const QString& name, const QString& keys) {
        button->setAccessibleName(name);
        button->setToolTip(keys.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, keys));
    };
    describe(out_, tr("Zoom out"), QStringLiteral("Ctrl+-"));
    describe(level_, tr("Original size"), QStringLiteral("Ctrl+0"));
    describe(in_, tr("Zoom in"), QStringLiteral("Ctrl++"));
    describe(fit_, tr("Fit the picture into view"), QStringLiteral("Ctrl+9"));
    describe(tidy_, tr("Lay the picture out anew"), {});
    describe(unhealthy_, tr("Show only what leads to something unhealthy"), {});
    connect(out_, &QPushButton::clicked, view_, &canvas::CanvasView::zoomOut);
    connect(level_, &QPushButton::clicked, view_, &canvas::CanvasView::zoomReset);
    connect(in_, &QPushButton::clicked, view_, &canvas::CanvasView::zoomIn);
    connect(fit_, &QPushButton::clicked, view_, &canvas::CanvasView::fit);
    connect(tidy_, &QPushButton::clicked, editor_, &canvas::CanvasEditor::tidy);
    connect(unhealthy_, &QPushButton::toggled, view_, &canvas::CanvasView::setOnlyUnhealthy);
    auto showLevel = [this](double zoom) { level_->setText(QStringLiteral("%1 %").arg(std::lround(zoom * 100))); };
    connect(view_, &canvas::CanvasView::zoomChanged, this, showLevel);
    showLevel(view_->zoom());
}

void CanvasPanel::find() { findBar_->open(); }

void CanvasPanel::explain(const QString& sentence)
{
    if (sentence.isEmpty()) {
        hint_->hide();
        return;
    }
    const bool isNew = hint_->isHidden() || hint_->text() != sentence;
    hint_->setText(sentence);
    hint_->show();
    hintTimer_.start();
    placeOverlays();
    if (isNew) {
        QAccessibleEvent event(hint_, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void CanvasPanel::refreshIcons()
{
    out_->setIcon(theme_.icon(QStringLiteral("minus")));
    in_->setIcon(theme_.icon(QStringLiteral("plus")));
}

void CanvasPanel::placeOverlays()
{
    buttons_->adjustSize();
    buttons_->move(kMargin, height() - buttons_->height() - kMargin);
    buttons_->raise();
    minimap_->resize(minimap_->sizeHint());
    minimap_->move(width() - minimap_->width() - kMargin, height() - minimap_->height() - kMargin);
    showMinimap();
    minimap_->raise();
    findBar_->adjustSize();
    findBar_->move(width() - findBar_->width() - kMargin, kMargin + 26);
    findBar_->raise();
    const int room = width() - 2 * kMargin;
    const int wish = hint_->fontMetrics().horizontalAdvance(hint_->text()) + 30;
    hint_->resize(std::min(room, wish), hint_->heightForWidth(std::min(room, wish)));
    hint_->move((width() - hint_->width()) / 2, height() - hint_->height() - buttons_->height() - 2 * kMargin);
    hint_->raise();
}

/// Only where there is more than what is in view: it would cover the picture for nothing.
void CanvasPanel::showMinimap()
{
    const bool room = width() - buttons_->width() - minimap_->width() > 3 * kMargin && width() > kMinimapFrom;
    const QRectF bounds = view_->layoutOfGraph().bounds;
    minimap_->setVisible(room && !bounds.isNull() && !view_->visibleRect().contains(bounds));
}

void CanvasPanel::resizeEvent(QResizeEvent*)
{
    view_->setGeometry(rect());
    placeOverlays();
}

} // namespace switchyard::shell
