// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/compile/mode.h"
#include "core/model/typed.h"
#include "core/schema/network_endpoint_group.pb.h"

#include <algorithm>
#include <map>

namespace switchyard::compile {

namespace {

using model::Resource;

bool is_elsewhere(const Resource& a, const Resource& b)
{
    return !a.project.empty() && !b.project.empty() && a.project != b.project;
}

/// A map of another project, when the service or bucket has one among its users.
const Resource* foreign_map(const Resource& target, const Usage& usage)
{
    for (const Resource* user : usage.users(target.id)) {
        if (user->kind == model::Kind::UrlMap && is_elsewhere(*user, target)) {
            return user;
        }
    }
    return nullptr;
}

/// What keeps a service from being used across projects; empty when nothing does. Source: requirement A6.
std::string obstacle(const ServiceFacts& service)
{
    if (service.works_in(Mode::Classic)) {
        return "a classic load balancer cannot use services of other projects";
    }
    const bool app_engine = std::ranges::any_of(service.backends, [](const BackendFacts& backend) {
        return backend.kind() == GroupKind::Serverless && backend.group != nullptr &&
               model::as<schema::NetworkEndpointGroup>(*backend.group->resource).has_app_engine();
    });
    if (service.works_in(Mode::GlobalExternal) && app_engine) {
        return "a service with App Engine cannot be used across projects";
    }
    if (service.works_in(Mode::RegionalExternal) && service.has_group_of(GroupKind::InternetEndpoints)) {
        return "a service with regional internet endpoints cannot be used across projects";
    }
    return {};
}

} // namespace

void check_projects(const ServiceFacts& service, const Usage& usage, Findings& findings)
{
    const Resource& self = service.subject.resource;
    for (const BackendFacts& backend : service.backends) {
        if (backend.group != nullptr && is_elsewhere(*backend.group->resource, self)) {
            findings.add(Verdict::CloudRefuses, "backend_service.other_project",
                         service.subject.place(backend.path.field("group")),
                         {backend.name(), backend.group->resource->project, self.project});
        }
    }
    if (service.health_check != nullptr && is_elsewhere(*service.health_check, self)) {
        findings.add(Verdict::CloudRefuses, "backend_service.other_project", service.subject.place("healthChecks[0]"),
                     {service.health_check->name, service.health_check->project, self.project});
    }
    const Resource* map = foreign_map(self, usage);
    if (map == nullptr) {
        return;
    }
    const std::string reason = obstacle(service);
    if (!reason.empty()) {
        findings.add(Verdict::CloudRefuses, "backend_service.cross_project", service.subject.place(),
                     {map->name, map->project, reason});
    }
}

void check_names_across_projects(const BackendIndex& index, Findings& findings)
{
    std::map<std::string, const Resource*> first;
    for (const ServiceFacts& service : index.services()) {
        const Resource& self = service.subject.resource;
        const auto [found, fresh] = first.emplace(self.name, &self);
        if (!fresh && is_elsewhere(*found->second, self)) {
            findings.add(Verdict::Advises, "backend_service.name_in_other_project", service.subject.place("name"),
                         {self.name, found->second->project});
        }
    }
    for (const model::ResourcePtr& bucket : index.workspace().resources(model::Kind::BackendBucket)) {
        const Resource* map = foreign_map(*bucket, index.usage());
        if (map != nullptr && index.usage().works_in(bucket->id, Mode::GlobalExternal)) {
            findings.add(Verdict::CloudRefuses, "backend_service.cross_project",
                         Subject{index.workspace(), *bucket}.place(),
                         {map->name, map->project, "a backend bucket cannot be used across projects"});
        }
    }
}

} // namespace switchyard::compile
