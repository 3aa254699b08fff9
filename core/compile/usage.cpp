// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/usage.h"

#include "core/compile/mode.h"
#include "core/model/reference.h"
#include "core/model/typed.h"
#include "core/schema/backend_service.pb.h"
#include "core/schema/forwarding_rule.pb.h"

#include <algorithm>
#include <unordered_set>

namespace switchyard::compile {

using model::Kind;
using model::Resource;

Usage::Usage(const model::Workspace& workspace)
{
    read_references(workspace);
    for (const model::ResourcePtr& rule : workspace.resources(Kind::ForwardingRule)) {
        const auto& message = model::as<schema::ForwardingRule>(*rule);
        const auto mode = mode_of(message.load_balancing_scheme(), rule->scope);
        follow(*rule, mode.value_or(Mode::Classic), mode.has_value());
    }
    for (const model::ResourcePtr& service : workspace.resources(Kind::BackendService)) {
        const auto& message = model::as<schema::BackendService>(*service);
        Entry& entry = entries_[service->id];
        const auto mode = mode_of(message.load_balancing_scheme(), service->scope);
        if (entry.modes.empty() && entry.rules.empty() && message.has_load_balancing_scheme() && mode) {
            entry.modes = {*mode};
        }
    }
    for (auto& [id, entry] : entries_) {
        std::ranges::sort(entry.modes);
        const auto rest = std::ranges::unique(entry.modes);
        entry.modes.erase(rest.begin(), rest.end());
    }
}

void Usage::read_references(const model::Workspace& workspace)
{
    for (const model::KindInfo& kind : model::all_kinds()) {
        if (kind.kind == Kind::Local) {
            continue;
        }
        for (const model::ResourcePtr& resource : workspace.resources(kind.kind)) {
            std::unordered_set<ElementId> seen;
            for (const model::ReferenceUse& use : model::references_of(*resource)) {
                const Resource* target = workspace.resolve(use.kinds, use.text, resource.get()).resource;
                if (target != nullptr && seen.insert(target->id).second) {
                    entries_[resource->id].uses.push_back(target);
                    entries_[target->id].users.push_back(resource.get());
                }
            }
        }
    }
}

void Usage::follow(const Resource& rule, Mode mode, bool has_mode)
{
    std::unordered_set<ElementId> seen{rule.id};
    std::vector<const Resource*> open{&rule};
    while (!open.empty()) {
        const Resource& resource = *open.back();
        open.pop_back();
        Entry& entry = entries_[resource.id];
        entry.rules.push_back(&rule);
        if (has_mode) {
            entry.modes.push_back(mode);
        }
        for (const Resource* next : entry.uses) {
            if (seen.insert(next->id).second) {
                open.push_back(next);
            }
        }
    }
}

std::span<const Mode> Usage::modes(ElementId resource) const
{
    const auto found = entries_.find(resource);
    return found == entries_.end() ? std::span<const Mode>() : found->second.modes;
}

bool Usage::works_in(ElementId resource, Mode mode) const
{
    const std::span<const Mode> known = modes(resource);
    return std::ranges::find(known, mode) != known.end();
}

bool Usage::works_only_in(ElementId resource, std::span<const Mode> allowed) const
{
    const std::span<const Mode> known = modes(resource);
    return !known.empty() &&
           std::ranges::all_of(known, [&](Mode mode) { return std::ranges::find(allowed, mode) != allowed.end(); });
}

std::span<const Resource* const> Usage::rules(ElementId resource) const
{
    const auto found = entries_.find(resource);
    return found == entries_.end() ? std::span<const Resource* const>() : found->second.rules;
}

std::span<const Resource* const> Usage::users(ElementId resource) const
{
    const auto found = entries_.find(resource);
    return found == entries_.end() ? std::span<const Resource* const>() : found->second.users;
}

} // namespace switchyard::compile
