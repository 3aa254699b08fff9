// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/document/document.h"

#include <QUndoCommand>

#include <map>
#include <vector>

namespace switchyard::session {

class Session;

/// One named undo step: edits that were carried out already. Lifetime: the session's undo stack owns it.
class EditCommand final : public QUndoCommand
{
public:
    EditCommand(Session& session, std::vector<document::Edit> edits, const QString& text);

    void undo() override;
    void redo() override;

private:
    Session& session_;
    std::vector<document::Edit> edits_; ///< in the order they were carried out
    bool carriedOut_ = true;            ///< pushing a command calls redo() once
};

/// Nodes of the canvas that were moved: a step, but no change of the draft.
class LayoutCommand final : public QUndoCommand
{
public:
    LayoutCommand(Session& session, std::map<ElementId, double> before, std::map<ElementId, double> after,
                  const QString& text);

    void undo() override;
    void redo() override;

private:
    Session& session_;
    std::map<ElementId, double> before_;
    std::map<ElementId, double> after_;
};

} // namespace switchyard::session
