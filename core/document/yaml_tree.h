// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/line_index.h"
#include "core/document/reader.h"

#include <string_view>

namespace switchyard::document {

/// Reads the first YAML document of a text that is known to be UTF-8 without control characters.
Source read_yaml(std::string_view text, const ReadLimits& limits, const LineIndex& lines);

/// Reads every document of such a text that can be read to its end; aliases are linked, not written out.
SourceStream read_yaml_stream(std::string_view text, const ReadLimits& limits, const LineIndex& lines);

/// Marks the earlier entries of keys that occur again in the same mapping, everywhere below a node, and reports them.
std::vector<Diagnostic> mark_duplicate_keys(Node& node, const LineIndex& lines);

/// A diagnostic about the file itself.
Diagnostic file_diagnostic(std::string code, Severity severity, Position position, std::vector<std::string> args = {});

} // namespace switchyard::document
