// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/model/element_tree.h"
#include "core/model/kinds.h"
#include "core/schema/field_path.h"
#include "core/schema/value.h"

#include <cstddef>
#include <string>

namespace switchyard::model {

class Workspace;

/// One invertible edit: the smallest sub-message before and after, never the whole resource. Built by the functions
/// below from the workspace it is for; Workspace::apply() carries it out, inverse() undoes it, ids included.
struct Change
{
    enum class Operation : std::uint8_t
    {
        Set,    ///< `before` → `after` at `path`; Absent means the field is not written
        Insert, ///< `after` becomes the element at `path`
        Remove, ///< `before` was the element at `path`
        Move,   ///< the element at `path` goes to index `to` of the same list
    };

    Operation operation = Operation::Set;
    Kind kind = Kind::ForwardingRule;
    ElementId resource;
    /// Inside the resource; Insert, Remove and Move end with an index. Empty: the resource itself, whose place in its
    /// collection is `from` (Remove, Move) or `to` (Insert, Move).
    schema::FieldPath path;
    std::size_t from = 0; ///< Remove and Move: index before; equals the path's last index
    std::size_t to = 0;   ///< Insert and Move: index after
    schema::Value before;
    schema::Value after;
    ElementTreePtr before_ids; ///< ids below `path` before; what a Remove takes away
    ElementTreePtr after_ids;  ///< ids below `path` after; what an Insert brings

    bool about_resource() const { return path.empty(); }
};

/// Writes a value (Absent removes the field). When messages on the way do not exist the change starts at the first of
/// them. Elements inside a sub-message keep their ids as far as they are recognised. Errors: a sentence, as
/// schema::set().
Result<Change> make_set(const Workspace& workspace, ElementId resource, const schema::FieldPath& path,
                        schema::Value value);
/// Inserts before the index the path ends with.
Result<Change> make_insert(const Workspace& workspace, ElementId resource, const schema::FieldPath& element,
                           schema::Value value);
/// Removes the element the path ends with.
Result<Change> make_remove(const Workspace& workspace, ElementId resource, const schema::FieldPath& element);
/// Moves the element the path ends with.
Result<Change> make_move(const Workspace& workspace, ElementId resource, const schema::FieldPath& element,
                         std::size_t to);

/// Adds a resource at index `to` of its collection (beyond the end: appended). A name that exists already is allowed:
/// compile() reports it. Errors: a second `local` part, a message of another kind.
Result<Change> make_add_resource(const Workspace& workspace, Kind kind, schema::MessagePtr message,
                                 std::size_t to = static_cast<std::size_t>(-1));
Result<Change> make_remove_resource(const Workspace& workspace, ElementId resource);
Result<Change> make_move_resource(const Workspace& workspace, ElementId resource, std::size_t to);

/// Takes the change back.
Change inverse(const Change& change);
/// Roughly how many bytes the change keeps in memory, shared parts included.
std::size_t memory_size(const Change& change);

} // namespace switchyard::model
