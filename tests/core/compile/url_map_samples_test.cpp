// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

/// URL maps as documentation and public projects show them: the cloud takes them, so none of them may be called wrong.
struct SampleMap
{
    const char* name;
    const char* scheme;
    bool regional;
    const char* yaml; ///< the body of a map; services and buckets of these names exist: a, b, files
};

class SampleMaps : public testing::TestWithParam<SampleMap>
{};

std::string workspace(const SampleMap& sample)
{
    const std::string scope = sample.regional ? ", region: us-west1" : "";
    return fmt::format("forwardingRules:\n  - {{name: f, IPAddress: 203.0.113.1, portRange: \"80\", "
                       "loadBalancingScheme: {0}{1}, target: p}}\n"
                       "targetHttpProxies:\n  - {{name: p, urlMap: map{1}}}\n"
                       "urlMaps:\n  - name: map\n{2}{3}"
                       "backendServices:\n"
                       "  - {{name: a, loadBalancingScheme: {0}, healthChecks: [h]{1}}}\n"
                       "  - {{name: b, loadBalancingScheme: {0}, healthChecks: [h]{1}}}\n"
                       "healthChecks:\n  - {{name: h, type: TCP, tcpHealthCheck: {{port: 80}}{1}}}\n"
                       "backendBuckets:\n  - {{name: files, bucketName: files}}\n",
                       sample.scheme, scope, sample.regional ? "    region: us-west1\n" : "", sample.yaml);
}

TEST_P(SampleMaps, Are_not_called_wrong)
{
    for (const Diagnostic& diagnostic : read(workspace(GetParam())).compilation.diagnostics) {
        if (diagnostic.resource == "urlMaps/map") {
            EXPECT_TRUE(diagnostic.cloud_accepts) << to_text(diagnostic);
            EXPECT_TRUE(diagnostic.runs_here) << to_text(diagnostic);
        }
    }
}

