// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/route/requests.h"

#include <fmt/format.h>

#include <cctype>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <set>
#include <string>
#include <utility>

namespace switchyard::route {

/// Makes maps and requests out of few words, so that they meet often.
class Generator
{
public:
    explicit Generator(std::uint64_t seed) : random_(seed) {}

    RouteTableInput map()
    {
        RouteTableInput input;
        input.url_map = next_id();
        input.host_port = chance(30) ? HostPort::Dropped : HostPort::Compared;
        if (chance(80))
            input.default_action = action();
        const std::uint32_t matchers = 1 + below(4);
        for (std::uint32_t index = 0; index < matchers; ++index)
            input.path_matchers.push_back(path_matcher());
        std::set<std::string> used;
        for (std::uint32_t index = 0; index < 1 + below(5); ++index)
            input.host_rules.push_back(host_rule(used, matchers, input.host_port));
        return input;
    }

    TestRequest request(const RouteTableInput& input)
    {
        TestRequest request;
        request.host = request_host(input);
        request.path = chance(5) ? pick({"*", "", "a", "/"}) : path();
        if (chance(40))
            request.query = query();
        for (std::uint32_t count = below(4); count > 0; --count)
            request.headers.emplace_back(pick({"x-a", "X-A", "x-b", "X-b", "Port"}), value());
        request.method = pick({"GET", "POST", "get"});
        request.scheme = chance(20) ? Scheme::Https : Scheme::Http;
        request.rule_port = static_cast<std::uint16_t>(pick_number({80, 443, 8080}));
        request.local_port = static_cast<std::uint16_t>(pick_number({0, 80, 8080, 9090}));
        return request;
    }

private:
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }
    std::string pick(std::initializer_list<const char*> words)
    {
        return *(words.begin() + below(static_cast<std::uint32_t>(words.size())));
    }
    int pick_number(std::initializer_list<int> numbers)
    {
        return *(numbers.begin() + below(static_cast<std::uint32_t>(numbers.size())));
    }
    ElementId next_id() { return ElementId{++last_id_}; }

