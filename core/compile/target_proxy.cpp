// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/forwarding_rule.h"
#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/target_http_proxy.pb.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

TargetProxy compile_target_proxy(const model::Workspace& workspace, const model::Resource& proxy, Findings& findings)
{
    constexpr std::array kUrlMaps{model::Kind::UrlMap};
    const auto& message = model::as<schema::TargetHttpProxy>(proxy);
    TargetProxy result;
    if (message.has_http_keep_alive_timeout_sec()) {
        result.client_keep_alive = Seconds(std::clamp<std::int64_t>(message.http_keep_alive_timeout_sec(), 1, 86400));
    }
    if (!message.has_url_map()) {
        findings.add(Verdict::Blocks, "reference.missing", Subject{workspace, proxy}.place(), {"urlMap", "URL map"});
        return result;
    }
    const auto found = workspace.resolve(kUrlMaps, message.url_map(), &proxy);
    if (found.status == model::Resolution::Status::Found || found.status == model::Resolution::Status::Ambiguous) {
        result.url_map = found.resource;
    }
    return result;
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
