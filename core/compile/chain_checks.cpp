// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end.h"
#include "core/compile/mode.h"
#include "core/model/reference.h"
#include "core/model/typed.h"
#include "core/schema/access.h"
#include "core/schema/backend_service.pb.h"
#include "core/schema/target_tcp_proxy.pb.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Resource;

/// Whose references lead to resources of the same scope. What URL maps and backend services refer to, their own checks
/// look at.
constexpr std::array kUsers{Kind::TargetHttpProxy, Kind::TargetHttpsProxy, Kind::TargetTcpProxy,
                            Kind::TargetSslProxy,  Kind::Certificate,      Kind::CertificateMapEntry,
                            Kind::ServerTlsPolicy, Kind::LbRouteExtension, Kind::LbTrafficExtension};

/// These say where they live in their full name; a bare name leaves it open.
constexpr std::array kNamedByPath{Kind::Certificate,      Kind::CertificateMap,    Kind::CertificateMapEntry,
                                  Kind::DnsAuthorization, Kind::ServerTlsPolicy,   Kind::TrustConfig,
                                  Kind::LbRouteExtension, Kind::LbTrafficExtension};

bool has_known_scope(const Resource& resource)
{
    if (std::ranges::find(kNamedByPath, resource.kind) == kNamedByPath.end()) {
        return true;
    }
    const auto name = schema::get(*resource.message, schema::FieldPath().field("name"));
    const auto* text = name ? std::get_if<std::string>(&name->data) : nullptr;
    return text != nullptr && text->find('/') != std::string::npos;
}

/// EXTERNAL_MANAGED services may stand behind an EXTERNAL rule, never the reverse.
bool schemes_fit(std::string_view rule, std::string_view service)
{
    return rule == service || (rule == "EXTERNAL" && service == "EXTERNAL_MANAGED");
}

class ChainCheck
{
public:
    ChainCheck(const FrontEnd& front_end, Findings& findings) : front_end_(front_end), findings_(findings) {}

    void run()
    {
        for (const RuleFacts& rule : front_end_.rules()) {
            if (rule.mode && rule.proxy != nullptr) {
                target(rule);
            }
        }
        for (const Kind kind : kUsers) {
            for (const model::ResourcePtr& resource : front_end_.workspace().resources(kind)) {
                references({front_end_.workspace(), *resource});
            }
        }
    }

private:
    /// A classic load balancer of the STANDARD tier has a regional rule in front of global resources.
    void target(const RuleFacts& rule)
    {
        const model::Scope wanted = rule.mode == Mode::Classic ? model::Scope{} : rule.resource().scope;
        if (rule.proxy->scope != wanted) {
            mismatch(rule.subject, schema::FieldPath().field("target"), *rule.proxy);
        }
        const std::string_view scheme = scheme_or_default(rule.message.load_balancing_scheme());
        if (rule.proxy->kind == Kind::TargetSslProxy && rule.is_internal()) {
            findings_.add(Verdict::CloudRefuses, "mode.feature_unavailable", rule.subject.place("target"),
                          {"A target SSL proxy", std::string(to_string(*rule.mode))});
        }
        if (rule.proxy->kind == Kind::TargetTcpProxy) {
            const auto& proxy = model::as<schema::TargetTcpProxy>(*rule.proxy);
            const std::string& own = proxy.load_balancing_scheme();
            if (proxy.has_load_balancing_scheme() && own != scheme && !own.ends_with("UNSPECIFIED")) {
                findings_.add(Verdict::CloudRefuses, "target_proxy.scheme_mismatch", rule.subject.place("target"),
                              {rule.proxy->name, own, std::string(scheme)});
            }
        }
        if (!rule.has_http_proxy()) {
            service(*rule.proxy, scheme);
        }
    }

    /// What stands behind a TCP or SSL proxy.
    void service(const Resource& proxy, std::string_view scheme)
    {
        constexpr std::array kServices{Kind::BackendService};
        for (const model::ReferenceUse& use : model::references_of(proxy)) {
            const Resource* found = front_end_.resolve(kServices, use.text, proxy);
            if (use.path.to_string() != "service" || found == nullptr) {
                continue;
            }
            const std::string_view own =
                scheme_or_default(model::as<schema::BackendService>(*found).load_balancing_scheme());
            if (!schemes_fit(scheme, own)) {
                findings_.add(Verdict::CloudRefuses, "mode.scheme_mismatch",
                              Subject{front_end_.workspace(), proxy}.place(use.path),
                              {found->name, std::string(own), std::string(scheme)});
            }
        }
    }

    void references(const Subject& user)
    {
        if (!has_known_scope(user.resource)) {
            return;
        }
        for (const model::ReferenceUse& use : model::references_of(user.resource)) {
            const Resource* used = front_end_.resolve(use.kinds, use.text, user.resource);
            // Certificate maps are for global proxies anyway; target_proxy_checks.cpp says so.
            if (used != nullptr && used->kind != Kind::CertificateMap && has_known_scope(*used) &&
                used->scope != user.resource.scope) {
                mismatch(user, use.path, *used);
            }
        }
    }

    void mismatch(const Subject& user, const schema::FieldPath& path, const Resource& used)
    {
        findings_.add(Verdict::CloudRefuses, "mode.scope_mismatch", user.place(path),
                      {used.name, used.scope.to_string(), user.resource.name, user.resource.scope.to_string()});
    }

    const FrontEnd& front_end_;
    Findings& findings_;
};

} // namespace

void check_chains(const FrontEnd& front_end, Findings& findings) { ChainCheck(front_end, findings).run(); }

} // namespace switchyard::compile
