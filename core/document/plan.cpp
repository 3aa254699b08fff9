// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/plan.h"

#include "core/document/scalar_text.h"
#include "core/document/text.h"
#include "core/document/writer.h"

#include <algorithm>

namespace switchyard::document {

namespace {

using Kind = TreeUpdate::Kind;

std::uint32_t end_of(const Entry& entry) { return std::max(entry.value.end, entry.key.end); }

bool has_comment(std::string_view text, std::size_t begin, std::size_t end)
{
    return text.substr(begin, end - begin).find('#') != text.npos;
}

/// How far the lines of a container's entries are indented, when each has its own.
std::optional<std::uint32_t> spread(const SourceTree& tree, const Node& container)
{
    if (container.entries.empty() || !first_on_line(tree.text(), container.entries.front().begin))
        return std::nullopt;
    return indentation_of(tree.text(), container.entries.front().begin);
}

Step make_step(const SourceTree& tree, std::size_t begin, std::size_t end, std::string inserted)
{
    Step step;
    step.splice.offset = static_cast<std::uint32_t>(begin);
    step.splice.removed = tree.text().substr(begin, end - begin);
    step.splice.inserted = std::move(inserted);
    return step;
}

/// The place of one value that is to be written anew.
class ValuePlan
{
public:
    ValuePlan(const SourceTree& tree, const Node& container, const Entry& entry, const Node& wanted)
        : tree_(tree),
          text_(tree.text()),
          container_(container),
          entry_(entry),
          value_(entry.value),
          wanted_(wanted),
          writer_(tree.layout())
    {
        find_indicator();
    }

    std::optional<Step> plan()
    {
        if (container_.style == Style::Block && spreads())
            return make_step(tree_, *behind_, value_.end, block_text());
        return plan_line();
    }

private:
    /// Behind the colon or dash, if there is one.
    void find_indicator()
    {
        if (container_.kind == NodeKind::Sequence) {
            if (container_.style == Style::Block)
                behind_ = entry_.begin + 1;
            return;
        }
        const std::size_t colon = skip_between(text_, entry_.key.end);
        if (colon < text_.size() && text_[colon] == ':' && colon < std::max(value_.end, value_.begin + 1))
            behind_ = colon + 1;
    }

    bool is_comment_between() const { return behind_ && has_comment(text_, *behind_, value_.content); }
    bool is_empty() const { return value_.begin == value_.end; }

    /// Whether the wanted value takes lines of its own. A comment on the line would end up inside or behind it.
    bool spreads() const
    {
        const std::size_t tail = skip_blanks(text_, value_.end);
        const bool free = tail == text_.size() || break_length(text_, tail) > 0;
        if (tree_.layout().careful || !behind_ || !free || is_comment_between())
            return false;
        if (wanted_.kind == NodeKind::Scalar)
            return wanted_.style != Style::Plain && literal_text(wanted_.text, 1, "\n").has_value();
        return !wanted_.entries.empty();
    }

    std::string block_text() const
    {
        return writer_.block_value(wanted_, column_of(text_, entry_.begin), container_.kind == NodeKind::Sequence);
    }

    std::string line_text() const
    {
        if (container_.style == Style::Flow)
            return writer_.flow(wanted_, spread(tree_, container_), habit());
        if (wanted_.kind == NodeKind::Scalar)
            return scalar_text(wanted_, {.habit = habit(), .careful = tree_.layout().careful}, tree_.layout().json);
        return writer_.flow(wanted_, std::nullopt);
    }

    Style habit() const
    {
        const bool quoted = value_.style == Style::SingleQuoted || value_.style == Style::DoubleQuoted;
        return quoted ? value_.style : Style::Plain;
    }

    std::optional<Step> plan_line() const
    {
        if (is_empty() && !behind_) {
            if (container_.style == Style::Block)
                return std::nullopt;
            return make_step(tree_, entry_.key.end, entry_.key.end, ": " + line_text());
        }
        if (is_empty())
            return make_step(tree_, *behind_, *behind_, " " + line_text());
        const bool lines = value_.style == Style::Block;
        // Only dashes may stand as far left as their key.
        const bool level = column_of(text_, value_.content) <= column_of(text_, entry_.begin);
        if (lines && behind_ && (level || !is_comment_between()))
            return make_step(tree_, *behind_, value_.end, " " + line_text());
        const std::uint32_t begin = value_.tagged ? value_.begin : value_.content;
        const bool touches = begin == value_.end && value_.begin != value_.end; // `&a` alone
        return make_step(tree_, begin, value_.end, (touches ? " " : "") + line_text());
    }

