// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"
#include "core/compile/compile.h"
#include "core/document/document.h"
#include "core/secrets/gather.h"

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
    secrets::Gathered gathered; ///< keys and certificates; what is to be said of them is among `diagnostics`

    bool runsHere() const;
    bool cloudAccepts() const;
};

/// Whether certificates of the development CA may be issued, and who knows passphrases.
struct ReadOptions
{
    cert::Writing writing = cert::Writing::None;
    secrets::Passphrase passphrase{};
};

/// Errors: the file cannot be read at all; the sentence names it.
Result<Reading> readFile(const std::string& file, const ReadOptions& options = {});
/// What a document needs from outside its file, as of now.
secrets::Gathered gatherFor(const std::string& file, const document::Document& document, const ReadOptions& options);

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
