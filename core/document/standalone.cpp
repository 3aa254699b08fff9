// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/standalone.h"

#include "core/document/layout.h"
#include "core/document/text.h"
#include "core/document/writer.h"

#include <algorithm>

namespace switchyard::document {

namespace {

/// Anchors, aliases and keys that are no text make the source bytes depend on their surroundings.
bool depends(const Node& node)
{
    return node.kind == NodeKind::Alias || node.anchor != 0 ||
           std::ranges::any_of(node.entries, [](const Entry& entry) { return depends(entry.value); });
}

Node resolved_copy(const Node& node)
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
        if (entry.key.foreign || entry.key.shadowed)
            continue;
        Entry& added = copy.entries.emplace_back();
        added.key.text = entry.key.text;
        added.value = resolved_copy(entry.value);
    }
    return copy;
}

/// Takes up to `columns` blanks off every line but the first.
std::string dedented(std::string_view text, std::size_t columns)
{
    std::string out;
    while (true) {
        const std::size_t next = after_break(text, line_end(text, 0));
        out += text.substr(0, next);
        if (next == text.size())
            return out;
        text.remove_prefix(next);
        text.remove_prefix(std::min(skip_blanks(text, 0), columns));
    }
}

} // namespace

std::string standalone_yaml(const Node& node, std::string_view text)
{
    const Node* value = node.resolved();
    if (value == nullptr)
        return "null";
    if (depends(node)) {
        const Layout layout;
        return Writer(layout).flow(resolved_copy(node), std::nullopt);
    }
    std::string source(text.substr(value->begin, value->end - value->begin));
    // The last line break of a block scalar stands behind its span but is part of the value.
    if (ends_in_block_scalar(*value) && after_break(text, value->end) > value->end)
        source += '\n';
    // libyaml refuses the surrogate pairs of JSON; an explicit indentation only counts where it stood.
    const bool pairs = value->style == Style::DoubleQuoted && source.find("\\u") != source.npos;
    const std::string_view header = std::string_view(source).substr(0, line_end(source, 0));
    const bool indented = (value->style == Style::Literal || value->style == Style::Folded) &&
                          header.find_first_of("123456789") != header.npos;
    if (pairs || indented) {
        const Layout layout;
        return Writer(layout).flow(make_string(value->text), std::nullopt, Style::DoubleQuoted);
    }
    return value->style == Style::Block ? dedented(source, column_of(text, value->content)) : source;
}

} // namespace switchyard::document
