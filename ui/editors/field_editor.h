// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/field_info.h"
#include "core/schema/value.h"

#include <QWidget>

namespace switchyard::editors {

/// What an editor writes to: the field of the page it stands on.
class EditTarget
{
public:
    virtual ~EditTarget() = default;
    /// One undo step. Errors: a sentence; nothing has changed then.
    virtual Result<void> write(const schema::Value& value) = 0;
    /// A run of small steps that becomes one undo step.
    virtual void beginPreview() = 0;
    virtual Result<void> preview(const schema::Value& value) = 0;
    virtual void endPreview(bool keep) = 0;
    /// What is wrong with the text in the box; empty: nothing.
    virtual void complain(const QString& sentence) = 0;
};

/// The box of one field. Lifetime: the target and the field outlive it. Thread: gui.
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    FieldEditor(const schema::FieldInfo& field, EditTarget& target, QWidget* parent = nullptr)
        : QWidget(parent),
          field_(field),
          target_(target)
    {}

    const schema::FieldInfo& field() const { return field_; }
    /// Shows a value; what is being typed stays.
    virtual void showValue(const schema::Value& value) = 0;
    /// Whether something was typed that is not committed yet.
    virtual bool isModified() const { return false; }
    /// Commits what was typed; a text that does not fit stays, with a sentence.
    virtual void commit() {}
    /// What takes the focus.
    virtual QWidget* input() = 0;
    virtual void setReadOnly(bool readOnly) = 0;

protected:
    EditTarget& target() { return target_; }

private:
    const schema::FieldInfo& field_;
    EditTarget& target_;
};

} // namespace switchyard::editors
