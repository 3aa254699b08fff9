// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/path_tree.h"

#include <algorithm>
#include <numeric>

namespace switchyard::route {

/// Sorted patterns that share their first `depth` bytes and belong under one node.
struct PathTree::Range
{
    std::uint32_t node = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t depth = 0;
};

PathTree::PathTree(std::vector<Pattern> patterns) : patterns_(std::move(patterns))
{
    std::vector<std::uint32_t> sorted(patterns_.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::ranges::sort(sorted, {}, [&](std::uint32_t index) { return patterns_[index].literal(); });
    if (!sorted.empty())
        build(sorted);
}

void PathTree::build(const std::vector<std::uint32_t>& sorted)
{
    const auto literal = [&](std::size_t at) { return patterns_[sorted[at]].literal(); };
    nodes_.emplace_back();
    std::vector<Range> open{{0, 0, sorted.size(), 0}};
    // Breadth first, so that the children of a node stand together.
    for (std::size_t next = 0; next < open.size(); ++next) {
        Range range = open[next];
        // In sorted order the first and the last have the least in common.
        const std::string_view first = literal(range.begin);
        const std::string_view last = literal(range.end - 1);
        const auto differ = std::ranges::mismatch(first, last).in1;
        const auto shared = static_cast<std::size_t>(differ - first.begin());

        Node& node = nodes_[range.node];
        node.label_begin = static_cast<std::uint32_t>(labels_.size());
        node.label_size = static_cast<std::uint32_t>(shared - range.depth);
        labels_.append(first.substr(range.depth, shared - range.depth));
        while (range.begin < range.end && literal(range.begin).size() == shared) {
            const std::uint32_t pattern = sorted[range.begin++];
            (patterns_[pattern].is_prefix() ? node.prefix : node.exact) = pattern;
        }
        node.first_child = static_cast<std::uint32_t>(nodes_.size());
        while (range.begin < range.end) {
            const char byte = literal(range.begin)[shared];
            std::size_t end = range.begin;
            while (end < range.end && literal(end)[shared] == byte)
                ++end;
            open.push_back({static_cast<std::uint32_t>(nodes_.size()), range.begin, end, shared});
            ++nodes_[range.node].child_count; // emplace_back() moves the nodes
            nodes_.emplace_back();
            range.begin = end;
        }
    }
    first_bytes_.reserve(nodes_.size());
    for (const Node& node : nodes_)
        first_bytes_.push_back(node.label_size == 0 ? '\0' : labels_[node.label_begin]);
}

const PathTree::Pattern* PathTree::find(std::string_view path) const
{
    std::uint32_t best = kNothing;
    std::uint32_t at = nodes_.empty() ? kNothing : 0;
    while (at != kNothing) {
        const Node& node = nodes_[at];
        if (!path.starts_with(std::string_view(labels_).substr(node.label_begin, node.label_size)))
            break;
        path.remove_prefix(node.label_size);
        if (node.prefix != kNothing)
            best = node.prefix;
        if (path.empty()) {
            if (node.exact != kNothing)
                best = node.exact;
            break;
        }
        at = child(node, path.front());
    }
    return best == kNothing ? nullptr : &patterns_[best];
}

std::uint32_t PathTree::child(const Node& node, char first) const
{
    const auto bytes = std::string_view(first_bytes_).substr(node.first_child, node.child_count);
    const std::size_t at = bytes.find(first);
    return at == std::string_view::npos ? kNothing : node.first_child + static_cast<std::uint32_t>(at);
}

} // namespace switchyard::route
