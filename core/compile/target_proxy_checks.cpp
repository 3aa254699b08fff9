// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end.h"
#include "core/compile/mode.h"
#include "core/model/typed.h"
#include "core/schema/target_http_proxy.pb.h"
#include "core/schema/target_https_proxy.pb.h"
#include "core/schema/target_ssl_proxy.pb.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Resource;

constexpr std::array kCertificates{Kind::SslCertificate, Kind::Certificate};

bool is_envoy(Mode mode) { return mode != Mode::GlobalExternal && mode != Mode::Classic; }

/// A target proxy and the load balancers it works in.
class ProxyCheck
{
public:
    ProxyCheck(const FrontEnd& front_end, const Resource& proxy, Findings& findings)
        : front_end_(front_end),
          subject_{front_end.workspace(), proxy},
          modes_(front_end.usage().modes(proxy.id)),
          findings_(findings)
    {}

    /// `Proxy`: TargetHttpProxy or TargetHttpsProxy.
    template <typename Proxy>
    void http(const Proxy& proxy)
    {
        if (proxy.proxy_bind()) {
            refuse("mode.mesh_only", "proxyBind", {"proxyBind"}, remove_fix("proxyBind"));
        }
        if (proxy.has_http_keep_alive_timeout_sec()) {
            keep_alive(proxy.http_keep_alive_timeout_sec());
        }
    }

    void https(const schema::TargetHttpsProxy& proxy)
    {
        http(proxy);
        tls(proxy);
        if (proxy.has_authorization_policy()) {
            refuse("mode.mesh_only", "authorizationPolicy", {"authorizationPolicy"}, remove_fix("authorizationPolicy"));
        }
        quic(proxy.quic_override());
        early_data(proxy.tls_early_data());
        client_certificates(proxy);
    }

    /// `Proxy`: TargetHttpsProxy or TargetSslProxy.
    template <typename Proxy>
    void tls(const Proxy& proxy)
    {
        if (proxy.ssl_certificates_size() == 0 && !proxy.has_certificate_map()) {
            findings_.add(Verdict::CloudRefuses, "target_proxy.certificate_missing", subject_.place());
        }
        if (proxy.ssl_certificates_size() > 0 && proxy.has_certificate_map()) {
            findings_.add(Verdict::Advises, "target_proxy.certificates_overridden", subject_.place("sslCertificates"),
                          {last_part(proxy.certificate_map())}, remove_fix("sslCertificates"));
        }
        if (proxy.has_certificate_map()) {
            unavailable("certificateMap", "certificateMap", is_envoy);
        }
        kinds_of_certificates(proxy.ssl_certificates());
        if (!proxy.has_ssl_policy()) {
            findings_.add(Verdict::Advises, "target_proxy.ssl_policy_default", subject_.place());
        }
    }

private:
    void refuse(std::string_view code, const char* field, std::vector<std::string> args,
                std::optional<DiagnosticFix> fix = std::nullopt)
    {
        findings_.add(Verdict::CloudRefuses, code, subject_.place(field), std::move(args), std::move(fix));
    }

    void unavailable(const char* field, const std::string& feature, bool (*lacks)(Mode))
    {
        for (const Mode mode : modes_) {
            if (lacks(mode)) {
                refuse("mode.feature_unavailable", field, {feature, std::string(to_string(mode))}, remove_fix(field));
            }
        }
    }

    /// Source: requirement B7; the range is the schema's business.
    void keep_alive(std::int64_t seconds)
    {
        constexpr const char* kField = "httpKeepAliveTimeoutSec";
        constexpr std::int64_t kDefault = 610;
        const bool classic = std::ranges::find(modes_, Mode::Classic) != modes_.end();
        const auto envoy = std::ranges::find_if(modes_, is_envoy);
        if (classic) {
            refuse("target_proxy.keep_alive_fixed", kField, {}, remove_fix(kField));
        } else if (envoy != modes_.end()) {
            findings_.add(Verdict::Advises, "target_proxy.keep_alive_undocumented", subject_.place(kField),
                          {std::string(to_string(*envoy))});
        }
        if (!classic && seconds < kDefault) {
            findings_.add(Verdict::Advises, "target_proxy.keep_alive_short", subject_.place(kField),
                          {std::to_string(seconds)}, write_fix(kField, std::to_string(kDefault)));
        }
    }

