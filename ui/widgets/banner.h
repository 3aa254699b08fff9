// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace switchyard::widgets {

class Theme;

/// A sentence above the picture with at most one thing to do about it, until it is closed.
class Banner final : public QWidget
{
    Q_OBJECT
public:
    enum class Tone
    {
        Notice,
        Failure
    };

    Banner(const Theme& theme, QWidget* parent = nullptr);
    /// `action`: the button's text; empty for none. Replaces what was shown.
    void showMessage(Tone tone, const QString& text, const QString& action = {});
    QString text() const;

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshIcons();

    const Theme& theme_;
    Tone tone_ = Tone::Notice;
    QLabel* label_;
    QPushButton* action_;
    QPushButton* close_;
};

} // namespace switchyard::widgets
