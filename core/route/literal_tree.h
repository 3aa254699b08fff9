// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/characters.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {

/// Literals by which paths begin, or which they are: a compressed radix tree. Immutable. Thread: any.
class LiteralTree
{
public:
    static constexpr std::uint32_t kNothing = std::numeric_limits<std::uint32_t>::max();

    struct Key
    {
        std::string_view literal; ///< in lower case when paths are folded. Lifetime: the call
        bool whole = false;       ///< the path must end there
        std::uint32_t value = 0;
    };

    LiteralTree() = default;
    /// A literal may occur once as a whole and once as a beginning.
    explicit LiteralTree(std::vector<Key> keys);

    bool empty() const { return nodes_.empty(); }

    /// Calls visit(value) for every literal that `path` begins with, shortest first, then for the one that it is.
    /// `kFolded`: the path is read in lower case. Cost: one walk along the path, no allocation.
    template <bool kFolded, typename Visit>
    void walk(std::string_view path, Visit visit) const
    {
        if (nodes_.empty())
            return;
        std::uint32_t at = 0;
        while (true) {
            const Node& node = nodes_[at];
            if (!begins_with<kFolded>(path, label(node)))
                return;
            path.remove_prefix(node.label_size);
            if (node.beginning != kNothing)
                visit(node.beginning);
            if (path.empty()) {
                if (node.whole != kNothing)
                    visit(node.whole);
                return;
            }
            at = child(node, kFolded ? to_lower(path.front()) : path.front());
            if (at == kNothing)
                return;
        }
    }

    std::size_t bytes() const;

private:
    /// 32 bytes: two share a cache line. Short labels are inside.
    struct Node
    {
        std::uint32_t first_child = 0; ///< children stand together, in order of their first bytes
        std::uint32_t beginning = kNothing;
        std::uint32_t whole = kNothing;
        std::uint16_t child_count = 0;
        std::uint16_t label_size = 0; ///< without what the parents have
        /// The label and, when there is room left, the first bytes of the children; otherwise they are outside.
        std::array<char, 16> text{};
    };
    struct Range;

    static constexpr std::size_t kLongestLabel = std::numeric_limits<std::uint16_t>::max();

    std::string_view label(const Node& node) const
    {
        if (node.label_size <= node.text.size())
            return {node.text.data(), node.label_size};
        std::uint32_t begin = 0;
        std::memcpy(&begin, node.text.data(), sizeof begin);
        return std::string_view(labels_).substr(begin, node.label_size);
    }

    template <bool kFolded>
    static bool begins_with(std::string_view path, std::string_view label)
    {
        if constexpr (kFolded)
            return path.size() >= label.size() && equals_lower(path.substr(0, label.size()), label);
        else
            return path.starts_with(label);
    }

    std::uint32_t child(const Node& node, char first) const
    {
        const bool inside = node.label_size + node.child_count <= static_cast<int>(node.text.size());
        const std::string_view bytes(
            inside ? node.text.data() + node.label_size : first_bytes_.data() + node.first_child, node.child_count);
        const std::size_t at = bytes.find(first);
        return at == std::string_view::npos ? kNothing : node.first_child + static_cast<std::uint32_t>(at);
    }

    void build(const std::vector<Key>& sorted);
    void set_label(Node& node, std::string_view text);

    std::vector<Node> nodes_;
    std::string first_bytes_; ///< of each node's label
    std::string labels_;      ///< those that do not fit into their node
};

} // namespace switchyard::route
