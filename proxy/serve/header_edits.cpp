// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/header_edits.h"

namespace switchyard::serve {

http1::LineEdits HeaderEditor::edits(const HeaderProgram& program, http1::NameCase name_case,
                                     const VariableFacts& facts)
{
    pieces_.clear();
    for (const HeaderProgram::Piece& piece : program.added(name_case)) {
        pieces_.push_back(piece.text);
        if (piece.variable != route::HeaderVariable::None)
            pieces_.push_back(value_of(piece.variable, facts, room_));
    }
    return {program.removed().empty() ? nullptr : &program.removed(), pieces_};
}

} // namespace switchyard::serve
