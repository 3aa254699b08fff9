// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session.h"
#include "ui/shell/window_actions.h"
#include "ui/widgets/theme.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace switchyard::shell {

/// What applying would change: one sentence each, under the resource it is about. A click selects the place in the
/// window. Stays open and in step with the draft. Lifetime: all it is given outlives it.
class ReviewDialog final : public QDialog
{
    Q_OBJECT
public:
    ReviewDialog(const widgets::Theme& theme, session::Session& session, WindowActions& actions,
                 QWidget* parent = nullptr);
    QTreeWidget& list() { return *list_; }

private:
    void buildButtons();
    void refresh();
    QTreeWidgetItem* groupOf(const QString& name, ElementId resource);
    void pick(const QTreeWidgetItem* item);

    session::Session& session_;
    WindowActions& actions_;
    QLabel* title_;
    QTreeWidget* list_;
    QPushButton* apply_;
    QPushButton* revert_;
};

} // namespace switchyard::shell
