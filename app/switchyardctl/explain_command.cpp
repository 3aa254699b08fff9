// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/json_line.h"
#include "app/switchyardctl/report.h"
#include "core/compile/backend_service.h"
#include "core/http/header_lines.h"
#include "core/http/url.h"
#include "core/route/explain.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

using compile::ListenerSpec;
using compile::Snapshot;

class SnapshotNames final : public route::Names
{
public:
    explicit SnapshotNames(const Snapshot& snapshot) : snapshot_(snapshot) {}

    std::string element(ElementId id) const override
    {
        const auto found = snapshot_.directory->elements.find(id);
        return found == snapshot_.directory->elements.end() ? std::string() : found->second.label;
    }
    std::string service(route::ServiceIndex service) const override
    {
        return service < snapshot_.services.size() ? snapshot_.services[service].name : std::string();
    }
    route::ServiceAffinity affinity(route::ServiceIndex service) const override
    {
        return service < snapshot_.services.size() ? compile::affinity_of(snapshot_.services[service])
                                                   : route::ServiceAffinity();
    }
    const route::HeaderAction* headers(route::ServiceIndex service) const override
    {
        return service < snapshot_.services.size() ? &snapshot_.services[service].headers : nullptr;
    }

private:
    const Snapshot& snapshot_;
};

/// The request as a client would send it. Not to be copied: `table` points into `headers`. Lifetime: as the options.
struct Request
{
    http::Url url;
    std::string authority;
    http::HeaderLines headers;
    http::HeaderTable table; ///< of `headers`
};

bool sameName(std::string_view a, std::string_view b) { return http::equal_ignoring_case(a, b); }

/// Splits "Name: value". Errors: nullopt.
std::optional<std::pair<std::string, std::string>> splitHeader(const std::string& line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos || colon == 0) {
        return std::nullopt;
    }
    const std::size_t begin = std::min(line.find_first_not_of(" \t", colon + 1), line.size());
    const std::size_t end = line.find_last_not_of(" \t");
    return std::pair(line.substr(0, colon), begin >= line.size() ? std::string() : line.substr(begin, end + 1 - begin));
}

Result<void> readRequest(const ExplainOptions& options, Request& request)
{
    const auto url = http::split_url(options.url);
    if (!url) {
        return fail(ErrorKind::InvalidArgument,
                    fmt::format("'{}' is no URL; write it as http://host/path.", options.url));
    }
    request.url = *url;
    request.authority = url->authority;
    std::vector<std::pair<std::string, std::string>> lines;
    for (const std::string& text : options.headers) {
        auto line = splitHeader(text);
        if (!line) {
            return fail(ErrorKind::InvalidArgument, fmt::format("'{}' is no header; write it as 'Name: value'.", text));
        }
        if (sameName(line->first, "host")) {
            request.authority = line->second;
        } else {
            lines.push_back(std::move(*line));
        }
    }
    request.headers.add("Host", request.authority);
    for (const auto& [name, value] : lines) {
        request.headers.add(name, value);
    }
    request.table = request.headers.table();
    return {};
}

/// The request as it is matched at a listener. Lifetime: as `request` and `method`.
route::RouteRequest routed(const Request& request, std::string_view method, const ListenerSpec& listener)
{
    route::RouteRequest routed;
    routed.authority = request.authority;
    routed.path = request.url.path;
    routed.query = request.url.query;
    routed.has_query = request.url.has_query;
    routed.method = method;
    routed.scheme = listener.scheme;
    routed.rule_port = listener.port;
    routed.local_port = listener.local.port;
    routed.forwarding_rule = listener.forwarding_rule;
    routed.headers = &request.table;
    return routed;
}

bool reachesRule(const ListenerSpec& listener, const SocketAddress& address)
{
    return listener.local == address || (listener.address == address.address && listener.port == address.port);
}

bool takesRequests(const ListenerSpec& listener) { return listener.protocol == ListenerSpec::Protocol::Http; }

