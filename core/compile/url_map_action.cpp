// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/url_map_action.h"

#include "core/compile/header_edits.h"
#include "core/compile/route_policies.h"
#include "core/route/template_syntax.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

using model::Kind;
using schema::FieldPath;

constexpr std::array kTargets{Kind::BackendService, Kind::BackendBucket};
constexpr std::array kServices{Kind::BackendService};

struct RedirectCode
{
    std::string_view literal;
    std::uint16_t status;
};

/// Source: load-balancer semantics chapter 2.2.
constexpr std::array kRedirectCodes{
    RedirectCode{"MOVED_PERMANENTLY_DEFAULT", 301},
    RedirectCode{"FOUND", 302},
    RedirectCode{"SEE_OTHER", 303},
    RedirectCode{"TEMPORARY_REDIRECT", 307},
    RedirectCode{"PERMANENT_REDIRECT", 308},
};

bool is_split(const TargetFields& fields)
{
    return fields.action != nullptr && fields.action->weighted_backend_services_size() > 0;
}

} // namespace

std::optional<route::Action> ActionReader::read(const TargetFields& fields)
{
    if (!consistent(fields)) {
        return std::nullopt;
    }
    if (fields.redirect != nullptr) {
        return redirect(fields);
    }
    return forward(fields);
}

/// Exactly one of service, weighted split and redirect.
bool ActionReader::consistent(const TargetFields& fields)
{
    std::vector<std::string> present;
    if (fields.service != nullptr) {
        present.emplace_back(fields.service_field);
    }
    if (is_split(fields)) {
        present.push_back(std::string(fields.action_field) + ".weightedBackendServices");
    }
    if (fields.redirect != nullptr) {
        present.emplace_back(fields.redirect_field);
    }
    if (present.size() > 1) {
        const std::string last = present.back();
        present.pop_back();
        const std::string others = present.size() > 1 ? present[0] + ", " + present[1] : present[0];
        std::optional<DiagnosticFix> fix;
        if (fields.service != nullptr) {
            fix = remove_fix(fields.owner.field(fields.service_field).to_string());
        }
        findings_.add(Verdict::Blocks, "target.conflict", subject_.place(fields.owner), {others + " and " + last},
                      std::move(fix));
        return false;
    }
    if (present.empty()) {
        findings_.add(fields.is_default ? Verdict::CloudRefuses : Verdict::Blocks, "target.missing",
                      subject_.place(fields.owner),
                      {fields.is_default ? "requests that no rule here matches" : "the requests of this rule",
                       fields.is_default ? ": they are answered with 404." : ".", std::string(fields.service_field)});
        return false;
    }
    if (fields.redirect != nullptr && fields.action != nullptr) {
        const FieldPath at = fields.owner.field(fields.action_field);
        findings_.add(Verdict::Invalid, "target.redirect_with_action", subject_.place(at),
                      {std::string(fields.action_field)}, remove_fix(at.to_string()));
    }
    return true;
}

std::optional<route::Action> ActionReader::forward(const TargetFields& fields)
{
    route::ForwardAction action;
    if (fields.service != nullptr) {
        const auto index = service(*fields.service, fields.owner.field(fields.service_field));
        if (index) {
            action.targets.push_back({{}, *index, Weight{1}});
        }
    } else {
        split(fields, action);
    }
    if (action.targets.empty() || action.total_weight == 0) {
        return std::nullopt;
    }
    if (fields.action != nullptr) {
        rewrite(fields, action);
        policies(*fields.action, action);
    }
    return action;
}

void ActionReader::policies(const schema::HttpRouteAction& message, route::ForwardAction& action)
{
    if (message.has_timeout()) {
        action.timeout = read_duration(message.timeout());
    }
    if (message.has_max_stream_duration()) {
        action.max_stream_duration = read_duration(message.max_stream_duration());
    }
    if (message.has_retry_policy()) {
        action.retry = read_retry_policy(message.retry_policy());
    }
    if (message.has_request_mirror_policy()) {
        action.mirror = mirror(message.request_mirror_policy());
    }
    if (message.has_fault_injection_policy()) {
        action.fault = read_fault_policy(message.fault_injection_policy());
    }
    if (message.has_cors_policy()) {
        action.cors = read_cors_policy(message.cors_policy());
    }
}

std::optional<route::MirrorPolicy> ActionReader::mirror(const schema::RequestMirrorPolicy& policy)
{
    const auto found = subject_.workspace.resolve(kServices, policy.backend_service(), &subject_.resource);
    const auto index = found.resource == nullptr ? services_.index.end() : services_.index.find(found.resource->id);
    if (index == services_.index.end()) {
        return std::nullopt; // there is no such service: said by check_references()
    }
    return route::MirrorPolicy{index->second,
                               read_percent(policy.has_mirror_percent() ? policy.mirror_percent() : 100)};
}

