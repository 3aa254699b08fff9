// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/found.h"
#include "core/model/change.h"
#include "core/model/workspace.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// Reads files in whatever format each document has; secrets are taken out of the resources and returned apart.
/// `format`: the name of the only format to try; empty: all. Thread: any; pure.
Found import_files(const std::vector<SourceFile>& files, std::string_view format = {});

/// What importing a resource would do.
enum class ImportAction : std::uint8_t
{
    Add,
    Same,    ///< the workspace has it already, equal apart from what the server fills in
    Replace, ///< the workspace has one of that name and scope with other contents
    Conflict ///< the files hold several with this name and scope and different contents; the last one would be taken
};

/// One line of the preview.
struct ImportItem
{
    ImportAction action = ImportAction::Add;
    std::size_t resource = 0;           ///< index into Found::resources
    ElementId existing;                 ///< Same, Replace
    std::vector<std::string> sentences; ///< Replace, Conflict: what differs
    bool chosen = true;                 ///< Same: false
};

/// The preview of an import.
struct ImportPlan
{
    std::vector<ImportItem> items; ///< one per found resource
};

ImportPlan plan_import(const model::Workspace& workspace, const Found& found);

/// The changes that carry the chosen items out, to be applied in this order as one undo step. `key_folder`: where the
/// secrets of the chosen resources will be written, as the workspace file is to name it ("keys"). Errors: a sentence.
Result<std::vector<model::Change>> changes_of(const model::Workspace& workspace, const Found& found,
                                              const ImportPlan& plan, std::string_view key_folder);

/// The secrets of the chosen resources: write each with document::write_private_file() before the workspace is saved
/// that names it.
std::vector<SecretFile> chosen_secrets(const Found& found, const ImportPlan& plan);

/// Files of whatever format as a workspace, to compare with. Errors: the first mistake in them that leaves something
/// out.
Result<model::Workspace> read_as_workspace(const std::vector<SourceFile>& files);

/// "urlMaps/web"
std::string label_of(const FoundResource& resource);

} // namespace switchyard::exchange
