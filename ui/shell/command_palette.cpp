// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/shell/palette_delegate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::shell {
namespace {

constexpr int kWidth = 620;
constexpr int kHeight = 440;
constexpr int kTop = 72; ///< below the toolbar
constexpr int kPage = 8;

} // namespace

CommandPalette::CommandPalette(const widgets::Theme& theme, QWidget* window)
    : QFrame(window),
      theme_(theme),
      input_(new QLineEdit),
      list_(new QListView),
      nothing_(new QLabel(tr("Nothing has this name. Try fewer letters.")))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    input_->setObjectName(QStringLiteral("paletteInput"));
    input_->setPlaceholderText(tr("Type a command, a resource or a rule"));
    input_->setAccessibleName(tr("Search commands, resources and rules"));
    input_->setFont(theme.text(14));
    input_->setTextMargins(6, 2, 6, 2);
    list_->setObjectName(QStringLiteral("paletteList"));
    list_->setAccessibleName(tr("Matches"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setModel(&model_);
    list_->setItemDelegate(new PaletteDelegate(theme, list_));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setMouseTracking(true);
    nothing_->setForegroundRole(QPalette::PlaceholderText);
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(8);
    column->addWidget(input_);
    column->addWidget(list_, 1);
    column->addWidget(nothing_, 1);
    setFocusProxy(input_);
    connect(input_, &QLineEdit::textChanged, this, &CommandPalette::showMatches);
    connect(list_, &QListView::clicked, this, &CommandPalette::choose);
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries)
{
    if (!isVisible()) {
        before_ = QApplication::focusWidget();
        QApplication::instance()->installEventFilter(this); // a press beside the box closes it
    }
    model_.setEntries(std::move(entries));
    input_->clear();
    showMatches({});
    show();
    raise();
    input_->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::place()
{
    const QWidget& window = *parentWidget();
    const int width = std::min(theme_.scaled(kWidth), window.width() - 40);
    int rows = 0;
    for (int row = 0; row < std::min(model_.rowCount(), kPage * 2); ++row)
        rows += list_->sizeHintForRow(row);
    const int chrome = input_->sizeHint().height() + 30;
    const int height = std::min({theme_.scaled(kHeight), window.height() - 2 * theme_.scaled(kTop),
                                 chrome + std::max(rows, theme_.scaled(60))});
    setGeometry((window.width() - width) / 2, theme_.scaled(kTop), width, height);
}

void CommandPalette::showMatches(const QString& pattern)
{
    model_.setPattern(pattern);
    const bool any = model_.rowCount() > 0;
    list_->setVisible(any);
    nothing_->setVisible(!any);
    list_->setCurrentIndex(model_.index(model_.firstEntry()));
    list_->scrollToTop();
    place();
}

void CommandPalette::move(int step)
{
    const int direction = step < 0 ? -1 : 1;
    int row = std::clamp(list_->currentIndex().row() + step, 0, model_.rowCount() - 1);
    while (row >= 0 && row < model_.rowCount() && !model_.entry(row))
        row += direction;
    if (row <= 0) { // the heading above the first entry
        list_->scrollToTop();
        row = model_.firstEntry();
    }
    if (model_.entry(row))
        list_->setCurrentIndex(model_.index(row));
}

void CommandPalette::choose(const QModelIndex& index)
{
    const PaletteEntry* entry = index.isValid() ? model_.entry(index.row()) : nullptr;
    if (!entry || !entry->enabled)
        return;
    const auto run = entry->run; // the entry may go with the list
    model_.use(entry->id);
    dismiss();
    run();
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    const QPointer<QWidget> before = before_;
    hide();
    if (before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
}

bool CommandPalette::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        move(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(kPage);
        return true;
    case Qt::Key_PageUp:
        move(-kPage);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(list_->currentIndex());
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == input_ && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent*>(event)->key());
    if (watched == input_ && event->type() == QEvent::FocusOut)
        leave();
    auto* pressed = event->type() == QEvent::MouseButtonPress ? qobject_cast<QWidget*>(watched) : nullptr;
    if (pressed && pressed != this && !isAncestorOf(pressed))
        leave();
    return false;
}

/// Somebody took the focus, or pressed the mouse, elsewhere on purpose.
void CommandPalette::leave()
{
    before_ = nullptr;
    hide();
}

void CommandPalette::hideEvent(QHideEvent*) { QApplication::instance()->removeEventFilter(this); }

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_.tokens().edge, 1));
    painter.setBrush(theme_.tokens().panel);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace switchyard::shell
