// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/message_editors.h"

#include "ui/editors/summaries.h"
#include "ui/models/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace switchyard::editors {

SectionButton::SectionButton(const widgets::Theme& theme, QWidget* parent) : QAbstractButton(parent), theme_(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SectionButton::setSummary(const QString& summary, bool written)
{
    summary_ = summary;
    written_ = written;
    setAccessibleDescription(summary);
    update();
}

QSize SectionButton::sizeHint() const { return {theme_.scaled(120), theme_.scaled(28)}; }

void SectionButton::paintEvent(QPaintEvent*)
{
    const widgets::Tokens& t = theme_.tokens();
    QPainter painter(this);
    if (underMouse() && isEnabled())
        painter.fillRect(rect(), widgets::blend(t.panel, t.selection, 0.4));
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 1));
        painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    }
    const QFont nameFont = theme_.text(13, QFont::DemiBold);
    const int arrow = theme_.scaled(16);
    QRect area = rect().adjusted(0, 0, -arrow, 0);
    painter.setFont(nameFont);
    painter.setPen(t.text);
    const QFontMetrics nameMetrics(nameFont);
    const QString name = nameMetrics.elidedText(text(), Qt::ElideRight, area.width());
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, name);
    area.setLeft(area.left() + nameMetrics.horizontalAdvance(name) + theme_.scaled(6));
    if (written_) {
        const double radius = theme_.scaled(7) / 2.0;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accent);
        painter.drawEllipse(QPointF(area.left() + radius, height() / 2.0 + 0.5), radius, radius);
    }
    area.setLeft(area.left() + theme_.scaled(15));
    const QFont valueFont = theme_.text(12);
    painter.setFont(valueFont);
    painter.setPen(written_ ? t.dim : t.faint);
    if (area.width() > 0)
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter,
                         QFontMetrics(valueFont).elidedText(summary_, Qt::ElideRight, area.width()));
    painter.setPen(t.faint);
    painter.setFont(theme_.text(14));
    painter.drawText(rect().adjusted(0, 0, -theme_.scaled(3), 0), Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("›"));
}

void SectionButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

MessageEditor::MessageEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target,
                             std::function<void()> open)
    : FieldEditor(field, target),
      button_(new SectionButton(theme, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(button_);
    button_->setText(models::toQString(field.name));
    connect(button_, &SectionButton::clicked, this, std::move(open));
}

void MessageEditor::showValue(const schema::Value& value) { button_->setSummary(summaryOf(value), !value.absent()); }
QWidget* MessageEditor::input() { return button_; }

MessageListEditor::MessageListEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target,
                                     ListActions actions)
    : FieldEditor(field, target),
      theme_(theme),
      actions_(std::move(actions)),
      elements_(new ElementsModel(this)),
      list_(new QListView(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(list_);
    list_->setModel(elements_);
    list_->setUniformItemSizes(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setFont(theme.mono(11.5));
    list_->setTextElideMode(Qt::ElideRight);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setProperty("hoverRows", true);
    list_->setMinimumWidth(60);
    list_->installEventFilter(this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    const QString name = models::toQString(field.name);
    add_ = makeButton(QStringLiteral("+"), tr("Add to %1").arg(name), "listAdd");
    remove_ = makeButton(QStringLiteral("−"), tr("Remove from %1").arg(name), "listRemove");
    up_ = makeButton(QStringLiteral("↑"), tr("Move up in %1").arg(name), "listUp");
    down_ = makeButton(QStringLiteral("↓"), tr("Move down in %1").arg(name), "listDown");
    for (QToolButton* button : {add_, remove_, up_, down_})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(add_, &QToolButton::clicked, this, &MessageListEditor::add);
    connect(remove_, &QToolButton::clicked, this, &MessageListEditor::remove);
    connect(up_, &QToolButton::clicked, this, [this] { moveBy(-1); });
    connect(down_, &QToolButton::clicked, this, [this] { moveBy(1); });
    connect(list_, &QListView::doubleClicked, this, &MessageListEditor::open);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &MessageListEditor::updateButtons);
}

QToolButton* MessageListEditor::makeButton(const QString& text, const QString& name, const char* objectName)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setObjectName(QLatin1String(objectName));
    button->setMinimumSize(theme_.scaled(26), theme_.scaled(24));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void MessageListEditor::showValue(const schema::Value& value)
{
    const auto* elements = value.as<schema::Value::List>();
    elements_->show(elements ? *elements : schema::Value::List());
    const int count = elements_->rowCount();
    const int rowHeight = std::max(list_->sizeHintForRow(0), theme_.scaled(24));
    list_->setFixedHeight(std::clamp(count, 1, 8) * rowHeight + 2 * list_->frameWidth());
    updateButtons();
}

QWidget* MessageListEditor::input() { return list_; }

void MessageListEditor::setReadOnly(bool readOnly)
{
    readOnly_ = readOnly;
    updateButtons();
}

int MessageListEditor::row() const { return list_->currentIndex().row(); }
void MessageListEditor::setRow(int row) { list_->setCurrentIndex(elements_->index(row)); }

void MessageListEditor::updateButtons()
{
    add_->setEnabled(!readOnly_);
    remove_->setEnabled(!readOnly_ && row() >= 0);
    up_->setEnabled(!readOnly_ && row() > 0);
    down_->setEnabled(!readOnly_ && row() >= 0 && row() + 1 < elements_->rowCount());
}

void MessageListEditor::add()
{
    const int before = elements_->rowCount();
    actions_.add();
    if (elements_->rowCount() > before)
        setRow(elements_->rowCount() - 1);
}

void MessageListEditor::remove()
{
    if (row() >= 0)
        actions_.remove(static_cast<std::size_t>(row()));
}

void MessageListEditor::moveBy(int steps)
{
    const int from = row();
    const int to = from + steps;
    if (from < 0 || to < 0 || to >= elements_->rowCount())
        return;
    actions_.move(static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    setRow(to);
}

void MessageListEditor::open()
{
    if (row() >= 0)
        actions_.open(static_cast<std::size_t>(row()));
}

bool MessageListEditor::onKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_Return || key == Qt::Key_Enter)
        open();
    else if (readOnly_)
        return false;
    else if (key == Qt::Key_Delete && modifiers == Qt::NoModifier)
        remove();
    else if (key == Qt::Key_Up && modifiers == Qt::AltModifier)
        moveBy(-1);
    else if (key == Qt::Key_Down && modifiers == Qt::AltModifier)
        moveBy(1);
    else
        return false;
    return true;
}

bool MessageListEditor::eventFilter(QObject* watched, QEvent* event)
{
    const auto ours = [](const QKeyEvent& key) {
        return key.key() == Qt::Key_Delete ||
               (key.modifiers() == Qt::AltModifier && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down));
    };
    if (event->type() == QEvent::ShortcutOverride && ours(*static_cast<QKeyEvent*>(event))) {
        event->accept(); // the canvas deletes and moves with the same keys
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (onKey(key->key(), key->modifiers() & ~Qt::KeypadModifier))
            return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace switchyard::editors
