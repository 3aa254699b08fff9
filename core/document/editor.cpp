// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/editor.h"

#include "core/document/alignment.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <utility>

namespace switchyard::document {

namespace {

NodePath below(const NodePath& path, std::uint32_t index)
{
    NodePath longer = path;
    longer.push_back(index);
    return longer;
}

/// A copy without places, anchors and aliases: something to write.
Node copy_value(const Node& node)
{
    const Node* value = node.resolved();
    if (value == nullptr)
        return make_plain("null");
    Node copy;
    copy.kind = value->kind;
    copy.style = value->kind == NodeKind::Scalar ? value->style : Style::Any;
    copy.text_tag = value->text_tag;
    copy.text = value->text;
    for (const Entry& entry : value->entries) {
        Entry& added = copy.entries.emplace_back();
        added.key.text = entry.key.text;
        added.value = copy_value(entry.value);
    }
    return copy;
}

bool is_read(const Entry& entry) { return !entry.key.foreign && !entry.key.shadowed; }

/// A key that is no text cannot be written a second time.
bool can_be_copied(const Node& node)
{
    const Node* value = node.resolved();
    return value != nullptr && std::ranges::all_of(value->entries, [](const Entry& entry) {
               return is_read(entry) && can_be_copied(entry.value);
           });
}

bool has_unread(const Node& node)
{
    return std::ranges::any_of(node.entries, [&node](const Entry& entry) {
        return (node.kind == NodeKind::Mapping && !is_read(entry)) || has_unread(entry.value);
    });
}

/// Numbers of the anchors defined at and below a node.
void collect_anchors(const Node& node, std::set<std::uint32_t>& anchors)
{
    if (node.kind != NodeKind::Alias && node.anchor != 0)
        anchors.insert(node.anchor);
    for (const Entry& entry : node.entries)
        collect_anchors(entry.value, anchors);
}

/// The last alias in the text that stands for one of the anchors.
bool find_alias(const Node& node, const std::set<std::uint32_t>& anchors, NodePath& path)
{
    if (node.kind == NodeKind::Alias)
        return node.target != nullptr && anchors.contains(node.anchor);
    for (std::size_t index = node.entries.size(); index-- > 0;) {
        path.push_back(static_cast<std::uint32_t>(index));
        if (find_alias(node.entries[index].value, anchors, path))
            return true;
        path.pop_back();
    }
    return false;
}

} // namespace

Editor::~Editor()
{
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
        [[maybe_unused]] const bool undone = tree_.apply(inverse(*step));
        assert(undone);
    }
}

std::vector<Step> Editor::keep() { return std::exchange(steps_, {}); }

bool Editor::carry_out(std::optional<Step> step)
{
    if (!step || !tree_.apply(*step))
        return false;
    steps_.push_back(std::move(*step));
    return true;
}

bool Editor::write(const NodePath& path, const Node& wanted)
{
    const Node* node = tree_.at(path);
    if (node != nullptr && has_unread(*node))
        return false; // what nobody has read must not be lost
    return carry_out(plan_replace(tree_, path, wanted));
}

/// At the end of a file without a last line break a block scalar has none either; text behind it would give it one.
/// It is spelt another way first.
bool Editor::close_last(const NodePath& container)
{
    NodePath path = container;
    const Node* node = tree_.at(path);
    while (node != nullptr && node->style == Style::Block && !node->entries.empty()) {
        path.push_back(static_cast<std::uint32_t>(node->entries.size() - 1));
        node = &node->entries.back().value;
    }
    const bool open = node != nullptr && node->end == tree_.text().size() &&
                      (node->style == Style::Literal || node->style == Style::Folded);
    return !open || write(path, make_string(node->text));
}

bool Editor::insert(const NodePath& container, std::uint32_t index, const std::vector<Entry>& entries)
{
    if (!close_last(container))
        return false;
    const Node* node = tree_.at(container);
    return node != nullptr && !node->entries.empty() &&
           carry_out(plan_insert(tree_, container, index, spell(tree_, *node, entries)));
}

bool Editor::remove(const NodePath& container, std::uint32_t index, std::uint32_t count)
{
    const Node* node = tree_.at(container);
    if (node == nullptr || count != node->entries.size())
        return carry_out(plan_remove(tree_, container, index, count));
    return write(container, node->kind == NodeKind::Mapping ? make_mapping() : make_sequence());
}

bool Editor::move(const NodePath& sequence, std::uint32_t from, std::uint32_t to)
{
    if (!close_last(sequence))
        return false;
    const Node* node = tree_.at(sequence);
    if (node == nullptr || from >= node->entries.size() || to >= node->entries.size() ||
        keeps_blank_lines(tree_.text(), node->entries[from].value))
        return false;
    const EntryTexts text = excerpt(tree_, *node, from);
    return carry_out(plan_remove(tree_, sequence, from, 1, true)) && carry_out(plan_insert(tree_, sequence, to, text));
}

