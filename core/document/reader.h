// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/document/node.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace switchyard::document {

/// What a workspace file may ask of us.
struct ReadLimits
{
    std::uint64_t bytes = 64ULL << 20;
    std::uint32_t depth = 100;
    std::uint64_t nodes = 2'000'000;
    std::uint64_t alias_nodes = 100'000; ///< nodes that all aliases together stand for
};

/// A text as a tree.
struct Source
{
    std::optional<Node> root; ///< absent when the text holds nothing but comments
    bool complete = true;     ///< false: the tree ends where the text could not be read any further
    bool json = false;        ///< the text is JSON, and stays JSON when edited
    bool has_anchors = false;
    std::vector<Diagnostic> diagnostics;
};

/// Reads YAML 1.1/1.2 or JSON; keeps what stands before the first mistake. Never throws. Thread: any.
/// Cost: linear in the text.
Source read_source(std::string_view text, const ReadLimits& limits = {});

/// The documents of a text.
struct SourceStream
{
    std::vector<Node> roots; ///< of those that could be read to their end and are not empty
    bool complete = true;    ///< false: the text could not be read to its end
    bool json = false;
    std::vector<Diagnostic> diagnostics;
};

/// Reads one or several YAML documents or a JSON text; a JSON text may begin with lines of comments (# or //). Aliases
/// are written out; one that stands for nothing reads as null. Never throws. Thread: any. Cost: linear in the text and
/// in what the aliases stand for.
SourceStream read_stream(std::string_view text, const ReadLimits& limits = {});

/// Reads an excerpt of a text. Errors: nullopt when there is anything to say about it, or it has anchors: only the
/// whole text tells what they mean.
std::optional<Node> read_excerpt(std::string_view text, bool json);

} // namespace switchyard::document
