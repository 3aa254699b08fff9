// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/number_editor.h"

#include "ui/editors/field_text.h"
#include "ui/models/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <chrono>
#include <limits>

namespace switchyard::editors {
namespace {

using namespace std::chrono_literals;

constexpr auto kRest = 600ms; ///< a run of steps ends after this long without one

} // namespace

NumberBox::NumberBox(QWidget* parent)
    : QAbstractSpinBox(parent),
      least_(std::numeric_limits<double>::lowest()),
      most_(std::numeric_limits<double>::max())
{
    setFocusPolicy(Qt::StrongFocus);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setFrame(false); // the line has one
    lineEdit()->setTextMargins(4, 0, 4, 0);
}

void NumberBox::setRange(double least, double most)
{
    least_ = least;
    most_ = most;
}

void NumberBox::stepBy(int steps)
{
    bool ok = false;
    const double now = lineEdit()->text().toDouble(&ok);
    const double next = std::clamp(ok ? now + steps : fallback_, least_, most_);
    if (ok && next == now)
        return;
    lineEdit()->setText(QString::number(next, 'g', 15));
    emit stepped();
}

QAbstractSpinBox::StepEnabled NumberBox::stepEnabled() const
{
    if (isReadOnly())
        return StepNone;
    bool ok = false;
    const double now = lineEdit()->text().toDouble(&ok);
    StepEnabled enabled = StepNone;
    if (!ok || now < most_)
        enabled |= StepUpEnabled;
    if (!ok || now > least_)
        enabled |= StepDownEnabled;
    return enabled;
}

void NumberBox::wheelEvent(QWheelEvent* event)
{
    if (hasFocus())
        QAbstractSpinBox::wheelEvent(event);
    else
        event->ignore(); // the form scrolls
}

QSize NumberBox::sizeHint() const
{
    QSize size = QAbstractSpinBox::sizeHint();
    size.setWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000000000")) + 20);
    return size;
}

NumberEditor::NumberEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target, Range range)
    : TypedEditor(field, target),
      box_(new NumberBox(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(box_);
    box_->setFont(theme.mono(12));
    box_->line().setPlaceholderText(defaultText(field));
    const double least = field.kind == schema::FieldKind::Uint64 ? 0 : std::numeric_limits<double>::lowest();
    box_->setRange(field.min.number.value_or(least), field.max.number.value_or(std::numeric_limits<double>::max()));
    bool hasDefault = false;
    const double fallback = defaultText(field).toDouble(&hasDefault);
    box_->setFallback(hasDefault ? fallback : field.min.number.value_or(0));
    if (range == Range::Beside) {
        auto* label = new QLabel(rangeText(field), this);
        label->setFont(theme.mono(11));
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setWordWrap(true);
        label->setMinimumWidth(20);
        row->addWidget(label, 1);
    }
    watch(box_);
    rest_.setSingleShot(true);
    rest_.setInterval(kRest);
    connect(&rest_, &QTimer::timeout, this, [this] { endSteps(true); });
    connect(box_, &NumberBox::stepped, this, &NumberEditor::step);
    connect(&box_->line(), &QLineEdit::returnPressed, this, &NumberEditor::commit);
}

void NumberEditor::setReadOnly(bool readOnly) { box_->setReadOnly(readOnly); }

void NumberEditor::showValue(const schema::Value& value)
{
    if (!stepping_)
        TypedEditor::showValue(value);
}

void NumberEditor::step()
{
    const Parsed value = parseText(field(), typed());
    if (!value) {
        target().complain(value.error());
        return;
    }
    if (!stepping_) {
        stepping_ = true;
        target().beginPreview();
    }
    previewed_ = typed();
    const Result<void> done = target().preview(*value);
    target().complain(done ? QString() : models::toQString(done.error().context));
    rest_.start();
}

void NumberEditor::endSteps(bool keep)
{
    if (!stepping_)
        return;
    rest_.stop();
    if (keep)
        setShown(previewed_);
    target().endPreview(keep);
    stepping_ = false;
}

void NumberEditor::commit()
{
    endSteps(true);
    TypedEditor::commit(); // what was typed after the last step
}

void NumberEditor::restore()
{
    endSteps(false);
    TypedEditor::restore();
}

bool NumberEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && stepping_) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))
            endSteps(true);
    }
    return TypedEditor::eventFilter(watched, event);
}

} // namespace switchyard::editors
