// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/import_draft.h"

#include "core/document/file.h"
#include "ui/session/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>

namespace switchyard::session {
namespace {

constexpr std::string_view kKeyFolder = "keys";

QStringList filesBelow(const QString& folder)
{
    QStringList files;
    QDirIterator entries(
        folder,
        {QStringLiteral("*.yaml"), QStringLiteral("*.yml"), QStringLiteral("*.json"), QStringLiteral("*.tfstate")},
        QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        if (const QString file = entries.next(); !file.endsWith(QStringLiteral(".layout.yaml")))
            files << file;
    }
    files.sort();
    return files;
}

} // namespace

Result<std::vector<exchange::SourceFile>> readImport(const QStringList& paths)
{
    std::vector<exchange::SourceFile> sources;
    for (const QString& path : paths) {
        const QStringList files = QFileInfo(path).isDir() ? filesBelow(path) : QStringList{path};
        for (const QString& file : files) {
            auto text = document::read_file(std::filesystem::path(file.toStdU16String()));
            if (!text)
                return std::unexpected(text.error());
            sources.push_back({QFileInfo(file).fileName().toStdString(), std::move(*text)});
        }
    }
    return sources;
}

Result<std::vector<model::Difference>> compareWith(const Session& session, const QStringList& paths)
{
    const auto files = readImport(paths);
    if (!files)
        return std::unexpected(files.error());
    const exchange::Found found = exchange::import_files(*files);
    for (const exchange::FileDiagnostic& finding : found.diagnostics) {
        if (!finding.diagnostic.runs_here)
            return fail(ErrorKind::InvalidArgument, finding.file + ':' + to_text(finding.diagnostic));
    }
    const auto other = exchange::workspace_of(found);
    if (!other)
        return std::unexpected(other.error());
    std::vector<model::Difference> differences =
        model::diff(session.workspace(), model::aligned(*other, session.workspace()));
    std::erase_if(differences,
                  [](const model::Difference& difference) { return model::is_insignificant(difference.change); });
    return differences;
}

ImportDraft::ImportDraft(Session& session, const std::vector<exchange::SourceFile>& files)
    : session_(session),
      found_(exchange::import_files(files)),
      plan_(exchange::plan_import(session.workspace(), found_))
{}

void ImportDraft::choose(std::size_t item, bool chosen)
{
    if (item < plan_.items.size())
        plan_.items[item].chosen = chosen;
}

int ImportDraft::count(exchange::ImportAction action) const
{
    return static_cast<int>(std::ranges::count(plan_.items, action, &exchange::ImportItem::action));
}

int ImportDraft::chosenCount() const
{
    return static_cast<int>(std::ranges::count(plan_.items, true, &exchange::ImportItem::chosen));
}

int ImportDraft::secretCount() const { return static_cast<int>(exchange::chosen_secrets(found_, plan_).size()); }

bool ImportDraft::hasMistakes() const
{
    return std::ranges::any_of(found_.diagnostics, [](const exchange::FileDiagnostic& finding) {
        return finding.diagnostic.severity == Severity::Error;
    });
}

Result<void> ImportDraft::carryOut()
{
    auto changes = exchange::changes_of(session_.workspace(), found_, plan_, kKeyFolder);
    if (!changes)
        return std::unexpected(changes.error());
    const std::vector<exchange::SecretFile> secrets = exchange::chosen_secrets(found_, plan_);
    if (!secrets.empty() && session_.isUntitled())
        return fail(ErrorKind::InvalidArgument, "save the workspace first: private keys are kept in files beside it.");
    const std::filesystem::path folder =
        std::filesystem::path(session_.path().toStdU16String()).parent_path() / kKeyFolder;
    for (const exchange::SecretFile& secret : secrets) {
        if (auto written = document::write_private_file(folder / secret.name, secret.bytes); !written)
            return written;
    }
    return session_.edit(std::move(*changes),
                         QCoreApplication::translate("Session", "Import %n resources", nullptr, chosenCount()));
}

} // namespace switchyard::session
