// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/header_program.h"

#include "core/http/header_table.h"

#include <string_view>

namespace switchyard::serve {
namespace {

using route::HeaderAddition;
using route::HeaderVariable;

std::string spelt(std::string name, http1::NameCase name_case)
{
    http1::spell(name.data(), name.size(), name_case, name.data());
    return name;
}

/// Appends text to the piece that still waits for its variable.
void append(std::vector<HeaderProgram::Piece>& pieces, std::string_view text)
{
    if (pieces.empty() || pieces.back().variable != HeaderVariable::None)
        pieces.emplace_back();
    pieces.back().text += text;
}

} // namespace

HeaderProgram::HeaderProgram(std::span<const route::HeaderEdits* const> levels)
{
    std::vector<const HeaderAddition*> additions;
    const auto remove = [&](std::string_view name) {
        removed_.insert(name);
        std::erase_if(additions,
                      [&](const HeaderAddition* earlier) { return http::equal_ignoring_case(earlier->name, name); });
    };
    for (const route::HeaderEdits* edits : levels) {
        for (const std::string& name : edits->remove) {
            if (http1::may_be_edited(name))
                remove(name);
        }
        for (const HeaderAddition& addition : edits->add) {
            if (!http1::may_be_edited(addition.name))
                continue;
            if (addition.replace)
                remove(addition.name);
            additions.push_back(&addition);
        }
    }
    for (const HeaderAddition* addition : additions)
        write(*addition);
}

void HeaderProgram::write(const HeaderAddition& addition)
{
    for (const http1::NameCase name_case : {http1::NameCase::Lower, http1::NameCase::Proper}) {
        std::vector<Piece>& pieces = added_[name_case == http1::NameCase::Proper ? 1 : 0];
        append(pieces, spelt(addition.name, name_case));
        append(pieces, ": ");
        for (const route::HeaderValuePiece& piece : addition.value) {
            append(pieces, piece.text);
            pieces.back().variable = piece.variable;
        }
        append(pieces, "\r\n");
    }
}

} // namespace switchyard::serve
