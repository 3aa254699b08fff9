// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/field_editor.h"
#include "ui/widgets/theme.h"

class QLineEdit;
class QPlainTextEdit;

namespace switchyard::editors {

/// A box text is typed into: Enter or leaving it commits, Esc restores, and undo goes to the session while nothing is
/// being typed.
class TypedEditor : public FieldEditor
{
    Q_OBJECT
public:
    using FieldEditor::FieldEditor;

    void showValue(const schema::Value& value) override;
    bool isModified() const override { return typed() != shown_; }
    void commit() override;

protected:
    virtual QString typed() const = 0;
    virtual void setTyped(const QString& text) = 0;
    /// Watches focus and keys of a box.
    void watch(QWidget* box);
    bool eventFilter(QObject* watched, QEvent* event) override;
    virtual void restore();
    void setShown(const QString& text) { shown_ = text; }

private:
    QString shown_;
    bool committing_ = false;
};

/// One line: strings, durations, timestamps.
class LineEditor final : public TypedEditor
{
    Q_OBJECT
public:
    LineEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target);
    QWidget* input() override;
    void setReadOnly(bool readOnly) override;

protected:
    QString typed() const override;
    void setTyped(const QString& text) override;

private:
    QLineEdit* box_;
};

/// One value a line: lists of scalars, maps, free YAML. Ctrl+Enter or leaving it commits.
class LinesEditor final : public TypedEditor
{
    Q_OBJECT
public:
    LinesEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target);
    QWidget* input() override;
    void setReadOnly(bool readOnly) override;
    /// The text of the line the cursor is in.
    QString currentLine() const;

protected:
    QString typed() const override;
    void setTyped(const QString& text) override;

private:
    void fitHeight();

    QPlainTextEdit* box_;
};

} // namespace switchyard::editors
