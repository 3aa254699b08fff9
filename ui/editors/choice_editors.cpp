// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/choice_editors.h"

#include "ui/editors/field_text.h"
#include "ui/models/text.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace switchyard::editors {

ChoiceBox::ChoiceBox(QWidget* parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(6);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
}

void ChoiceBox::showPopup()
{
    if (fill_)
        fill_();
    QComboBox::showPopup();
}

void ChoiceBox::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        showPopup();
    else if (!isEditable() && (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown))
        event->ignore();
    else
        QComboBox::keyPressEvent(event);
}

void ChoiceBox::focusInEvent(QFocusEvent* event)
{
    if (fill_ && event->reason() != Qt::PopupFocusReason)
        fill_();
    QComboBox::focusInEvent(event);
}

ChoiceEditor::ChoiceEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target)
    : FieldEditor(field, target),
      box_(new ChoiceBox(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(box_);
    box_->setFont(theme.mono(12));
    const QString standard = defaultText(field);
    box_->addItem(standard.isEmpty() ? tr("(not set)") : tr("(default: %1)").arg(standard), QString());
    if (field.kind == schema::FieldKind::Boolean) {
        box_->addItem(QStringLiteral("true"), QStringLiteral("true"));
        box_->addItem(QStringLiteral("false"), QStringLiteral("false"));
    }
    for (const std::string& literal : field.literals)
        box_->addItem(models::toQString(literal), models::toQString(literal));
    connect(box_, &QComboBox::activated, this, &ChoiceEditor::choose);
}

void ChoiceEditor::showValue(const schema::Value& value)
{
    shown_ = scalarText(value);
    int index = box_->findData(shown_);
    if (index < 0) { // a literal nobody knows yet
        box_->addItem(shown_, shown_);
        index = box_->count() - 1;
    }
    box_->setCurrentIndex(index);
}

void ChoiceEditor::choose(int index)
{
    const QString text = box_->itemData(index).toString();
    if (text == shown_)
        return;
    const QString before = shown_;
    const Parsed value = parseText(field(), text);
    const Result<void> done = value ? target().write(*value) : Result<void>{};
    target().complain(done ? QString() : models::toQString(done.error().context));
    if (!done)
        box_->setCurrentIndex(box_->findData(before));
}

ReferenceEditor::ReferenceEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target,
                                 ReferenceSource source)
    : TypedEditor(field, target),
      source_(std::move(source)),
      box_(new ChoiceBox(this)),
      go_(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(box_, 1);
    row->addWidget(go_);
    box_->setEditable(true);
    box_->setInsertPolicy(QComboBox::NoInsert);
    box_->lineEdit()->setTextMargins(2, 0, 2, 0);
    box_->setFont(theme.mono(12));
    box_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box_->completer()->setFilterMode(Qt::MatchContains);
    box_->lineEdit()->setPlaceholderText(tr("(not set)"));
    box_->setFill([this] { fill(); });
    go_->setText(QStringLiteral("→"));
    go_->setAccessibleName(tr("Go to what %1 names").arg(models::toQString(field.name)));
    go_->setToolTip(tr("Go to this resource"));
    go_->setMinimumSize(theme.scaled(26), theme.scaled(26));
    go_->setFocusPolicy(Qt::StrongFocus);
    watch(box_);
    connect(go_, &QToolButton::clicked, this, [this] { source_.go(typed()); });
    connect(box_->lineEdit(), &QLineEdit::returnPressed, this, &ReferenceEditor::commit);
    connect(box_, &QComboBox::activated, this, &ReferenceEditor::commit);
    connect(box_, &QComboBox::editTextChanged, this, &ReferenceEditor::updateGo);
    updateGo();
}

void ReferenceEditor::setReadOnly(bool readOnly) { box_->setEnabled(!readOnly); }

void ReferenceEditor::showValue(const schema::Value& value)
{
    TypedEditor::showValue(value);
    if (!box_->hasFocus())
        box_->lineEdit()->end(false); // the name is at the end
    updateGo();
}

void ReferenceEditor::fill()
{
    const QString text = typed();
    const QStringList names = source_.candidates();
    const QSignalBlocker quiet(box_);
    box_->clear();
    box_->addItems(names);
    box_->setCurrentIndex(static_cast<int>(names.indexOf(text)));
    box_->setEditText(text);
}

void ReferenceEditor::updateGo() { go_->setEnabled(source_.leads(typed())); }

} // namespace switchyard::editors