    /// Source: load-balancer semantics chapter 7; NONE and DISABLE ask for nothing that could be missing.
    void quic(const std::string& override)
    {
        if (override != "ENABLE") {
            return;
        }
        unavailable("quicOverride", "HTTP/3", is_envoy);
        for (const Resource* rule : front_end_.usage().rules(subject_.resource.id)) {
            if (model::as<schema::ForwardingRule>(*rule).network_tier() == "STANDARD") {
                findings_.add(Verdict::Warns, "target_proxy.quic_standard_tier", subject_.place("quicOverride"),
                              {rule->name});
            }
        }
    }

    void early_data(const std::string& accepted)
    {
        if (accepted.empty() || accepted == "DISABLED") {
            return;
        }
        unavailable("tlsEarlyData", "TLS early data", is_envoy);
        if (accepted == "UNRESTRICTED" || accepted == "PERMISSIVE") {
            findings_.add(Verdict::Advises, "target_proxy.early_data_replay", subject_.place("tlsEarlyData"),
                          {accepted == "UNRESTRICTED" ? "every request" : "requests whose query does something"},
                          write_fix("tlsEarlyData", "STRICT"));
        }
    }

    /// Source: requirement C3.
    void client_certificates(const schema::TargetHttpsProxy& proxy)
    {
        const auto envoy = std::ranges::find_if(modes_, is_envoy);
        if (proxy.has_server_tls_policy() && envoy != modes_.end()) {
            findings_.add(Verdict::Warns, "target_proxy.client_certificates", subject_.place("serverTlsPolicy"),
                          {std::string(to_string(*envoy))});
        }
    }

    /// 15 Compute certificates or 100 of the Certificate Manager, not mixed.
    void kinds_of_certificates(const google::protobuf::RepeatedPtrField<std::string>& references)
    {
        constexpr int kCompute = 15;
        constexpr int kManager = 100;
        int compute = 0;
        int manager = 0;
        for (const std::string& reference : references) {
            const Resource* found = front_end_.resolve(kCertificates, reference, subject_.resource);
            const bool of_manager = found != nullptr ? found->kind == Kind::Certificate
                                                     : reference.find("/locations/") != std::string::npos;
            (of_manager ? manager : compute) += 1;
        }
        if (compute > 0 && manager > 0) {
            refuse("target_proxy.certificates_mixed", "sslCertificates",
                   {std::to_string(compute), std::to_string(manager)});
        }
        const int limit = compute > 0 ? kCompute : kManager;
        if (references.size() > limit) {
            refuse("limit.exceeded", "sslCertificates",
                   {std::to_string(references.size()), "sslCertificates", std::to_string(limit)});
        }
    }

    const FrontEnd& front_end_;
    Subject subject_;
    std::span<const Mode> modes_;
    Findings& findings_;
};

} // namespace

void check_target_proxies(const FrontEnd& front_end, Findings& findings)
{
    const model::Workspace& workspace = front_end.workspace();
    for (const model::ResourcePtr& proxy : workspace.resources(Kind::TargetHttpProxy)) {
        ProxyCheck(front_end, *proxy, findings).http(model::as<schema::TargetHttpProxy>(*proxy));
    }
    for (const model::ResourcePtr& proxy : workspace.resources(Kind::TargetHttpsProxy)) {
        ProxyCheck(front_end, *proxy, findings).https(model::as<schema::TargetHttpsProxy>(*proxy));
    }
    for (const model::ResourcePtr& proxy : workspace.resources(Kind::TargetSslProxy)) {
        ProxyCheck(front_end, *proxy, findings).tls(model::as<schema::TargetSslProxy>(*proxy));
    }
}

} // namespace switchyard::compile
