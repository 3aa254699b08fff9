// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/plan.h"
#include "core/document/source_tree.h"
#include "core/document/splice.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace switchyard::document {

/// Edits a tree step by step and remembers the steps; unless kept, they are taken back when it goes.
/// Every function returns false when the place cannot be edited; take everything back then.
class Editor
{
public:
    explicit Editor(SourceTree& tree) : tree_(tree) {}
    ~Editor();
    Editor(const Editor&) = delete;
    Editor& operator=(const Editor&) = delete;

    /// Changes what differs between the value at a path and the wanted one, and nothing else.
    bool set(const NodePath& path, const Node& wanted);
    /// Sets, adds (nullptr `wanted`: removes) the value of a key. `order`: all keys, in the order of the schema.
    bool set_key(const NodePath& mapping, std::string_view key, const Node* wanted,
                 const std::vector<std::string_view>& order);
    bool insert(const NodePath& container, std::uint32_t index, const std::vector<Entry>& entries);
    bool remove(const NodePath& container, std::uint32_t index, std::uint32_t count);
    /// Takes an element with its comments to another index of the same sequence.
    bool move(const NodePath& sequence, std::uint32_t from, std::uint32_t to);
    /// Gives every alias that shares with what is on the path (and with `contents`: below it) a copy of its own.
    bool unshare(const NodePath& path, bool contents);

    /// The steps so far, which stay.
    std::vector<Step> keep();

private:
    bool carry_out(std::optional<Step> step);
    bool write(const NodePath& path, const Node& wanted);
    bool close_last(const NodePath& container);
    bool set_mapping(const NodePath& path, const Node& wanted);
    bool set_sequence(const NodePath& path, const Node& wanted);

    SourceTree& tree_;
    std::vector<Step> steps_;
};

} // namespace switchyard::document
