// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/explain_action.h"

#include "core/http/url.h"
#include "core/route/characters.h"
#include "core/route/explain.h"
#include "core/route/explain_outcome.h"
#include "core/route/request_view.h"
#include "core/route/template_matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace switchyard::route {
namespace {

using Kind = ExplainedEdit::Kind;

/// The levels around an action, from the inside out, without the targets.
std::vector<std::pair<Level, const LevelSettings*>> levels_of(const RouteMatch& match)
{
    std::vector<std::pair<Level, const LevelSettings*>> levels;
    for (const auto& [level, settings] :
         {std::pair(Level::Rule, match.rule_settings), std::pair(Level::PathMatcher, match.matcher_settings),
          std::pair(Level::UrlMap, match.map_settings)}) {
        if (settings)
            levels.emplace_back(level, settings);
    }
    return levels;
}

void add_edits(std::vector<ExplainedEdit>& out, Level level, const HeaderEdits& edits)
{
    for (const std::string& name : edits.remove)
        out.push_back({Kind::Remove, level, name, {}});
    for (const HeaderAddition& addition : edits.add)
        out.push_back({addition.replace ? Kind::Set : Kind::Append, level, addition.name, addition.text});
}

/// Notes which edits have no effect because a later one removes or replaces them.
void find_undone(std::vector<ExplainedEdit>& edits)
{
    for (auto edit = edits.begin(); edit != edits.end(); ++edit) {
        const auto undoes = [&](const ExplainedEdit& later) {
            return later.kind != Kind::Append && http::equal_ignoring_case(later.name, edit->name);
        };
        const auto later = std::find_if(edit + 1, edits.end(), undoes);
        if (later != edits.end())
            edit->undone_by = later->level;
    }
}

ExplainedHeaders explain_headers(const HeaderAction* of_target, const RouteMatch& match,
                                 const HeaderAction* of_service = nullptr)
{
    ExplainedHeaders out;
    const auto add = [&](Level level, const HeaderAction& headers) {
        add_edits(out.request, level, headers.request);
        add_edits(out.response, level, headers.response);
    };
    if (of_target)
        add(Level::Target, *of_target);
    for (const auto& [level, settings] : levels_of(match))
        add(level, settings->headers);
    if (of_service)
        add(Level::Service, *of_service);
    find_undone(out.request);
    find_undone(out.response);
    return out;
}

/// The pages of one level for the statuses that no inner level has taken.
void add_pages(std::vector<ExplainedErrorPage>& out, Level level, const ErrorResponsePolicy& policy,
               std::set<std::string>& taken)
{
    std::set<std::string> of_level;
    for (const ErrorResponseRule& rule : policy.rules) {
        ExplainedErrorPage page{
            level, {}, policy.bucket_name, policy.bucket_inherited, rule.path, rule.override_response};
        const auto add = [&](const std::string& status) {
            const std::string whole_class = status.substr(0, 1) + "xx";
            if (!taken.contains(status) && !taken.contains(whole_class) && of_level.insert(status).second)
                page.statuses.push_back(status);
        };
        for (const std::uint16_t code : rule.codes)
            add(fmt::to_string(code));
        if (rule.all_4xx)
            add("4xx");
        if (rule.all_5xx)
            add("5xx");
        if (!page.statuses.empty())
            out.push_back(std::move(page));
    }
    taken.merge(of_level);
}

std::vector<ExplainedErrorPage> explain_error_pages(const RouteMatch& match)
{
    std::vector<ExplainedErrorPage> out;
    std::set<std::string> taken;
    for (const auto& [level, settings] : levels_of(match)) {
        if (settings->error_responses)
            add_pages(out, level, *settings->error_responses, taken);
    }
    return out;
}

/// The value of a cookie among the Cookie headers of a request.
std::optional<std::string> cookie(const RequestView& request, std::string_view name)
{
    const HeaderValue header = request.header("cookie");
    std::string storage;
    std::string_view rest = header.joined(storage);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(";,"), rest.size());
        std::string_view pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name)
            return std::string(pair.substr(equals + 1));
    }
    return std::nullopt;
}

