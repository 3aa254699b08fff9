// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/ssl_policies.h"

#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/ssl_policy.pb.h"

#include <algorithm>

namespace switchyard::compile {

namespace {

cert::SslPolicySource source_of(const schema::SslPolicy& policy)
{
    return {.profile = policy.profile(),
            .min_tls_version = policy.min_tls_version(),
            .custom_features = {policy.custom_features().begin(), policy.custom_features().end()},
            .post_quantum = policy.post_quantum_key_exchange()};
}

/// A warning where the feature was asked for by name, else an advice about the profile that brings it.
void say_lack(const Subject& subject, const schema::SslPolicy& policy, const std::string& feature, Findings& findings)
{
    const auto& listed = policy.custom_features();
    const auto found = std::ranges::find(listed, feature);
    const bool is_suite = feature.starts_with("TLS_");
    if (is_suite && found != listed.end()) {
        const auto index = static_cast<std::size_t>(found - listed.begin());
        findings.add(Verdict::Warns, "ssl_policy.lacking",
                     subject.place(schema::FieldPath().field("customFeatures").index(index)), {feature});
    } else if (!is_suite && policy.post_quantum_key_exchange() == "ENABLED") {
        findings.add(Verdict::Warns, "ssl_policy.lacking", subject.place("postQuantumKeyExchange"), {feature});
    } else {
        findings.add(Verdict::Advises, "ssl_policy.lacking",
                     subject.place(is_suite && policy.has_profile() ? "profile" : ""), {feature});
    }
}

} // namespace

SslPolicies::SslPolicies(const model::Workspace& workspace, cert::CertificateTime now, Findings& findings)
    : compatible_(cert::tls_settings({}, now))
{
    for (const model::ResourcePtr& resource : workspace.resources(model::Kind::SslPolicy)) {
        const auto& policy = model::as<schema::SslPolicy>(*resource);
        cert::TlsSettings settings = cert::tls_settings(source_of(policy), now);
        for (const std::string& feature : settings.lacking) {
            say_lack({workspace, *resource}, policy, feature, findings);
        }
        policies_.emplace(resource->id, std::move(settings));
    }
}

} // namespace switchyard::compile
