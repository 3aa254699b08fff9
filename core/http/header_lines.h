// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_table.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::http {

/// Header lines that own their text: for requests that never were on a wire (explain, stored tests).
class HeaderLines
{
public:
    /// Appends one line. Bytes are taken as they are.
    void add(std::string_view name, std::string_view value);
    /// Lifetime: until the next add(), a move or the end of this object.
    HeaderTable table() const { return {text_.data(), fields_}; }

private:
    std::string text_;
    std::vector<HeaderField> fields_;
};

} // namespace switchyard::http
