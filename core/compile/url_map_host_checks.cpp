// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ip_address.h"
#include "core/compile/route_checks.h"
#include "core/http/url.h"
#include "core/route/host_index.h"
#include "core/route/request_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_set>

namespace switchyard::compile {

namespace {

bool is_host_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_';
}

/// What no Host header holds; empty when there is nothing to object to. Without `*`.
std::string trouble_with_name(std::string_view text)
{
    if (text.find("://") != std::string_view::npos) {
        return "a scheme is no part of a host.";
    }
    if (text.find('/') != std::string_view::npos) {
        return "a path is no part of a host.";
    }
    const std::string_view name = http::split_authority(text).host;
    const bool bracketed = name.size() > 2 && name.starts_with('[') && name.ends_with(']');
    if (IpAddress::parse(bracketed ? name.substr(1, name.size() - 2) : name)) {
        return {};
    }
    const auto* odd = std::ranges::find_if_not(name, is_host_character);
    if (odd != name.end()) {
        return *odd == ' ' ? std::string("it holds a blank.") : fmt::format("it holds '{}'.", *odd);
    }
    return {};
}

/// "shop.example.com" for "https://shop.example.com/cart".
std::string_view bare_host(std::string_view text)
{
    const std::size_t scheme = text.find("://");
    text.remove_prefix(scheme == std::string_view::npos ? 0 : scheme + 3);
    return text.substr(0, text.find('/'));
}

void not_a_host(MapInspection& inspection, Verdict verdict, const std::string& host, const std::string& trouble,
                const Spot& spot)
{
    const std::string_view bare = bare_host(host);
    std::optional<DiagnosticFix> fix;
    if (bare.size() < host.size() && !bare.empty() && trouble_with_name(bare).empty()) {
        fix = write_text_fix(spot, bare);
    }
    inspection.say(verdict, "host.not_a_host", spot, {host, trouble}, std::move(fix));
}

/// Hosts against the ports at which clients find them. A classic load balancer drops ports before it compares.
class PortCheck
{
public:
    explicit PortCheck(MapInspection& inspection) : inspection_(inspection)
    {
        for (const Door& door : inspection.doors()) {
            if (door.mode == Mode::Classic || door.port.value == 0) {
                continue;
            }
            (door.port == route::default_port(door.scheme) ? standard_ : others_).insert(door.port.value);
        }
        for (const schema::HostRule& rule : inspection.map().host_rules()) {
            for (const std::string& host : rule.hosts()) {
                if (!others_.empty()) {
                    known_.insert(route::canonical_host_pattern(host));
                }
            }
        }
    }

    void written(const std::string& host, std::string_view name, Port port, const Spot& spot)
    {
        const bool listens = others_.contains(port.value);
        if (listens || (others_.empty() && standard_.empty())) {
            return;
        }
        if (standard_.contains(port.value)) {
            inspection_.say(Verdict::Warns, "host.port_default", spot, {host, std::to_string(port.value)},
                            write_text_fix(spot, name));
        } else {
            inspection_.say(Verdict::Advises, "host.port_unused", spot, {host, std::to_string(port.value)});
        }
    }

    void missing(const schema::HostRule& rule, const Spot& spot)
    {
        for (const std::uint16_t port : others_) {
            for (const std::string& host : rule.hosts()) {
                const std::string pattern = route::canonical_host_pattern(host);
                const std::string with_port = fmt::format("{}:{}", pattern, port);
                if (pattern != "*" && !http::split_authority(pattern).port && !known_.contains(with_port)) {
                    inspection_.say(Verdict::Advises, "host.port_missing", spot.field("hosts"),
                                    {host, std::to_string(port), with_port},
                                    write_text_fix(spot.item("hosts", rule.hosts_size()), with_port));
                    break;
                }
            }
        }
    }

private:
    MapInspection& inspection_;
    std::set<std::uint16_t> standard_; ///< ports that no Host header names
    std::set<std::uint16_t> others_;
    std::unordered_set<std::string> known_;
};

} // namespace

void check_hosts(MapInspection& inspection)
{
    const Spot root;
    PortCheck ports(inspection);
    for (int i = 0; i < inspection.map().host_rules_size(); ++i) {
        const schema::HostRule& rule = inspection.map().host_rules(i);
        const Spot spot = root.item("hostRules", i);
        for (int j = 0; j < rule.hosts_size(); ++j) {
            const std::string& host = rule.hosts(j);
            if (!route::is_valid_host_pattern(host)) {
                continue; // host.invalid
            }
            const std::string_view name = std::string_view(host).substr(host.starts_with('*') ? 1 : 0);
            if (const std::string trouble = trouble_with_name(name); !trouble.empty()) {
                not_a_host(inspection, Verdict::CloudRefuses, host, trouble, spot.item("hosts", j));
            } else if (const http::Authority authority = http::split_authority(host); authority.port) {
                ports.written(host, authority.host, *authority.port, spot.item("hosts", j));
            }
        }
        ports.missing(rule, spot);
    }
}

void check_host_name(MapInspection& inspection, const std::string& host, const Spot& spot)
{
    if (const std::string trouble = trouble_with_name(host); !trouble.empty()) {
        not_a_host(inspection, Verdict::Warns, host, trouble, spot);
    }
}

} // namespace switchyard::compile
