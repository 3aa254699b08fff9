// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace switchyard::document {

/// What a node of the source tree is.
enum class NodeKind : std::uint8_t
{
    Scalar,
    Sequence,
    Mapping,
    Alias ///< stands for the node `target`, or for nothing when it could not be resolved
};

/// How a node is, or is to be, written.
enum class Style : std::uint8_t
{
    Any, ///< scalars that are to be written: a string, spelt as the surroundings allow
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
    Block,
    Flow
};

/// How a plain scalar reads (YAML 1.2 core schema).
enum class ScalarType : std::uint8_t
{
    Null,
    Boolean,
    Integer,
    Number,
    String
};

struct Entry;

/// A value of the source text with its place, or (offsets 0) a value that is to be written.
/// Offsets are bytes of the text; `end` of a block collection is the end of its last entry.
struct Node
{
    NodeKind kind = NodeKind::Scalar;
    Style style = Style::Any;
    bool tagged = false;          ///< has an explicit tag (other than a tag that says "text")
    bool text_tag = false;        ///< tagged `!` or `!!str`: a string whatever it looks like
    std::uint32_t anchor = 0;     ///< number of the anchor defined here or, for an alias, referred to; 0: none
    std::uint32_t begin = 0;      ///< first byte, anchor and tag included
    std::uint32_t content = 0;    ///< first byte without anchor and tag
    std::uint32_t end = 0;        ///< one past the last byte
    std::string text;             ///< scalars: the value without quotes and escapes; aliases: the name
    std::vector<Entry> entries;   ///< of a sequence or mapping, in source order
    const Node* target = nullptr; ///< Lifetime: owned by the same tree; nodes with aliases do not move

    /// The node itself, or what an alias stands for (nullptr when unresolved).
    const Node* resolved() const { return kind == NodeKind::Alias ? target : this; }
};

/// The key of a mapping's entry.
struct Key
{
    std::string text;
    Style style = Style::Any;
    bool foreign = false;    ///< no plain text (a collection, an alias, a merge key): kept, never read or edited
    bool shadowed = false;   ///< a later entry has the same key: kept, never read or edited
    std::uint32_t begin = 0; ///< both 0 in a sequence
    std::uint32_t end = 0;
};

/// An element of a sequence or a key with its value.
struct Entry
{
    std::uint32_t begin = 0; ///< the dash, the key or the question mark; in flow style the key or value
    Key key;
    Node value;
};

/// How a scalar reads; strings unless plain.
ScalarType scalar_type(const Node& scalar);
/// How text would read if it were written plain.
ScalarType plain_type(std::string_view text);

/// The last entry of that key (later duplicates win), or nullptr. Cost: linear.
const Entry* find(const Node& mapping, std::string_view key);

/// The entries of a mapping by key. Lifetime: refers into the mapping. Cost: a hash table from 16 entries on.
class KeyIndex
{
public:
    explicit KeyIndex(const Node& mapping);
    const Entry* find(std::string_view key) const;

private:
    const Node& mapping_;
    std::unordered_map<std::string_view, const Entry*> entries_;
};

/// Whether what is written says the same as what is wanted: spelling, order of keys and quotes apart.
bool same_value(const Node& written, const Node& wanted);

/// Whether the last thing in a node is a block scalar, to which a line break behind it may belong.
bool ends_in_block_scalar(const Node& node);

/// Moves the place of a node, or of an entry of a mapping or sequence, with all that is below.
void shift(Node& node, std::int64_t by);
void shift(Entry& entry, bool mapping, std::int64_t by);

Node make_string(std::string text);
Node make_plain(std::string text);
Node make_mapping();
Node make_sequence();
void append(Node& mapping, std::string key, Node value);
void append(Node& sequence, Node value);

} // namespace switchyard::document
