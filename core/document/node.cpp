// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/node.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace switchyard::document {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_of(std::string_view text, auto predicate) { return !text.empty() && std::ranges::all_of(text, predicate); }

bool is_integer(std::string_view text)
{
    if (text.starts_with("0x"))
        return all_of(text.substr(2),
                      [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
    if (text.starts_with("0o"))
        return all_of(text.substr(2), [](char c) { return c >= '0' && c <= '7'; });
    if (text.starts_with('+') || text.starts_with('-'))
        text.remove_prefix(1);
    return all_of(text, is_digit);
}

bool is_number(std::string_view text)
{
    if (text.starts_with('+') || text.starts_with('-'))
        text.remove_prefix(1);
    constexpr std::array kSpecial{".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"};
    if (std::ranges::find(kSpecial, text) != kSpecial.end())
        return true;
    const auto digits = [&text] {
        const auto count = static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
        text.remove_prefix(count);
        return count;
    };
    std::size_t mantissa = digits();
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        mantissa += digits();
    }
    if (mantissa == 0)
        return false;
    if (!text.starts_with('e') && !text.starts_with('E'))
        return text.empty();
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-'))
        text.remove_prefix(1);
    return digits() > 0 && text.empty();
}

/// The double a plain number stands for; false for what from_chars cannot read (hexadecimal, octal, infinities).
bool read_double(std::string_view text, double& value)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

bool same_scalar(const Node& written, const Node& wanted)
{
    const ScalarType have = scalar_type(written);
    if (wanted.style != Style::Plain)
        return have != ScalarType::Null && written.text == wanted.text;
    const ScalarType want = scalar_type(wanted);
    if (want == ScalarType::Null || have == ScalarType::Null)
        return want == have;
    if (written.text == wanted.text)
        return have == want || want != ScalarType::String;
    if (want == ScalarType::Boolean)
        return have == want && (written.text[0] | 0x20) == (wanted.text[0] | 0x20);
    double a = 0;
    double b = 0;
    // Beyond 2^53 different integers could compare equal as doubles.
    return want != ScalarType::String && have != ScalarType::Boolean && read_double(written.text, a) &&
           read_double(wanted.text, b) && a == b && a < 9e15 && a > -9e15;
}

void shift_offset(std::uint32_t& offset, std::int64_t by) { offset = static_cast<std::uint32_t>(offset + by); }

bool is_read(const Entry& entry) { return !entry.key.foreign && !entry.key.shadowed; }

bool same_mapping(const Node& written, const Node& wanted)
{
    const auto count = static_cast<std::size_t>(std::ranges::count_if(written.entries, is_read));
    if (count != wanted.entries.size())
        return false;
    const KeyIndex index(written);
    return std::ranges::all_of(wanted.entries, [&index](const Entry& entry) {
        const Entry* have = index.find(entry.key.text);
        return have != nullptr && same_value(have->value, entry.value);
    });
}

} // namespace

ScalarType plain_type(std::string_view text)
{
    constexpr std::array kNull{"", "~", "null", "Null", "NULL"};
    constexpr std::array kBoolean{"true", "True", "TRUE", "false", "False", "FALSE"};
    if (std::ranges::find(kNull, text) != kNull.end())
        return ScalarType::Null;
    if (std::ranges::find(kBoolean, text) != kBoolean.end())
        return ScalarType::Boolean;
    if (is_integer(text))
        return ScalarType::Integer;
    return is_number(text) ? ScalarType::Number : ScalarType::String;
}

ScalarType scalar_type(const Node& scalar)
{
    if (scalar.style != Style::Plain || scalar.text_tag)
        return ScalarType::String;
    return plain_type(scalar.text);
}

const Entry* find(const Node& mapping, std::string_view key)
{
    const auto found = std::ranges::find_if(
        mapping.entries, [key](const Entry& entry) { return is_read(entry) && entry.key.text == key; });
    return found == mapping.entries.end() ? nullptr : &*found;
}

KeyIndex::KeyIndex(const Node& mapping) : mapping_(mapping)
{
    constexpr std::size_t kSmall = 16;
    if (mapping.entries.size() < kSmall)
        return;
    for (const Entry& entry : mapping.entries)
        if (is_read(entry))
            entries_.emplace(entry.key.text, &entry);
}

const Entry* KeyIndex::find(std::string_view key) const
{
    if (entries_.empty())
        return document::find(mapping_, key);
    const auto found = entries_.find(key);
    return found == entries_.end() ? nullptr : found->second;
}

bool same_value(const Node& written, const Node& wanted)
{
    const Node* have = written.resolved();
    if (have == nullptr || have->kind != wanted.kind)
        return false;
    if (wanted.kind == NodeKind::Scalar)
        return same_scalar(*have, wanted);
    if (wanted.kind == NodeKind::Mapping)
        return same_mapping(*have, wanted);
    return std::ranges::equal(have->entries, wanted.entries,
                              [](const Entry& a, const Entry& b) { return same_value(a.value, b.value); });
}

bool ends_in_block_scalar(const Node& node)
{
    if (node.style == Style::Literal || node.style == Style::Folded)
        return true;
    return node.style == Style::Block && !node.entries.empty() && ends_in_block_scalar(node.entries.back().value);
}

void shift(Node& node, std::int64_t by)
{
    shift_offset(node.begin, by);
    shift_offset(node.content, by);
    shift_offset(node.end, by);
    for (Entry& entry : node.entries)
        shift(entry, node.kind == NodeKind::Mapping, by);
}

void shift(Entry& entry, bool mapping, std::int64_t by)
{
    shift_offset(entry.begin, by);
    if (mapping) {
        shift_offset(entry.key.begin, by);
        shift_offset(entry.key.end, by);
    }
    shift(entry.value, by);
}

Node make_string(std::string text)
{
    Node node;
    node.text = std::move(text);
    return node;
}

Node make_plain(std::string text)
{
    Node node;
    node.style = Style::Plain;
    node.text = std::move(text);
    return node;
}

Node make_mapping()
{
    Node node;
    node.kind = NodeKind::Mapping;
    return node;
}

Node make_sequence()
{
    Node node;
    node.kind = NodeKind::Sequence;
    return node;
}

void append(Node& mapping, std::string key, Node value)
{
    Entry& entry = mapping.entries.emplace_back();
    entry.key.text = std::move(key);
    entry.value = std::move(value);
}

void append(Node& sequence, Node value) { sequence.entries.emplace_back().value = std::move(value); }

} // namespace switchyard::document
