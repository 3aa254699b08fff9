// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/source_tree.h"

#include "core/document/text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace switchyard::document {

namespace {

/// Line breaks that only libyaml sees; such texts are read as a whole, to be sure.
bool has_odd_breaks(std::string_view text)
{
    return text.find(kNextLine) != text.npos || text.find(kLineSeparator) != text.npos ||
           text.find(kParagraphSeparator) != text.npos;
}

/// Whether a mapping has a key already that is to be added.
bool repeats_key(const Node& container, const std::vector<Entry>& fresh)
{
    if (container.kind != NodeKind::Mapping)
        return false;
    const KeyIndex present(container);
    return std::ranges::any_of(fresh,
                               [&present](const Entry& entry) { return present.find(entry.key.text) != nullptr; });
}

} // namespace

SourceTree::SourceTree(std::string text, const ReadLimits& limits) : text_(std::move(text)), limits_(limits)
{
    read_again();
    layout_ = detect_layout(text_, root(), source_.json);
}

bool SourceTree::read_again()
{
    source_ = read_source(text_, limits_);
    lines_.reset();
    partial_updates_ = !source_.has_anchors && (source_.json || !has_odd_breaks(text_));
    return source_.complete;
}

const LineIndex& SourceTree::lines() const
{
    if (!lines_)
        lines_.emplace(text_);
    return *lines_;
}

const Node* SourceTree::at(const NodePath& path) const
{
    const Node* node = root();
    for (const std::uint32_t index : path) {
        if (node == nullptr || index >= node->entries.size())
            return nullptr;
        node = &node->entries[index].value;
    }
    return node;
}

Node* SourceTree::mutable_at(const NodePath& path) { return const_cast<Node*>(std::as_const(*this).at(path)); }

const Entry* SourceTree::entry_at(const NodePath& path) const
{
    const Node* parent = at({path.begin(), path.end() - 1});
    return parent == nullptr || path.back() >= parent->entries.size() ? nullptr : &parent->entries[path.back()];
}

bool SourceTree::apply(const Step& step)
{
    const Splice& splice = step.splice;
    if (std::string_view(text_).substr(std::min<std::size_t>(splice.offset, text_.size()), splice.removed.size()) !=
            splice.removed ||
        splice.offset > text_.size())
        return false;
    text_.replace(splice.offset, splice.removed.size(), splice.inserted);
    lines_.reset();
    if (update(step))
        return true;
    text_.replace(splice.offset, splice.inserted.size(), splice.removed);
    read_again();
    return false;
}

/// How many entries each collection on the way to a path has, its own last; what does not exist has none.
std::vector<std::size_t> SourceTree::sizes_to(const NodePath& path) const
{
    std::vector<std::size_t> sizes;
    const Node* node = root();
    for (std::size_t depth = 0;; ++depth) {
        sizes.push_back(node == nullptr ? 0 : node->entries.size());
        if (depth == path.size())
            return sizes;
        node = node == nullptr || path[depth] >= node->entries.size() ? nullptr : &node->entries[path[depth]].value;
    }
}

bool SourceTree::update(const Step& step)
{
    using Kind = TreeUpdate::Kind;
    const TreeUpdate& update = step.update;
    const Splice& splice = step.splice;
    if (text_.size() > limits_.bytes)
        return false;
    if (update.kind == Kind::All)
        return read_again();
    const std::int64_t by =
        static_cast<std::int64_t>(splice.inserted.size()) - static_cast<std::int64_t>(splice.removed.size());
    std::vector<std::size_t> expected = sizes_to(update.container);
    expected.back() += update.kind == Kind::Insert ? update.count : 0;
    expected.back() -= update.kind == Kind::Remove ? update.count : 0;
    // Diagnostics about the text are found again with their new places.
    const bool partial = partial_updates_ && !has_odd_breaks(splice.inserted) && source_.diagnostics.empty();
    if (partial && replace_entries(update, by))
        return true;
    return read_again() && sizes_to(update.container) == expected;
}

bool SourceTree::replace_entries(const TreeUpdate& update, std::int64_t by)
{
    using Kind = TreeUpdate::Kind;
    Node* container = mutable_at(update.container);
    const std::uint32_t removed = update.kind == Kind::Insert ? 0 : update.count;
    const std::uint32_t added = update.kind == Kind::Remove ? 0 : update.count;
    if (container == nullptr || update.index + removed > container->entries.size())
        return false;
    std::vector<Entry> fresh;
    if (added > 0) {
        auto read = read_entries(*container, update, update.after);
        if (!read)
            return false;
        fresh = std::move(*read);
        if (update.kind == Kind::Insert && repeats_key(*container, fresh))
            return false; // which of the two counts is found by reading everything
    }
    const auto first = container->entries.begin() + update.index;
    const auto kept = container->entries.erase(first, first + removed);
    container->entries.insert(kept, std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    if (container->entries.empty())
        return false;
    settle(update.container, update.index + added, by);
    return true;
}

std::optional<std::vector<Entry>> SourceTree::read_entries(const Node& container, const TreeUpdate& update,
                                                           std::uint32_t end) const
{
    if (update.begin > end || end > text_.size())
        return std::nullopt;
    const std::string_view text(text_);
    const bool mapping = container.kind == NodeKind::Mapping;
    std::string excerpt;
    std::size_t lead = 1;
    if (container.style == Style::Flow) {
        excerpt.append(mapping ? "{" : "[").append(text.substr(update.begin, end - update.begin));
        excerpt += mapping ? "}" : "]";
    } else {
        lead = column_of(text, update.begin);
        excerpt.assign(lead, ' ').append(text.substr(update.begin, after_break(text, end) - update.begin));
    }
    std::optional<Node> root = read_excerpt(excerpt, source_.json);
    if (!root || root->kind != container.kind || root->style != container.style || root->entries.size() != update.count)
        return std::nullopt;
    const std::int64_t by = static_cast<std::int64_t>(update.begin) - static_cast<std::int64_t>(lead);
    shift(*root, by);
    return std::move(root->entries);
}

/// Moves everything behind the entries that changed, and finds the ends of what contains them.
void SourceTree::settle(const NodePath& container, std::uint32_t first, std::int64_t by)
{
    std::vector<Node*> chain{&*source_.root};
    for (const std::uint32_t index : container)
        chain.push_back(&chain.back()->entries[index].value);
    for (std::size_t depth = chain.size(); depth-- > 0;) {
        Node& node = *chain[depth];
        const std::uint32_t next = depth + 1 == chain.size() ? first : container[depth] + 1;
        for (std::size_t index = next; index < node.entries.size(); ++index)
            shift(node.entries[index], node.kind == NodeKind::Mapping, by);
        if (node.style == Style::Flow) {
            node.end = static_cast<std::uint32_t>(node.end + by);
            continue;
        }
        const bool bare = node.begin == node.content;
        node.content = node.entries.front().begin;
        node.begin = bare ? node.content : node.begin;
        node.end = std::max(node.entries.back().value.end, node.entries.back().key.end);
    }
}

} // namespace switchyard::document
