// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_hcl.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace switchyard::exchange {

namespace {

using Kind = HclValue::Kind;

/// Where lists are broken into lines.
constexpr std::size_t kWidth = 100;
constexpr std::size_t kStep = 2;

/// Escapes "${" and "%{", which begin an interpolation.
std::string without_templates(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool opens = (text[i] == '$' || text[i] == '%') && text.substr(i + 1).starts_with('{');
        out += text[i];
        if (opens)
            out += text[i];
    }
    return out;
}

/// Whether a text can stand as it is between <<EOT and EOT.
bool suits_heredoc(std::string_view text)
{
    const bool lines = text.size() > 1 && text.ends_with('\n') && text.find('\n') + 1 < text.size();
    const bool plain =
        std::ranges::none_of(text, [](unsigned char c) { return (c < ' ' && c != '\n' && c != '\t') || c == 0x7f; });
    return lines && plain && text.find("EOT") == std::string_view::npos;
}

bool is_identifier(std::string_view text)
{
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !text.empty() && letter(text.front()) &&
           std::ranges::all_of(text, [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

std::size_t columns(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](unsigned char c) { return (c & 0xC0U) != 0x80U; }));
}

/// One line `name = value`; what stands behind each other on lines of its own is aligned.
struct Line
{
    std::string name;
    std::string value;
};

void flush(std::vector<Line>& lines, std::size_t indentation, std::string& out)
{
    std::size_t width = 0;
    for (const Line& line : lines)
        width = std::max(width, columns(line.name));
    for (const Line& line : lines)
        out +=
            fmt::format("{:{}}{}{:{}} = {}\n", "", indentation, line.name, "", width - columns(line.name), line.value);
    lines.clear();
}

std::string value_text(const HclValue& value, std::size_t indentation);
void write_body(const std::vector<HclAttribute>& body, std::size_t indentation, std::string& out);

std::string list_text(const HclValue& list, std::size_t indentation)
{
    std::vector<std::string> items;
    std::size_t length = indentation;
    for (const HclValue& item : list.items) {
        items.push_back(value_text(item, indentation + kStep));
        length += items.back().size() + 2;
    }
    if (length <= kWidth || items.size() < 2)
        return fmt::format("[{}]", fmt::join(items, ", "));
    std::string out = "[\n";
    for (const std::string& item : items)
        out += fmt::format("{:{}}{},\n", "", indentation + kStep, item);
    return out + fmt::format("{:{}}]", "", indentation);
}

std::string map_text(const HclValue& map, std::size_t indentation)
{
    if (map.attributes.empty())
        return "{}";
    std::string out = "{\n";
    std::vector<Line> lines;
    for (const HclAttribute& entry : map.attributes)
        lines.push_back({is_identifier(entry.name) ? entry.name : hcl_quoted(entry.name),
                         value_text(entry.value, indentation + kStep)});
    flush(lines, indentation + kStep, out);
    return out + fmt::format("{:{}}}}", "", indentation);
}

std::string value_text(const HclValue& value, std::size_t indentation)
{
    switch (value.kind) {
    case Kind::Text:
        return hcl_quoted(value.text);
    case Kind::List:
        return list_text(value, indentation);
    case Kind::Map:
        return map_text(value, indentation);
    default:
        return value.text;
    }
}

/// Attributes first, aligned where they are lines of their own, then the blocks with a free line before each.
void write_body(const std::vector<HclAttribute>& body, std::size_t indentation, std::string& out)
{
    std::vector<Line> lines;
    bool any = false;
    for (const HclAttribute& attribute : body) {
        if (attribute.value.kind == Kind::Block)
            continue;
        any = true;
        const bool heredoc = attribute.value.kind == Kind::Text && suits_heredoc(attribute.value.text);
        std::string text = heredoc ? "<<EOT\n" + without_templates(attribute.value.text) + "EOT"
                                   : value_text(attribute.value, indentation);
        const bool several = !heredoc && text.find('\n') != std::string::npos; // a heredoc counts as a line
        if (several)
            flush(lines, indentation, out);
        lines.push_back({attribute.name, std::move(text)});
        if (several)
            flush(lines, indentation, out);
    }
    flush(lines, indentation, out);
    for (const HclAttribute& attribute : body) {
        if (attribute.value.kind != Kind::Block)
            continue;
        if (std::exchange(any, true))
            out += '\n';
        out += fmt::format("{:{}}{} {{", "", indentation, attribute.name);
        if (!attribute.value.attributes.empty()) {
            out += '\n';
            write_body(attribute.value.attributes, indentation + kStep, out);
            out += fmt::format("{:{}}", "", indentation);
        }
        out += "}\n";
    }
}

} // namespace

HclValue hcl_string(std::string text)
{
    HclValue value;
    value.text = std::move(text);
    return value;
}

HclValue hcl_literal(std::string text)
{
    HclValue value = hcl_string(std::move(text));
    value.kind = Kind::Literal;
    return value;
}

HclValue hcl_expression(std::string text, std::string original)
{
    HclValue value = hcl_string(std::move(text));
    value.kind = Kind::Expression;
    value.original = std::move(original);
    return value;
}

std::string hcl_quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : without_templates(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += std::string{'\\', c};
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (byte < ' ' || byte == 0x7f)
            out += fmt::format("\\u{:04x}", byte);
        else
            out += c;
    }
    return out + '"';
}

std::string hcl_text(const HclBlock& block)
{
    std::string out = block.type;
    for (const std::string& label : block.labels)
        out += ' ' + hcl_quoted(label);
    out += " {\n";
    write_body(block.body, kStep, out);
    return out + "}\n";
}

} // namespace switchyard::exchange
