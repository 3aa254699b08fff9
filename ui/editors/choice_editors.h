// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/reference.h"
#include "ui/editors/text_editors.h"

#include <QComboBox>

#include <functional>

namespace switchyard::editors {

/// A combo box that the wheel and the arrow keys do not change by accident: they scroll the form, or open the list.
class ChoiceBox final : public QComboBox
{
    Q_OBJECT
public:
    explicit ChoiceBox(QWidget* parent = nullptr);
    /// Fills the list each time before it is needed.
    void setFill(std::function<void()> fill) { fill_ = std::move(fill); }
    void showPopup() override;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    std::function<void()> fill_;
};

/// Enumerations and booleans; the first entry stands for "not written".
class ChoiceEditor final : public FieldEditor
{
    Q_OBJECT
public:
    ChoiceEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target);
    void showValue(const schema::Value& value) override;
    QWidget* input() override { return box_; }
    void setReadOnly(bool readOnly) override { box_->setEnabled(!readOnly); }

private:
    void choose(int index);

    ChoiceBox* box_;
    QString shown_;
};

/// What a reference field may name, and where its text leads.
struct ReferenceSource
{
    std::function<QStringList()> candidates;
    std::function<void(const QString&)> go;
    std::function<bool(const QString&)> leads;
};

/// A reference: typed, or picked among the resources of the kinds it may name; the button goes there.
class ReferenceEditor final : public TypedEditor
{
    Q_OBJECT
public:
    ReferenceEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target,
                    ReferenceSource source);
    void showValue(const schema::Value& value) override;
    QWidget* input() override { return box_; }
    void setReadOnly(bool readOnly) override;

protected:
    QString typed() const override { return box_->currentText(); }
    void setTyped(const QString& text) override { box_->setEditText(text); }

private:
    void fill();
    void updateGo();

    ReferenceSource source_;
    ChoiceBox* box_;
    class QToolButton* go_;
};

} // namespace switchyard::editors
