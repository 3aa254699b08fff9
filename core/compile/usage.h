// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/snapshot.h"
#include "core/model/workspace.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace switchyard::compile {

/// In which load balancers a resource works: one walk along the references of every forwarding rule. Lifetime: as the
/// workspace. Cost: every resource's references are read once, then a walk per rule.
class Usage
{
public:
    explicit Usage(const model::Workspace& workspace);

    /// The modes of the forwarding rules that lead to a resource, sorted. When none does: the only mode its own scheme
    /// and scope leave (backend services), otherwise nothing.
    std::span<const Mode> modes(ElementId resource) const;
    bool works_in(ElementId resource, Mode mode) const;
    /// Whether some mode is known, and all known ones are among `allowed`.
    bool works_only_in(ElementId resource, std::span<const Mode> allowed) const;
    /// The forwarding rules that lead to a resource, in file order.
    std::span<const model::Resource* const> rules(ElementId resource) const;
    /// The resources that refer to a resource directly, in file order.
    std::span<const model::Resource* const> users(ElementId resource) const;

private:
    struct Entry
    {
        std::vector<Mode> modes;
        std::vector<const model::Resource*> rules;
        std::vector<const model::Resource*> users;
        std::vector<const model::Resource*> uses;
    };

    void read_references(const model::Workspace& workspace);
    void follow(const model::Resource& rule, Mode mode, bool has_mode);

    std::unordered_map<ElementId, Entry> entries_;
};

} // namespace switchyard::compile
