// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::edit {

/// Why a gesture is not possible. Its sentence comes from one table by code.
struct Refusal
{
    std::string code;              ///< stable, e.g. "scheme_mismatch"; a row of the table
    std::vector<std::string> args; ///< fill {0}, {1}, … of the sentence and of the hint

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// One row of the table. `sentence` and `hint` hold {0}, {1}, … for the arguments.
struct RefusalText
{
    std::string_view code;
    std::string_view sentence; ///< why not
    std::string_view hint;     ///< the nearest legal action
};

/// The row of a code. Errors: nullptr for an unknown code (a test keeps the table complete).
const RefusalText* refusal_text(std::string_view code);
/// All rows, sorted by code: for translations and completeness tests.
std::span<const RefusalText> refusal_texts();
/// Sentence and hint in one line, filled in.
std::string to_text(const Refusal& refusal);

} // namespace switchyard::edit
