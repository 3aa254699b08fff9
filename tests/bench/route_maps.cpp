// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/route_maps.h"

#include <fmt/format.h>

#include <array>
#include <random>
#include <utility>

namespace switchyard::bench {

namespace {

using namespace switchyard::route;

constexpr std::array kAreas{"api", "shop", "account", "admin", "media", "internal", "mobile", "partners"};
constexpr std::array kThings{"orders", "products", "users",   "carts", "invoices",
                             "images", "search",   "reports", "events"};

enum class RuleKind : std::uint8_t
{
    Prefix,
    FullWithHeader,
    Template,
    Expression
};

/// 70 % prefix, 20 % full path + header, 8 % template, 2 % regular expression, evenly spread.
RuleKind rule_kind(std::uint32_t index)
{
    const std::uint32_t place = (index * 37) % 50;
    return place < 35   ? RuleKind::Prefix
           : place < 45 ? RuleKind::FullWithHeader
           : place < 49 ? RuleKind::Template
                        : RuleKind::Expression;
}

std::string base(std::uint32_t index)
{
    return fmt::format("/{}/v{}/{}-{}", kAreas[index % kAreas.size()], 1 + index / 7 % 4,
                       kThings[index / 3 % kThings.size()], index);
}
std::string template_of(std::uint32_t index)
{
    return fmt::format("/{}/{{tenant=*}}/{}-{}/{{rest=**}}", kAreas[index % kAreas.size()],
                       kThings[index / 3 % kThings.size()], index);
}
std::string expression_of(std::uint32_t index)
{
    return fmt::format("/{}/v[0-9]+/{}-{}/(items|parts)/[a-z0-9-]+", kAreas[index % kAreas.size()],
                       kThings[index / 3 % kThings.size()], index);
}
std::string indistinct_of(std::uint32_t index)
{
    return fmt::format("/[a-z]{{{}}}/[0-9]{{{},}}", 1 + index % 200, 1 + index / 200);
}
std::string host_of(std::uint32_t index)
{
    return fmt::format("{}-{}.{}.example.com", kThings[index % kThings.size()], index, kAreas[index % kAreas.size()]);
}
bool is_exact_path(std::uint32_t index) { return index % 5 == 4; }

ForwardAction to_service(ServiceIndex service)
{
    ForwardAction action;
    action.targets.push_back({ElementId{}, service, Weight{1}});
    return action;
}

MatchRuleInput match_rule(MapKind kind, std::uint32_t index)
{
    MatchRuleInput rule;
    switch (kind) {
    case MapKind::SamePrefix:
        rule.path = PathPrefix{"/api/"};
        rule.headers.push_back({"x-tenant", ValueEquals{fmt::format("tenant-{}", index)}});
        return rule;
    case MapKind::IgnoredCase:
        rule.path = PathPrefix{base(index) + '/', true};
        return rule;
    case MapKind::Expressions:
        rule.path = PathRegex{expression_of(index)};
        return rule;
    case MapKind::Indistinct:
        rule.path = PathRegex{indistinct_of(index)};
        return rule;
    case MapKind::Hosts:
    case MapKind::PathRules:
    case MapKind::RouteRules:
        break;
    }
    switch (rule_kind(index)) {
    case RuleKind::Prefix:
        rule.path = PathPrefix{base(index) + '/'};
        break;
    case RuleKind::FullWithHeader:
        rule.path = FullPath{base(index) + "/status"};
        rule.headers.push_back({"x-tenant", ValueEquals{fmt::format("tenant-{}", index % 100)}});
        break;
    case RuleKind::Template:
        rule.path = PathTemplate{template_of(index)};
        break;
    case RuleKind::Expression:
        rule.path = PathRegex{expression_of(index)};
        break;
    }
    return rule;
}

struct RequestText
{
    std::string host;
    std::string path;
    std::string tenant; ///< of x-tenant; empty: none
};

void fill(RequestText& request, MapKind kind, std::uint32_t index)
{
    request.host = kind == MapKind::Hosts ? (index % 2 ? "www." : "") + host_of(index) : "shop.example.com";
    request.path = base(index) + "/items/4711";
    if (kind == MapKind::PathRules && is_exact_path(index))
        request.path = base(index);
    if (kind == MapKind::SamePrefix) {
        request.path = "/api/v1/orders/4711";
        request.tenant = fmt::format("tenant-{}", index);
    }
    const RuleKind rule = rule_kind(index);
    if (kind == MapKind::RouteRules && rule == RuleKind::FullWithHeader) {
        request.path = base(index) + "/status";
        request.tenant = fmt::format("tenant-{}", index % 100);
    }
    if (kind == MapKind::RouteRules && rule == RuleKind::Template)
        request.path = fmt::format("/{}/acme-{}/{}-{}/pages/7", kAreas[index % kAreas.size()], index % 17,
                                   kThings[index / 3 % kThings.size()], index);
    if (kind == MapKind::Expressions || (kind == MapKind::RouteRules && rule == RuleKind::Expression))
        request.path = fmt::format("/{}/v2/{}-{}/items/blue-shoe", kAreas[index % kAreas.size()],
                                   kThings[index / 3 % kThings.size()], index);
    if (kind == MapKind::Indistinct)
        request.path = '/' + std::string(1 + index % 200, 'a') + '/' + std::string(1 + index / 200, '7');
}

} // namespace

const char* to_string(MapKind kind)
{
    switch (kind) {
    case MapKind::Hosts:
        return "hosts";
    case MapKind::PathRules:
        return "path rules";
    case MapKind::RouteRules:
        return "route rules 70/20/8/2";
    case MapKind::SamePrefix:
        return "one prefix, a header each";
    case MapKind::IgnoredCase:
        return "prefixes, case ignored";
    case MapKind::Expressions:
        return "expressions with texts";
    case MapKind::Indistinct:
        return "expressions without";
    }
    return "";
}

RouteTableInput make_map(MapKind kind, std::uint32_t size)
{
    RouteTableInput input;
    PathMatcherInput matcher;
    matcher.default_action = to_service(0);
    for (std::uint32_t index = 0; index < size; ++index) {
        const ElementId id{index + 1};
        if (kind == MapKind::PathRules)
            matcher.path_rules.push_back({id, {base(index) + (is_exact_path(index) ? "" : "/*")}, to_service(1)});
        else if (kind != MapKind::Hosts)
            matcher.route_rules.push_back({id, (index * 7919) % 1'000'003, {match_rule(kind, index)}, to_service(1)});
    }
    input.path_matchers.push_back(std::move(matcher));
    for (std::uint32_t index = 0; kind == MapKind::Hosts && index < size; ++index)
        input.host_rules.push_back({ElementId{index + 1}, {(index % 2 ? "*." : "") + host_of(index)}, 0});
    if (kind != MapKind::Hosts)
        input.host_rules.push_back({ElementId{1}, {"shop.example.com", "*"}, 0});
    return input;
}

BenchRequests::BenchRequests(MapKind kind, std::uint32_t size, std::size_t count)
{
    std::mt19937 random(20261127);
    texts_.reserve(count * 512); // views point into it
    const auto keep = [&](const std::string& text) {
        const std::size_t begin = texts_.size();
        texts_ += text;
        return std::string_view(texts_).substr(begin);
    };
    for (std::size_t made = 0; made < count; ++made) {
        RequestText text;
        fill(text, kind, random() % size);
        if (made % 10 == 9) { // one that nothing fits, as far down as possible
            text.host.insert(0, kind == MapKind::Hosts ? "no" : "");
            text.path.insert(text.path.size() / 2, "~");
            text.tenant += text.tenant.empty() ? "" : "~";
        }
        route::RouteRequest& request = views_.emplace_back();
        request.authority = keep(text.host);
        request.path = keep(text.path);
        request.method = "GET";
        request.rule_port = Port{80};
        request.headers = headers_for(text.tenant);
    }
}

const http::HeaderTable* BenchRequests::headers_for(const std::string& tenant)
{
    const auto [found, fresh] = headers_.try_emplace(tenant);
    auto& [lines, table] = found->second;
    if (fresh) {
        for (const char* name :
             {"Host", "User-Agent", "Accept", "Accept-Encoding", "Accept-Language", "Cookie", "X-Request-Id"})
            lines.add(name, "some value of ordinary length");
        if (!tenant.empty())
            lines.add("X-Tenant", tenant);
        table = lines.table();
    }
    return &table;
}

} // namespace switchyard::bench
