// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/template_tree.h"

namespace switchyard::route {

TemplateTree::End TemplateTree::add(const TemplateMatcher& matcher)
{
    using Kind = TemplateMatcher::Segment::Kind;
    End end{0, false, true};
    for (const TemplateMatcher::Segment& segment : matcher.segments()) {
        switch (segment.kind) {
        case Kind::Literal:
            end.node = add_literal(end.node, segment.text);
            break;
        case Kind::Mixed:
            end.exact = false;
            [[fallthrough]];
        case Kind::Star:
            end.node = add_star(end.node);
            break;
        case Kind::MixedRest:
            end.exact = false;
            [[fallthrough]];
        case Kind::Rest:
            end.rest = true;
            return end;
        }
    }
    return end;
}

std::uint32_t TemplateTree::literal_child(std::uint32_t parent, std::string_view segment) const
{
    if (segment.size() > longest_)
        return 0;
    const std::uint64_t hash = hash_of(parent, segment);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].node != 0; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.hash == hash && slot.parent == parent && text(slot) == segment)
            return slot.node;
    }
    return 0;
}

std::uint32_t TemplateTree::add_node()
{
    nodes_.emplace_back();
    return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t TemplateTree::add_star(std::uint32_t parent)
{
    if (nodes_[parent].star == 0) {
        const std::uint32_t node = add_node(); // moves the nodes
        nodes_[parent].star = node;
    }
    return nodes_[parent].star;
}

std::uint32_t TemplateTree::add_literal(std::uint32_t parent, std::string_view segment)
{
    if (!slots_.empty()) {
        if (const std::uint32_t known = literal_child(parent, segment))
            return known;
    }
    if (++literals_ * 2 > slots_.size()) {
        std::vector<Slot> old(std::max<std::size_t>(16, slots_.size() * 2));
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.node != 0)
                insert(slot);
        }
    }
    longest_ = std::max(longest_, segment.size());
    const std::uint32_t node = add_node();
    nodes_[parent].has_literals = true;
    insert({hash_of(parent, segment), parent, node, static_cast<std::uint32_t>(texts_.size()),
            static_cast<std::uint32_t>(segment.size())});
    texts_.append(segment);
    return node;
}

void TemplateTree::insert(const Slot& slot)
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = slot.hash & mask;
    while (slots_[at].node != 0)
        at = (at + 1) & mask;
    slots_[at] = slot;
}

} // namespace switchyard::route
