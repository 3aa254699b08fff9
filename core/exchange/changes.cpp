// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import.h"
#include "core/exchange/merged.h"
#include "core/model/diff.h"
#include "core/model/identity.h"

#include <algorithm>
#include <fmt/format.h>
#include <google/protobuf/message.h>

#include <map>
#include <set>
#include <utility>

namespace switchyard::exchange {

namespace {

using model::Kind;
using model::Workspace;

/// What the chosen items make of the workspace. Of several for the same resource the last one counts.
class Outcome
{
public:
    Outcome(const Workspace& workspace, const Found& found) : workspace_(workspace), found_(found) {}

    Result<void> take(const ImportItem& item)
    {
        if (item.resource >= found_.resources.size())
            return fail(ErrorKind::InvalidArgument, "the preview belongs to other files");
        if (!item.existing) {
            add(item.resource);
            return {};
        }
        const FoundResource& resource = found_.resources[item.resource];
        const model::Resource* present = workspace_.find(item.existing);
        if (present == nullptr || present->kind != resource.kind)
            return fail(
                ErrorKind::NotFound,
                fmt::format("{} is not in the workspace any more; look at the preview anew", label_of(resource)));
        next[item.existing] = merged(*resource.message, *present->message);
        replacing_[item.existing] = item.resource;
        return {};
    }

    /// The resources of the files that end up in the workspace.
    std::set<std::size_t> taken() const
    {
        std::set<std::size_t> all;
        for (const auto& [id, resource] : replacing_)
            all.insert(resource);
        for (const auto& [key, place] : places_)
            all.insert(sources_[place]);
        return all;
    }

    std::map<ElementId, schema::MessagePtr> next;           ///< new versions of what is there
    std::vector<std::pair<Kind, schema::MessagePtr>> added; ///< in the order of the files

private:
    void add(std::size_t index)
    {
        const FoundResource& resource = found_.resources[index];
        const model::Identity identity = model::identify(resource.kind, *resource.message);
        const std::string key = fmt::format("{}\n{}\n{}\n{}", model::info(resource.kind).collection, identity.project,
                                            identity.scope.to_string(), identity.name);
        const auto [place, fresh] = places_.try_emplace(key, added.size());
        if (fresh) {
            added.emplace_back();
            sources_.push_back(index);
        }
        added[place->second] = {resource.kind, resource.message};
        sources_[place->second] = index;
    }

    const Workspace& workspace_;
    const Found& found_;
    std::map<std::string, std::size_t> places_; ///< identity → place in `added`
    std::vector<std::size_t> sources_;          ///< beside `added`
    std::map<ElementId, std::size_t> replacing_;
};

/// Names the files of the secrets in the local part.
void name_secrets(const Workspace& workspace, const Found& found, std::string_view key_folder, Outcome& outcome)
{
    const std::set<std::size_t> taken = outcome.taken();
    std::vector<SecretEntry> entries;
    for (const SecretFile& secret : found.secrets)
        if (taken.contains(secret.owner))
            entries.push_back({secret.resource, secret.field,
                               key_folder.empty() ? secret.name : fmt::format("{}/{}", key_folder, secret.name)});
    if (entries.empty())
        return;
    const auto added = std::ranges::find(outcome.added, Kind::Local, &std::pair<Kind, schema::MessagePtr>::first);
    if (added != outcome.added.end()) {
        added->second = with_secret_files(added->second, entries);
    } else if (const model::Resource* local = workspace.local()) {
        schema::MessagePtr& next = outcome.next[local->id];
        next = with_secret_files(next == nullptr ? local->message : next, entries);
    } else {
        outcome.added.emplace_back(Kind::Local, with_secret_files(nullptr, entries));
    }
}

} // namespace

Result<std::vector<model::Change>> changes_of(const Workspace& workspace, const Found& found, const ImportPlan& plan,
                                              std::string_view key_folder)
{
    Outcome outcome(workspace, found);
    for (const ImportItem& item : plan.items)
        if (item.chosen)
            if (auto taken = outcome.take(item); !taken)
                return std::unexpected(std::move(taken.error()));
    name_secrets(workspace, found, key_folder, outcome);
    std::vector<model::Change> changes;
    for (model::Difference& difference : model::diff(workspace, replaced(workspace, outcome.next, outcome.added)))
        changes.push_back(std::move(difference.change));
    return changes;
}

} // namespace switchyard::exchange
