// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/http1/line_edits.h"
#include "proxy/serve/header_program.h"
#include "proxy/serve/header_variables.h"

#include <string_view>
#include <vector>

namespace switchyard::serve {

/// Fills in the variables of programs. One per worker: what it returns lasts until the next call.
class HeaderEditor
{
public:
    /// Cost: no allocation once it has seen the longest program.
    http1::LineEdits edits(const HeaderProgram& program, http1::NameCase name_case, const VariableFacts& facts);

private:
    std::vector<std::string_view> pieces_;
    VariableRoom room_;
};

} // namespace switchyard::serve
