// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <gtest/gtest.h>
#include <string_view>

namespace switchyard::compile {
namespace {

/// Runs as it is, without a word; every case breaks one thing.
constexpr std::string_view kSound = R"(forwardingRules:
  - name: web-http
    IPAddress: 203.0.113.10
    portRange: "80"
    loadBalancingScheme: EXTERNAL_MANAGED
    target: web-proxy
targetHttpProxies:
  - name: web-proxy
    urlMap: web-map
urlMaps:
  - name: web-map
    defaultService: web
    hostRules:
      - hosts: [shop.example.com]
        pathMatcher: shop
      - hosts: ["*.example.com"]
        pathMatcher: pages
    pathMatchers:
      - name: shop
        defaultService: web
        routeRules:
          - priority: 10
            matchRules:
              - prefixMatch: /cart/
                headerMatches:
                  - {headerName: x-device, exactMatch: mobile}
            service: web
          - priority: 20
            matchRules:
              - prefixMatch: /checkout/
            routeAction:
              weightedBackendServices:
                - {backendService: web, weight: 95}
                - {backendService: canary, weight: 5}
          - priority: 30
            matchRules:
              - fullPathMatch: /old
            urlRedirect: {pathRedirect: /new}
      - name: pages
        defaultService: web
        pathRules:
          - paths: [/static/*]
            service: web
          - paths: [/docs]
            service: canary
backendServices:
  - name: web
    loadBalancingScheme: EXTERNAL_MANAGED
    timeoutSec: 30
    healthChecks: [probe]
    backends:
      - group: neg-web
  - name: canary
    loadBalancingScheme: EXTERNAL_MANAGED
    healthChecks: [probe]
    backends:
      - group: neg-web
healthChecks:
  - name: probe
    type: HTTP
    timeoutSec: 2
    httpHealthCheck: {portSpecification: USE_SERVING_PORT}
networkEndpointGroups:
  - name: neg-web
    networkEndpointType: GCE_VM_IP_PORT
    zone: europe-west3-a
local:
  listeners:
    - {forwardingRule: web-http, address: 127.0.0.1, port: 8080}
  backends:
    - {group: neg-web, simulated: [sim], endpoints: ["127.0.0.1:9001"]}
  simulatedBackends:
    - {name: sim, port: 19101}
  loadProfiles:
    - {name: browse, forwardingRule: web-http, requests: [{path: /}]}
)";

struct Case
{
    const char* name;
    std::string_view from; ///< replaced once in kSound
    std::string_view to;
    const char* code;
    const char* field_path;
    std::string_view at; ///< where the diagnostic points: the first occurrence of this text in the broken file
    bool runs_here;
    bool cloud_accepts;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

std::string broken(const Case& c)
{
    std::string text(kSound);
    const std::size_t at = text.find(c.from);
    EXPECT_NE(at, std::string::npos) << c.name << ": nothing to replace";
    return at == std::string::npos ? text : text.replace(at, c.from.size(), c.to);
}

std::pair<std::uint32_t, std::uint32_t> position_of(std::string_view part, std::string_view text)
{
    const std::size_t offset = text.find(part);
    EXPECT_NE(offset, std::string_view::npos) << part;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        column = text[i] == '\n' ? 1 : column + 1;
        line += text[i] == '\n' ? 1 : 0;
    }
    return {line, column};
}

class Errors : public testing::TestWithParam<Case>
{};

TEST(SoundWorkspace, Compiles_without_a_word)
{
    const Reading reading = read(std::string(kSound));
    EXPECT_TRUE(reading.document.diagnostics().empty());
    for (const Diagnostic& diagnostic : reading.compilation.diagnostics) {
        ADD_FAILURE() << to_text(diagnostic);
    }
    EXPECT_NE(reading.compilation.snapshot, nullptr);
}

TEST_P(Errors, Mistake_is_named_at_its_place)
{
    const Case& c = GetParam();
    const std::string text = broken(c);
    const Reading reading = read(text);
    const Diagnostic diagnostic = reading.only(c.code);
    EXPECT_EQ(diagnostic.field_path, c.field_path);
    EXPECT_EQ(diagnostic.runs_here, c.runs_here);
    EXPECT_EQ(diagnostic.cloud_accepts, c.cloud_accepts);
    EXPECT_TRUE(diagnostic.element);
    EXPECT_EQ(std::pair(diagnostic.line, diagnostic.column), position_of(c.at, text)) << to_text(diagnostic);
    EXPECT_EQ(to_text(diagnostic).find('{'), std::string::npos) << "an argument is missing: " << to_text(diagnostic);
    EXPECT_EQ(reading.compilation.snapshot != nullptr, c.runs_here);
}

constexpr bool kRuns = true;
constexpr bool kGates = false;
constexpr bool kAccepted = true;
constexpr bool kRefused = false;

const Case kCases[] = {
    // references and names
    {"dangling_target", "target: web-proxy", "target: nowhere-at-all", "reference.dangling", "target",
     "target: nowhere-at-all", kGates, kRefused},
    {"misspelt_service", "defaultService: web\n    hostRules", "defaultService: wep\n    hostRules",
     "reference.misspelt", "defaultService", "defaultService: wep", kGates, kRefused},
    {"wrong_kind", "urlMap: web-map", "urlMap: global/backendServices/web", "reference.wrong_kind", "urlMap",
     "urlMap: global", kGates, kRefused},
    {"malformed_reference", "urlMap: web-map", "urlMap: \"a b//c\"", "reference.malformed", "urlMap", "urlMap: \"a b",
     kGates, kRefused},
    {"missing_url_map", "    urlMap: web-map\n", "    description: none\n", "reference.missing", "",
     "name: web-proxy\n    description", kGates, kRefused},
    {"missing_group", "      - group: neg-web\n  - name: canary", "      - description: none\n  - name: canary",
     "reference.missing", "backends[0]", "description: none", kGates, kRefused},
    {"duplicate_name", "- name: canary", "- name: web", "name.duplicate", "name",
     "name: web\n    loadBalancingScheme: EXTERNAL_MANAGED\n    healthChecks", kGates, kRefused},
    {"missing_name", "  - name: probe\n    type: HTTP", "  - type: HTTP", "name.missing", "", "type: HTTP", kGates,
     kRefused},
    {"cloud_name", "  - name: probe\n", "  - name: Web_Probe\n    type: HTTP\n  - name: probe\n", "name.invalid",
     "name", "name: Web_Probe", kRuns, kRefused},
    {"unreferenced_matcher", "      - hosts: [\"*.example.com\"]\n        pathMatcher: pages\n", "",
     "path_matcher.unreferenced", "pathMatchers[1]", "name: pages", kRuns, kRefused},

    // forwarding rules
    {"no_port", "    portRange: \"80\"\n", "", "forwarding_rule.port_missing", "", "name: web-http", kGates, kRefused},
    {"port_range", "portRange: \"80\"", "portRange: \"80-90\"", "forwarding_rule.port_invalid", "portRange",
     "portRange: \"80-90\"", kGates, kRefused},
    {"port_zero", "portRange: \"80\"", "portRange: \"0\"", "forwarding_rule.port_invalid", "portRange",
     "portRange: \"0\"", kGates, kRefused},
    {"port_too_large", "portRange: \"80\"", "portRange: \"70000\"", "forwarding_rule.port_invalid", "portRange",
     "portRange: \"70000\"", kGates, kRefused},
    {"udp", "    portRange: \"80\"", "    portRange: \"80\"\n    IPProtocol: UDP", "forwarding_rule.not_served",
     "IPProtocol", "IPProtocol: UDP", kRuns, kAccepted},
    {"internal_scheme", "loadBalancingScheme: EXTERNAL_MANAGED\n    target",
     "loadBalancingScheme: INTERNAL\n    target", "forwarding_rule.not_served", "loadBalancingScheme",
     "loadBalancingScheme: INTERNAL", kRuns, kAccepted},
    {"standard_tier", "    target: web-proxy", "    networkTier: STANDARD\n    target: web-proxy",
     "forwarding_rule.standard_tier", "networkTier", "networkTier", kRuns, kRefused},

    // URL map
    {"duplicate_priority", "priority: 20", "priority: 10", "route_rule.priority_duplicate",
     "pathMatchers[0].routeRules[1].priority",
     "priority: 10\n            matchRules:\n              - prefixMatch: /checkout", kGates, kRefused},
    {"no_priority",
     "          - priority: 30\n            matchRules:", "          - matchRules:", "route_rule.priority_missing",
     "pathMatchers[0].routeRules[2]", "matchRules:\n              - fullPathMatch", kRuns, kAccepted},
    {"duplicate_host", "\"*.example.com\"", "SHOP.example.com", "host.duplicate", "hostRules[1].hosts[0]",
     "SHOP.example.com", kGates, kRefused},
    {"bad_host", "\"*.example.com\"", "\"*example.com\"", "host.invalid", "hostRules[1].hosts[0]", "\"*example.com\"",
     kGates, kRefused},
    {"host_rule_without_matcher", "        pathMatcher: pages\n", "", "host_rule.matcher_missing", "hostRules[1]",
     "hosts: [\"*.example", kGates, kRefused},
    {"misspelt_matcher", "pathMatcher: pages", "pathMatcher: page", "host_rule.matcher_misspelt",
     "hostRules[1].pathMatcher", "pathMatcher: page\n", kGates, kRefused},
    {"unknown_matcher", "pathMatcher: pages", "pathMatcher: quite-different", "host_rule.matcher_unknown",
     "hostRules[1].pathMatcher", "pathMatcher: quite", kGates, kRefused},
    {"duplicate_matcher", "- name: pages", "- name: shop", "path_matcher.duplicate", "pathMatchers[1].name",
     "name: shop\n        defaultService: web\n        pathRules", kGates, kRefused},
    {"mixed_rules", "        pathRules:\n",
     "        routeRules: [{priority: 1, matchRules: [{prefixMatch: /}], service: web}]\n        pathRules:\n",
     "path_matcher.mixed_rules", "pathMatchers[1].routeRules", "routeRules: [{", kGates, kRefused},
    {"duplicate_path", "paths: [/docs]", "paths: [/docs, /static/*]", "path.duplicate",
     "pathMatchers[1].pathRules[1].paths[1]", "/static/*]\n            service: canary", kGates, kRefused},
    {"path_without_slash", "paths: [/docs]", "paths: [docs]", "path.invalid", "pathMatchers[1].pathRules[1].paths[0]",
     "docs]", kGates, kRefused},
    {"star_in_the_middle", "paths: [/docs]", "paths: [/d*/x]", "path.invalid", "pathMatchers[1].pathRules[1].paths[0]",
     "/d*/x", kGates, kRefused},
    {"query_in_path", "paths: [/docs]", "paths: [\"/docs?x\"]", "path.invalid", "pathMatchers[1].pathRules[1].paths[0]",
     "\"/docs?x\"", kGates, kRefused},
    {"no_paths", "paths: [/docs]", "description: none", "path_rule.no_paths", "pathMatchers[1].pathRules[1]",
     "description: none", kRuns, kRefused},
    {"two_targets", "            urlRedirect: {pathRedirect: /new}",
     "            service: web\n            urlRedirect: {pathRedirect: /new}", "target.conflict",
     "pathMatchers[0].routeRules[2]", "priority: 30", kGates, kRefused},
    {"no_target", "            urlRedirect: {pathRedirect: /new}\n", "", "target.missing",
     "pathMatchers[0].routeRules[2]", "priority: 30", kGates, kRefused},
    {"no_default", "      - name: pages\n        defaultService: web\n", "      - name: pages\n", "target.missing",
     "pathMatchers[1]", "name: pages", kRuns, kRefused},
    {"redirect_with_action", "            urlRedirect: {pathRedirect: /new}",
     "            routeAction: {timeout: {seconds: 1}}\n            urlRedirect: {pathRedirect: /new}",
     "target.redirect_with_action", "pathMatchers[0].routeRules[2].routeAction", "routeAction: {timeout", kRuns,
     kRefused},
    {"both_redirects", "{pathRedirect: /new}", "{pathRedirect: /new, prefixRedirect: /n}", "redirect.path_conflict",
     "pathMatchers[0].routeRules[2].urlRedirect", "urlRedirect", kGates, kRefused},
    {"idle_redirect", "{pathRedirect: /new}", "{redirectResponseCode: FOUND}", "redirect.no_effect",
     "pathMatchers[0].routeRules[2].urlRedirect", "urlRedirect", kRuns, kRefused},
    {"redirect_code", "{pathRedirect: /new}", "{pathRedirect: /new, redirectResponseCode: MOVED}",
     "field.literal_unknown", "pathMatchers[0].routeRules[2].urlRedirect.redirectResponseCode", "redirectResponseCode",
     kRuns, kRefused},
    {"weight_beyond_1000", "weight: 5}", "weight: 1001}", "field.out_of_range",
     "pathMatchers[0].routeRules[1].routeAction.weightedBackendServices[1].weight", "weight: 1001", kRuns, kRefused},
    {"negative_weight", "weight: 5}", "weight: -5}", "field.out_of_range",
     "pathMatchers[0].routeRules[1].routeAction.weightedBackendServices[1].weight", "weight: -5", kGates, kRefused},
    {"all_weights_zero", "{backendService: web, weight: 95}\n                - {backendService: canary, weight: 5}",
     "{backendService: web, weight: 0}\n                - {backendService: canary}", "weight.all_zero",
     "pathMatchers[0].routeRules[1].routeAction.weightedBackendServices", "weightedBackendServices", kGates, kRefused},
    {"two_path_conditions", "- prefixMatch: /cart/", "- prefixMatch: /cart/\n                fullPathMatch: /cart",
     "match.path_kind_conflict", "pathMatchers[0].routeRules[0].matchRules[0]", "prefixMatch: /cart/", kGates,
     kRefused},
    {"prefix_without_slash", "prefixMatch: /checkout/", "prefixMatch: checkout/", "match.never",
     "pathMatchers[0].routeRules[1].matchRules[0].prefixMatch", "prefixMatch: checkout/", kRuns, kRefused},
    {"bad_regex", "fullPathMatch: /old", "regexMatch: \"/(\"", "match.pattern_invalid",
     "pathMatchers[0].routeRules[2].matchRules[0].regexMatch", "regexMatch", kGates, kRefused},
    {"header_without_kind", "{headerName: x-device, exactMatch: mobile}", "{headerName: x-device}",
     "match.kind_missing", "pathMatchers[0].routeRules[0].matchRules[0].headerMatches[0]", "{headerName: x-device}",
     kGates, kRefused},
    {"header_with_two_kinds", "exactMatch: mobile}", "exactMatch: mobile, presentMatch: true}", "match.kind_conflict",
     "pathMatchers[0].routeRules[0].matchRules[0].headerMatches[0]", "{headerName", kGates, kRefused},
    {"header_without_name", "{headerName: x-device, exactMatch: mobile}", "{exactMatch: mobile}", "match.name_missing",
     "pathMatchers[0].routeRules[0].matchRules[0].headerMatches[0]", "{exactMatch: mobile}", kGates, kRefused},
    {"empty_range", "exactMatch: mobile}", "rangeMatch: {rangeStart: 5, rangeEnd: 5}}", "match.range_empty",
     "pathMatchers[0].routeRules[0].matchRules[0].headerMatches[0].rangeMatch", "rangeMatch", kRuns, kRefused},
    {"rewrite_without_prefix", "            urlRedirect: {pathRedirect: /new}",
     "            service: web\n            routeAction: {urlRewrite: {pathPrefixRewrite: /x}}",
     "rewrite.prefix_without_prefix", "pathMatchers[0].routeRules[2].routeAction.urlRewrite.pathPrefixRewrite",
     "pathPrefixRewrite", kRuns, kAccepted},

