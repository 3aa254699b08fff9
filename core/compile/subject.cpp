// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/subject.h"

namespace switchyard::compile {

Place Subject::place(const schema::FieldPath& path) const
{
    const ElementId element_id = path.empty() ? resource.id : element(path);
    return {resource.label(), element_id ? element_id : resource.id, path.to_string(), is_local()};
}

Place Subject::place(std::string_view path) const
{
    const auto parsed = schema::FieldPath::parse(path);
    return parsed ? place(*parsed) : Place{resource.label(), resource.id, std::string(path), is_local()};
}

const model::Resource* Subject::follow(std::span<const model::Kind> kinds, const std::string& reference) const
{
    if (reference.empty()) {
        return nullptr;
    }
    const auto found = workspace.resolve(kinds, reference, &resource);
    const bool usable =
        found.status == model::Resolution::Status::Found || found.status == model::Resolution::Status::Ambiguous;
    return usable ? found.resource : nullptr;
}

} // namespace switchyard::compile
