// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/source_tree.h"
#include "core/document/splice.h"

#include <optional>
#include <string>
#include <vector>

namespace switchyard::document {

/// The smallest splices that edit one place of a tree in the style of its surroundings. All give nullopt where the
/// place cannot be edited that way; the caller then writes what contains it anew.

/// Writes a value in the place of the one at `path` (empty: the root, absent or not).
std::optional<Step> plan_replace(const SourceTree& tree, const NodePath& path, const Node& wanted);

/// Whether a container is `a: 1` in `[a: 1]`: a mapping without braces has no room for a second key.
bool lacks_brackets(const Node& container);
/// Whether a node ends in a block scalar with the "keep" indicator, to which all blank lines behind it belong.
bool keeps_blank_lines(std::string_view text, const Node& node);

/// Entries as they are to stand in a container, each spelt for it.
struct EntryTexts
{
    std::vector<std::string> texts;
    std::uint32_t lead = 0; ///< bytes of comment before the first entry
};

/// Spells entries for a container that has some already.
EntryTexts spell(const SourceTree& tree, const Node& container, const std::vector<Entry>& entries);
/// The text of an entry as it stands, with the comment lines right above it and the comment behind it.
EntryTexts excerpt(const SourceTree& tree, const Node& container, std::uint32_t index);

/// Puts entries before entry `index` (the number of entries: behind the last) of a container that has some already.
std::optional<Step> plan_insert(const SourceTree& tree, const NodePath& container, std::uint32_t index,
                                const EntryTexts& entries);
/// Takes `count` entries away, but not all; with `comments` also the comment lines right above.
std::optional<Step> plan_remove(const SourceTree& tree, const NodePath& container, std::uint32_t index,
                                std::uint32_t count, bool comments = false);

} // namespace switchyard::document
