// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_node.h"

#include <utility>

namespace switchyard::exchange {

using document::Entry;
using document::Node;
using document::NodeKind;
using document::ScalarType;
using document::Style;

namespace {

/// The kind that nothing has: an alias without a number or a name.
constexpr NodeKind kNothing = NodeKind::Alias;

/// Its bytes in the text do not tell what it says: where it is kept as text it is written anew, as what an anchor
/// marks.
constexpr std::uint32_t kWrittenAnew = 1;

Node made(NodeKind kind, const Node& origin)
{
    Node node;
    node.kind = kind;
    node.anchor = kWrittenAnew;
    node.begin = origin.begin;
    node.content = origin.content;
    node.end = origin.end;
    node.style = kind == NodeKind::Scalar ? Style::DoubleQuoted : Style::Any;
    return node;
}

} // namespace

const Node* child(const Node& node, std::string_view key)
{
    const Entry* entry = node.kind == NodeKind::Mapping ? document::find(node, key) : nullptr;
    return entry == nullptr ? nullptr : &entry->value;
}

std::string text_at(const Node& node, std::string_view key)
{
    const Node* value = child(node, key);
    return value == nullptr || value->kind != NodeKind::Scalar || is_null(*value) ? std::string() : value->text;
}

const std::vector<Entry>& entries_at(const Node& node, std::string_view key, NodeKind kind)
{
    static const std::vector<Entry> none;
    const Node* value = child(node, key);
    return value == nullptr || value->kind != kind ? none : value->entries;
}

Node made_like(const Node& origin) { return made(origin.kind, origin); }
Node made_mapping(const Node& origin) { return made(NodeKind::Mapping, origin); }
Node made_list(const Node& origin) { return made(NodeKind::Sequence, origin); }

Node made_text(std::string text, const Node& origin)
{
    Node node = made(NodeKind::Scalar, origin);
    node.text = std::move(text);
    return node;
}

Node made_nothing()
{
    Node node;
    node.kind = kNothing;
    return node;
}

bool is_nothing(const Node& node) { return node.kind == kNothing; }

bool is_null(const Node& node)
{
    return node.kind == NodeKind::Scalar && document::scalar_type(node) == ScalarType::Null;
}

Node fitting(Node node, const schema::FieldInfo& field)
{
    using enum schema::FieldKind;
    if (node.kind != NodeKind::Scalar || is_null(node))
        return node;
    const bool text = field.kind == String || field.kind == Enum || field.kind == Timestamp || field.kind == Duration;
    const bool quoted = document::scalar_type(node) == ScalarType::String;
    const bool truth = field.kind == Boolean && quoted && (node.text == "true" || node.text == "false");
    if (text && !quoted)
        node.style = Style::DoubleQuoted;
    if (truth)
        node.style = Style::Plain;
    if (truth || (text && !quoted))
        node.anchor = kWrittenAnew;
    return node;
}

void add_element(Node& list, Node value)
{
    if (!is_nothing(value))
        document::append(list, std::move(value));
}

void put(Node& mapping, std::string_view key, Node value)
{
    for (Entry& entry : mapping.entries) {
        if (entry.key.text != key)
            continue;
        if (entry.value.kind == NodeKind::Sequence && value.kind == NodeKind::Sequence)
            for (Entry& element : value.entries)
                document::append(entry.value, std::move(element.value));
        else
            entry.value = std::move(value);
        return;
    }
    document::append(mapping, std::string(key), std::move(value));
}

void put_path(Node& mapping, std::string_view path, Node value)
{
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos) {
        put(mapping, path, std::move(value));
        return;
    }
    const std::string_view first = path.substr(0, dot);
    for (Entry& entry : mapping.entries)
        if (entry.key.text == first && entry.value.kind == NodeKind::Mapping)
            return put_path(entry.value, path.substr(dot + 1), std::move(value));
    Node inner = made_mapping(value);
    put_path(inner, path.substr(dot + 1), std::move(value));
    put(mapping, first, std::move(inner));
}

} // namespace switchyard::exchange
