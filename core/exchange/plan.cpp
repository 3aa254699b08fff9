// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import.h"
#include "core/exchange/merged.h"
#include "core/exchange/secrets.h"
#include "core/exchange/settings.h"
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

/// Values by project, which a resource need not tell: one that tells none is the same as the first of any project, and
/// as all that are looked for.
template <typename T>
class ByProject
{
public:
    /// Errors: nullptr.
    T* find(const std::string& project)
    {
        if (values_.empty())
            return nullptr;
        const auto exact = project.empty() ? values_.begin() : values_.find(project);
        const auto found = exact == values_.end() ? values_.find(std::string()) : exact;
        return found == values_.end() ? nullptr : &found->second;
    }
    T& add(const std::string& project, T value) { return values_.try_emplace(project, std::move(value)).first->second; }

    auto begin() { return values_.begin(); }
    auto end() { return values_.end(); }

private:
    std::map<std::string, T> values_;
};

/// What the workspace has of each name and scope.
using Existing = std::map<Key, ByProject<const Resource*>>;

Existing index_of(const Workspace& workspace)
{
    Existing index;
    for (const model::KindInfo& row : model::all_kinds())
        for (const model::ResourcePtr& resource : workspace.resources(row.kind))
            index[{row.kind, resource->name, resource->scope}].add(resource->project, resource.get());
    return index;
}

const Resource* match(Existing& index, Kind kind, const model::Identity& identity)
{
    const auto named = index.find({kind, identity.name, identity.scope});
    if (named == index.end())
        return nullptr;
    const Resource* const* found = named->second.find(identity.project);
    return found == nullptr ? nullptr : *found;
}

/// Resources of the files that are one and the same: by name, scope, and project when both have one.
struct Twins
{
    std::vector<std::size_t> members; ///< in the order of the files
    bool alike = true;                ///< apart from what the server fills in
};

/// The twins of each resource of the files.
class TwinIndex
{
public:
    explicit TwinIndex(const Found& found)
    {
        for (std::size_t index = 0; index < found.resources.size(); ++index) {
            const FoundResource& resource = found.resources[index];
            const model::Identity identity = model::identify(resource.kind, *resource.message);
            auto& groups = by_key_[{resource.kind, identity.name, identity.scope}];
            Twins* known = groups.find(identity.project);
            Twins& twins = known == nullptr ? groups.add(identity.project, {}) : *known;
            twins.members.push_back(index);
        }
        for (auto& [key, groups] : by_key_)
            for (auto& [project, twins] : groups)
                finish(twins, found);
    }

    const Twins& of(std::size_t resource) const { return *of_.at(resource); }

private:
    void finish(Twins& twins, const Found& found)
    {
        const schema::MessagePtr first =
            twins.members.size() == 1 ? nullptr : settings_of(*found.resources[twins.members.front()].message);
        for (const std::size_t member : twins.members) {
            of_.emplace(member, &twins);
            if (member != twins.members.front() && twins.alike)
                twins.alike = schema::equal(*first, *settings_of(*found.resources[member].message));
        }
    }

    std::map<Key, ByProject<Twins>> by_key_;
    std::unordered_map<std::size_t, const Twins*> of_;
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

/// One preview in the making.
class Planning
{
public:
    Planning(const Workspace& workspace, const Found& found) : workspace_(workspace), found_(found), twins_(found)
    {
        std::set<std::pair<std::string, std::string>> known;
        for (const SecretEntry& entry : secret_files(workspace))
            known.emplace(entry.resource, entry.field);
        for (const SecretFile& secret : found.secrets)
            if (!known.contains({secret.resource, secret.field}))
                new_secrets_[secret.owner].push_back(&secret);
    }

    ImportPlan run()
    {
        Existing existing = index_of(workspace_);
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
        const Twins& twins = twins_.of(index);
        if (!twins.alike) {
            item.action = ImportAction::Conflict;
            item.chosen = index == twins.members.back();
            item.sentences.push_back(conflict_sentence(index, twins));
        } else if (index != twins.members.front()) {
            item.action = ImportAction::Same; // said twice
            item.chosen = false;
        } else if (old != nullptr) {
            const bool same =
                schema::equal(*settings_of(*merged(message(index), *old->message)), *settings_of(*old->message));
            item.action = same && !new_secrets_.contains(index) ? ImportAction::Same : ImportAction::Replace;
            // What stands in for the cloud on this machine is not overwritten unasked.
            item.chosen = item.action == ImportAction::Replace && found_.resources[index].kind != Kind::Local;
        }
        return item;
    }

    std::string conflict_sentence(std::size_t index, const Twins& twins) const
    {
        constexpr std::size_t kEnough = 3;
        std::string others;
        std::size_t count = 0;
        for (const std::size_t twin : twins.members) {
            if (count == kEnough)
                break;
            if (twin == index)
                continue;
            others += fmt::format("{}{}:{}", count++ == 0 ? "" : ", ", found_.resources[twin].file,
                                  found_.resources[twin].position.line);
        }
        const std::size_t more = twins.members.size() - 1 - count;
        return fmt::format("Others of the same name differ from it: {}{}", others,
                           more == 0 ? std::string() : fmt::format(" and {} more", more));
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
            if (item != items.end() && !fills_in(difference.change) && !model::is_insignificant(difference.change))
                plan_.items[item->second].sentences.push_back(safe_sentence(difference));
        }
        for (const auto& [existing, index] : items) {
            ImportItem& item = plan_.items[index];
            if (item.action == ImportAction::Replace && item.sentences.empty() && !new_secrets_.contains(index)) {
                item.action = ImportAction::Same; // references may be spelt in another way
                item.chosen = false;
            }
        }
        for (const auto& [owner, secrets] : new_secrets_)
            if (ImportItem& item = plan_.items[owner]; item.action == ImportAction::Replace)
                for (const SecretFile* secret : secrets)
                    item.sentences.push_back(fmt::format("{} will be kept in a file of its own", secret->field));
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
    TwinIndex twins_;
    std::map<std::size_t, std::vector<const SecretFile*>>
        new_secrets_; ///< by owner, of those the workspace has no file for
    ImportPlan plan_;
};

} // namespace

ImportPlan plan_import(const Workspace& workspace, const Found& found) { return Planning(workspace, found).run(); }

} // namespace switchyard::exchange
