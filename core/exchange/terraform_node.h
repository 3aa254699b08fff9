// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"
#include "core/schema/field_info.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

// Nodes in the shape of REST, made from nodes of a file that has another shape. A made node keeps the place of the one
// it was made from, so that what is said about it leads there.

/// The value of a key. Errors: nullptr when the node is no mapping or has no such key.
const document::Node* child(const document::Node& node, std::string_view key);
/// The text of a scalar below a key; empty when there is none, or a null.
std::string text_at(const document::Node& node, std::string_view key);

/// The entries of a list or mapping below a key; none where there is no such thing.
const std::vector<document::Entry>& entries_at(const document::Node& node, std::string_view key,
                                               document::NodeKind kind);
inline const std::vector<document::Entry>& list_at(const document::Node& node, std::string_view key)
{
    return entries_at(node, key, document::NodeKind::Sequence);
}

/// An empty collection of the same kind and place.
document::Node made_like(const document::Node& origin);
/// An empty mapping or list at the place of another node.
document::Node made_mapping(const document::Node& origin);
document::Node made_list(const document::Node& origin);
/// A string at the place of another node.
document::Node made_text(std::string text, const document::Node& origin);
/// Stands for "nothing is written there"; never part of a tree that is handed on.
document::Node made_nothing();
bool is_nothing(const document::Node& node);
/// Whether it is a null.
bool is_null(const document::Node& node);

/// The node as the field wants it spelt: a number or truth value for a text is quoted, one in quotes is freed.
document::Node fitting(document::Node node, const schema::FieldInfo& field);

/// Adds an element, unless it is nothing.
void add_element(document::Node& list, document::Node value);
/// Adds a key; lists of the same key are joined, anything else is replaced.
void put(document::Node& mapping, std::string_view key, document::Node value);
/// The same below a path of names: "connectionDraining.drainingTimeoutSec".
void put_path(document::Node& mapping, std::string_view path, document::Node value);

} // namespace switchyard::exchange
