// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/map_tests.h"

#include "tests/core/compile/reading.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

using testing::HasSubstr;

/// A map with every kind of action, and the tests that are filled in.
constexpr std::string_view kMap = R"(urlMaps:
  - name: shop
    defaultService: catalog
    hostRules:
      - {{hosts: [shop.example.com], pathMatcher: rules}}
      - {{hosts: ["*.paths.example.com"], pathMatcher: paths}}
    pathMatchers:
      - name: rules
        defaultService: catalog
        routeRules:
          - priority: 5
            matchRules: [{{prefixMatch: /beta/, headerMatches: [{{headerName: x-beta, exactMatch: "1"}}]}}]
            routeAction: {{weightedBackendServices: [{{backendService: checkout, weight: 95}}, {{backendService: spare, weight: 5}}, {{backendService: catalog, weight: 0}}]}}
          - priority: 10
            matchRules: [{{prefixMatch: /cart/}}]
            service: checkout
            routeAction: {{urlRewrite: {{pathPrefixRewrite: /v2/, hostRewrite: inner.example.com}}}}
          - priority: 20
            matchRules: [{{prefixMatch: /old/}}]
            urlRedirect: {{prefixRedirect: /new/, redirectResponseCode: FOUND, stripQuery: true}}
          - priority: 30
            matchRules: [{{fullPathMatch: /secure}}]
            urlRedirect: {{httpsRedirect: true}}
      - name: paths
        defaultUrlRedirect: {{hostRedirect: www.example.com}}
        pathRules:
          - {{paths: [/img/*], service: pictures}}
    tests:
      - {}
backendServices:
  - {{name: catalog, loadBalancingScheme: EXTERNAL_MANAGED}}
  - {{name: checkout, loadBalancingScheme: EXTERNAL_MANAGED}}
  - {{name: spare, loadBalancingScheme: EXTERNAL_MANAGED}}
backendBuckets:
  - {{name: pictures, bucketName: pictures}}
)";

struct Case
{
    std::string test;
    std::string failure; ///< part of the only sentence; empty: passes
};

MapTestResult run(const std::string& test)
{
    const Reading reading = read(fmt::format(fmt::runtime(kMap), test));
    const std::vector<MapTestResult> results = run_all_map_tests(reading.document.workspace());
    EXPECT_EQ(results.size(), 1U) << test;
    return results.empty() ? MapTestResult{} : results.front();
}

TEST(MapTests, Test_passes_or_says_what_happened_instead)
{
    const std::vector<Case> cases{
        {"{host: shop.example.com, path: /, service: catalog}", ""},
        {"{host: shop.example.com, path: /, service: global/backendServices/catalog}", ""},
        {"{host: elsewhere.example.com, path: /x, service: catalog}", ""},
        {"{host: shop.example.com, path: /cart/1, service: catalog}",
         "Expected catalog, but pathMatchers[0].routeRules[1] sends it to checkout."},
        {"{host: SHOP.example.com, path: /cart/1, service: checkout}", ""},
        {"{host: shop.example.com, path: '/cart/1?a=b', service: checkout, expectedOutputUrl: "
         "'https://inner.example.com/v2/1?a=b'}",
         ""},
        {"{host: shop.example.com, path: '/cart/1?a=b', expectedOutputUrl: 'https://inner.example.com/v2/1?a=b'}",
         "but it is http://inner.example.com/v2/1?a=b"},
        {"{host: shop.example.com, path: /beta/, headers: [{name: X-Beta, value: '1'}], service: checkout}", ""},
        {"{host: shop.example.com, path: /beta/, headers: [{name: X-Beta, value: '1'}], service: spare}", ""},
        {"{host: shop.example.com, path: /beta/, headers: [{name: X-Beta, value: '1'}], service: catalog}",
         "sends it to checkout (95 %), spare (5 %), catalog (0 %)"},
        {"{host: shop.example.com, path: /beta/, headers: [{name: X-Beta, value: '2'}], service: catalog}", ""},
        {"{host: shop.example.com, path: '/old/a?x=y', expectedRedirectResponseCode: 302, expectedOutputUrl: "
         "'http://shop.example.com/new/a'}",
         ""},
        {"{host: shop.example.com, path: /old/a, expectedRedirectResponseCode: 301}", "answers with 302"},
        {"{host: shop.example.com, path: /old/a, service: catalog}", "answers with a redirect (302)"},
        {"{host: shop.example.com, path: /secure, expectedOutputUrl: 'https://shop.example.com/secure'}", ""},
        {"{host: shop.example.com, path: /, expectedRedirectResponseCode: 301}", "sends it to catalog"},
        {"{host: a.paths.example.com, path: /img/a.png, service: backendBuckets/pictures}", ""},
        {"{host: a.paths.example.com, path: /img, expectedRedirectResponseCode: 301, expectedOutputUrl: "
         "'http://www.example.com/img'}",
         ""},
        {"{host: shop.example.com, path: /cart/../x, expectedRedirectResponseCode: 302}", ""},
    };
    for (const Case& c : cases) {
        const MapTestResult result = run(c.test);
        if (c.failure.empty()) {
            EXPECT_THAT(result.failures, testing::IsEmpty()) << c.test;
        } else {
            EXPECT_THAT(result.failures, testing::ElementsAre(HasSubstr(c.failure))) << c.test;
        }
    }
}

TEST(MapTests, Request_is_https_when_only_https_proxies_use_the_map)
{
    const Reading reading =
        read(fmt::format(fmt::runtime(kMap), "{host: shop.example.com, path: /, service: catalog}") +
             "targetHttpsProxies:\n  - {name: p, urlMap: shop, sslCertificates: [c]}\n");
    EXPECT_EQ(run_all_map_tests(reading.document.workspace()).at(0).request, "https://shop.example.com/");
    EXPECT_EQ(run("{host: shop.example.com, path: '/a?b#c'}").request, "http://shop.example.com/a?b");
}

TEST(MapTests, Failure_is_a_diagnostic_at_the_test)
{
    const Reading reading =
        read(fmt::format(fmt::runtime(kMap), "{host: shop.example.com, path: /cart/, service: catalog}"));
    const Diagnostic diagnostic = reading.only("url_map_test.failed");
    EXPECT_EQ(diagnostic.field_path, "tests[0]");
    EXPECT_TRUE(diagnostic.runs_here);
    EXPECT_FALSE(diagnostic.cloud_accepts);
}

} // namespace
} // namespace switchyard::compile
