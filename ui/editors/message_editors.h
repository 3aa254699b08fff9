// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/elements_model.h"
#include "ui/editors/field_editor.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>

#include <functional>

class QListView;
class QToolButton;

namespace switchyard::editors {

/// A row that leads to a page of its own: the field's name, what is in it, and "›". Enter or a click opens it.
class SectionButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit SectionButton(const widgets::Theme& theme, QWidget* parent = nullptr);
    void setSummary(const QString& summary, bool written);
    const QString& summary() const { return summary_; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const widgets::Theme& theme_;
    QString summary_;
    bool written_ = false;
};

/// A nested message.
class MessageEditor final : public FieldEditor
{
    Q_OBJECT
public:
    MessageEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target,
                  std::function<void()> open);
    void showValue(const schema::Value& value) override;
    QWidget* input() override;
    void setReadOnly(bool) override {}

private:
    SectionButton* button_;
};

/// What a list of messages is edited with.
struct ListActions
{
    std::function<void()> add;
    std::function<void(std::size_t index)> remove;
    std::function<void(std::size_t index, std::size_t to)> move;
    std::function<void(std::size_t index)> open;
};

/// A list of messages: a line for each; Enter or a double click opens one, Delete removes it, Alt+Up and Alt+Down move
/// it.
class MessageListEditor final : public FieldEditor
{
    Q_OBJECT
public:
    MessageListEditor(const widgets::Theme& theme, const schema::FieldInfo& field, EditTarget& target,
                      ListActions actions);
    void showValue(const schema::Value& value) override;
    QWidget* input() override;
    void setReadOnly(bool readOnly) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* makeButton(const QString& text, const QString& name, const char* objectName);
    void add();
    void remove();
    void moveBy(int steps);
    void open();
    void updateButtons();
    int row() const;
    void setRow(int row);
    bool onKey(int key, Qt::KeyboardModifiers modifiers);

    const widgets::Theme& theme_;
    ListActions actions_;
    ElementsModel* elements_;
    QListView* list_;
    QToolButton* add_;
    QToolButton* remove_;
    QToolButton* up_;
    QToolButton* down_;
    bool readOnly_ = false;
};

} // namespace switchyard::editors
