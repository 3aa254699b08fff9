// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/adopt.h"
#include "core/exchange/enum_numbers.h"
#include "core/exchange/formats.h"
#include "core/exchange/shape.h"
#include "core/exchange/terraform_node.h"

#include <algorithm>
#include <array>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using document::NodeKind;
using model::Kind;

bool is_read(const Entry& entry) { return !entry.key.foreign && !entry.key.shadowed; }

bool holds_mappings(const Node& list)
{
    return list.kind == NodeKind::Sequence &&
           std::ranges::all_of(list.entries, [](const Entry& entry) { return entry.value.kind == NodeKind::Mapping; });
}

/// Whether a key with its value can only be a collection of a workspace.
bool is_collection(const Entry& entry)
{
    const auto kind = is_read(entry) ? model::kind_of_collection(entry.key.text) : std::nullopt;
    return kind && (*kind == Kind::Local ? entry.value.kind == NodeKind::Mapping : holds_mappings(entry.value));
}

void take_resource(const SourceDocument& document, const Node& resource, Kind kind, Found& found)
{
    const schema::MessageInfo& message = *schema::message_info(model::info(kind).message);
    const std::size_t first = found.diagnostics.size();
    adopt(document, resource, resource, kind, found);
    refuse_enum_numbers(message.name, first, found);
    const bool whole = resource.kind == NodeKind::Mapping;
    if (whole && (kind == Kind::Local || is_named(resource, message)))
        return;
    found.resources.pop_back();
    if (whole)
        tell(document, resource, import_error("import.name_missing", {schema::display_name(message)}), found);
}

void read_entry(const SourceDocument& document, const Entry& entry, Found& found)
{
    const auto kind = model::kind_of_collection(entry.key.text);
    // What certificate and extension services put beside their lists.
    constexpr std::array kOfLists{"nextPageToken", "unreachable"};
    if (!kind) {
        const std::string near(model::closest_collection(entry.key.text));
        if (std::ranges::find(kOfLists, entry.key.text) == kOfLists.end())
            tell(document, entry.value,
                 import_warning("import.key_unknown", {},
                                {entry.key.text, near.empty() ? "." : "; did you mean '" + near + "'?"}),
                 found);
        return;
    }
    const auto take = [&](const Node& resource) { take_resource(document, resource, *kind, found); };
    if (*kind == Kind::Local && entry.value.kind == NodeKind::Mapping) {
        take(entry.value);
    } else if (*kind != Kind::Local && entry.value.kind == NodeKind::Sequence) {
        for (const Entry& element : entry.value.entries)
            take(element.value);
    } else if (!is_null(entry.value)) {
        tell(document, entry.value,
             import_error(*kind == Kind::Local ? "document.not_a_mapping" : "document.not_a_list", {entry.key.text}),
             found);
    }
}

} // namespace

bool is_workspace(const SourceDocument& document)
{
    const Node& root = document.root;
    // A single resource may have a list that is called like a collection: lists of references, for example.
    if (root.kind != NodeKind::Mapping || child(root, "name") != nullptr || child(root, "kind") != nullptr)
        return false;
    return std::ranges::any_of(root.entries, is_collection);
}

void read_workspace(const SourceDocument& document, Found& found)
{
    if (document.root.kind != NodeKind::Mapping)
        return;
    for (const Entry& entry : document.root.entries)
        if (is_read(entry))
            read_entry(document, entry, found);
}

} // namespace switchyard::exchange
