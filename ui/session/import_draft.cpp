// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/import_draft.h"

#include "core/document/file.h"
#include "ui/session/session.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>

namespace switchyard::session {
namespace {

constexpr std::string_view kKeyFolder = "keys";

} // namespace

Result<std::vector<exchange::SourceFile>> readImport(const QStringList& paths)
{
    std::vector<exchange::SourceFile> sources;
    for (const QString& path : paths) {
        std::vector<std::filesystem::path> files{path.toStdU16String()};
        if (QFileInfo(path).isDir()) {
            auto below = document::files_below(files.front());
            if (!below)
                return std::unexpected(below.error());
            files = std::move(*below);
        }
        for (const std::filesystem::path& file : files) {
            auto text = document::read_file(file);
            if (!text)
                return std::unexpected(text.error());
            sources.push_back({file.filename().string(), std::move(*text)});
        }
    }
    return sources;
}

Result<std::vector<model::Difference>> compareWith(const Session& session, const QStringList& paths)
{
    const auto files = readImport(paths);
    if (!files)
        return std::unexpected(files.error());
    const auto other = exchange::read_as_workspace(*files);
    if (!other)
        return std::unexpected(other.error());
    return model::significant_diff(session.workspace(), *other);
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
