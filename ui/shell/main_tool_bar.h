// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/window_actions.h"

#include <QToolBar>

class QLabel;
class QToolButton;

namespace switchyard::shell {

/// The bar above the picture: what is open, Run, Apply with its menu, Load, Undo, Redo, Check, the way to the command
/// palette, and the theme. Lifetime: theme, session and actions outlive it.
class MainToolBar final : public QToolBar
{
    Q_OBJECT
public:
    MainToolBar(const widgets::Theme& theme, const session::Session& session, WindowActions& actions,
                QWidget* parent = nullptr);

private:
    QToolButton* addButton(QAction& action);
    void addDocument();
    void addApply();
    void addSearch();
    void addThemes();
    void showDocument();
    void refresh();

    const widgets::Theme& theme_;
    const session::Session& session_;
    WindowActions& actions_;
    QLabel* logo_ = nullptr;
    QLabel* document_ = nullptr;
    QToolButton* apply_ = nullptr;
    QToolButton* check_ = nullptr;
    QToolButton* view_ = nullptr;
};

} // namespace switchyard::shell
