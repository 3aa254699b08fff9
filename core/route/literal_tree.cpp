// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/literal_tree.h"

#include <algorithm>

namespace switchyard::route {

/// Sorted keys that share their first `depth` bytes and belong under one node.
struct LiteralTree::Range
{
    std::uint32_t node = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t depth = 0;
};

LiteralTree::LiteralTree(std::vector<Key> keys)
{
    std::ranges::sort(keys, {}, &Key::literal);
    if (!keys.empty())
        build(keys);
}

void LiteralTree::build(const std::vector<Key>& sorted)
{
    nodes_.emplace_back();
    first_bytes_.push_back('\0');
    std::vector<Range> open{{0, 0, sorted.size(), 0}};
    // Breadth first, so that the children of a node stand together.
    for (std::size_t next = 0; next < open.size(); ++next) {
        Range range = open[next];
        // In sorted order the first and the last have the least in common.
        const std::string_view first = sorted[range.begin].literal;
        const std::string_view last = sorted[range.end - 1].literal;
        const auto differ = std::ranges::mismatch(first, last).in1;
        const std::size_t shared =
            std::min(static_cast<std::size_t>(differ - first.begin()), range.depth + kLongestLabel);

        set_label(nodes_[range.node], first.substr(range.depth, shared - range.depth));
        while (range.begin < range.end && sorted[range.begin].literal.size() == shared) {
            const Key& key = sorted[range.begin++];
            (key.whole ? nodes_[range.node].whole : nodes_[range.node].beginning) = key.value;
        }
        nodes_[range.node].first_child = static_cast<std::uint32_t>(nodes_.size());
        while (range.begin < range.end) {
            const char byte = sorted[range.begin].literal[shared];
            std::size_t end = range.begin;
            while (end < range.end && sorted[end].literal[shared] == byte)
                ++end;
            open.push_back({static_cast<std::uint32_t>(nodes_.size()), range.begin, end, shared});
            ++nodes_[range.node].child_count; // emplace_back() moves the nodes
            nodes_.emplace_back();
            first_bytes_.push_back(byte);
            range.begin = end;
        }
        Node& node = nodes_[range.node];
        if (node.label_size + node.child_count <= static_cast<int>(node.text.size()))
            std::copy_n(first_bytes_.data() + node.first_child, node.child_count, node.text.data() + node.label_size);
    }
    nodes_.shrink_to_fit();
    first_bytes_.shrink_to_fit();
    labels_.shrink_to_fit();
}

void LiteralTree::set_label(Node& node, std::string_view text)
{
    node.label_size = static_cast<std::uint16_t>(text.size());
    if (text.size() <= node.text.size()) {
        std::ranges::copy(text, node.text.begin());
        return;
    }
    const auto begin = static_cast<std::uint32_t>(labels_.size());
    std::memcpy(node.text.data(), &begin, sizeof begin);
    labels_.append(text);
}

std::size_t LiteralTree::bytes() const
{
    return nodes_.capacity() * sizeof(Node) + first_bytes_.capacity() + labels_.capacity();
}

} // namespace switchyard::route
