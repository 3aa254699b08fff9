// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/ports.h"

#include <algorithm>

/// Who stands in front of a resource, who behind it, and which scheme they share.
namespace switchyard::edit {

using model::Kind;

namespace {

bool is_proxy(Kind kind)
{
    return kind == Kind::TargetHttpProxy || kind == Kind::TargetHttpsProxy || kind == Kind::TargetTcpProxy ||
           kind == Kind::TargetSslProxy;
}

/// What a forwarding rule or proxy leads to.
const model::Resource* next(const model::Workspace& workspace, const model::Resource& resource)
{
    const Port port{resource.kind == Kind::ForwardingRule ? PortKind::RuleTarget : PortKind::ProxyMap, resource.id};
    const auto field = single_field(workspace, port, nullptr);
    return field ? follow(workspace, resource, *field) : nullptr;
}

bool refers_to(const model::Workspace& workspace, const model::Resource& map, const model::Resource& target)
{
    return std::ranges::any_of(model::references_of(map), [&](const model::ReferenceUse& use) {
        return workspace.resolve(use.kinds, use.text, &map).resource == &target;
    });
}

} // namespace

std::vector<const model::Resource*> rules_over(const model::Workspace& workspace, const model::Resource& resource)
{
    std::vector<const model::Resource*> rules;
    if (resource.kind == Kind::ForwardingRule) {
        return {&resource};
    }
    for (const model::ResourcePtr& rule : workspace.resources(Kind::ForwardingRule)) {
        const model::Resource* at = next(workspace, *rule);
        while (at != nullptr && at != &resource && is_proxy(at->kind)) {
            at = next(workspace, *at);
        }
        const bool through_map = at != nullptr && at != &resource && at->kind == Kind::UrlMap &&
                                 (resource.kind == Kind::BackendService || resource.kind == Kind::BackendBucket) &&
                                 refers_to(workspace, *at, resource);
        if (at == &resource || through_map) {
            rules.push_back(rule.get());
        }
    }
    return rules;
}

std::vector<const model::Resource*> services_behind(const model::Workspace& workspace, const model::Resource& resource)
{
    const model::Resource* at = &resource;
    while (at != nullptr && (at->kind == Kind::ForwardingRule || is_proxy(at->kind))) {
        at = next(workspace, *at);
    }
    std::vector<const model::Resource*> services;
    if (at == nullptr) {
        return services;
    }
    if (at->kind == Kind::BackendService) {
        return {at};
    }
    if (at->kind == Kind::UrlMap) {
        for (const model::ReferenceUse& use : model::references_of(*at)) {
            const auto* found = workspace.resolve(use.kinds, use.text, at).resource;
            if (found != nullptr && found->kind == Kind::BackendService &&
                std::ranges::find(services, found) == services.end()) {
                services.push_back(found);
            }
        }
    }
    return services;
}

std::string scheme_of(const model::Resource& resource)
{
    const std::string scheme = text_at(resource, "loadBalancingScheme");
    return scheme.empty() ? "EXTERNAL" : scheme;
}

std::optional<std::string> scheme_around(const model::Workspace& workspace, const model::Resource& resource)
{
    const auto rules = rules_over(workspace, resource);
    if (!rules.empty()) {
        return scheme_of(*rules.front());
    }
    const auto services = services_behind(workspace, resource);
    return services.empty() ? std::nullopt : std::optional(scheme_of(*services.front()));
}

bool schemes_fit(std::string_view rule, std::string_view service)
{
    return rule == service || (rule == "EXTERNAL" && service == "EXTERNAL_MANAGED");
}

} // namespace switchyard::edit