std::optional<route::ServiceIndex> ActionReader::service(const std::string& reference, const FieldPath& path)
{
    const auto found = subject_.workspace.resolve(kTargets, reference, &subject_.resource);
    if (found.status != model::Resolution::Status::Found && found.status != model::Resolution::Status::Ambiguous) {
        return std::nullopt;
    }
    if (found.resource->kind == Kind::BackendBucket) {
        findings_.add(Verdict::Warns, "target.bucket", subject_.place(path), {found.resource->name});
    }
    const auto index = services_.index.find(found.resource->id);
    return index == services_.index.end() ? std::nullopt : std::optional(index->second);
}

void ActionReader::split(const TargetFields& fields, route::ForwardAction& action)
{
    const FieldPath list = fields.owner.field(fields.action_field).field("weightedBackendServices");
    std::uint32_t total = 0;
    for (int i = 0; i < fields.action->weighted_backend_services_size(); ++i) {
        const schema::WeightedBackendService& entry = fields.action->weighted_backend_services(i);
        const FieldPath path = list.index(static_cast<std::size_t>(i));
        if (!entry.has_backend_service()) {
            findings_.add(Verdict::Blocks, "reference.missing", subject_.place(path),
                          {"backendService", "backend service"});
            continue;
        }
        // Far beyond the cloud's 1000, yet no sum of them overflows.
        const auto weight = static_cast<std::uint32_t>(std::clamp<std::int64_t>(entry.weight(), 0, 1'000'000));
        total += weight;
        const auto found = subject_.workspace.resolve(kServices, entry.backend_service(), &subject_.resource);
        const auto index = found.resource == nullptr ? services_.index.end() : services_.index.find(found.resource->id);
        if (index != services_.index.end()) {
            action.targets.push_back(
                {subject_.element(path), index->second, Weight{weight}, read_header_action(entry.header_action())});
        }
    }
    action.total_weight = total;
    if (total == 0) {
        findings_.add(Verdict::Blocks, "weight.all_zero", subject_.place(list));
    }
}

void ActionReader::rewrite(const TargetFields& fields, route::ForwardAction& action)
{
    const schema::UrlRewrite& rewrite = fields.action->url_rewrite();
    if (rewrite.has_host_rewrite()) {
        action.host_rewrite = rewrite.host_rewrite();
    }
    if (rewrite.has_path_prefix_rewrite()) {
        action.path_prefix_rewrite = rewrite.path_prefix_rewrite();
        if (!fields.no_prefix.empty()) {
            const FieldPath path =
                fields.owner.field(fields.action_field).field("urlRewrite").field("pathPrefixRewrite");
            findings_.add(Verdict::Warns, "rewrite.prefix_without_prefix", subject_.place(path),
                          {std::string(fields.no_prefix)});
        }
    }
    // One that cannot be read is said by check_rewrite(); the path then stays.
    const std::string& form = rewrite.path_template_rewrite();
    if (rewrite.has_path_template_rewrite() && route::read_template_rewrite(form).trouble.empty()) {
        action.path_template_rewrite = form;
    }
}

route::RedirectAction ActionReader::redirect(const TargetFields& fields)
{
    const schema::HttpRedirectAction& redirect = *fields.redirect;
    const FieldPath path = fields.owner.field(fields.redirect_field);
    route::RedirectAction action;
    const auto* code = std::ranges::find(kRedirectCodes, redirect.redirect_response_code(), &RedirectCode::literal);
    action.status = code == kRedirectCodes.end() ? std::uint16_t{301} : code->status;
    action.https = redirect.https_redirect();
    action.strip_query = redirect.strip_query();
    const auto text = [](bool present, const std::string& value) {
        return present && !value.empty() ? std::optional(value) : std::nullopt;
    };
    action.host = text(redirect.has_host_redirect(), redirect.host_redirect());
    action.path = text(redirect.has_path_redirect(), redirect.path_redirect());
    action.prefix = text(redirect.has_prefix_redirect(), redirect.prefix_redirect());
    if (action.path && action.prefix) {
        findings_.add(Verdict::Blocks, "redirect.path_conflict", subject_.place(path), {},
                      remove_fix(path.field("prefixRedirect").to_string()));
    }
    if (!action.https && !action.strip_query && !action.host && !action.path && !action.prefix) {
        findings_.add(Verdict::Invalid, "redirect.no_effect", subject_.place(path));
    }
    return action;
}

} // namespace switchyard::compile
