// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/cors.h"

#include "core/route/request_view.h"
#include "core/route/route_scratch.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>

namespace switchyard::route {
namespace {

bool allows(const CorsPolicy& policy, const std::string& origin)
{
    const auto is_allowed = [&](const std::string& allowed) { return allowed == "*" || allowed == origin; };
    const auto fits = [&](const std::string& pattern) {
        const auto regex = compile_regex(pattern);
        return regex->ok() && re2::RE2::FullMatch(origin, *regex);
    };
    return std::ranges::any_of(policy.allow_origins, is_allowed) ||
           std::ranges::any_of(policy.allow_origin_regexes, fits);
}

/// A list as a header value; "*" stands for whatever the browser asks for.
std::string listed(const std::vector<std::string>& list, const std::string& asked)
{
    return list.size() == 1 && list.front() == "*" ? asked : fmt::format("{}", fmt::join(list, ","));
}

} // namespace

CorsVerdict cors_verdict(const CorsPolicy& policy, const RouteRequest& request)
{
    const RequestView view(request);
    const auto value = [&](std::string_view name) {
        std::string storage;
        return std::string(view.header(name).joined(storage));
    };
    CorsVerdict verdict;
    verdict.origin = value("origin");
    if (verdict.origin.empty())
        return verdict;
    const std::string method = value("access-control-request-method");
    verdict.preflight = request.method == "OPTIONS" && !method.empty();
    if (!allows(policy, verdict.origin)) {
        verdict.kind = CorsVerdict::Kind::Foreign;
        return verdict;
    }
    verdict.kind = verdict.preflight ? CorsVerdict::Kind::Answered : CorsVerdict::Kind::Allowed;
    const auto add = [&](const char* name, std::string text) {
        if (!text.empty())
            verdict.headers.emplace_back(name, std::move(text));
    };
    add("access-control-allow-origin", verdict.origin);
    add("access-control-allow-credentials", policy.allow_credentials ? "true" : "");
    if (verdict.preflight) {
        add("access-control-allow-methods", listed(policy.allow_methods, method));
        add("access-control-allow-headers", listed(policy.allow_headers, value("access-control-request-headers")));
        add("access-control-max-age", policy.max_age ? fmt::to_string(*policy.max_age) : "");
    } else {
        add("access-control-expose-headers", listed(policy.expose_headers, "*"));
    }
    return verdict;
}

} // namespace switchyard::route
