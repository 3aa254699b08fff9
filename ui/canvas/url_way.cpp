// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/url_way.h"

#include "core/compile/compile.h"
#include "core/compile/snapshot.h"
#include "core/http/header_lines.h"
#include "core/http/url.h"
#include "core/route/route_table.h"

#include <fmt/format.h>

namespace switchyard::canvas {
namespace {

route::RouteRequest requestOf(const http::Url& url, const compile::ListenerSpec& listener,
                              const http::HeaderTable& headers)
{
    route::RouteRequest request;
    request.authority = url.authority;
    request.path = url.path;
    request.query = url.query;
    request.has_query = url.has_query;
    request.method = "GET";
    request.scheme = listener.scheme;
    request.rule_port = listener.port;
    request.local_port = listener.local.port;
    request.forwarding_rule = listener.forwarding_rule;
    request.headers = &headers;
    return request;
}

std::vector<ElementId> wayOf(const compile::Snapshot& snapshot, const compile::ListenerSpec& listener,
                             const route::RouteMatch& match)
{
    std::vector<ElementId> way{listener.forwarding_rule, listener.target_proxy, listener.url_map};
    for (const ElementId id : {match.host_rule, match.path_matcher, match.rule}) {
        if (id)
            way.push_back(id);
    }
    const auto* forward = match.action ? std::get_if<route::ForwardAction>(match.action) : nullptr;
    if (!forward)
        return way;
    for (const route::WeightedTarget& target : forward->targets) {
        const compile::ServiceSpec& service = snapshot.services[target.service];
        way.push_back(service.id);
        for (const compile::EndpointSpec& endpoint : service.endpoints)
            way.push_back(endpoint.group);
    }
    return way;
}

} // namespace

Result<std::vector<ElementId>> wayOfUrl(const model::Workspace& workspace, std::string_view text,
                                        const runtime::Assets& assets)
{
    const std::string whole =
        text.find("://") == std::string_view::npos ? fmt::format("http://{}", text) : std::string(text);
    const auto url = http::split_url(whole);
    if (!url)
        return fail(ErrorKind::InvalidArgument,
                    fmt::format("'{}' is no URL; write it as shop.example.com/path.", text));
    const compile::Compilation compiled = compile::compile(workspace, assets, Revision{1});
    if (!compiled.snapshot)
        return fail(ErrorKind::NotFound, "The draft has errors that keep it from running; see Problems.");
    const compile::Snapshot& snapshot = *compiled.snapshot;
    const http::Authority authority = http::split_authority(url->authority);
    http::HeaderLines headers;
    headers.add("Host", url->authority);
    const http::HeaderTable table = headers.table();
    const compile::ListenerSpec* first = nullptr;
    for (const compile::ListenerSpec& listener : snapshot.listeners) {
        if (listener.protocol != compile::ListenerSpec::Protocol::Http)
            continue;
        if (authority.port && *authority.port != listener.port && *authority.port != listener.local.port)
            continue;
        first = first ? first : &listener;
        const route::RouteMatch match =
            snapshot.route_tables[listener.route_table]->match(requestOf(*url, listener, table));
        if (match.host_rule) // the rule whose map knows this host
            return wayOf(snapshot, listener, match);
    }
    if (!first)
        return fail(ErrorKind::NotFound, "No forwarding rule takes requests for this port.");
    return wayOf(snapshot, *first, snapshot.route_tables[first->route_table]->match(requestOf(*url, *first, table)));
}

} // namespace switchyard::canvas
