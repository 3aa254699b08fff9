// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/edit_command.h"

#include "ui/session/session.h"

namespace switchyard::session {

EditCommand::EditCommand(Session& session, document::Edit edit, const QString& text)
    : QUndoCommand(text),
      session_(session),
      edit_(std::move(edit))
{}

void EditCommand::undo()
{
    // An edit no longer fits only when the text was replaced below the stack, which clears it: then the step is void.
    if (!session_.document_->undo(edit_))
        setObsolete(true);
    session_.draftChanged();
}

void EditCommand::redo()
{
    if (std::exchange(carriedOut_, false))
        return;
    if (!session_.document_->redo(edit_))
        setObsolete(true);
    session_.draftChanged();
}

} // namespace switchyard::session
