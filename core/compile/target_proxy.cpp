// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/forwarding_rule.h"
#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/target_http_proxy.pb.h"
#include "core/schema/target_https_proxy.pb.h"
#include "core/schema/target_ssl_proxy.pb.h"
#include "core/schema/target_tcp_proxy.pb.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

using model::Kind;

/// `Proxy`: TargetHttpProxy or TargetHttpsProxy.
template <typename Proxy>
TargetProxy of_requests(const Subject& subject, Findings& findings)
{
    constexpr std::array kUrlMaps{Kind::UrlMap};
    const auto& message = model::as<Proxy>(subject.resource);
    TargetProxy result;
    if (message.has_http_keep_alive_timeout_sec()) {
        result.client_keep_alive = Seconds(std::clamp<std::int64_t>(message.http_keep_alive_timeout_sec(), 1, 86400));
    }
    if (!message.has_url_map()) {
        findings.add(Verdict::Blocks, "reference.missing", subject.place(), {"urlMap", "URL map"});
        return result;
    }
    result.url_map = subject.follow(kUrlMaps, message.url_map());
    return result;
}

/// `Proxy`: TargetTcpProxy or TargetSslProxy.
template <typename Proxy>
TargetProxy of_bytes(const Subject& subject, Findings& findings)
{
    constexpr std::array kServices{Kind::BackendService};
    const auto& message = model::as<Proxy>(subject.resource);
    TargetProxy result;
    result.sends_proxy_header = message.proxy_header() == "PROXY_V1";
    if (!message.has_service()) {
        findings.add(Verdict::Blocks, "reference.missing", subject.place(), {"service", "backend service"});
        return result;
    }
    result.service = subject.follow(kServices, message.service());
    return result;
}

} // namespace

TargetProxy compile_target_proxy(const model::Workspace& workspace, const model::Resource& proxy, Findings& findings)
{
    const Subject subject{workspace, proxy};
    switch (proxy.kind) {
    case Kind::TargetHttpsProxy:
        return of_requests<schema::TargetHttpsProxy>(subject, findings);
    case Kind::TargetTcpProxy:
        return of_bytes<schema::TargetTcpProxy>(subject, findings);
    case Kind::TargetSslProxy:
        return of_bytes<schema::TargetSslProxy>(subject, findings);
    default:
        return of_requests<schema::TargetHttpProxy>(subject, findings);
    }
}

Seconds client_keep_alive(const TargetProxy& proxy, Mode mode)
{
    constexpr Seconds kFrontEnds{610};
    constexpr Seconds kEnvoy{600};
    if (mode == Mode::Classic) {
        return kFrontEnds;
    }
    return proxy.client_keep_alive.value_or(mode == Mode::GlobalExternal ? kFrontEnds : kEnvoy);
}

} // namespace switchyard::compile
