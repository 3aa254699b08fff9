// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/edit_command.h"

#include "ui/session/session.h"

namespace switchyard::session {

EditCommand::EditCommand(Session& session, std::vector<document::Edit> edits, const QString& text)
    : QUndoCommand(text),
      session_(session),
      edits_(std::move(edits))
{}

void EditCommand::undo()
{
    session_.cancelGesture(); // what it shows stands on the text this step led to
    // An edit no longer fits only when the text was replaced below the stack, which clears it: then the step is void.
    for (auto edit = edits_.rbegin(); edit != edits_.rend(); ++edit) {
        if (!session_.document_->undo(*edit))
            setObsolete(true);
    }
    session_.draftChanged();
}

void EditCommand::redo()
{
    if (std::exchange(carriedOut_, false))
        return;
    session_.cancelGesture();
    for (const document::Edit& edit : edits_) {
        if (!session_.document_->redo(edit))
            setObsolete(true);
    }
    session_.draftChanged();
}

LayoutCommand::LayoutCommand(Session& session, std::map<ElementId, double> before, std::map<ElementId, double> after,
                             const QString& text)
    : QUndoCommand(text),
      session_(session),
      before_(std::move(before)),
      after_(std::move(after))
{}

void LayoutCommand::undo() { session_.setHeights(before_); }
void LayoutCommand::redo() { session_.setHeights(after_); }

} // namespace switchyard::session
