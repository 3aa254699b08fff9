// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end.h"
#include "core/model/reference.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Resource;

/// What has to live in the project of the resource that refers to it; services may live elsewhere (project_checks.cpp).
constexpr std::array kUsers{Kind::ForwardingRule, Kind::TargetHttpProxy, Kind::TargetHttpsProxy, Kind::TargetTcpProxy,
                            Kind::TargetSslProxy};
constexpr std::array kOfOneProject{Kind::Address,        Kind::TargetHttpProxy, Kind::TargetHttpsProxy,
                                   Kind::TargetTcpProxy, Kind::TargetSslProxy,  Kind::UrlMap,
                                   Kind::SslCertificate, Kind::SslPolicy};

/// The project that a reference names, else that of the resource it leads to.
std::string project_of(const std::string& reference, const Resource& used)
{
    const auto parsed = model::Reference::parse(reference);
    return parsed && !parsed->project.empty() ? parsed->project : used.project;
}

} // namespace

void check_front_end_projects(const FrontEnd& front_end, Findings& findings)
{
    for (const Kind kind : kUsers) {
        for (const model::ResourcePtr& resource : front_end.workspace().resources(kind)) {
            for (const model::ReferenceUse& use : model::references_of(*resource)) {
                const Resource* used = front_end.resolve(use.kinds, use.text, *resource);
                if (used == nullptr || std::ranges::find(kOfOneProject, used->kind) == kOfOneProject.end()) {
                    continue;
                }
                const std::string project = project_of(use.text, *used);
                if (!resource->project.empty() && !project.empty() && project != resource->project) {
                    findings.add(Verdict::CloudRefuses, "project.front_end_split",
                                 Subject{front_end.workspace(), *resource}.place(use.path),
                                 {used->name, project, resource->project});
                }
            }
        }
    }
}

} // namespace switchyard::compile
