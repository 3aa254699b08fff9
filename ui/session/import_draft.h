// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/import.h"
#include "core/model/diff.h"

#include <QStringList>

#include <vector>

namespace switchyard::session {

class Session;

/// Reads the files of an import; folders give every .yaml, .yml, .json and .tfstate file below them, sorted. Errors:
/// the first that cannot be read. Thread: any.
Result<std::vector<exchange::SourceFile>> readImport(const QStringList& paths);

/// The draft against other files, a step for each difference: what would have to be done to the draft to get there.
/// What only the server fills in does not count. Errors: as readImport(); a mistake in the files.
Result<std::vector<model::Difference>> compareWith(const Session& session, const QStringList& paths);

/// Files that are being imported: what was found in them, and what of it is chosen. Thread: gui. Lifetime: the session
/// outlives it.
class ImportDraft
{
public:
    ImportDraft(Session& session, const std::vector<exchange::SourceFile>& files);

    const exchange::Found& found() const { return found_; }
    const exchange::ImportPlan& plan() const { return plan_; }
    void choose(std::size_t item, bool chosen);
    /// How many items of an action there are.
    int count(exchange::ImportAction action) const;
    int chosenCount() const;
    /// Private keys and the like of the chosen resources.
    int secretCount() const;
    bool hasMistakes() const;

    /// Carries the chosen items out as one undo step; their secrets are written beside the workspace file first.
    /// Errors: InvalidArgument when there are secrets and the workspace has no file yet; those of Session::edit() and
    /// of writing; nothing has changed in the draft then.
    Result<void> carryOut();

private:
    Session& session_;
    exchange::Found found_;
    exchange::ImportPlan plan_;
};

} // namespace switchyard::session
