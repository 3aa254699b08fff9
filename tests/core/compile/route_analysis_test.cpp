// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/route_analysis.h"

#include "core/compile/map_tests.h"
#include "tests/core/compile/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace switchyard::compile {
namespace {

using testing::HasSubstr;
using testing::UnorderedElementsAre;

const std::string kWorkspace = R"(forwardingRules:
  - {name: front, IPAddress: 203.0.113.1, portRange: "80", loadBalancingScheme: EXTERNAL_MANAGED, target: global/targetHttpProxies/proxy}
  - {name: other, IPAddress: 203.0.113.2, portRange: "8080", loadBalancingScheme: EXTERNAL_MANAGED, target: global/targetHttpProxies/proxy}
targetHttpProxies:
  - {name: proxy, urlMap: global/urlMaps/shop}
urlMaps:
  - name: shop
    defaultService: catalog
    hostRules:
      - {hosts: [shop.example.com], pathMatcher: rules}
      - {hosts: ["*.paths.example.com"], pathMatcher: paths}
    pathMatchers:
      - name: rules
        defaultService: catalog
        routeRules:
          - priority: 10
            matchRules: [{prefixMatch: /cart/, headerMatches: [{headerName: x-beta, exactMatch: "1"}], queryParameterMatches: [{name: q, exactMatch: "a:b"}]}]
            service: checkout
          - priority: 15
            matchRules: [{prefixMatch: /cart/, headerMatches: [{headerName: x-beta, exactMatch: "1"}]}]
            service: checkout
            routeAction: {urlRewrite: {pathPrefixRewrite: /v2/, hostRewrite: inner.example.com}}
          - priority: 20
            matchRules: [{prefixMatch: /old/}]
            urlRedirect: {prefixRedirect: /new/, redirectResponseCode: FOUND}
          - priority: 30
            matchRules: [{prefixMatch: /old/er/}]
            service: checkout
          - priority: 40
            matchRules: [{headerMatches: [{headerName: ":method", exactMatch: PUT}]}]
            service: spare
          - priority: 50
            matchRules: [{headerMatches: [{headerName: PORT, exactMatch: "8080"}]}]
            service: spare
          - priority: 60
            matchRules: [{headerMatches: [{headerName: PORT, exactMatch: "9090"}]}]
            service: spare
      - name: paths
        defaultService: catalog
        pathRules:
          - {paths: [/img/*, /pictures], service: pictures}
    tests:
      - {host: a.paths.example.com, path: /img/1, service: pictures}
backendServices:
  - {name: catalog, loadBalancingScheme: EXTERNAL_MANAGED}
  - {name: checkout, loadBalancingScheme: EXTERNAL_MANAGED}
  - {name: spare, loadBalancingScheme: EXTERNAL_MANAGED}
backendBuckets:
  - {name: pictures, bucketName: pictures}
local:
  listeners:
    - {forwardingRule: front, address: 127.0.0.1, port: 18080}
)";

MapAnalysis analysed(const std::string& yaml)
{
    std::vector<MapAnalysis> maps = analyse_maps(document::Document::load(yaml).workspace());
    EXPECT_EQ(maps.size(), 1U);
    return std::move(maps.at(0));
}

const route::RuleVerdict& rule(const MapAnalysis& map, const std::string& field)
{
    for (const route::MatcherAnalysis& matcher : map.routes.matchers) {
        for (const route::RuleVerdict& verdict : matcher.rules) {
            if (map.names.at(verdict.rule).field_path == field) {
                return verdict;
            }
        }
    }
    ADD_FAILURE() << field;
    static const route::RuleVerdict kNone;
    return kNone;
}

std::string changed(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(RouteAnalysis, knows_the_ways_in_and_the_names)
{
    const MapAnalysis map = analysed(kWorkspace);
    ASSERT_EQ(map.doors.size(), 2U);
    EXPECT_EQ(map.address_for(map.doors[0].entrance), "http://127.0.0.1:18080");
    EXPECT_EQ(map.address_for(map.doors[1].entrance), "http://127.0.0.1:8080"); // given, not configured
    EXPECT_EQ(rule(map, "pathMatchers[0].routeRules[3]").reach, route::Reach::Shadowed);
    EXPECT_EQ(rule(map, "pathMatchers[0].routeRules[6]").reach, route::Reach::Unreachable);
    const route::RuleVerdict& port = rule(map, "pathMatchers[0].routeRules[5]");
    EXPECT_EQ(port.reach, route::Reach::Reachable);
    EXPECT_EQ(port.example->entrance.port, Port{8080});
    EXPECT_EQ(map.outcomes.at(rule(map, "pathMatchers[0].routeRules[2]").rule), "redirect (302)");
}

TEST(RouteAnalysis, suggests_tests_that_pass_and_cover)
{
    const MapAnalysis map = analysed(kWorkspace);
    std::set<std::string> untested;
    std::string tests;
    for (const UntestedRule& rule : map.untested) {
        const std::string& field = map.names.at(rule.rule).field_path;
        untested.insert(field);
        // A test always uses GET and the port of its host.
        const bool possible = field != "pathMatchers[0].routeRules[4]" && field != "pathMatchers[0].routeRules[5]";
        EXPECT_EQ(!rule.suggestion.empty(), possible) << field;
        tests += rule.suggestion;
    }
    EXPECT_THAT(untested, UnorderedElementsAre("pathMatchers[0].routeRules[0]", "pathMatchers[0].routeRules[1]",
                                               "pathMatchers[0].routeRules[2]", "pathMatchers[0].routeRules[4]",
                                               "pathMatchers[0].routeRules[5]"));
    EXPECT_THAT(tests, HasSubstr("service: global/backendServices/checkout\n"));
    EXPECT_THAT(tests, HasSubstr("expectedRedirectResponseCode: 302\n"));
    // Pasted into the map, they are read as they were meant.
    std::string indented = "      ";
    for (const char c : tests) {
        indented += c;
        indented += c == '\n' ? "      " : "";
    }
    const std::string with = changed(kWorkspace, "    tests:\n", "    tests:\n" + indented + "\n");
    const auto results = run_all_map_tests(document::Document::load(with).workspace());
    EXPECT_EQ(results.size(), 4U);
    for (const MapTestResult& result : results) {
        EXPECT_TRUE(result.passed()) << result.request;
    }
    EXPECT_EQ(analysed(with).untested.size(), 2U);
}

WorkspaceBlast compared(const std::string& before, const std::string& after,
                        const std::vector<LoggedRequest>* records = nullptr)
{
    return compare_routes(document::Document::load(before).workspace(), document::Document::load(after).workspace(),
                          records);
}

TEST(RouteComparison, matches_listeners_and_services_by_name)
{
    const std::string after =
        changed(changed(kWorkspace, "name: other", "name: new"), "service: pictures}", "service: spare}");
    const WorkspaceBlast blast = compared(kWorkspace, after);
    ASSERT_EQ(blast.listeners.size(), 3U);
    const ListenerBlast& front = blast.listeners[0];
    EXPECT_EQ(front.forwarding_rule, "front");
    ASSERT_FALSE(front.radius.changes.empty());
    for (const route::DestinationChange& change : front.radius.changes) {
        EXPECT_EQ(change.host, "*.paths.example.com");
        EXPECT_EQ(change.before.destination.target, "pictures");
        EXPECT_EQ(change.after.destination.target, "spare");
    }
    EXPECT_EQ(blast.listeners[1].presence, ListenerBlast::Presence::OnlyBefore);
    EXPECT_EQ(blast.listeners[2].presence, ListenerBlast::Presence::OnlyAfter);
}

TEST(RouteComparison, stays_silent_about_names_and_numbers)
{
    std::string after = changed(kWorkspace, "pathMatcher: rules", "pathMatcher: routes");
    after = changed(after, "name: rules", "name: routes");
    after = changed(after, "priority: 10", "priority: 1");
    after = changed(after, "{name: checkout, loadBalancingScheme: EXTERNAL_MANAGED}",
                    "{name: another, loadBalancingScheme: EXTERNAL_MANAGED}\n"
                    "  - {name: checkout, loadBalancingScheme: EXTERNAL_MANAGED}");
    const WorkspaceBlast blast = compared(kWorkspace, after);
    EXPECT_GT(blast.tried, 10U);
    for (const ListenerBlast& listener : blast.listeners) {
        EXPECT_TRUE(listener.radius.changes.empty());
    }
}

TEST(RouteComparison, counts_recorded_requests)
{
    const std::vector<LoggedRequest> records{{"front", "GET", "a.paths.example.com", "/img/1", "x=1", 5},
                                             {"other", "GET", "a.paths.example.com", "/pictures", {}, 2},
                                             {"front", "GET", "shop.example.com", "/", {}, 10},
                                             {"elsewhere", "GET", "shop.example.com", "/", {}, 3}};
    const WorkspaceBlast blast =
        compared(kWorkspace, changed(kWorkspace, "service: pictures}", "service: spare}"), &records);
    ASSERT_TRUE(blast.records);
    EXPECT_EQ(blast.records->total, 17U);
    EXPECT_EQ(blast.records->changed, 7U);
    EXPECT_EQ(blast.foreign_records, 3U);
    ASSERT_EQ(blast.records->changes.size(), 1U);
    EXPECT_EQ(blast.records->changes[0].before, "pictures");
    EXPECT_EQ(blast.records->changes[0].after, "spare");
    EXPECT_EQ(blast.records->changes[0].examples.at(0).count, 5U);
    EXPECT_EQ(route::url_of(blast.records->changes[0].examples[0].request), "http://a.paths.example.com/img/1?x=1");
}

} // namespace
} // namespace switchyard::compile