const SampleMap kSamples[] = {
    {"canary_95_5", "INTERNAL_MANAGED", true, R"(    defaultService: regions/us-west1/backendServices/a
    hostRules:
      - {hosts: ["*"], pathMatcher: matcher1}
    pathMatchers:
      - defaultService: regions/us-west1/backendServices/a
        name: matcher1
        routeRules:
          - priority: 2
            matchRules: [{prefixMatch: ''}]
            routeAction:
              weightedBackendServices:
                - {backendService: regions/us-west1/backendServices/a, weight: 95}
                - {backendService: regions/us-west1/backendServices/b, weight: 5}
)"},
    {"expression_or_prefix", "INTERNAL_MANAGED", true, R"(    defaultService: a
    hostRules:
      - {hosts: ["*"], pathMatcher: header-matcher}
    pathMatchers:
      - name: header-matcher
        defaultService: a
        routeRules:
          - priority: 1
            matchRules:
              - headerMatches: [{headerName: User-Agent, regexMatch: ".*Android.*-hd"}]
              - prefixMatch: /video/
            service: b
)"},
    {"to_https_and_www", "EXTERNAL_MANAGED", false,
     R"(    defaultUrlRedirect: {httpsRedirect: true, hostRedirect: www.example.com}
)"},
    {"single_page_application", "EXTERNAL_MANAGED", false, R"(    defaultService: files
    hostRules:
      - {hosts: ["*"], pathMatcher: api}
    pathMatchers:
      - defaultService: files
        name: api
        routeRules:
          - {priority: 50, matchRules: [{prefixMatch: /api/}], service: a}
          - priority: 60
            matchRules: [{prefixMatch: /static/}, {pathTemplateMatch: /*.ico}, {pathTemplateMatch: /*.json}]
            service: files
          - priority: 100
            matchRules: [{pathTemplateMatch: /**}]
            routeAction: {urlRewrite: {pathTemplateRewrite: /index.html}}
            service: files
)"},
    {"moved_pages", "EXTERNAL_MANAGED", false, R"(    defaultService: files
    hostRules:
      - {hosts: ["*"], pathMatcher: prod}
    pathMatchers:
      - defaultService: files
        name: prod
        routeRules:
          - {priority: 3, matchRules: [{prefixMatch: /Cats}], urlRedirect: {prefixRedirect: /cats}}
          - {priority: 5, matchRules: [{prefixMatch: /Application}], urlRedirect: {pathRedirect: /application}}
          - {priority: 6, matchRules: [{prefixMatch: /application/}], urlRedirect: {pathRedirect: /application}}
          - {priority: 7, matchRules: [{prefixMatch: /assets/assets/}], urlRedirect: {prefixRedirect: /assets/}}
          - priority: 102
            matchRules: [{pathTemplateMatch: "/{a=*}/{b=*}/index.htm"}]
            service: files
            routeAction: {urlRewrite: {pathTemplateRewrite: "/{a}/{b}"}}
)"},
    {"pages_for_errors", "EXTERNAL_MANAGED", false, R"(    defaultService: a
    defaultCustomErrorResponsePolicy:
      errorService: https://www.googleapis.com/compute/v1/projects/p/global/backendBuckets/files
      errorResponseRules:
        - {matchResponseCodes: ["403", "404"], path: /index.html, overrideResponseCode: 200}
)"},
    {"everything_in_a_default", "INTERNAL_MANAGED", true, R"(    defaultService: a
    hostRules:
      - {hosts: [mysite.com], pathMatcher: allpaths}
    pathMatchers:
      - name: allpaths
        defaultRouteAction:
          corsPolicy:
            disabled: false
            allowCredentials: true
            allowHeaders: [foobar]
            allowMethods: [GET, POST]
            allowOrigins: [example.com]
            exposeHeaders: [foobar]
            maxAge: 60
          faultInjectionPolicy:
            abort: {httpStatus: 500, percentage: 0.5}
            delay: {fixedDelay: {nanos: 500, seconds: 0}, percentage: 0.5}
          requestMirrorPolicy: {backendService: a}
          retryPolicy:
            numRetries: 3
            perTryTimeout: {nanos: 500, seconds: 0}
            retryConditions: [5xx, gateway-error]
          timeout: {nanos: 500, seconds: 0}
          urlRewrite: {hostRewrite: dev.example.com, pathPrefixRewrite: /v1/api/}
          weightedBackendServices:
            - backendService: a
              headerAction:
                requestHeadersToAdd: [{headerName: foo-request-1, headerValue: bar, replace: true}]
                requestHeadersToRemove: [fizz]
                responseHeadersToAdd: [{headerName: foo-response-1, headerValue: bar, replace: true}]
                responseHeadersToRemove: [buzz]
              weight: 100
            - {backendService: b, weight: 200}
        pathRules:
          - {paths: [/home], service: a}
    tests:
      - {service: a, host: hi.com, path: /home}
)"},
    {"caching_on_every_level", "EXTERNAL_MANAGED", false, R"(    defaultService: a
    defaultRouteAction:
      cachePolicy:
        cacheKeyPolicy:
          includeHost: true
          includeProtocol: true
          includeQueryString: true
          includedCookieNames: [cookie1, cookie2]
          includedHeaderNames: [header1, header2]
          includedQueryParameters: [param1, param2]
        cacheMode: FORCE_CACHE_ALL
        defaultTtl: {seconds: '3600'}
        clientTtl: {seconds: '1800'}
        requestCoalescing: true
        cacheBypassRequestHeaderNames: [X-Internal-Bypass]
    hostRules:
      - {hosts: [api.example.com], pathMatcher: api-matcher}
    pathMatchers:
      - name: api-matcher
        defaultService: a
        defaultRouteAction:
          cachePolicy:
            cacheMode: CACHE_ALL_STATIC
            defaultTtl: {seconds: '0'}
            negativeCaching: true
            negativeCachingPolicy: [{code: 404, ttl: {seconds: '300', nanos: 0}}]
        routeRules:
          - priority: 1
            matchRules: [{prefixMatch: /api/v1}]
            service: a
            routeAction:
              cachePolicy:
                cacheMode: CACHE_ALL_STATIC
                defaultTtl: {seconds: '60'}
                clientTtl: {seconds: '90'}
                maxTtl: {seconds: '120'}
                serveWhileStale: {seconds: '3600'}
)"},
    {"copies_of_half_the_requests", "INTERNAL_MANAGED", true, R"(    defaultService: a
    defaultRouteAction:
      requestMirrorPolicy: {backendService: b, mirrorPercent: 50.0}
)"},
    {"tests_with_headers", "EXTERNAL_MANAGED", false, R"(    defaultService: a
    tests:
      - description: With headers and the URL behind the rewrite
        host: api.example.com
        path: /v1/users
        service: a
        headers: [{name: Authorization, value: Bearer token123}]
        expectedOutputUrl: http://api.example.com/v1/users
)"},
};

INSTANTIATE_TEST_SUITE_P(Compile, SampleMaps, testing::ValuesIn(kSamples),
                         [](const auto& info) { return std::string(info.param.name); });

/// What a classic load balancer lacks is said once for each field.
TEST(ClassicMap, Hears_of_each_field_it_lacks_once)
{
    const Reading reading = read(R"(forwardingRules:
  - {name: f, IPAddress: 203.0.113.1, portRange: "80", loadBalancingScheme: EXTERNAL, target: p}
targetHttpProxies: [{name: p, urlMap: map}]
urlMaps:
  - name: map
    defaultService: a
    headerAction: {requestHeadersToRemove: [x-debug]}
    defaultRouteAction:
      timeout: {seconds: "5"}
      retryPolicy: {retryConditions: [5xx]}
      requestMirrorPolicy: {backendService: b}
      faultInjectionPolicy: {abort: {httpStatus: 500, percentage: 1}}
      corsPolicy: {allowOrigins: ["*"]}
      cachePolicy: {cacheMode: CACHE_ALL_STATIC}
      urlRewrite: {hostRewrite: a.example.com}
    defaultCustomErrorResponsePolicy: {errorService: files, errorResponseRules: [{matchResponseCodes: [4xx], path: /x}]}
    hostRules: [{hosts: ["*"], pathMatcher: m}]
    pathMatchers:
      - name: m
        defaultRouteAction: {weightedBackendServices: [{backendService: a, weight: 1}]}
        headerAction: {requestHeadersToRemove: [x-debug]}
        routeRules: [{priority: 1, matchRules: [{prefixMatch: /a}], service: a}]
backendServices:
  - {name: a, loadBalancingScheme: EXTERNAL, healthChecks: [h]}
  - {name: b, loadBalancingScheme: EXTERNAL, healthChecks: [h]}
healthChecks: [{name: h, type: TCP, tcpHealthCheck: {port: 80}}]
backendBuckets: [{name: files, bucketName: files}]
)");
    std::vector<std::string> fields;
    for (const Diagnostic& diagnostic : reading.all("mode.feature_unavailable")) {
        fields.push_back(diagnostic.field_path);
    }
    std::ranges::sort(fields);
    const std::vector<std::string> expected{
        "defaultCustomErrorResponsePolicy",
        "defaultRouteAction.cachePolicy",
        "defaultRouteAction.corsPolicy",
        "defaultRouteAction.faultInjectionPolicy",
        "defaultRouteAction.requestMirrorPolicy",
        "defaultRouteAction.retryPolicy",
        "defaultRouteAction.timeout",
        "headerAction",
        "pathMatchers[0].defaultRouteAction.weightedBackendServices",
        "pathMatchers[0].headerAction",
        "pathMatchers[0].routeRules",
    };
    EXPECT_EQ(fields, expected);
}

} // namespace
} // namespace switchyard::compile
