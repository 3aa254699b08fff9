// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/writer.h"

#include "core/document/scalar_text.h"

namespace switchyard::document {

namespace {

/// Quotes as the value had them where it comes from; otherwise as is usual where it goes.
Style habit_of(const Node& scalar, Style usual)
{
    const bool quoted = scalar.style == Style::SingleQuoted || scalar.style == Style::DoubleQuoted;
    return quoted ? scalar.style : usual;
}

} // namespace

std::string Writer::flow(const Node& value, std::optional<std::uint32_t> indentation, Style habit) const
{
    if (value.kind == NodeKind::Scalar)
        return scalar_text(value, {true, habit_of(value, habit), layout_.careful}, layout_.json);
    const bool mapping = value.kind == NodeKind::Mapping;
    std::string out(mapping ? "{" : "[");
    std::optional<std::uint32_t> inner;
    if (indentation)
        inner = *indentation + layout_.step;
    for (const Entry& entry : value.entries) {
        if (&entry != &value.entries.front())
            out += inner || (layout_.json && !layout_.spaced) ? "," : ", ";
        if (inner)
            out += line_start(*inner);
        out += flow_entry(entry, mapping, inner);
    }
    if (inner && !value.entries.empty())
        out += line_start(*indentation);
    return out + (mapping ? "}" : "]");
}

std::string Writer::flow_entry(const Entry& entry, bool mapping, std::optional<std::uint32_t> indentation) const
{
    std::string out;
    if (mapping)
        out = key_text(entry.key.text, true, layout_.json || layout_.careful) +
              (layout_.json && !layout_.spaced ? ":" : ": ");
    return out + flow(entry.value, indentation);
}

std::string Writer::block_value(const Node& value, std::uint32_t column, bool in_sequence) const
{
    const std::uint32_t inner = column + (in_sequence ? 2 : layout_.step);
    if (value.kind == NodeKind::Scalar) {
        if ((value.style == Style::Any || value.style == Style::Literal) && !layout_.careful)
            if (const auto lines = literal_text(value.text, inner, layout_.line_break))
                return " " + *lines;
        return " " + scalar_text(value, {false, habit_of(value, Style::Plain), layout_.careful}, layout_.json);
    }
    if (value.entries.empty())
        return value.kind == NodeKind::Mapping ? " {}" : " []";
    if (value.style == Style::Flow)
        return " " + flow(value, std::nullopt);
    if (in_sequence)
        return " " + block_entries(value, inner);
    const bool level = value.kind == NodeKind::Sequence && !layout_.indent_sequences;
    const std::uint32_t at = level ? column : inner;
    return line_start(at) + block_entries(value, at);
}

std::string Writer::block_entry(const Entry& entry, bool mapping, std::uint32_t column) const
{
    if (!mapping)
        return "-" + block_value(entry.value, column, true);
    return key_text(entry.key.text, false, layout_.json) + ":" + block_value(entry.value, column, false);
}

std::string Writer::block_entries(const Node& value, std::uint32_t column) const
{
    std::string out;
    for (const Entry& entry : value.entries) {
        if (&entry != &value.entries.front())
            out += line_start(column);
        out += block_entry(entry, value.kind == NodeKind::Mapping, column);
    }
    return out;
}

} // namespace switchyard::document