bool Editor::unshare(const NodePath& path, bool contents)
{
    if (!tree_.source().has_anchors)
        return true;
    constexpr int kEnough = 200; // every round reads the text again
    for (int round = 0; round < kEnough; ++round) {
        const Node* node = tree_.root();
        std::set<std::uint32_t> anchors;
        NodePath alias;
        bool found = false;
        for (std::size_t depth = 0; node != nullptr && !found; ++depth) {
            found = node->kind == NodeKind::Alias && node->target != nullptr;
            if (node->anchor != 0)
                anchors.insert(node->anchor);
            if (found || depth == path.size())
                break;
            // A path may lead on through an alias; what it stands for is copied first.
            alias.push_back(path[depth]);
            node = path[depth] < node->entries.size() ? &node->entries[path[depth]].value : nullptr;
        }
        if (!found) {
            if (node != nullptr && contents)
                collect_anchors(*node, anchors);
            alias.clear();
            if (anchors.empty() || !find_alias(*tree_.root(), anchors, alias))
                return true;
        }
        const Node* shared = tree_.at(alias);
        if (!can_be_copied(*shared) || !write(alias, copy_value(*shared)))
            return false;
    }
    return false;
}

bool Editor::set(const NodePath& path, const Node& wanted)
{
    const Node* node = tree_.at(path);
    if (node == nullptr)
        return path.empty() && write(path, wanted);
    if (same_value(*node, wanted))
        return true;
    const bool collections = node->kind == wanted.kind && node->kind != NodeKind::Scalar && !node->entries.empty() &&
                             !wanted.entries.empty();
    if (!collections || lacks_brackets(*node))
        return write(path, wanted);
    return wanted.kind == NodeKind::Mapping ? set_mapping(path, wanted) : set_sequence(path, wanted);
}

bool Editor::set_key(const NodePath& mapping, std::string_view key, const Node* wanted,
                     const std::vector<std::string_view>& order)
{
    const Node* node = tree_.at(mapping);
    if (node == nullptr || node->kind != NodeKind::Mapping)
        return false;
    std::vector<PresentKey> present;
    for (std::uint32_t index = 0; index < node->entries.size(); ++index) {
        const Entry& entry = node->entries[index];
        if (is_read(entry) && entry.key.text == key)
            return wanted != nullptr ? set(below(mapping, index), *wanted) : remove(mapping, index, 1);
        present.push_back({is_read(entry) ? std::string_view(entry.key.text) : std::string_view(), true});
    }
    if (wanted == nullptr)
        return true;
    Node added = make_mapping();
    append(added, std::string(key), *wanted);
    if (node->entries.empty())
        return write(mapping, added);
    return insert(mapping, place_of_key(key, present, order), added.entries);
}

bool Editor::set_mapping(const NodePath& path, const Node& wanted)
{
    const Node* node = tree_.at(path);
    const KeyIndex wanted_keys(wanted);
    const KeyIndex present_keys(*node);
    std::vector<PresentKey> present;
    std::vector<const Node*> values;
    for (const Entry& entry : node->entries) {
        const Entry* match = is_read(entry) ? wanted_keys.find(entry.key.text) : nullptr;
        present.push_back({is_read(entry) ? std::string_view(entry.key.text) : std::string_view(),
                           match != nullptr || !is_read(entry)});
        values.push_back(match == nullptr ? nullptr : &match->value);
    }
    if (std::ranges::none_of(present, &PresentKey::kept))
        return write(path, wanted);
    std::vector<std::string_view> order;
    for (const Entry& entry : wanted.entries)
        order.push_back(entry.key.text);
    std::map<std::uint32_t, std::vector<Entry>> added;
    for (const Entry& entry : wanted.entries)
        if (present_keys.find(entry.key.text) == nullptr)
            added[place_of_key(entry.key.text, present, order)].push_back(entry);
    std::vector<bool> kept;
    std::ranges::transform(present, std::back_inserter(kept), &PresentKey::kept);
    // From the last to the first, so that indexes before the edit stay right.
    for (auto index = static_cast<std::uint32_t>(kept.size());; --index) {
        if (const auto here = added.find(index); here != added.end() && !insert(path, index, here->second))
            return false;
        if (index == 0)
            return true;
        const Node* value = values[index - 1];
        const bool good = value != nullptr  ? set(below(path, index - 1), *value)
                          : kept[index - 1] ? true
                                            : remove(path, index - 1, 1);
        if (!good)
            return false;
    }
}

bool Editor::set_sequence(const NodePath& path, const Node& wanted)
{
    const std::vector<Gap> gaps = align(*tree_.at(path), wanted);
    for (auto gap = gaps.rbegin(); gap != gaps.rend(); ++gap) {
        const std::uint32_t both = std::min(gap->removed, gap->added);
        const auto from = wanted.entries.begin() + gap->wanted;
        if (gap->added > both && !insert(path, gap->first + both, {from + both, from + gap->added}))
            return false;
        if (gap->removed > both && !remove(path, gap->first + both, gap->removed - both))
            return false;
        for (std::uint32_t index = both; index-- > 0;)
            if (!set(below(path, gap->first + index), (from + index)->value))
                return false;
    }
    return true;
}

} // namespace switchyard::document
