// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/text_editors.h"

#include <QAbstractSpinBox>
#include <QTimer>

namespace switchyard::editors {

/// A box for a number that need not be there: arrows, Up/Down, Page Up/Down and the wheel (with the focus) step it.
class NumberBox final : public QAbstractSpinBox
{
    Q_OBJECT
public:
    explicit NumberBox(QWidget* parent = nullptr);
    void setRange(double least, double most);
    /// What a step starts from while nothing is written.
    void setFallback(double number) { fallback_ = number; }
    void stepBy(int steps) override;
    QLineEdit& line() const { return *lineEdit(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void stepped();

protected:
    StepEnabled stepEnabled() const override;
    void wheelEvent(QWheelEvent* event) override;

private:
    double least_;
    double most_;
    double fallback_ = 0;
};

/// A number with its range beside it. A run of steps shows at once and is one undo step.
class NumberEditor final : public TypedEditor
{
    Q_OBJECT
public:
    enum class Range
    {
        Beside,
        Hidden
    };
    NumberEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target,
                 Range range = Range::Beside);
    QWidget* input() override { return box_; }
    void setReadOnly(bool readOnly) override;
    void showValue(const schema::Value& value) override;
    void commit() override;

protected:
    QString typed() const override { return box_->line().text(); }
    void setTyped(const QString& text) override { box_->line().setText(text); }
    void restore() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void step();
    void endSteps(bool keep);

    NumberBox* box_;
    QTimer rest_;
    bool stepping_ = false;
    QString previewed_;
};

} // namespace switchyard::editors
