// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
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
/// shared between versions of a resource.
struct ElementTree
{
    struct Branch
    {
        int field = 0; ///< field number
        bool list = false;
        std::vector<ElementTreePtr> nodes; ///< one per element; exactly one for a singular message
    };

    ElementId id; ///< 0 for a singular sub-message
    std::vector<Branch> branches;
    std::uint64_t lowest = 0; ///< ids of this node and below lie in [lowest, highest]
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

/// Ids for every element of a message nobody has seen before, depth first.
ElementTreePtr new_tree(const google::protobuf::Message& message, ElementId id, IdSource& ids);
/// Ids for `after`, a version of `before`: elements are recognised by unchanged content, then by key (name, priority,
/// hosts, …), then by similar content; the rest get new ids. `id` is the root's.
ElementTreePtr matched_tree(const google::protobuf::Message& before, const ElementTreePtr& before_tree,
                            const google::protobuf::Message& after, ElementId id, IdSource& ids);
/// Whether both hold the same ids at the same places.
bool equal(const ElementTreePtr& a, const ElementTreePtr& b);

} // namespace switchyard::model
