// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/characters.h"
#include "core/route/template_matcher.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {

/// Path templates, segment by segment: literal segments are found by their hash, `*` is a branch of its own. A walk
/// sees every node at most once. Immutable once built. Thread: any.
class TemplateTree
{
public:
    static constexpr std::uint32_t kNothing = std::numeric_limits<std::uint32_t>::max();

    /// Where a template ends; templates that look alike from afar share it.
    struct End
    {
        std::uint32_t node = 0;
        bool rest = false;  ///< everything below `node` fits
        bool exact = false; ///< whoever is led there matches; otherwise only the template itself can tell
    };
    /// Adds what is missing on the way.
    End add(const TemplateMatcher& matcher);
    /// What visit() is told for paths that end at (`rest`: go on below) a node.
    void set_value(std::uint32_t node, bool rest, std::uint32_t value)
    {
        (rest ? nodes_[node].rest : nodes_[node].end) = value;
    }

    bool empty() const { return nodes_.size() == 1; }

    /// Calls visit(value) for every end that `path` may reach. Cost: at most the nodes of the tree; no allocation, no
    /// more recursion than a template has stars.
    template <typename Visit>
    void walk(std::string_view path, const Visit& visit) const
    {
        if (path.starts_with('/'))
            walk(0, path.substr(1), visit);
    }

    std::size_t bytes() const
    {
        return nodes_.capacity() * sizeof(Node) + slots_.capacity() * sizeof(Slot) + texts_.capacity();
    }

private:
    struct Node
    {
        std::uint32_t star = 0; ///< 0: none
        std::uint32_t rest = kNothing;
        std::uint32_t end = kNothing;
        bool has_literals = false;
    };
    struct Slot
    {
        std::uint64_t hash = 0;
        std::uint32_t parent = 0;
        std::uint32_t node = 0; ///< 0: free
        std::uint32_t text_begin = 0;
        std::uint32_t text_size = 0;
    };

    template <typename Visit>
    void walk(std::uint32_t at, std::string_view rest, const Visit& visit) const
    {
        while (true) {
            const Node& node = nodes_[at];
            if (node.rest != kNothing)
                visit(node.rest);
            const std::size_t slash = std::min(rest.find('/'), rest.size());
            const std::string_view segment = rest.substr(0, slash);
            const std::uint32_t literal = node.has_literals ? literal_child(at, segment) : 0;
            const std::uint32_t star = segment.empty() ? 0 : node.star;
            if (slash == rest.size()) {
                for (const std::uint32_t last : {literal, star}) {
                    if (last != 0 && nodes_[last].end != kNothing)
                        visit(nodes_[last].end);
                }
                return;
            }
            rest.remove_prefix(slash + 1);
            if (literal != 0 && star != 0)
                walk(star, rest, visit);
            at = literal != 0 ? literal : star;
            if (at == 0)
                return;
        }
    }

    static std::uint64_t hash_of(std::uint32_t parent, std::string_view segment)
    {
        return text_hash(segment) ^ (parent * 0x9e3779b97f4a7c15);
    }
    std::string_view text(const Slot& slot) const
    {
        return std::string_view(texts_).substr(slot.text_begin, slot.text_size);
    }
    std::uint32_t literal_child(std::uint32_t parent, std::string_view segment) const;
    std::uint32_t add_literal(std::uint32_t parent, std::string_view segment);
    std::uint32_t add_star(std::uint32_t parent);
    std::uint32_t add_node();
    void insert(const Slot& slot);

    std::vector<Node> nodes_{Node{}}; ///< the first is the root
    std::vector<Slot> slots_;         ///< a power of two, at most half full
    std::size_t literals_ = 0;
    std::string texts_;
    std::size_t longest_ = 0; ///< literal segment
};

} // namespace switchyard::route
