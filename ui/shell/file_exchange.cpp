// SPDX-License-Identifier: GPL-3.0-or-later
// Import and export: the part of FileCommands that speaks other formats.
#include "ui/shell/file_commands.h"

#include "ui/models/text.h"
#include "ui/shell/compare_dialog.h"
#include "ui/shell/export_dialog.h"
#include "ui/shell/import_dialog.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace switchyard::shell {

using widgets::Banner;

namespace {

QString importFilter()
{
    return FileCommands::tr("Google Cloud, Terraform, Config Connector (*.yaml *.yml *.json *.tfstate);;All files (*)");
}

} // namespace

void FileCommands::chooseImport()
{
    const QStringList paths = QFileDialog::getOpenFileNames(&window_, tr("Import configurations"), {}, importFilter());
    if (!paths.isEmpty())
        importFiles(paths);
}

void FileCommands::importFiles(const QStringList& paths)
{
    const auto files = session::readImport(paths);
    if (!files) {
        banner_.showMessage(Banner::Tone::Failure,
                            tr("Not imported: %1").arg(models::toQString(files.error().context)));
        return;
    }
    if (!session_.hasDocument())
        session_.openUntitled({}, tr("untitled.switchyard.yaml"));
    session::ImportDraft import(session_, *files);
    ImportDialog dialog(theme_, import, &window_);
    if (dialog.exec() != QDialog::Accepted)
        return;
    // keys are kept beside the workspace file, so there must be one
    if (import.secretCount() > 0 && session_.isUntitled() && !saveAs())
        return;
    if (told(import.carryOut(), tr("Not imported: %1")))
        banner_.showMessage(Banner::Tone::Notice,
                            tr("%n resources were imported; Undo takes them back.", nullptr, import.chosenCount()));
}

void FileCommands::takeDropped(const QStringList& paths)
{
    const bool workspace = paths.size() == 1 && paths.front().endsWith(QStringLiteral(".switchyard.yaml"));
    workspace ? static_cast<void>(openFile(paths.front())) : importFiles(paths);
}

void FileCommands::chooseCompare()
{
    const QStringList paths = QFileDialog::getOpenFileNames(&window_, tr("Compare with"), {}, importFilter());
    if (session_.hasDocument() && !paths.isEmpty())
        compareWith(paths);
}

void FileCommands::compareWith(const QStringList& paths)
{
    const auto differences = session::compareWith(session_, paths);
    if (!differences) {
        banner_.showMessage(Banner::Tone::Failure,
                            tr("Not compared: %1").arg(models::toQString(differences.error().context)));
        return;
    }
    const QString others = paths.size() == 1 ? QFileInfo(paths.front()).fileName()
                                             : tr("%n files", nullptr, static_cast<int>(paths.size()));
    auto* dialog = new CompareDialog(theme_, session_, others, *differences, &window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void FileCommands::exportFiles()
{
    if (!session_.hasDocument())
        return;
    ExportDialog dialog(theme_, session_, &window_);
    dialog.exec();
}

} // namespace switchyard::shell
