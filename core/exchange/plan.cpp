// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import.h"
#include "core/exchange/merged.h"
#include "core/exchange/secrets.h"
#include "core/model/diff.h"
#include "core/model/identity.h"
#include "core/schema/access.h"

#include <fmt/format.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace switchyard::exchange {

namespace {

using model::Change;
using model::Kind;
using model::Resource;
using model::Workspace;
using schema::FieldPath;

using Key = std::tuple<Kind, std::string, model::Scope>;

/// What the workspace has of each name and scope.
using Existing = std::map<Key, std::vector<const Resource*>>;

Existing index_of(const Workspace& workspace)
{
    Existing index;
    for (const model::KindInfo& row : model::all_kinds())
        for (const model::ResourcePtr& resource : workspace.resources(row.kind))
            index[{row.kind, resource->name, resource->scope}].push_back(resource.get());
    return index;
}

bool same_project(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

const Resource* match(const Existing& index, Kind kind, const model::Identity& identity)
{
    const auto named = index.find({kind, identity.name, identity.scope});
    if (named == index.end())
        return nullptr;
    const auto found = std::ranges::find_if(named->second, [&identity](const Resource* resource) {
        return same_project(resource->project, identity.project);
    });
    return found == named->second.end() ? nullptr : *found;
}

/// Groups resources of the files that are one and the same: by name, scope and project when both have one.
class Twins
{
public:
    explicit Twins(const Found& found)
    {
        for (std::size_t index = 0; index < found.resources.size(); ++index) {
            const FoundResource& resource = found.resources[index];
            const model::Identity identity = model::identify(resource.kind, *resource.message);
            auto& groups = by_key_[{resource.kind, identity.name, identity.scope}];
            auto group = std::ranges::find_if(
                groups, [&identity](const Group& one) { return same_project(one.project, identity.project); });
            if (group == groups.end())
                group = groups.insert(groups.end(), Group{identity.project, {}});
            group->members.push_back(index);
        }
        for (auto& [key, groups] : by_key_)
            for (Group& group : groups)
                for (const std::size_t member : group.members)
                    of_.emplace(member, &group.members);
    }

    /// All of the group, in the order of the files.
    const std::vector<std::size_t>& of(std::size_t resource) const { return *of_.at(resource); }

private:
    struct Group
    {
        std::string project;
        std::vector<std::size_t> members;
    };

    std::map<Key, std::vector<Group>> by_key_;
    std::unordered_map<std::size_t, const std::vector<std::size_t>*> of_;
};

/// A difference in words that repeats no secret.
std::string safe_sentence(const model::Difference& difference)
{
    const FieldPath& path = difference.change.path;
    const bool secret = path.last_is_name() && is_secret_name(path.last_name());
    if (!secret && difference.sentence.find("PRIVATE KEY") == std::string::npos)
        return difference.sentence;
    return fmt::format("{} changed; it is a secret and not shown", path.to_string());
}

/// Whether the workspace names a file for a secret already.
bool knows_secret(const Workspace& workspace, const SecretFile& secret)
{
    const auto files = secret_files(workspace);
    return std::ranges::any_of(files, [&secret](const SecretEntry& entry) {
        return entry.resource == secret.resource && entry.field == secret.field;
    });
}

/// One preview in the making.
class Planning
{
public:
    Planning(const Workspace& workspace, const Found& found) : workspace_(workspace), found_(found), twins_(found) {}

    ImportPlan run()
    {
        const Existing existing = index_of(workspace_);
        for (std::size_t index = 0; index < found_.resources.size(); ++index) {
            const FoundResource& resource = found_.resources[index];
            const Resource* old = match(existing, resource.kind, model::identify(resource.kind, *resource.message));
            plan_.items.push_back(item(index, old));
        }
        describe_replacements();
        return std::move(plan_);
    }

private:
    const google::protobuf::Message& message(std::size_t index) const { return *found_.resources[index].message; }

    ImportItem item(std::size_t index, const Resource* old) const
    {
        ImportItem item;
        item.resource = index;
        item.existing = old == nullptr ? ElementId{} : old->id;
        const std::vector<std::size_t>& twins = twins_.of(index);
        const bool alike = std::ranges::all_of(
            twins, [&](std::size_t twin) { return equal_settings(message(twins.front()), message(twin)); });
        if (!alike) {
            item.action = ImportAction::Conflict;
            item.chosen = index == twins.back();
            item.sentences.push_back(conflict_sentence(index, twins));
        } else if (index != twins.front()) {
            item.action = ImportAction::Same; // said twice
            item.chosen = false;
        } else if (old != nullptr) {
            const bool same = equal_settings(*merged(message(index), *old->message), *old->message);
            item.action = same && !has_new_secret(index) ? ImportAction::Same : ImportAction::Replace;
            // What stands in for the cloud on this machine is not overwritten unasked.
            item.chosen = item.action == ImportAction::Replace && found_.resources[index].kind != Kind::Local;
        }
        return item;
    }

    std::string conflict_sentence(std::size_t index, const std::vector<std::size_t>& twins) const
    {
        std::string others;
        for (const std::size_t twin : twins)
            if (twin != index)
                others += fmt::format("{}{}:{}", others.empty() ? "" : ", ", found_.resources[twin].file,
                                      found_.resources[twin].position.line);
        return fmt::format("It differs from the one of the same name in {}", others);
    }

    bool has_new_secret(std::size_t index) const
    {
        return std::ranges::any_of(found_.secrets, [&](const SecretFile& secret) {
            return secret.owner == index && !knows_secret(workspace_, secret);
        });
    }

    /// All differences at once: comparing two workspaces costs as much for one resource as for all.
    void describe_replacements()
    {
        std::map<ElementId, std::size_t> items;
        std::map<ElementId, schema::MessagePtr> next;
        for (std::size_t index = 0; index < plan_.items.size(); ++index) {
            const ImportItem& item = plan_.items[index];
            if (!item.existing || item.action == ImportAction::Same)
                continue;
            const Resource& old = *workspace_.find(item.existing);
            items[item.existing] = index; // of several the last one
            next[item.existing] = merged(message(item.resource), *old.message);
        }
        for (const model::Difference& difference : model::diff(workspace_, replaced(workspace_, next, {}))) {
            const auto item = items.find(difference.change.resource);
            if (item != items.end() && !fills_in(difference.change))
                plan_.items[item->second].sentences.push_back(safe_sentence(difference));
        }
        for (const SecretFile& secret : found_.secrets)
            if (ImportItem& item = plan_.items[secret.owner];
                item.action == ImportAction::Replace && !knows_secret(workspace_, secret))
                item.sentences.push_back(fmt::format("{} will be kept in a file of its own", secret.field));
    }

    /// Whether a change only concerns what the server fills in.
    bool fills_in(const Change& change) const
    {
        const std::string_view message = model::info(change.kind).message;
        for (std::size_t size = 1; size <= change.path.size(); ++size) {
            const auto target = schema::resolve(message, change.path.prefix(size));
            if (target && target->field != nullptr && server_fills(*target->field))
                return true;
        }
        return false;
    }

    const Workspace& workspace_;
    const Found& found_;
    Twins twins_;
    ImportPlan plan_;
};

} // namespace

ImportPlan plan_import(const Workspace& workspace, const Found& found) { return Planning(workspace, found).run(); }

} // namespace switchyard::exchange
