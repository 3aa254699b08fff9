// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/model/workspace.h"

#include <span>
#include <string>
#include <string_view>

namespace switchyard::compile {

/// One resource while it is compiled: knows where a finding about it belongs. Lifetime: as the workspace.
struct Subject
{
    const model::Workspace& workspace;
    const model::Resource& resource;

    ElementId element(const schema::FieldPath& path) const { return workspace.element_id(resource, path); }
    Place place(const schema::FieldPath& path = {}) const;
    bool is_local() const { return resource.kind == model::Kind::Local; }
    /// The same for a path as text. A text that is no path leads to the resource itself.
    Place place(std::string_view path) const;
    /// Follows a reference of this resource. Errors: nullptr when it is empty, leads nowhere, or to a kind that is not
    /// among `kinds`.
    const model::Resource* follow(std::span<const model::Kind> kinds, const std::string& reference) const;
};

} // namespace switchyard::compile