std::optional<ExplainedAffinity> explain_affinity(const ServiceAffinity& affinity, const RouteRequest& request,
                                                  const std::optional<IpAddress>& client)
{
    if (affinity.policy.empty() || affinity.policy == "NONE")
        return std::nullopt;
    ExplainedAffinity out{affinity.policy, {}, {}};
    const RequestView view(request);
    switch (affinity.by) {
    case ServiceAffinity::By::Client:
        out.key = "the client's address";
        if (client)
            out.value = client->to_string();
        break;
    case ServiceAffinity::By::Cookie:
        out.key = "the cookie " + affinity.name;
        out.value = cookie(view, affinity.name);
        break;
    case ServiceAffinity::By::Header: {
        out.key = "the header " + affinity.name;
        std::string storage;
        if (const HeaderValue value = view.header(lowered(affinity.name)); value.present())
            out.value = std::string(value.joined(storage));
        break;
    }
    }
    return out;
}

std::string service_name(const Names& names, ServiceIndex service)
{
    std::string name = names.service(service);
    return name.empty() ? fmt::format("service {}", service) : name;
}

std::vector<ExplainedCapture> explain_captures(const RouteMatch& match, const RouteRequest& request)
{
    std::vector<ExplainedCapture> out;
    TemplateMatcher::Captures captures;
    if (!match.path_template || !match.path_template->capture(request.path, captures))
        return out;
    for (const std::string& name : match.path_template->variables())
        out.push_back({name, std::string(match.path_template->value(captures, name))});
    return out;
}

ExplainedForward explain_forward(const ForwardAction& action, const RouteMatch& match, const OutcomeOf& of)
{
    ExplainedForward out;
    out.total_weight = action.total_weight;
    for (const WeightedTarget& target : action.targets) {
        ExplainedTarget& share = out.targets.emplace_back();
        share.id = target.id;
        share.service = service_name(of.names, target.service);
        share.weight = target.weight.value;
        share.percent = 100.0 * target.weight.value / action.total_weight;
        const HeaderAction* of_service = of.names.headers(target.service);
        if (!target.headers.empty() || (of_service && !of_service->empty()))
            share.headers = explain_headers(&target.headers, match, of_service);
        share.affinity = explain_affinity(of.names.affinity(target.service), of.request, of.client);
    }
    out.target = rewritten_target(action, match, of.request);
    out.path_rewritten = out.target != rewritten_target(ForwardAction{}, match, of.request);
    out.rewrite = action.path_template_rewrite && match.path_template ? ExplainedForward::Rewrite::Template
                  : action.path_prefix_rewrite                        ? ExplainedForward::Rewrite::Prefix
                                                                      : ExplainedForward::Rewrite::None;
    out.captures = explain_captures(match, of.request);
    out.host = action.host_rewrite.value_or(std::string(of.request.authority));
    out.host_rewrite = action.host_rewrite;
    out.timeout = action.timeout;
    out.max_stream_duration = action.max_stream_duration;
    out.retry = action.retry;
    if (action.mirror)
        out.mirror = {service_name(of.names, action.mirror->service), action.mirror->percent};
    out.fault = action.fault;
    if (action.cors)
        out.cors = cors_verdict(*action.cors, of.request);
    out.headers = explain_headers(nullptr, match);
    out.error_pages = explain_error_pages(match);
    return out;
}

} // namespace

std::string_view to_string(Level level)
{
    switch (level) {
    case Level::Target:
        return "weighted target";
    case Level::Rule:
        return "rule";
    case Level::PathMatcher:
        return "path matcher";
    case Level::UrlMap:
        return "URL map";
    case Level::Service:
        return "backend service";
    }
    return "";
}

std::vector<std::string_view> condition_names(const RetryPolicy& policy)
{
    std::vector<std::string_view> out;
    for (const RetryCondition& known : kRetryConditions) {
        if (policy.on(known.condition))
            out.push_back(known.literal);
    }
    return out;
}

ExplainedOutcome explain_outcome(const RouteMatch& match, const OutcomeOf& of)
{
    if (!match.action)
        return ExplainedNothing{};
    if (const auto* forward = std::get_if<ForwardAction>(match.action))
        return explain_forward(*forward, match, of);
    const auto& redirect = std::get<RedirectAction>(*match.action);
    return ExplainedRedirect{redirect.status, redirect_location(redirect, match, of.request),
                             redirect_location(redirect, match, of.request, of.translation), false,
                             explain_headers(nullptr, match).response};
}

} // namespace switchyard::route