/// By name, by address and port, by a host pattern that the map of only one rule knows, or the only rule of that port.
Result<const ListenerSpec*> chooseListener(const Snapshot& snapshot, const Request& request, const std::string& rule)
{
    if (!rule.empty()) {
        const auto found = std::ranges::find(snapshot.listeners, rule, &ListenerSpec::name);
        if (found == snapshot.listeners.end()) {
            return fail(ErrorKind::NotFound, fmt::format("no forwarding rule named '{}' listens here.", rule));
        }
        if (!takesRequests(*found)) {
            return fail(ErrorKind::InvalidArgument,
                        fmt::format("'{}' passes bytes on and takes no requests; choose a rule of a target HTTP or "
                                    "HTTPS proxy.",
                                    rule));
        }
        return &*found;
    }
    const http::Authority authority = http::split_authority(request.url.authority);
    const Port port = authority.port.value_or(Port{static_cast<std::uint16_t>(request.url.https ? 443 : 80)});
    std::string host(authority.host);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    if (const auto address = IpAddress::parse(host)) {
        for (const ListenerSpec& listener : snapshot.listeners) {
            if (takesRequests(listener) && reachesRule(listener, {*address, port})) {
                return &listener;
            }
        }
        return fail(ErrorKind::NotFound,
                    fmt::format("no forwarding rule listens at {}.", SocketAddress{*address, port}.to_string()));
    }
    const ListenerSpec* first = nullptr;
    for (const ListenerSpec& listener : snapshot.listeners) {
        if (!takesRequests(listener) || (listener.port != port && listener.local.port != port)) {
            continue;
        }
        first = first == nullptr ? &listener : first;
        if (snapshot.route_tables[listener.route_table]->match(routed(request, "GET", listener)).host_rule) {
            return &listener;
        }
    }
    if (first == nullptr) {
        return fail(ErrorKind::NotFound,
                    fmt::format("no forwarding rule listens on port {}; choose one with --rule.", port.value));
    }
    return first;
}

std::string listenerText(const ListenerSpec& listener)
{
    const std::string own = listener.address.is_unspecified()
                                ? fmt::format("port {}", listener.port.value)
                                : SocketAddress{listener.address, listener.port}.to_string();
    return fmt::format("forwarding rule {} ({}; here {}://{})", listener.name, own, compile::url_scheme(listener),
                       listener.local.to_string());
}

void print(const ExplainOptions& options, const ListenerSpec& listener, const route::Explanation& explanation)
{
    if (options.json) {
        toStdout(JsonLine()
                     .text("forwardingRule", listener.name)
                     .text("address", SocketAddress{listener.address, listener.port}.to_string())
                     .text("local", listener.local.to_string())
                     .raw("explanation", route::to_json(explanation))
                     .str());
        return;
    }
    std::string text = route::to_text(explanation);
    while (text.ends_with('\n')) {
        text.pop_back();
    }
    toStdout(listenerText(listener) + '\n' + text);
}

} // namespace

ExitCode explain(const ExplainOptions& options)
{
    Request request;
    if (const Result<void> read = readRequest(options, request); !read) {
        toStderr("switchyardctl: " + read.error().context);
        return ExitCode::Usage;
    }
    std::optional<IpAddress> client;
    if (!options.client.empty()) {
        client = IpAddress::parse(options.client);
        if (!client) {
            toStderr(fmt::format("switchyardctl: '{}' is no address; write it as 198.51.100.7.", options.client));
            return ExitCode::Usage;
        }
    }
    const Result<Reading> reading = readFile(options.file);
    if (!reading) {
        toStderr("switchyardctl: " + reading.error().context);
        return ExitCode::Unreadable;
    }
    if (reading->snapshot == nullptr) {
        for (const Diagnostic& diagnostic : reading->diagnostics) {
            if (!diagnostic.runs_here) {
                toStderr(toLine(options.file, diagnostic));
            }
        }
        return ExitCode::Findings;
    }
    const Snapshot& snapshot = *reading->snapshot;
    const auto listener = chooseListener(snapshot, request, options.rule);
    if (!listener) {
        toStderr("switchyardctl: " + listener.error().context);
        return ExitCode::Findings;
    }
    const SnapshotNames names(snapshot);
    const route::RouteTable& table = *snapshot.route_tables[(*listener)->route_table];
    print(options, **listener,
          route::explain(table, routed(request, options.method, **listener), names, &snapshot.locations, client));
    return ExitCode::Ok;
}

} // namespace switchyard::ctl
