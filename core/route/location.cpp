// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/location.h"

#include "core/http/header_table.h"
#include "core/http/url.h"
#include "core/route/host_index.h"
#include "core/route/path_edit.h"
#include "core/route/request_view.h"
#include "core/route/text_sink.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace switchyard::route {
namespace {

std::optional<IpAddress> ip_literal(std::string_view host)
{
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    return IpAddress::parse(host);
}

/// `pattern` is canonical.
bool pattern_fits(std::string_view pattern, std::string_view host, Port port)
{
    const http::Authority split = http::split_authority(pattern);
    return pattern != "*" && is_valid_host_pattern(split.host) && (!split.port || split.port == port) &&
           host_pattern_fits(split.host, {host, std::nullopt});
}

/// Scheme, host and port of a Location; the port is absent when it is the scheme's default.
struct Site
{
    Scheme scheme = Scheme::Http;
    std::string_view host;
    std::optional<Port> port;
    std::optional<IpAddress> address; ///< replaces `host`
    bool is_request_host = true;
};

Site request_site(const RouteRequest& request)
{
    const HostText host = effective_host(request).text;
    return {request.scheme, host.name, host.port, std::nullopt, true};
}

Site redirect_site(const RedirectAction& action, const RouteRequest& request)
{
    Site site = request_site(request);
    if (action.https) {
        site.scheme = Scheme::Https;
        site.port.reset();
    }
    if (action.host) {
        const http::Authority authority = http::split_authority(*action.host);
        site.is_request_host = http::equal_ignoring_case(authority.host, site.host);
        site.host = authority.host;
        site.port = authority.port;
    }
    return site;
}

void set_port(Site& site, Port port)
{
    site.port = port == default_port(site.scheme) ? std::nullopt : std::optional(port);
}

/// Makes a site of the workspace one of this machine.
void translate(Site& site, const RouteRequest& request, const LocationTranslation& translation)
{
    const Port port = site.port.value_or(default_port(site.scheme));
    const bool here = site.is_request_host && site.scheme == request.scheme && port == request.rule_port;
    const StandIn* stand_in =
        translation.find({site.scheme, site.host, port, site.is_request_host, request.forwarding_rule});
    if (here && request.local_port.value != 0 && (!stand_in || stand_in->forwarding_rule == request.forwarding_rule)) {
        set_port(site, request.local_port);
        return;
    }
    if (!stand_in)
        return;
    set_port(site, stand_in->local.port);
    const auto literal = ip_literal(site.host);
    if (literal && (*literal == stand_in->address || literal->is_loopback()) &&
        !stand_in->local.address.is_unspecified())
        site.address = stand_in->local.address;
}

template <typename Sink>
void write_site(Sink& sink, const Site& site)
{
    sink.append(std::string_view(site.scheme == Scheme::Https ? "https://" : "http://"));
    if (site.address) {
        const bool v6 = site.address->family == IpAddress::Family::V6;
        sink.append(std::string_view(v6 ? "[" : ""));
        sink.append(std::string_view(site.address->to_string()));
        sink.append(std::string_view(v6 ? "]" : ""));
    } else {
        append_escaped(sink, site.host);
    }
    if (site.port) {
        std::array<char, 6> text{':'};
        const auto end = std::to_chars(text.data() + 1, text.data() + text.size(), site.port->value).ptr;
        sink.append(std::string_view(text.data(), static_cast<std::size_t>(end - text.data())));
    }
}

bool begins_with_two_slashes(const EditedPath& path)
{
    std::size_t slashes = 0;
    for (const std::string_view piece : {path.slash, path.replacement, path.rest}) {
        for (const char c : piece) {
            if (c != '/')
                return false;
            if (++slashes == 2)
                return true;
        }
    }
    return false;
}

bool is_rooted(const EditedPath& path)
{
    for (const std::string_view piece : {path.slash, path.replacement, path.rest}) {
        if (!piece.empty())
            return piece.front() == '/';
    }
    return false;
}

template <typename Sink>
void write_location(Sink& sink, const Site& site, const EditedPath& path, std::optional<std::string_view> query)
{
    // Without a host the Location is relative, and one that began with "//" would name a host: "/." keeps it a path.
    if (!site.host.empty() || site.address)
        write_site(sink, site);
    else if (begins_with_two_slashes(path))
        sink.append(std::string_view("/."));
    if (!is_rooted(path))
        sink.append(std::string_view("/"));
    sink.append(path.slash);
    append_escaped(sink, path.replacement);
    append_escaped(sink, path.rest);
    if (query) {
        sink.append(std::string_view("?"));
        append_escaped(sink, *query);
    }
}

std::optional<std::string_view> query_of(const RouteRequest& request)
{
    return request.has_query ? std::optional(request.query) : std::nullopt;
}

template <typename Sink>
void write_redirect(Sink& sink, const RedirectAction& action, const RouteMatch& match, const RouteRequest& request,
                    const LocationTranslation* translation)
{
    Site site = redirect_site(action, request);
    if (translation)
        translate(site, request, *translation);
    EditedPath path{{}, {}, request.path};
    std::optional<std::string_view> query = action.strip_query ? std::nullopt : query_of(request);
    if (action.path) {
        path = {{}, *action.path, {}};
        // A path that brings its own query replaces the request's [Envoy].
        if (action.path->find('?') != std::string::npos)
            query.reset();
    } else if (action.prefix) {
        path = replace_matched(request.path, match, *action.prefix);
    }
    write_location(sink, site, path, query);
}

template <typename Sink>
void write_normalised(Sink& sink, const RouteRequest& request, const LocationTranslation* translation)
{
    Site site = request_site(request);
    if (translation)
        translate(site, request, *translation);
    const std::string path = http::normalised(request.path);
    write_location(sink, site, {{}, {}, path}, query_of(request));
}

} // namespace