    // back ends
    {"timeout_zero", "timeoutSec: 30", "timeoutSec: 0", "field.out_of_range", "timeoutSec", "timeoutSec: 0", kGates,
     kRefused},
    {"probe_waits_too_long", "timeoutSec: 2", "timeoutSec: 9", "health_check.timeout_exceeds_interval", "timeoutSec",
     "timeoutSec: 9", kRuns, kRefused},
    {"grpc_probe", "type: HTTP\n    timeoutSec: 2\n    httpHealthCheck: {portSpecification: USE_SERVING_PORT}",
     "type: GRPC\n    grpcHealthCheck: {grpcServiceName: shop}", "health_check.grpc_port_missing", "grpcHealthCheck",
     "grpcHealthCheck", kRuns, kRefused},
    {"probe_settings_elsewhere", "    httpHealthCheck: {", "    tcpHealthCheck: {", "health_check.type_mismatch",
     "tcpHealthCheck", "tcpHealthCheck", kRuns, kRefused},
    {"no_health_check", "    timeoutSec: 30\n    healthChecks: [probe]\n", "    timeoutSec: 30\n",
     "backend_service.health_check_missing", "", "name: web\n    loadBalancingScheme", kRuns, kRefused},
    {"service_with_maglev", "    timeoutSec: 30\n", "    timeoutSec: 30\n    localityLbPolicy: MAGLEV\n",
     "field.value_not_carried_out", "localityLbPolicy", "localityLbPolicy: MAGLEV", kRuns, kAccepted},
    {"affinity", "    timeoutSec: 30\n", "    timeoutSec: 30\n    sessionAffinity: CLIENT_IP\n",
     "field.not_carried_out", "sessionAffinity", "sessionAffinity", kRuns, kAccepted},
    {"unused_simulated", "    - {group: neg-web, simulated: [sim], endpoints: [\"127.0.0.1:9001\"]}\n",
     "    - {group: neg-web, simulated: []}\n", "local.simulated_unused", "simulatedBackends[0]", "{name: sim", kRuns,
     kAccepted},

