// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/model/typed.h"
#include "core/schema/security_policy.pb.h"

#include <array>

namespace switchyard::compile {

namespace {

constexpr std::string_view kStandard = "CLOUD_ARMOR";
constexpr std::string_view kEdge = "CLOUD_ARMOR_EDGE";

/// `field` of a service or bucket names a policy; it must be of the type and scope that belong there.
void check_reference(const Subject& subject, std::string_view field, const std::string& reference,
                     std::string_view type, Findings& findings)
{
    constexpr std::array kPolicies{model::Kind::SecurityPolicy};
    if (reference.empty()) {
        return;
    }
    const auto found = subject.workspace.resolve(kPolicies, reference, &subject.resource);
    if (found.status != model::Resolution::Status::Found) {
        return;
    }
    const auto& policy = model::as<schema::SecurityPolicy>(*found.resource);
    const std::string own = policy.type().empty() ? std::string(kStandard) : policy.type();
    if (own != type) {
        findings.add(Verdict::CloudRefuses, "security_policy.wrong_use", subject.place(field),
                     {found.resource->name, own, std::string(field), std::string(type)});
    }
    if (found.resource->scope != subject.resource.scope) {
        findings.add(
            Verdict::CloudRefuses, "security_policy.scope", subject.place(field),
            {found.resource->name, where(found.resource->scope), subject.resource.name, where(subject.resource.scope)});
    }
}

} // namespace

void check_security_use(const Subject& subject, const schema::BackendService& service, Findings& findings)
{
    check_reference(subject, "securityPolicy", service.security_policy(), kStandard, findings);
    check_reference(subject, "edgeSecurityPolicy", service.edge_security_policy(), kEdge, findings);
    if (!service.edge_security_policy().empty() && !service.enable_cdn()) {
        findings.add(Verdict::CloudRefuses, "security_policy.edge_without_cdn", subject.place("edgeSecurityPolicy"), {},
                     write_fix("enableCDN", "true"));
    }
}

void check_security_use(const Subject& subject, const schema::BackendBucket& bucket, Findings& findings)
{
    check_reference(subject, "edgeSecurityPolicy", bucket.edge_security_policy(), kEdge, findings);
}

} // namespace switchyard::compile
