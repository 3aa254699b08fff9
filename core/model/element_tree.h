// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/schema/field_info.h"
#include "core/schema/field_path.h"
#include "core/schema/value.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace switchyard::model {

struct ElementTree;
using ElementTreePtr = std::shared_ptr<const ElementTree>;

/// The ids beside a message: one node per message that is an element of a list, or on the way to one. Immutable and
/// shared between versions of a resource. A singular message without elements below has no node.
struct ElementTree
{
    struct Branch
    {
        int field = 0;                     ///< field number
        std::vector<ElementTreePtr> nodes; ///< one per element of the list; exactly one for a singular message

        friend bool operator==(const Branch&, const Branch&) = default;
    };

    ElementId id;                 ///< 0 for a singular sub-message
    std::vector<Branch> branches; ///< by field number; none is empty
    std::uint64_t lowest = 0;     ///< ids of this node and below lie in [lowest, highest]; 0 when there are none
    std::uint64_t highest = 0;

    const Branch* branch(int field) const;
};

/// Hands out ids, counting up.
class IdSource
{
public:
    explicit IdSource(std::uint64_t next) : next_(next) {}
    ElementId take() { return ElementId{next_++}; }
    std::uint64_t next() const { return next_; }

private:
    std::uint64_t next_;
};

/// A node with its range of ids. nullptr when it has neither an id nor anything below.
ElementTreePtr finished(ElementTree node);

/// Ids for every element of a message nobody has seen before, depth first; `id` is the root's.
ElementTreePtr new_tree(const google::protobuf::Message& message, ElementId id, IdSource& ids);

/// Ids for `after`, a version of `before`: elements are recognised by unchanged content, then by key (name, priority,
/// hosts, …), then by similar content; the rest get new ids. `id` is the root's. `before_tree` may be null.
ElementTreePtr matched_tree(const google::protobuf::Message& before, const ElementTreePtr& before_tree,
                            const google::protobuf::Message& after, ElementId id, IdSource& ids);

/// The fields whose messages have ids: sub-messages and lists of them, without maps and unmodelled keys.
bool carries_ids(const google::protobuf::FieldDescriptor& field);

/// What stands beside a path: for an element its node; for a field a node without id whose only branch is the field's;
/// for the empty path the tree. nullptr when there are no ids.
ElementTreePtr ids_at(const ElementTreePtr& tree, const schema::MessageInfo& message, const schema::FieldPath& path);

/// Edits the nodes of the list (or of the singular message) at a path that ends with a field name. Fields without ids
/// leave the tree as it is.
using NodesEdit = std::function<void(std::vector<ElementTreePtr>& nodes)>;
ElementTreePtr edited(const ElementTreePtr& tree, const schema::MessageInfo& message, const schema::FieldPath& field,
                      const NodesEdit& edit);

/// The id of the innermost element that contains a path. Errors: 0 when an index has no element.
ElementId element_id(const ElementTree& tree, const schema::MessageInfo& message, const schema::FieldPath& path);
/// The path of an id below `tree`. Errors: nullopt.
std::optional<schema::FieldPath> find_path(const ElementTree& tree, const schema::MessageInfo& message, ElementId id);
/// Calls `visit` for every id of a tree, itself included.
void for_each_id(const ElementTree& tree, const std::function<void(ElementId)>& visit);

/// Whether both hold the same ids at the same places.
bool same_ids(const ElementTreePtr& a, const ElementTreePtr& b);

} // namespace switchyard::model
