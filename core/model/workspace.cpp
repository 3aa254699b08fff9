// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/workspace.h"

#include "core/base/suggest.h"
#include "core/model/workspace_state.h"
#include "core/schema/access.h"

#include <algorithm>

namespace switchyard::model {
namespace {

const std::shared_ptr<const KindTable>& empty_table()
{
    static const auto constant = std::make_shared<const KindTable>(std::vector<ResourcePtr>{});
    return constant;
}

/// How well a resource fits a reference without a scope, written in `from`: 0 is best.
int distance(const Resource& resource, const Resource* from)
{
    if (from != nullptr && resource.scope == from->scope)
        return 0;
    if (resource.scope.level == Scope::Level::Global)
        return 1;
    const bool zone_of_region = from != nullptr && from->scope.level == Scope::Level::Region &&
                                resource.scope.level == Scope::Level::Zone &&
                                resource.scope.location.starts_with(from->scope.location + "-");
    return zone_of_region ? 2 : 3;
}

bool fits(const Resource& resource, const Reference& reference)
{
    const bool other_project =
        !reference.project.empty() && !resource.project.empty() && reference.project != resource.project;
    return !other_project && (!reference.scope || *reference.scope == resource.scope);
}

void append_matches(const KindTable& table, const Reference& reference, std::vector<const Resource*>& found)
{
    const auto named = table.index->by_name.find(reference.name);
    if (named == table.index->by_name.end())
        return;
    for (const auto position : named->second)
        if (const auto& resource = *table.resources[position]; fits(resource, reference))
            found.push_back(&resource);
}

/// Keeps only the candidates that are nearest to `from`.
void keep_nearest(std::vector<const Resource*>& candidates, const Resource* from)
{
    int nearest = 3;
    for (const auto* candidate : candidates)
        nearest = std::min(nearest, distance(*candidate, from));
    std::erase_if(candidates, [&](const Resource* candidate) { return distance(*candidate, from) != nearest; });
}

} // namespace

KindTable::KindTable(std::vector<ResourcePtr> list) : resources(std::move(list))
{
    auto built = std::make_shared<Index>();
    for (std::size_t i = 0; i < resources.size(); ++i) {
        built->by_name[resources[i]->name].push_back(i);
        built->by_id.emplace(resources[i]->id, i);
    }
    index = std::move(built);
}

Workspace::State::State() : unmodelled(std::make_shared<const std::vector<UnmodelledKey>>())
{
    kinds.fill(empty_table());
}

void Workspace::State::replace(Kind kind, std::vector<ResourcePtr> resources)
{
    kinds[static_cast<std::size_t>(kind)] = std::make_shared<const KindTable>(std::move(resources));
}

void Workspace::State::reserve(const ElementTreePtr& tree)
{
    if (tree != nullptr)
        next_id = std::max(next_id, tree->highest + 1);
}

Workspace::Workspace() : state_(std::make_shared<const State>()) {}

Workspace::Workspace(std::shared_ptr<const State> state) : state_(std::move(state)) {}

std::span<const ResourcePtr> Workspace::resources(Kind kind) const { return state_->table(kind).resources; }

std::size_t Workspace::resource_count() const
{
    std::size_t count = 0;
    for (const auto& table : state_->kinds)
        count += table->resources.size();
    return count;
}

std::span<const UnmodelledKey> Workspace::unmodelled() const { return *state_->unmodelled; }

const Resource* Workspace::local() const
{
    const auto& resources = state_->table(Kind::Local).resources;
    return resources.empty() ? nullptr : resources.front().get();
}

const Resource* Workspace::find(ElementId resource) const
{
    for (const auto& table : state_->kinds) {
        const auto found = table->index->by_id.find(resource);
        if (found != table->index->by_id.end())
            return table->resources[found->second].get();
    }
    return nullptr;
}

std::optional<std::size_t> Workspace::index_of(ElementId resource) const
{
    for (const auto& table : state_->kinds) {
        const auto found = table->index->by_id.find(resource);
        if (found != table->index->by_id.end())
            return found->second;
    }
    return std::nullopt;
}

const Resource* Workspace::find(Kind kind, std::string_view reference, const Resource* from) const
{
    const std::array kinds{kind};
    const auto resolution = resolve(kinds, reference, from);
    const bool usable =
        resolution.status == Resolution::Status::Found || resolution.status == Resolution::Status::Ambiguous;
    return usable ? resolution.resource : nullptr;
}

Resolution Workspace::resolve(std::span<const Kind> kinds, std::string_view text, const Resource* from) const
{
    Resolution resolution;
    const auto reference = Reference::parse(text);
    if (!reference) {
        resolution.status = Resolution::Status::Malformed;
        return resolution;
    }
    const auto stated = kind_of_collection(reference->collection);
    std::vector<const Resource*> found;
    for (const auto kind : kinds)
        if (reference->collection.empty() || stated == kind)
            append_matches(state_->table(kind), *reference, found);
    if (!reference->scope)
        keep_nearest(found, from);
    if (!found.empty()) {
        resolution.status = found.size() == 1 ? Resolution::Status::Found : Resolution::Status::Ambiguous;
        resolution.resource = found.front();
        if (found.size() > 1)
            resolution.candidates = std::move(found);
        return resolution;
    }
    // What else could have been meant: another kind of that name, or a similar name.
    for (const auto& row : all_kinds())
        if (reference->collection.empty() || stated == row.kind)
            append_matches(state_->table(row.kind), *reference, found);
    if (!found.empty() && std::ranges::find(kinds, found.front()->kind) == kinds.end()) {
        resolution.status = Resolution::Status::WrongKind;
        resolution.resource = found.front();
        return resolution;
    }
    // A file full of dangling references must not cost a comparison of everything with everything.
    constexpr std::size_t kMostNames = 300;
    std::vector<std::string_view> names;
    for (const auto kind : kinds)
        for (const auto& resource : resources(kind).first(std::min(kMostNames, resources(kind).size())))
            names.push_back(resource->name);
    resolution.suggestion = closest(reference->name, std::span<const std::string_view>(names));
    return resolution;
}

ElementId Workspace::element_id(const Resource& resource, const schema::FieldPath& path) const
{
    return model::element_id(*resource.elements, *schema::message_info(*resource.message), path);
}

ElementId Workspace::element_id(ElementId resource, const schema::FieldPath& path) const
{
    const auto* found = find(resource);
    return found == nullptr ? ElementId{} : element_id(*found, path);
}

std::optional<Location> Workspace::locate(ElementId id) const
{
    for (const auto& table : state_->kinds)
        for (const auto& resource : table->resources)
            if (auto path = find_path(*resource->elements, *schema::message_info(*resource->message), id))
                return Location{resource.get(), std::move(*path)};
    return std::nullopt;
}

std::uint64_t Workspace::next_id() const { return state_->next_id; }

bool operator==(const Workspace& a, const Workspace& b)
{
    if (a.state_ == b.state_)
        return true;
    if (*a.state_->unmodelled != *b.state_->unmodelled)
        return false;
    for (std::size_t i = 0; i < kKindCount; ++i) {
        const auto same = [](const ResourcePtr& left, const ResourcePtr& right) {
            return left == right || (left->id == right->id && schema::equal(*left->message, *right->message) &&
                                     same_ids(left->elements, right->elements));
        };
        if (!std::ranges::equal(a.state_->kinds[i]->resources, b.state_->kinds[i]->resources, same))
            return false;
    }
    return true;
}

} // namespace switchyard::model
