// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/text_editors.h"

#include "ui/editors/field_text.h"
#include "ui/models/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace switchyard::editors {
namespace {

bool isUndo(const QKeyEvent& key) { return key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo); }

} // namespace

void TypedEditor::showValue(const schema::Value& value)
{
    const QString text = valueText(field(), value);
    const bool typing = isModified() && !committing_;
    shown_ = text; // what Escape restores
    if (!typing && typed() != text)
        setTyped(text);
}

void TypedEditor::commit()
{
    if (!isModified() || committing_)
        return;
    const QString text = typed();
    const Parsed value = parseText(field(), text);
    if (!value) {
        target().complain(value.error());
        return;
    }
    committing_ = true; // the session tells the new value at once
    const Result<void> done = target().write(*value);
    committing_ = false;
    target().complain(done ? QString() : models::toQString(done.error().context));
    if (done)
        shown_ = typed();
}

void TypedEditor::restore()
{
    setTyped(shown_);
    target().complain({});
}

void TypedEditor::watch(QWidget* box) { box->installEventFilter(this); }

bool TypedEditor::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusOut: {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::MenuBarFocusReason)
            commit();
        break;
    }
    case QEvent::ShortcutOverride: {
        auto* key = static_cast<QKeyEvent*>(event);
        if (isUndo(*key) && !isModified()) {
            event->ignore(); // the window undoes the last step
            return true;
        }
        if (key->key() == Qt::Key_Escape && isModified()) {
            event->accept();
            return true;
        }
        break;
    }
    case QEvent::KeyPress: {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape && isModified()) {
            restore();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::ControlModifier) {
            commit();
            return true;
        }
        break;
    }
    default:
        break;
    }
    return FieldEditor::eventFilter(watched, event);
}

LineEditor::LineEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target)
    : TypedEditor(field, target),
      box_(new QLineEdit(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(box_);
    box_->setFont(theme.mono(12));
    box_->setPlaceholderText(defaultText(field));
    box_->setTextMargins(4, 0, 4, 0);
    box_->setMinimumWidth(60);
    watch(box_);
    connect(box_, &QLineEdit::returnPressed, this, &LineEditor::commit);
}

QWidget* LineEditor::input() { return box_; }
void LineEditor::setReadOnly(bool readOnly) { box_->setReadOnly(readOnly); }
QString LineEditor::typed() const { return box_->text(); }

void LineEditor::setTyped(const QString& text)
{
    box_->setText(text);
    if (!box_->hasFocus())
        box_->setCursorPosition(0);
}

LinesEditor::LinesEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target)
    : TypedEditor(field, target),
      box_(new QPlainTextEdit(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(box_);
    box_->setFont(theme.mono(12));
    box_->setTabChangesFocus(true);
    box_->setMinimumWidth(60);
    box_->setLineWrapMode(QPlainTextEdit::NoWrap);
    box_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    if (field.kind == schema::FieldKind::StringMap)
        box_->setPlaceholderText(tr("key=value, one a line"));
    else if (isPlainList(field))
        box_->setPlaceholderText(tr("one a line"));
    watch(box_);
    connect(box_, &QPlainTextEdit::textChanged, this, &LinesEditor::fitHeight);
    fitHeight();
}

void LinesEditor::fitHeight()
{
    const int lines = std::clamp(box_->blockCount(), 1, 8);
    const int margins = 2 * static_cast<int>(box_->document()->documentMargin()) + 2 * box_->frameWidth() + 2;
    box_->setFixedHeight(lines * box_->fontMetrics().lineSpacing() + margins);
}

QWidget* LinesEditor::input() { return box_; }
void LinesEditor::setReadOnly(bool readOnly) { box_->setReadOnly(readOnly); }
QString LinesEditor::typed() const { return box_->toPlainText(); }
void LinesEditor::setTyped(const QString& text) { box_->setPlainText(text); }
QString LinesEditor::currentLine() const { return box_->textCursor().block().text().trimmed(); }

} // namespace switchyard::editors