    const SourceTree& tree_;
    std::string_view text_;
    const Node& container_;
    const Entry& entry_;
    const Node& value_;
    const Node& wanted_;
    Writer writer_;
    std::optional<std::size_t> behind_;
};

std::optional<Step> plan_root(const SourceTree& tree, const Node& wanted)
{
    const std::string& text = tree.text();
    const Layout& layout = tree.layout();
    const Writer writer(layout);
    const bool block = !layout.json && !layout.careful && wanted.kind != NodeKind::Scalar && !wanted.entries.empty();
    const Node* root = tree.root();
    if (root == nullptr || root->begin == root->end) {
        const bool fresh = text.empty() || text.ends_with('\n') || text.ends_with('\r') || text == kByteOrderMark;
        const std::string body = block ? writer.block_entries(wanted, 0) : writer.flow(wanted, std::nullopt);
        return make_step(tree, text.size(), text.size(), (fresh ? "" : layout.line_break) + body + layout.line_break);
    }
    const bool own_lines = column_of(text, root->content) == 0 && is_tail(text, root->end);
    if (block && own_lines && !has_comment(text, root->end, line_end(text, root->end)))
        return make_step(tree, root->content, root->end, writer.block_entries(wanted, 0));
    const std::optional<std::uint32_t> indentation = layout.json ? std::optional(0U) : std::nullopt;
    return make_step(tree, root->content, root->end, writer.flow(wanted, indentation));
}

/// Where the comment lines right above an entry begin; the entry's own begin when there are none.
std::uint32_t lead_begin(const SourceTree& tree, const Node& container, std::uint32_t index)
{
    const std::string_view text = tree.text();
    const std::uint32_t begin = container.entries[index].begin;
    if (container.style == Style::Flow || index == 0 || !first_on_line(text, begin))
        return begin;
    const std::uint32_t column = column_of(text, begin);
    const std::uint32_t limit = end_of(container.entries[index - 1]);
    std::uint32_t lead = begin;
    for (std::size_t line = lead - column; line > limit;) {
        const std::size_t above = line_begin(text, before_break(text, line));
        const std::size_t first = skip_blanks(text, above);
        if (above <= limit || first >= text.size() || text[first] != '#' || first - above != column)
            break;
        lead = static_cast<std::uint32_t>(first);
        line = above;
    }
    return lead;
}

/// From the first line to behind the break of the last one; at the end of a file without a last line break, from the
/// break before, unless that belongs to the value there. Blank lines that would become part of that value go too.
Step remove_lines(const SourceTree& tree, std::size_t first, std::size_t last, const Entry* before)
{
    const std::string_view text = tree.text();
    std::size_t begin = first - column_of(text, first);
    std::size_t end = after_break(text, line_end(text, last));
    const bool keep_break = before == nullptr || ends_in_block_scalar(before->value);
    if (end == line_end(text, last) && begin > 0 && !keep_break)
        begin = before_break(text, begin);
    const bool blank_lines_count = before != nullptr && keeps_blank_lines(text, before->value);
    for (std::size_t next = end; blank_lines_count && next < text.size();) {
        next = after_break(text, skip_blanks(text, end));
        if (next == skip_blanks(text, end))
            break;
        end = next;
    }
    return make_step(tree, begin, end, "");
}

Step remove_from_block(const SourceTree& tree, const Node& container, std::uint32_t index, std::uint32_t count,
                       std::uint32_t lead)
{
    const std::string_view text = tree.text();
    const std::uint32_t begin = container.entries[index].begin;
    const std::uint32_t end = end_of(container.entries[index + count - 1]);
    if (first_on_line(text, begin))
        return remove_lines(tree, lead, end, index == 0 ? nullptr : &container.entries[index - 1]);
    // The first entry shares its line with a dash; the next takes its place.
    const std::uint32_t next = container.entries[index + count].begin;
    return make_step(tree, begin, has_comment(text, end, next) ? skip_blanks(text, end) : next, "");
}

Step remove_from_flow(const SourceTree& tree, const Node& container, std::uint32_t index, std::uint32_t count)
{
    const std::string_view text = tree.text();
    const std::uint32_t begin = container.entries[index].begin;
    const std::uint32_t end = end_of(container.entries[index + count - 1]);
    if (index + count < container.entries.size()) {
        const std::uint32_t next = container.entries[index + count].begin;
        const std::size_t comma = skip_between(text, end);
        return make_step(tree, begin, has_comment(text, end, next) ? comma + 1 : next, "");
    }
    const std::uint32_t before = end_of(container.entries[index - 1]);
    if (!has_comment(text, before, begin))
        return make_step(tree, before, end, "");
    // The comma before the comment stays, so one behind the entry must not.
    const std::size_t comma = skip_between(text, end);
    const bool trailing = comma < text.size() && text[comma] == ',';
    return make_step(tree, begin, trailing ? comma + 1 : end, "");
}

std::string joined(const std::vector<std::string>& texts, const std::string& separator)
{
    std::string out;
    for (const std::string& text : texts)
        out += (&text == &texts.front() ? "" : separator) + text;
    return out;
}

} // namespace

bool lacks_brackets(const Node& container)
{
    return container.style == Style::Flow && !container.entries.empty() &&
           container.entries.front().begin == container.content;
}

bool keeps_blank_lines(std::string_view text, const Node& node)
{
    if (node.style == Style::Literal || node.style == Style::Folded) {
        const std::string_view header = text.substr(node.content, line_end(text, node.content) - node.content);
        return header.substr(0, header.find('#')).find('+') != header.npos;
    }
    return node.style == Style::Block && !node.entries.empty() && keeps_blank_lines(text, node.entries.back().value);
}

std::optional<Step> plan_replace(const SourceTree& tree, const NodePath& path, const Node& wanted)
{
    if (path.empty())
        return plan_root(tree, wanted);
    const NodePath above(path.begin(), path.end() - 1);
    const Node* container = tree.at(above);
    if (container == nullptr || path.back() >= container->entries.size())
        return std::nullopt;
    const Entry& entry = container->entries[path.back()];
    std::optional<Step> step = ValuePlan(tree, *container, entry, wanted).plan();
    if (!step)
        return std::nullopt;
    TreeUpdate& update = step->update;
    update = {Kind::Replace, above, path.back(), 1, entry.begin, end_of(entry), 0};
    const std::size_t removed_end = step->splice.offset + step->splice.removed.size();
    update.after = static_cast<std::uint32_t>(std::max<std::size_t>(update.before, removed_end) -
                                              step->splice.removed.size() + step->splice.inserted.size());
    return step;
}

EntryTexts spell(const SourceTree& tree, const Node& container, const std::vector<Entry>& entries)
{
    const Writer writer(tree.layout());
    const bool mapping = container.kind == NodeKind::Mapping;
    EntryTexts spelt;
    for (const Entry& entry : entries) {
        if (container.style == Style::Flow)
            spelt.texts.push_back(writer.flow_entry(entry, mapping, spread(tree, container)));
        else
            spelt.texts.push_back(
                writer.block_entry(entry, mapping, column_of(tree.text(), container.entries.front().begin)));
    }
    return spelt;
}

EntryTexts excerpt(const SourceTree& tree, const Node& container, std::uint32_t index)
{
    const std::string& text = tree.text();
    const Entry& entry = container.entries[index];
    std::size_t end = end_of(entry);
    if (container.style == Style::Block && is_tail(text, end) && has_comment(text, end, line_end(text, end)))
        end = line_end(text, end);
    const std::uint32_t begin = lead_begin(tree, container, index);
    return {{text.substr(begin, end - begin)}, entry.begin - begin};
}

std::optional<Step> plan_insert(const SourceTree& tree, const NodePath& path, std::uint32_t index,
                                const EntryTexts& entries)
{
    const Node* container = tree.at(path);
    if (container == nullptr || container->entries.empty() || index > container->entries.size() ||
        entries.texts.empty() || lacks_brackets(*container))
        return std::nullopt;
    const std::string_view text = tree.text();
    const Layout& layout = tree.layout();
    const std::uint32_t first = container->entries.front().begin;
    const bool flow = container->style == Style::Flow;
    std::string separator = layout.line_break + std::string(column_of(text, first), ' ');
    if (flow) {
        const auto lines = spread(tree, *container);
        separator = lines ? "," + layout.line_break + std::string(*lines, ' ') : layout.spaced ? ", " : ",";
    }
    const std::string body = joined(entries.texts, separator);
    std::size_t at = first;
    if (index > 0) {
        const std::uint32_t end = end_of(container->entries[index - 1]);
        at = flow ? end : line_end(text, end);
        const bool open = at == text.size() && ends_in_block_scalar(container->entries[index - 1].value);
        if (!flow && (!is_tail(text, end) || open))
            return std::nullopt;
    }
    Step step = make_step(tree, at, at, index > 0 ? separator + body : body + separator);
    const std::size_t begin = at + (index > 0 ? separator.size() : 0);
    step.update = {Kind::Insert,
                   path,
                   index,
                   static_cast<std::uint32_t>(entries.texts.size()),
                   static_cast<std::uint32_t>(begin + entries.lead),
                   0,
                   static_cast<std::uint32_t>(begin + body.size())};
    return step;
}

std::optional<Step> plan_remove(const SourceTree& tree, const NodePath& path, std::uint32_t index, std::uint32_t count,
                                bool comments)
{
    const Node* container = tree.at(path);
    if (container == nullptr || count == 0 || index + count > container->entries.size() ||
        count == container->entries.size() || lacks_brackets(*container))
        return std::nullopt;
    const std::uint32_t begin = container->entries[index].begin;
    const std::uint32_t lead = comments ? lead_begin(tree, *container, index) : begin;
    const bool last = index + count == container->entries.size();
    if (container->style == Style::Block && last && !first_on_line(tree.text(), begin))
        return std::nullopt; // nothing is left that could take the place behind the dash
    Step step = container->style == Style::Flow ? remove_from_flow(tree, *container, index, count)
                                                : remove_from_block(tree, *container, index, count, lead);
    step.update = {Kind::Remove, path, index, count, begin, end_of(container->entries[index + count - 1]), 0};
    return step;
}

} // namespace switchyard::document
