// SPDX-License-Identifier: GPL-3.0-or-later
// The draft of a session: its steps, its gestures, and how it differs from what runs.
#include "ui/session/edit_command.h"
#include "ui/session/session.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::session {

/// Carries changes out one after the other. Errors: those that were carried out are taken back.
Result<std::vector<document::Edit>> Session::carryOut(const std::vector<model::Change>& changes)
{
    if (!document_ || !document_->editable())
        return fail(ErrorKind::InvalidArgument,
                    "the text of this file could only be read in part; mend it there first");
    std::vector<document::Edit> edits;
    for (const model::Change& change : changes) {
        auto made = document_->apply(change);
        if (!made) {
            takeBack(edits);
            return std::unexpected(made.error());
        }
        edits.push_back(std::move(*made));
    }
    return edits;
}

void Session::takeBack(std::vector<document::Edit>& edits)
{
    for (; !edits.empty(); edits.pop_back()) {
        if (!document_->undo(edits.back()))
            break; // the text was replaced below it, which takes the steps away as well
    }
    edits.clear();
}

Result<void> Session::edit(const model::Change& change, const QString& text)
{
    return edit(std::vector<model::Change>{change}, text);
}

Result<void> Session::edit(std::vector<model::Change> changes, const QString& text)
{
    commitGesture();
    auto edits = carryOut(changes);
    if (!edits)
        return std::unexpected(edits.error());
    if (edits->empty())
        return {};
    undoStack_.push(new EditCommand(*this, std::move(*edits), text));
    draftChanged();
    return {};
}

void Session::beginGesture(const QString& text)
{
    commitGesture();
    if (document_)
        gesture_ = OpenGesture{text, workspace(), {}};
}

Result<void> Session::previewGesture(std::vector<model::Change> changes)
{
    if (!gesture_)
        return fail(ErrorKind::InvalidArgument, "no gesture goes on");
    takeBack(gesture_->edits);
    auto edits = carryOut(changes);
    if (edits)
        gesture_->edits = std::move(*edits);
    draftChanged();
    return edits ? Result<void>{} : std::unexpected(edits.error());
}

void Session::commitGesture()
{
    if (!gesture_)
        return;
    OpenGesture done = std::move(*gesture_);
    gesture_.reset();
    if (done.edits.empty())
        return;
    undoStack_.push(new EditCommand(*this, std::move(done.edits), done.text));
    draftChanged();
}

void Session::cancelGesture()
{
    if (!gesture_)
        return;
    OpenGesture given = std::move(*gesture_);
    gesture_.reset();
    takeBack(given.edits);
    draftChanged();
}

void Session::moveNodes(std::map<ElementId, double> heights, const QString& text)
{
    commitGesture();
    if (heights != heights_)
        undoStack_.push(new LayoutCommand(*this, heights_, std::move(heights), text));
}

Result<void> Session::becomeWorkspace(const model::Workspace& target, const QString& text)
{
    std::vector<model::Change> changes;
    for (model::Difference& difference : model::diff(workspace(), target))
        changes.push_back(std::move(difference.change));
    return edit(std::move(changes), text);
}

Result<void> Session::revertToLive()
{
    if (!liveWorkspace_)
        return fail(ErrorKind::NotFound, "nothing is running to go back to");
    commitGesture();
    return becomeWorkspace(*liveWorkspace_, tr("Revert to live"));
}

Result<void> Session::rollBack(Revision revision)
{
    const auto kept = std::ranges::find(applied_, revision, &AppliedRevision::revision);
    if (kept == applied_.end())
        return fail(ErrorKind::NotFound, fmt::format("revision {} is not kept any more", revision.value));
    commitGesture();
    const model::Workspace target = kept->workspace;
    if (Result<void> done = becomeWorkspace(target, tr("Roll back to revision %1").arg(revision.value)); !done)
        return done;
    applyWhenChecked();
    return {};
}

std::vector<model::Difference> Session::differencesToLive() const
{
    return liveWorkspace_ ? model::diff(*liveWorkspace_, workspace()) : std::vector<model::Difference>{};
}

const std::set<ElementId>& Session::changedElements() const
{
    if (changedGeneration_ == generation_ && changedRevision_ == liveRevision_)
        return changedElements_;
    changedGeneration_ = generation_;
    changedRevision_ = liveRevision_;
    changedElements_.clear();
    for (const model::Difference& difference : differencesToLive()) {
        changedElements_.insert(difference.change.resource);
        if (const ElementId element = workspace().element_id(difference.change.resource, difference.change.path))
            changedElements_.insert(element);
    }
    return changedElements_;
}

void Session::draftChanged()
{
    ++generation_;
    if (selection_.element && !workspace().locate(selection_.element)) {
        selection_ = {};
        emit selectionChanged();
    }
    keepJournal();
    emit workspaceChanged();
    if (isSaved() != lastSaved_)
        tellSaved();
    check();
}

void Session::check() { job_.start({generation_, workspace(), liveWorkspace_, path_.toStdString()}); }

void Session::takeCompilation(const CheckedDraft& result)
{
    if (result.generation != generation_)
        return; // the draft has moved on; its own result is on the way
    checkedGeneration_ = result.generation;
    compileDiagnostics_ = result.diagnostics;
    loadProfiles_ = result.loadProfiles;
    assets_ = result.assets;
    draftChanges_ = liveWorkspace_ ? result.changes : 0;
    rebuildDiagnostics();
    emit runStateChanged();
    if (std::exchange(applyAfterCheck_, false))
        apply();
    else
        applyLive();
}

void Session::rebuildDiagnostics()
{
    diagnostics_ = document_ ? document_->diagnostics() : std::vector<Diagnostic>{};
    for (Diagnostic& diagnostic : compileDiagnostics_) {
        if (document_)
            document_->locate(diagnostic);
        diagnostics_.push_back(diagnostic);
    }
    for (Diagnostic& diagnostic : issueDiagnostics_) {
        if (document_)
            document_->locate(diagnostic);
        if (std::ranges::find(diagnostics_, diagnostic) == diagnostics_.end()) // the check may have found it too
            diagnostics_.push_back(diagnostic);
    }
    emit diagnosticsChanged();
}

bool Session::runsHere() const { return hasDocument() && std::ranges::all_of(diagnostics_, &Diagnostic::runs_here); }

void Session::select(ElementId element)
{
    Selection next;
    if (const auto place = element ? workspace().locate(element) : std::nullopt)
        next = {element, place->resource->id, place->path};
    if (next == selection_)
        return;
    selection_ = next;
    emit selectionChanged();
}

} // namespace switchyard::session