LocationTranslation::LocationTranslation(std::vector<StandIn> stand_ins) : stand_ins_(std::move(stand_ins))
{
    for (StandIn& stand_in : stand_ins_)
        std::ranges::transform(stand_in.hosts, stand_in.hosts.begin(), canonical_host_pattern);
}

void LocationTranslation::set_local(ElementId forwarding_rule, SocketAddress local)
{
    for (StandIn& stand_in : stand_ins_) {
        if (stand_in.forwarding_rule == forwarding_rule)
            stand_in.local = local;
    }
}

const StandIn* LocationTranslation::find(const Target& target) const
{
    const auto from = std::ranges::find(stand_ins_, target.from, &StandIn::forwarding_rule);
    const auto rank = [&](const StandIn& stand_in) {
        if (stand_in.scheme != target.scheme || stand_in.port != target.port || stand_in.local.port.value == 0)
            return 0;
        const bool own = target.is_request_host && from != stand_ins_.end();
        if (own && stand_in.forwarding_rule == target.from)
            return 4;
        if (own && stand_in.address == from->address && !from->address.is_unspecified())
            return 3;
        const bool claims = ip_literal(target.host) == stand_in.address ||
                            std::ranges::any_of(stand_in.hosts, [&](const std::string& pattern) {
                                return pattern_fits(pattern, target.host, target.port);
                            });
        if (claims)
            return 2;
        return target.is_request_host ? 1 : 0;
    };
    const StandIn* best = nullptr;
    int best_rank = 0;
    for (const StandIn& stand_in : stand_ins_) {
        if (const int here = rank(stand_in); here > best_rank) {
            best = &stand_in;
            best_rank = here;
        }
    }
    return best;
}

std::string redirect_location(const RedirectAction& action, const RouteMatch& match, const RouteRequest& request,
                              const LocationTranslation* translation)
{
    std::string out;
    write_redirect(out, action, match, request, translation);
    return out;
}

std::optional<std::size_t> append_redirect_location(char* out, std::size_t capacity, const RedirectAction& action,
                                                    const RouteMatch& match, const RouteRequest& request,
                                                    const LocationTranslation* translation)
{
    BoundedText text(out, capacity);
    write_redirect(text, action, match, request, translation);
    return text.size();
}

std::string normalised_location(const RouteRequest& request, const LocationTranslation* translation)
{
    std::string out;
    write_normalised(out, request, translation);
    return out;
}

std::optional<std::size_t> append_normalised_location(char* out, std::size_t capacity, const RouteRequest& request,
                                                      const LocationTranslation* translation)
{
    BoundedText text(out, capacity);
    write_normalised(text, request, translation);
    return text.size();
}

} // namespace switchyard::route
