// SPDX-License-Identifier: GPL-3.0-or-later
// What a request pays for routing. bench_route [MILLISECONDS per case]; build it with the release preset.
#include "core/http/header_lines.h"
#include "core/route/route_table.h"
#include "core/route/route_table_builder.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace switchyard;
using namespace switchyard::route;

ForwardAction to_service(ServiceIndex service)
{
    ForwardAction action;
    action.targets.push_back({ElementId{}, service, Weight{1}});
    return action;
}

/// `size` hosts and one matcher with `size` rules: path rules, or route rules with a header on every other one.
RouteTableInput map_of(std::uint32_t size, bool route_rules)
{
    RouteTableInput input;
    PathMatcherInput matcher;
    matcher.default_action = to_service(0);
    for (std::uint32_t index = 0; index < size; ++index) {
        if (route_rules) {
            MatchRuleInput rule{PathPrefix{fmt::format("/api/v1/service{}/", index)}, {}, {}};
            if (index % 2)
                rule.headers.push_back({"x-canary", ValueEquals{"1"}, false});
            matcher.route_rules.push_back({ElementId{index + 1}, index, {std::move(rule)}, to_service(1)});
        } else {
            matcher.path_rules.push_back(
                {ElementId{index + 1}, {fmt::format("/api/v1/service{}/*", index)}, to_service(1)});
        }
    }
    input.path_matchers.push_back(std::move(matcher));
    HostRuleInput hosts;
    for (std::uint32_t index = 0; index < size; ++index)
        hosts.hosts.push_back(fmt::format("{}host{}.example.com", index % 2 ? "*." : "", index));
    input.host_rules.push_back(std::move(hosts));
    return input;
}

void measure(const std::string& name, const RouteTable& table, const RouteRequest& request,
             std::chrono::milliseconds time)
{
    using Clock = std::chrono::steady_clock;
    std::uint64_t rounds = 0;
    std::uint64_t sum = 0;
    const auto begin = Clock::now();
    auto now = begin;
    while (now - begin < time) {
        for (int i = 0; i < 1000; ++i)
            sum += table.match(request).rule.value;
        rounds += 1000;
        now = Clock::now();
    }
    const double nanoseconds = std::chrono::duration<double, std::nano>(now - begin).count();
    fmt::print("{:<44}{:>9.1f} ns  (rule {})\n", name, nanoseconds / static_cast<double>(rounds), sum / rounds);
}

} // namespace

int main(int argc, char** argv)
{
    const std::chrono::milliseconds time{argc > 1 ? std::max(1, std::atoi(argv[1])) : 200};
    http::HeaderLines lines;
    for (const char* name : {"Host", "User-Agent", "Accept", "Accept-Encoding", "Accept-Language", "Cookie"})
        lines.add(name, "some value of ordinary length");
    const http::HeaderTable headers = lines.table();
    for (const std::uint32_t size : {10U, 100U, 1000U}) {
        for (const bool route_rules : {false, true}) {
            const auto table = build_route_table(map_of(size, route_rules)).table;
            for (const bool wildcard : {false, true}) {
                const std::uint32_t last = size - (wildcard ? 1 : 2);
                const std::string host = fmt::format("{}host{}.example.com", wildcard ? "www." : "", last);
                const std::string path = fmt::format("/api/v1/service{}/orders/4711", size - 2);
                RouteRequest request;
                request.authority = host;
                request.path = path;
                request.method = "GET";
                request.rule_port = Port{80};
                request.headers = &headers;
                measure(fmt::format("{} {}, {} host, last rule", size, route_rules ? "route rules" : "path rules",
                                    wildcard ? "wildcard" : "exact"),
                        *table, request, time);
            }
        }
    }
    return 0;
}
