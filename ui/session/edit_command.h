// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.h"

#include <QUndoCommand>

namespace switchyard::session {

class Session;

/// One named undo step: an edit that was carried out already. Lifetime: the session's undo stack owns it.
class EditCommand final : public QUndoCommand
{
public:
    EditCommand(Session& session, document::Edit edit, const QString& text);

    void undo() override;
    void redo() override;

private:
    Session& session_;
    document::Edit edit_;
    bool carriedOut_ = true; ///< pushing a command calls redo() once
};

} // namespace switchyard::session
