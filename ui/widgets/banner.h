// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace switchyard::widgets {

class Theme;

/// A sentence above the picture with what can be done about it, until it is closed.
class Banner final : public QWidget
{
    Q_OBJECT
public:
    enum class Tone
    {
        Notice,
        Failure
    };
    /// A button; pressing it hides the banner and then does it.
    struct Action
    {
        QString text;
        std::function<void()> run;
    };

    Banner(const Theme& theme, QWidget* parent = nullptr);
    /// Replaces what was shown. `topic`: what it is about, for the one who wants to take it back.
    void showMessage(Tone tone, const QString& text, std::vector<Action> actions = {}, const QString& topic = {});
    /// Hides it when it is about this topic.
    void withdraw(const QString& topic);
    QString text() const;
    const QString& topic() const { return topic_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshIcons();
    void addButton(const Action& action);

    const Theme& theme_;
    Tone tone_ = Tone::Notice;
    QString topic_;
    QLabel* label_;
    QHBoxLayout* row_;
    std::vector<QPushButton*> buttons_;
    QPushButton* close_;
};

} // namespace switchyard::widgets
