// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <string>

namespace switchyard::testing {

/// A workspace with one load balancer whose map has that many route rules: `matchers` matchers with a host each, 40
/// backend services, every tenth rule a canary split, every twentieth a redirect. The same text for the same numbers.
inline std::string largeWorkspace(int rules, int matchers = 30)
{
    constexpr int kServices = 40;
    std::string text =
        "forwardingRules:\n- name: front\n  IPAddress: 203.0.113.10\n  IPProtocol: TCP\n  portRange: \"80\"\n"
        "  loadBalancingScheme: EXTERNAL_MANAGED\n  target: global/targetHttpProxies/proxy\n"
        "targetHttpProxies:\n- name: proxy\n  urlMap: global/urlMaps/large\n"
        "urlMaps:\n- name: large\n  defaultService: global/backendServices/service-0\n  hostRules:\n";
    for (int matcher = 0; matcher < matchers; ++matcher)
        text += fmt::format("  - hosts: [host-{0}.example.com]\n    pathMatcher: matcher-{0}\n", matcher);
    text += "  pathMatchers:\n";
    int rule = 0;
    for (int matcher = 0; matcher < matchers; ++matcher) {
        text += fmt::format(
            "  - name: matcher-{0}\n    defaultService: global/backendServices/service-{1}\n    routeRules:\n", matcher,
            matcher % kServices);
        for (const int end = rules * (matcher + 1) / matchers; rule < end; ++rule) {
            text += fmt::format("    - priority: {0}\n      matchRules:\n      - prefixMatch: /path/{0}\n", rule);
            if (rule % 20 == 7)
                text += fmt::format("      urlRedirect: {{prefixRedirect: /moved/{0}}}\n", rule);
            else if (rule % 10 == 3)
                text += fmt::format("      routeAction:\n        weightedBackendServices:\n"
                                    "        - {{backendService: global/backendServices/service-{0}, weight: 95}}\n"
                                    "        - {{backendService: global/backendServices/service-{1}, weight: 5}}\n",
                                    rule % kServices, (rule + 1) % kServices);
            else
                text += fmt::format("      service: global/backendServices/service-{0}\n", rule % kServices);
        }
    }
    text += "backendServices:\n";
    for (int service = 0; service < kServices; ++service)
        text += fmt::format("- name: service-{0}\n  loadBalancingScheme: EXTERNAL_MANAGED\n  protocol: HTTP\n"
                            "  backends:\n  - group: zones/z/networkEndpointGroups/neg-{0}\n",
                            service);
    text += "networkEndpointGroups:\n";
    for (int group = 0; group < kServices; ++group)
        text +=
            fmt::format("- {{name: neg-{0}, zone: z, networkEndpointType: GCE_VM_IP_PORT, defaultPort: 80}}\n", group);
    return text;
}

} // namespace switchyard::testing
