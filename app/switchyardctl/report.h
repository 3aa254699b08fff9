// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"
#include "core/compile/compile.h"
#include "core/document/document.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::ctl {

/// A workspace file, read and compiled: what it says, and all there is to say about it, sorted by place.
struct Reading
{
    document::Document document;
    std::shared_ptr<const compile::Snapshot> snapshot; ///< nullptr when something stands in the way
    std::vector<Diagnostic> diagnostics;

    bool runsHere() const;
    bool cloudAccepts() const;
};

/// Errors: the file cannot be read at all; the sentence names it.
Result<Reading> readFile(const std::string& file);

/// Fills lines in and sorts by them; what has no place comes last.
void arrange(const document::Document& document, std::vector<Diagnostic>& diagnostics);

/// "storefront.yaml:41:7: error: …" or, without a line, "storefront.yaml: error: …".
std::string toLine(const std::string& file, const Diagnostic& diagnostic);
std::string toJson(const Diagnostic& diagnostic);
/// "2 errors, 1 warning, no advice"
std::string countText(const std::vector<Diagnostic>& diagnostics);

/// Writes a report to a file, or nothing when the name is empty. Errors: false; standard error says why.
bool writeReport(const std::string& file, const std::function<std::string()>& report);

/// Writes the line and a line feed at once.
void toStdout(std::string_view line);
void toStderr(std::string_view line);

} // namespace switchyard::ctl
