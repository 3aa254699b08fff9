// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/compile.h"
#include "core/document/document.h"

#include <string>
#include <vector>

namespace switchyard::compile {

/// A workspace text, loaded and compiled; lines are filled in.
struct Reading
{
    document::Document document;
    Compilation compilation;

    /// Diagnostics of a code, in order.
    std::vector<Diagnostic> all(std::string_view code) const;
    /// The only diagnostic of a code; a test fails when there is not exactly one.
    Diagnostic only(std::string_view code) const;
};

/// Without keys, and at no particular moment.
Reading read(std::string yaml, const Snapshot* previous = nullptr);
/// The ids of `document` are those that `assets` names.
Reading read(document::Document document, const runtime::Assets& assets, const Snapshot* previous = nullptr);
std::string read_text_file(const std::string& path);

/// Everything a snapshot says, without ids, in a form that diffs well.
std::string summary(const Snapshot& snapshot);

} // namespace switchyard::compile
