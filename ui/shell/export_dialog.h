// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/export.h"
#include "ui/session/session.h"
#include "ui/widgets/theme.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace switchyard::shell {

/// Writes the draft for other tools: the format, its files with their text, and what the format cannot express.
/// Lifetime: theme and session outlive it.
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(const widgets::Theme& theme, session::Session& session, QWidget* parent = nullptr);

    /// Writes the files below a folder. Errors: a sentence; files that exist are replaced only when `overwrite`.
    Result<void> writeTo(const QString& folder, bool overwrite);

private:
    QWidget* buildChoices();
    QWidget* buildFiles();
    void buildButtons();
    void refresh();
    void showFile(int row);
    void showNotes();
    void chooseFolder();
    bool existsBelow(const QString& folder) const;

    const widgets::Theme& theme_;
    session::Session& session_;
    QComboBox* format_;
    QLineEdit* project_;
    QCheckBox* outputOnly_;
    QLabel* refused_;
    QListWidget* files_;
    QPlainTextEdit* text_;
    QLabel* notesTitle_;
    QTreeWidget* notes_;
    QPushButton* write_;
    QTimer pause_; ///< runs while the project is typed
    exchange::Exported exported_;
};

} // namespace switchyard::shell
