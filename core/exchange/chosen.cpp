// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import.h"

#include "core/model/workspace.h"

#include <set>

namespace switchyard::exchange {

std::string label_of(const FoundResource& resource)
{
    model::WorkspaceBuilder builder;
    builder.add(resource.kind, resource.message);
    return builder.build().resources(resource.kind).front()->label();
}

Result<model::Workspace> read_as_workspace(const std::vector<SourceFile>& files)
{
    const Found found = import_files(files);
    for (const FileDiagnostic& finding : found.diagnostics) {
        if (!finding.diagnostic.runs_here) {
            return fail(ErrorKind::InvalidArgument, finding.file + ':' + to_text(finding.diagnostic));
        }
    }
    model::Workspace workspace;
    const auto changes = changes_of(workspace, found, plan_import(workspace, found), "keys");
    if (!changes) {
        return std::unexpected(changes.error());
    }
    for (const model::Change& change : *changes) {
        auto next = workspace.apply(change);
        if (!next) {
            return next;
        }
        workspace = std::move(*next);
    }
    return workspace;
}

std::vector<SecretFile> chosen_secrets(const Found& found, const ImportPlan& plan)
{
    std::set<std::size_t> chosen;
    for (const ImportItem& item : plan.items) {
        if (item.chosen) {
            chosen.insert(item.resource);
        }
    }
    std::vector<SecretFile> secrets;
    for (const SecretFile& secret : found.secrets) {
        if (chosen.contains(secret.owner)) {
            secrets.push_back(secret);
        }
    }
    return secrets;
}

} // namespace switchyard::exchange
