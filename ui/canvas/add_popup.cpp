// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/add_popup.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

namespace switchyard::canvas {
namespace {

constexpr int kWidth = 300;
constexpr int kHeight = 320;

/// Every word must occur somewhere.
bool fits(const AddChoice& choice, const QString& filter)
{
    const QString text = choice.text + QLatin1Char(' ') + choice.paletteId;
    const QStringList words = filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

AddPopup::AddPopup(const QString& title, std::vector<AddChoice> choices, QWidget* parent)
    : QFrame(parent, Qt::Popup),
      choices_(std::move(choices)),
      filter_(new QLineEdit),
      list_(new QListWidget)
{
    setObjectName(QStringLiteral("addPopup"));
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto* heading = new QLabel(title);
    heading->setForegroundRole(QPalette::PlaceholderText);
    heading->setWordWrap(true);
    filter_->setObjectName(QStringLiteral("addFilter"));
    filter_->setPlaceholderText(tr("Type what you need"));
    filter_->setAccessibleName(tr("Type what you need"));
    filter_->installEventFilter(this);
    list_->setObjectName(QStringLiteral("addList"));
    list_->setAccessibleName(tr("What fits"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(heading);
    column->addWidget(filter_);
    column->addWidget(list_, 1);
    resize(kWidth, kHeight);
    connect(filter_, &QLineEdit::textChanged, this, &AddPopup::refill);
    connect(list_, &QListWidget::itemClicked, this, &AddPopup::take);
    refill({});
    setFocusProxy(filter_);
}

void AddPopup::popUp(const QPoint& globalPosition)
{
    QPoint place = globalPosition;
    if (const QScreen* screen = QApplication::screenAt(globalPosition)) {
        const QRect room = screen->availableGeometry();
        place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
        place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(place);
    show();
    filter_->setFocus(Qt::PopupFocusReason);
}

void AddPopup::refill(const QString& filter)
{
    list_->clear();
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        if (!fits(choices_[i], filter))
            continue;
        auto* item = new QListWidgetItem(choices_[i].text, list_);
        item->setToolTip(choices_[i].help);
        item->setData(Qt::UserRole, static_cast<qulonglong>(i));
    }
    if (list_->count() == 0) {
        auto* none = new QListWidgetItem(tr("Nothing of that name can be put here."), list_);
        none->setFlags(Qt::NoItemFlags);
    }
    list_->setCurrentRow(0);
}

void AddPopup::take()
{
    const QListWidgetItem* item = list_->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const AddChoice choice = choices_[static_cast<std::size_t>(item->data(Qt::UserRole).toULongLong())];
    close();
    emit chosen(choice);
}

bool AddPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != filter_ || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int step = key->key() == Qt::Key_Down ? 1 : -1;
        list_->setCurrentRow(std::clamp(list_->currentRow() + step, 0, list_->count() - 1));
        return true;
    }
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace switchyard::canvas
