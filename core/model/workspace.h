// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/model/change.h"
#include "core/model/reference.h"
#include "core/model/resource.h"
#include "core/schema/field_path.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::model {

/// Where an id leads: the resource itself (empty path) or one of its elements.
struct Location
{
    const Resource* resource = nullptr;
    schema::FieldPath path;
};

/// A top-level key of the file that is no collection.
struct UnmodelledKey
{
    std::string key;
    std::string yaml;

    friend bool operator==(const UnmodelledKey&, const UnmodelledKey&) = default;
};

/// What people edit: all resources, as a value. Copying costs one reference count; a change copies only the resource it
/// touches. Duplicate names are kept. Pointers to resources live as long as some copy of the workspace they came from.
/// Thread: any, as it is immutable.
class Workspace
{
public:
    Workspace();

    /// In file order.
    std::span<const ResourcePtr> resources(Kind kind) const;
    std::size_t resource_count() const;
    std::span<const UnmodelledKey> unmodelled() const;
    /// The `local:` part. Errors: nullptr when the file has none.
    const Resource* local() const;

    /// By id. Errors: nullptr.
    const Resource* find(ElementId resource) const;
    /// Place of a resource in its collection. Errors: nullopt.
    std::optional<std::size_t> index_of(ElementId resource) const;
    /// By reference (full URL, partial URL, bare name); the first when there are several. Errors: nullptr.
    const Resource* find(Kind kind, std::string_view reference, const Resource* from = nullptr) const;
    /// Follows a reference. Without a scope in the text, a resource of the scope of `from` is preferred, then a global
    /// one. Cost: O(1) in the number of resources when found.
    Resolution resolve(std::span<const Kind> kinds, std::string_view reference, const Resource* from = nullptr) const;

    /// The id of the innermost element that contains a path: `routeRules[2].priority` has that of `routeRules[2]`, a
    /// plain field that of the resource. 0 when an index has no element. Cost: O(depth).
    ElementId element_id(const Resource& resource, const schema::FieldPath& path) const;
    ElementId element_id(ElementId resource, const schema::FieldPath& path) const;
    /// Where an id is now. Errors: nullopt when it is gone.
    std::optional<Location> locate(ElementId id) const;

    /// Carries a change out. Errors: NotFound or InvalidArgument with a sentence when it does not fit (the workspace
    /// has changed since it was made); this workspace is untouched either way.
    Result<Workspace> apply(const Change& change) const;

    /// Ids from here on are free.
    std::uint64_t next_id() const;

    /// Same resources, contents and ids.
    friend bool operator==(const Workspace& a, const Workspace& b);

private:
    friend class WorkspaceBuilder;
    struct State;
    explicit Workspace(std::shared_ptr<const State> state);

    std::shared_ptr<const State> state_;
};

/// Puts a workspace together from messages in file order. With a previous version, resources and elements that are
/// recognised keep their ids, and unchanged messages are shared.
class WorkspaceBuilder
{
public:
    WorkspaceBuilder();
    explicit WorkspaceBuilder(Workspace previous);
    ~WorkspaceBuilder();
    WorkspaceBuilder(const WorkspaceBuilder&) = delete;
    WorkspaceBuilder& operator=(const WorkspaceBuilder&) = delete;

    /// `same_as`: the resource of the previous version this one is known to be (its text did not change); 0: not known.
    /// The message must be of that kind.
    void add(Kind kind, schema::MessagePtr message, ElementId same_as = {});
    void add_unmodelled(std::string key, std::string yaml);
    /// Ends the builder's life.
    Workspace build();

private:
    struct Draft;
    std::unique_ptr<Draft> draft_;
};

/// `next` with the ids of `previous` wherever resources and elements are recognised.
Workspace aligned(const Workspace& next, const Workspace& previous);

} // namespace switchyard::model
