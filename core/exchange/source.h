// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/document/line_index.h"
#include "core/document/node.h"
#include "core/document/reader.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// A file to import: its name for sentences, and its bytes.
struct SourceFile
{
    std::string name;
    std::string text;
};

/// Something to say about a file that is imported or written.
struct FileDiagnostic
{
    std::string file;
    Diagnostic diagnostic;

    friend bool operator==(const FileDiagnostic&, const FileDiagnostic&) = default;
};

/// One document of a file as a tree. Offsets of its nodes are bytes of `text`.
struct SourceDocument
{
    std::string file;
    std::shared_ptr<const std::string> text;          ///< of the whole file
    std::shared_ptr<const document::LineIndex> lines; ///< of `text`
    document::Node root;    ///< no aliases are left in it: they are written out, within the limits
    std::uint32_t line = 1; ///< 1-based line at which the document begins

    /// 1-based line and column of a node.
    document::Position position(const document::Node& node) const;
};

/// Files as trees: YAML (one or several documents a file) or JSON, both with comments before them. What cannot be read
/// is told and left out; the rest is kept.
struct Sources
{
    std::vector<SourceDocument> documents;
    std::vector<FileDiagnostic> diagnostics;
};

/// Reads files within the limits of document::ReadLimits (64 MiB a file, 100 levels, 2,000,000 values). A document that
/// breaks off is left out: half a resource would be worse than none. Thread: any; pure. Cost: linear in the text.
Sources read_sources(const std::vector<SourceFile>& files, const document::ReadLimits& limits = {});

} // namespace switchyard::exchange
