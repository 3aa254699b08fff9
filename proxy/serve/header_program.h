// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/action.h"
#include "proxy/http1/name_case.h"
#include "proxy/http1/name_set.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace switchyard::serve {

/// What the header edits of several levels come to for one kind of head: names whose lines go, and text that is put
/// behind the rest. Text is complete but for the variables in it. Immutable.
class HeaderProgram
{
public:
    /// Text, then the value of a variable.
    struct Piece
    {
        std::string text;
        route::HeaderVariable variable = route::HeaderVariable::None;
    };

    /// `levels` in the order in which they apply: what a later one removes or replaces is not there any more. Lines
    /// that may not be edited stay as they are.
    explicit HeaderProgram(std::span<const route::HeaderEdits* const> levels);

    bool empty() const { return removed_.empty() && added_[0].empty(); }
    const http1::NameSet& removed() const { return removed_; }
    /// Of whole lines, names spelt in lower case or properly. Neighbouring lines without variables are one piece.
    const std::vector<Piece>& added(http1::NameCase name_case) const
    {
        return added_[name_case == http1::NameCase::Proper ? 1 : 0];
    }

private:
    void write(const route::HeaderAddition& addition);

    http1::NameSet removed_;
    std::vector<Piece> added_[2];
};

} // namespace switchyard::serve
