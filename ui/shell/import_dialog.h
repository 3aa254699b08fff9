// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/import_model.h"
#include "ui/session/import_draft.h"
#include "ui/widgets/theme.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;
class QTreeView;

namespace switchyard::shell {

/// The preview of an import: every resource that was found with what would happen to it, and what could not be read.
/// Nothing happens before Import is pressed. Lifetime: all it is given outlives it.
class ImportDialog final : public QDialog
{
    Q_OBJECT
public:
    ImportDialog(const widgets::Theme& theme, session::ImportDraft& import, QWidget* parent = nullptr);

private:
    void buildList();
    void buildFindings();
    void buildButtons();
    void refresh();
    QString summary() const;

    const widgets::Theme& theme_;
    session::ImportDraft& import_;
    models::ImportModel model_;
    QLabel* title_;
    QTreeView* list_;
    QLabel* findingsTitle_;
    QListWidget* findings_;
    QLabel* secrets_;
    QPushButton* accept_;
};

} // namespace switchyard::shell
