// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/layout.h"

#include "core/document/text.h"

#include <algorithm>
#include <array>

namespace switchyard::document {

namespace {

/// Counts what the nodes of a file do; looks at the first few thousand only.
class Survey
{
public:
    Survey(std::string_view text, bool json) : text_(text), json_(json) {}

    void visit(const Node& node)
    {
        if (visited_++ > kEnough)
            return;
        for (const Entry& entry : node.entries) {
            if (json_)
                count_json(node, entry);
            else if (node.style == Style::Block && node.kind == NodeKind::Mapping && is_block(entry.value))
                count_block(entry);
            visit(entry.value);
        }
    }

    void conclude(Layout& layout) const
    {
        const auto most = std::ranges::max_element(steps_);
        if (*most > 0)
            layout.step = static_cast<std::uint32_t>(most - steps_.begin());
        layout.indent_sequences = indented_ > level_;
        layout.spaced = spaced_ >= tight_;
    }

private:
    static constexpr int kEnough = 4000;

    /// A text that is cut off may end in a collection without entries.
    static bool is_block(const Node& node) { return node.style == Style::Block && !node.entries.empty(); }

    void count_step(std::uint32_t outer, std::uint32_t inner)
    {
        if (inner > outer && inner - outer < steps_.size())
            ++steps_[inner - outer];
    }

    void count_block(const Entry& entry)
    {
        const std::uint32_t outer = column_of(text_, entry.begin);
        const std::uint32_t inner = column_of(text_, entry.value.entries.front().begin);
        if (entry.value.kind == NodeKind::Sequence)
            ++(inner > outer ? indented_ : level_);
        count_step(outer, inner);
    }

    void count_json(const Node& node, const Entry& entry)
    {
        if (first_on_line(text_, entry.begin))
            count_step(indentation_of(text_, node.begin), column_of(text_, entry.begin));
        const std::size_t colon = text_.find(':', entry.key.end);
        if (node.kind == NodeKind::Mapping && colon < entry.value.begin)
            ++(colon + 1 < entry.value.begin ? spaced_ : tight_);
    }

    std::string_view text_;
    bool json_;
    int visited_ = 0;
    std::array<int, 9> steps_{};
    int indented_ = 0;
    int level_ = 0;
    int spaced_ = 0;
    int tight_ = 0;
};

} // namespace

std::uint32_t column_of(std::string_view text, std::size_t at)
{
    std::size_t begin = line_begin(text, at);
    if (begin == 0 && text.starts_with(kByteOrderMark))
        begin = std::min(at, kByteOrderMark.size());
    return static_cast<std::uint32_t>(at - begin);
}

bool first_on_line(std::string_view text, std::size_t at)
{
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
        --at;
    return at == 0 || before_break(text, at) != at || text.substr(0, at) == kByteOrderMark;
}

std::uint32_t indentation_of(std::string_view text, std::size_t at)
{
    const std::size_t begin = at - column_of(text, at);
    return static_cast<std::uint32_t>(skip_blanks(text, begin) - begin);
}

Layout detect_layout(std::string_view text, const Node* root, bool json)
{
    Layout layout;
    layout.json = json;
    const std::size_t first = line_end(text, 0);
    if (first < text.size())
        layout.line_break = text.substr(first, after_break(text, first) - first);
    if (root == nullptr)
        return layout;
    Survey survey(text, json);
    survey.visit(*root);
    survey.conclude(layout);
    return layout;
}

} // namespace switchyard::document