    // this machine
    {"listener_elsewhere", "address: 127.0.0.1, port: 8080", "address: 192.0.2.1, port: 8080",
     "local.address_not_loopback", "listeners[0].address", "address: 192.0.2.1", kGates, kAccepted},
    {"listener_address", "address: 127.0.0.1, port: 8080", "address: here, port: 8080", "local.address_invalid",
     "listeners[0].address", "address: here", kGates, kAccepted},
    {"listener_port", "port: 8080}", "port: 80800}", "field.out_of_range", "listeners[0].port", "port: 80800", kGates,
     kAccepted},
    {"listener_repeated", "    - {forwardingRule: web-http, address: 127.0.0.1, port: 8080}",
     "    - {forwardingRule: web-http, port: 8080}\n    - {forwardingRule: web-http, port: 8082}",
     "local.listener_repeated", "listeners[1]", "{forwardingRule: web-http, port: 8082}", kGates, kAccepted},
    {"simulated_on_the_listener", "port: 19101", "port: 8080", "forwarding_rule.stand_in_clash",
     "simulatedBackends[0].port", "port: 8080}\n  loadProfiles", kGates, kAccepted},
    {"unknown_simulated", "simulated: [sim]", "simulated: [sin]", "reference.misspelt", "backends[0].simulated[0]",
     "sin]", kGates, kAccepted},
    {"endpoint_without_port", "\"127.0.0.1:9001\"", "\"127.0.0.1\"", "backend_service.endpoint_invalid",
     "backends[0].endpoints[0]", "\"127.0.0.1\"]", kGates, kAccepted},
    {"repeated_group", "  simulatedBackends:", "    - {group: neg-web, simulated: [sim]}\n  simulatedBackends:",
     "local.group_repeated", "backends[1]", "{group: neg-web, simulated: [sim]}", kGates, kAccepted},
    {"error_rate_beyond_one", "port: 19101", "port: 19101, errorRate: 1.5", "field.out_of_range",
     "simulatedBackends[0].errorRate", "errorRate", kGates, kAccepted},
    {"load_without_weight", "requests: [{path: /}]", "requests: [{path: /, weight: 0}]", "load_profile.invalid",
     "loadProfiles[0].requests", "requests: [", kRuns, kAccepted},
    {"load_with_line_feed", "{path: /}", "{path: \"/ HTTP/1.1\\r\\nX: y\"}, {path: /}", "load_profile.invalid",
     "loadProfiles[0].requests[0]", "{path: \"", kRuns, kAccepted},
};

INSTANTIATE_TEST_SUITE_P(Compile, Errors, testing::ValuesIn(kCases),
                         [](const auto& info) { return std::string(info.param.name); });

} // namespace
} // namespace switchyard::compile
