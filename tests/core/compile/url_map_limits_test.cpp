// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

using testing::ElementsAre;

/// A workspace with one map behind a load balancer of a mode.
std::string workspace(std::string_view scheme, std::string_view region, const std::string& map,
                      const std::string& services = "  - {name: web}\n")
{
    const std::string scope = region.empty() ? "" : fmt::format(", region: {}", region);
    return fmt::format(
        "forwardingRules:\n"
        "  - {{name: web, IPAddress: 203.0.113.1, portRange: \"80\", loadBalancingScheme: {}{}, target: web}}\n"
        "targetHttpProxies:\n  - {{name: web, urlMap: shop{}}}\n"
        "urlMaps:\n  - name: shop\n{}    defaultService: web\n{}"
        "backendServices:\n{}",
        scheme, scope, scope, region.empty() ? "" : fmt::format("    region: {}\n", region), map, services);
}

std::string rules(const std::string& list)
{
    return "    hostRules: [{hosts: [a], pathMatcher: m}]\n    pathMatchers:\n      - name: m\n        defaultService: "
           "web\n"
           "        routeRules:\n" +
           list;
}

std::string rule(int priority, const std::string& matches)
{
    return fmt::format("          - {{priority: {}, matchRules: [{}], service: web}}\n", priority, matches);
}

/// "1001 conditions …, 1000", of diagnostics about a limit.
std::vector<std::string> exceeded(const std::string& yaml)
{
    std::vector<std::string> texts;
    for (const Diagnostic& diagnostic : read(yaml).all("limit.exceeded")) {
        EXPECT_TRUE(diagnostic.runs_here);
        EXPECT_FALSE(diagnostic.cloud_accepts);
        texts.push_back(fmt::format("{} {} / {}", diagnostic.args[0], diagnostic.args[1], diagnostic.args[2]));
    }
    return texts;
}

/// A map of about as many KB.
std::string map_of_size(int kilobytes)
{
    std::string list;
    for (int i = 0; i < kilobytes; ++i) {
        list += rule(i, fmt::format("{{fullPathMatch: /{}{}}}", i, std::string(990, 'x')));
    }
    return rules(list);
}

TEST(UrlMapLimits, Count_the_conditions_of_a_matcher)
{
    const std::string two = "{prefixMatch: /a, headerMatches: [{headerName: x, presentMatch: true}]}";
    std::string list;
    for (int i = 0; i < 500; ++i) {
        list += rule(i, two);
    }
    EXPECT_THAT(exceeded(workspace("EXTERNAL_MANAGED", "", rules(list))), ElementsAre());
    list += rule(500, "{queryParameterMatches: [{name: q, presentMatch: true}]}");
    EXPECT_THAT(exceeded(workspace("EXTERNAL_MANAGED", "", rules(list))),
                ElementsAre("1001 conditions in the rules of one path matcher / 1000"));
}

TEST(UrlMapLimits, Count_templates_and_regular_expressions_of_a_matcher)
{
    std::string list;
    for (int i = 0; i < 100; ++i) {
        list += rule(i, fmt::format("{{pathTemplateMatch: \"/{}/{{x}}\"}}", i));
    }
    for (int i = 100; i < 105; ++i) {
        list += rule(i, fmt::format("{{regexMatch: \"/{}+\"}}", i));
    }
    EXPECT_THAT(exceeded(workspace("INTERNAL_MANAGED", "r", rules(list))), ElementsAre());
    list += rule(105, "{pathTemplateMatch: \"/y/{x}\"}") + rule(106, "{regexMatch: \"/z+\"}");
    EXPECT_THAT(exceeded(workspace("INTERNAL_MANAGED", "r", rules(list))),
                ElementsAre("101 path templates in one path matcher / 100",
                            "6 regular expressions for paths in one path matcher / 5"));
}

TEST(UrlMapLimits, Count_different_services_of_a_map)
{
    std::string list = "    hostRules: [{hosts: [a], pathMatcher: m}]\n    pathMatchers:\n";
    std::string services = "  - {name: web}\n";
    for (int matcher = 0; matcher < 3; ++matcher) {
        list += fmt::format("      - name: m{}\n        defaultService: web\n        pathRules:\n", matcher);
        for (int i = 0; i < 850; ++i) {
            list += fmt::format("          - {{paths: [/{0}], service: s{1}-{0}}}\n", i, matcher);
            services += fmt::format("  - {{name: s{}-{}}}\n", matcher, i);
        }
    }
    EXPECT_THAT(exceeded(workspace("EXTERNAL_MANAGED", "", list, services)),
                ElementsAre("2551 different backend services and buckets in one URL map / 2500"));
}

struct SizeCase
{
    const char* scheme;
    const char* region;
    int fits; ///< KB
    const char* limit;
};

TEST(UrlMapLimits, Know_how_large_a_map_each_mode_takes)
{
    const SizeCase cases[] = {
        {"EXTERNAL", "", 60, "64"},
        {"EXTERNAL_MANAGED", "r", 60, "64"},
        {"INTERNAL_MANAGED", "r", 120, "128"},
        {"INTERNAL_MANAGED", "", 120, "128"},
        {"EXTERNAL_MANAGED", "", 900, "1024"},
    };
    for (const SizeCase& c : cases) {
        EXPECT_TRUE(read(workspace(c.scheme, c.region, map_of_size(c.fits))).all("url_map.too_large").empty());
        const Diagnostic too_large =
            read(workspace(c.scheme, c.region, map_of_size(c.fits * 5 / 4))).only("url_map.too_large");
        EXPECT_EQ(too_large.args[1], c.limit) << c.scheme << c.region;
        EXPECT_TRUE(too_large.runs_here);
        EXPECT_FALSE(too_large.cloud_accepts);
    }
}

} // namespace
} // namespace switchyard::compile
