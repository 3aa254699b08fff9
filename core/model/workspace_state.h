// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <array>
#include <unordered_map>

namespace switchyard::model {

/// The resources of one kind. Shared between versions of a workspace; the index also between versions of this.
struct KindTable
{
    struct Index
    {
        std::unordered_map<std::string, std::vector<std::size_t>> by_name;
        std::unordered_map<ElementId, std::size_t> by_id;
    };

    std::vector<ResourcePtr> resources;
    std::shared_ptr<const Index> index;

    explicit KindTable(std::vector<ResourcePtr> list);
    KindTable(std::vector<ResourcePtr> list, std::shared_ptr<const Index> same_names)
        : resources(std::move(list)),
          index(std::move(same_names))
    {}
};

struct Workspace::State
{
    std::array<std::shared_ptr<const KindTable>, kKindCount> kinds;
    std::shared_ptr<const std::vector<UnmodelledKey>> unmodelled;
    std::uint64_t next_id = 1;

    State();
    const KindTable& table(Kind kind) const { return *kinds[static_cast<std::size_t>(kind)]; }
    void replace(Kind kind, std::vector<ResourcePtr> resources);
    /// Ids of a tree are taken from here on.
    void reserve(const ElementTreePtr& tree);
};

} // namespace switchyard::model