    std::string host_name()
    {
        std::string name = pick({"a", "b", "ab", "a-b", "b-a", "shop"});
        for (std::uint32_t count = below(3); count > 0; --count)
            name += pick({".", "-", "."}) + pick({"a", "b", "ab", "com"});
        return name;
    }
    HostRuleInput host_rule(std::set<std::string>& used, std::uint32_t matchers, HostPort mode)
    {
        HostRuleInput rule{next_id(), {}, below(matchers)};
        for (std::uint32_t count = 1 + below(4); count > 0; --count) {
            std::string host = chance(10) ? "*" : chance(40) ? pick({"*.", "*-"}) + host_name() : host_name();
            if (host != "*" && mode == HostPort::Compared && chance(25))
                host += pick({":80", ":443", ":8080"});
            if (used.insert(host).second)
                rule.hosts.push_back(std::move(host));
        }
        return rule;
    }
    std::string request_host(const RouteTableInput& input)
    {
        const HostRuleInput& rule = input.host_rules[below(static_cast<std::uint32_t>(input.host_rules.size()))];
        std::string host = rule.hosts.empty() || chance(20)
                               ? host_name()
                               : rule.hosts[below(static_cast<std::uint32_t>(rule.hosts.size()))];
        if (host.starts_with('*'))
            host.replace(0, 1, pick({"", "a", "x.y", "a-", "x_y", "A.b"}));
        if (chance(30))
            host += pick({":80", ":443", ":8080", ":9090", ":", ":x", ":08080"});
        if (chance(20) && !host.empty())
            host[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(host[0])));
        return chance(2) ? pick({"", "[::1]", "[::1]:8080", "::1", ":80", "a:1:2"}) : host;
    }

    std::string path()
    {
        std::string path;
        for (std::uint32_t count = 1 + below(4); count > 0; --count)
            path += '/' + pick({"a", "b", "ab", "A", "", "abcdefgh", "abcdefgi", "v1"});
        if (chance(3)) // a Kelvin sign, which RE2 folds to k
            path += pick({"/k", "/K", "/\xe2\x84\xaa", "/\xff"});
        return path;
    }
    std::string value() { return pick({"1", "2", "-3", "+4", "ab", "a", "b", "", "a,b", "10", "x1"}); }
    std::string query()
    {
        std::string query;
        for (std::uint32_t count = below(4); count > 0; --count)
            query += pick({"", "&"}) + pick({"a", "b", "ab", "a=1", "a=2", "b=", "=a", "a=1=2", "%61=1"}) + "&";
        return query;
    }

    /// Operators in whole segments and inside of them, with and without names.
    std::string path_template()
    {
        std::string text;
        int variables = 0;
        const auto named = [&](const std::string& pattern) {
            return "{x" + std::to_string(variables++) + "=" + pattern + "}";
        };
        for (std::uint32_t count = 1 + below(4); count > 0; --count) {
            text += '/';
            switch (below(9)) {
            case 0:
                text += '*';
                break;
            case 1:
                text += named("*");
                break;
            case 2:
                text += pick({"a*", "*b", "a*b", "ab*"});
                break;
            case 3:
                text += named(pick({"a/*", "*/b", "a*", "ab"}));
                break;
            case 4:
                if (count == 1)
                    text += chance(50) ? "**" : chance(50) ? named("**") : pick({"a**", "*b**"});
                break;
            default:
                text += pick({"a", "b", "ab", "A", "", "v1"});
            }
        }
        return text;
    }
    PathPredicate path_predicate()
    {
        switch (below(11)) {
        case 0:
            return AnyPath{};
        case 1:
            return PathRegex{pick({"/a.*", "/[ab]+/?", ".*", "/(a|v1)/b.*", "(?i)/AB(c.*|/)", ".*(abc|/v1|bcd).*",
                                   "(/[a-z]+)*/v1", "/?(ab)?/a/?.*", "(?i)/k+", "[^b]*/abcdefgi(/.*)?"})};
        case 10:
            return PathTemplate{path_template()};
        case 2:
        case 3:
            return FullPath{path(), chance(30)};
        default: {
            const std::string prefix = path();
            return PathPrefix{prefix.substr(0, below(static_cast<std::uint32_t>(prefix.size()) + 1)), chance(30)};
        }
        }
    }
    decltype(HeaderPredicate::match) header_match()
    {
        switch (below(7)) {
        case 0:
            return ValueIsPresent{chance(50)};
        case 1:
            return ValueStartsWith{value()};
        case 2:
            return ValueEndsWith{value()};
        case 3:
            return ValueMatchesRegex{pick({"a.*", "[0-9]+", "a,b|1", ".*:8080"})};
        case 4:
            return ValueInRange{static_cast<int>(below(10)) - 5, below(12)};
        default:
            return ValueEquals{value()};
        }
    }
    MatchRuleInput match_rule()
    {
        MatchRuleInput rule{path_predicate(), {}, {}};
        for (std::uint32_t count = chance(40) ? 1 + below(2) : 0; count > 0; --count)
            rule.headers.push_back(
                {pick({"x-a", "X-B", ":method", ":authority", "PORT", "Host"}), header_match(), chance(30)});
        if (chance(20)) {
            decltype(QueryPredicate::match) match = ValueEquals{pick({"1", "", "2"})};
            if (chance(50))
                match = chance(50) ? decltype(match){ValueIsPresent{chance(60)}}
                                   : decltype(match){ValueMatchesRegex{"[12]"}};
            rule.query.push_back({pick({"a", "b", "ab"}), std::move(match)});
        }
        return rule;
    }
    Action action()
    {
        if (chance(15))
            return RedirectAction{.https = true};
        ForwardAction forward = to_service(static_cast<ServiceIndex>(++last_id_));
        if (chance(50))
            forward.path_prefix_rewrite = pick({"/", "/new", "/new/", "/a/b/"});
        if (chance(50))
            forward.path_template_rewrite = pick({"/{x0}", "/t/{x1}-{x0}/", "/{x9}none", "/fixed"});
        return forward;
    }
    PathMatcherInput path_matcher()
    {
        PathMatcherInput matcher;
        matcher.id = next_id();
        if (chance(85))
            matcher.default_action = action();
        if (chance(55)) {
            std::set<std::uint32_t> priorities;
            // Some matchers tell many rules of one path apart by a value.
            const bool by_value = chance(20);
            const PathPredicate shared = path_predicate();
            for (std::uint32_t count = below(by_value ? 40 : 12); count > 0; --count) {
                RouteRuleInput rule{next_id(), below(1000), {}, action()};
                for (std::uint32_t alternatives = below(4); alternatives > 0; --alternatives) {
                    rule.match_rules.push_back(match_rule());
                    if (by_value && chance(80)) {
                        rule.match_rules.back().path = shared;
                        if (chance(70))
                            rule.match_rules.back().headers.push_back({pick({"x-a", "X-B"}), ValueEquals{value()}});
                        else
                            rule.match_rules.back().query.push_back(
                                {pick({"a", "b"}), ValueEquals{pick({"1", "2", ""})}});
                    }
                }
                if (priorities.insert(rule.priority).second)
                    matcher.route_rules.push_back(std::move(rule));
            }
        }
        if (matcher.route_rules.empty() || chance(10)) {
            std::set<std::string> used;
            for (std::uint32_t count = below(10); count > 0; --count) {
                PathRuleInput rule{next_id(), {}, action()};
                for (std::uint32_t paths = 1 + below(3); paths > 0; --paths) {
                    std::string text = path() + (chance(40) ? "/*" : "");
                    if (used.insert(text).second)
                        rule.paths.push_back(std::move(text));
                }
                matcher.path_rules.push_back(std::move(rule));
            }
        }
        return matcher;
    }

    std::mt19937_64 random_;
    std::uint64_t last_id_ = 0;
};

inline std::string describe(const TestRequest& request)
{
    std::string text = fmt::format("{} {} {}{} rule {} local {} {}", request.method, request.host, request.path,
                                   request.query ? "?" + *request.query : "", request.rule_port, request.local_port,
                                   request.scheme == Scheme::Https ? "https" : "http");
    for (const auto& [name, value] : request.headers)
        text += fmt::format("\n{}: {}", name, value);
    return text;
}

} // namespace switchyard::route
