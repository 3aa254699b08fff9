// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/firewall_checks.h"
#include "tests/core/compile/reading.h"

#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

std::vector<std::string> commands(const std::string& yaml)
{
    return firewall_commands(document::Document::load(yaml).workspace());
}

/// A chain from a rule to the group `g`; `scope` is put into every resource of it.
std::string chain(const std::string& rule, const std::string& scope, const std::string& rest)
{
    return "forwardingRules: [{name: r, " + scope + rule + " portRange: \"80\", target: p}]\n" +
           "targetHttpProxies: [{name: p, " + scope + " urlMap: m}]\nurlMaps: [{name: m, " + scope +
           " defaultService: s}]\n" + rest;
}

constexpr const char* kZonal = R"(
healthChecks: [{name: h, type: TCP, tcpHealthCheck: {port: 7000}}]
networkEndpointGroups: [{name: g, zone: europe-west3-a, networkEndpointType: GCE_VM_IP_PORT, network: projects/host/global/networks/shop}]
networkEndpoints:
  - {networkEndpointGroup: g, ipAddress: 10.1.0.2, port: 8080}
  - {networkEndpointGroup: g, ipAddress: 10.1.0.3, port: 8081}
)";

TEST(FirewallCommands, Let_front_ends_of_the_world_reach_endpoints_and_their_probe_port)
{
    for (const char* scheme : {"EXTERNAL_MANAGED", "EXTERNAL"}) {
        const std::string text =
            chain("loadBalancingScheme: " + std::string(scheme) + ',', "",
                  "backendServices: [{name: s, loadBalancingScheme: EXTERNAL_MANAGED, healthChecks: [h], backends: "
                  "[{group: g}]}]" +
                      std::string(kZonal));
        EXPECT_EQ(commands(text),
                  (std::vector<std::string>{
                      "gcloud compute firewall-rules create allow-lb-shop-google --project=host --network=shop "
                      "--direction=INGRESS --action=ALLOW --source-ranges=35.191.0.0/16,130.211.0.0/22 "
                      "--rules=tcp:7000,tcp:8080,tcp:8081"}))
            << scheme;
    }
}

TEST(FirewallCommands, Keep_address_families_apart)
{
    const std::string text =
        chain("loadBalancingScheme: EXTERNAL_MANAGED,", "",
              "backendServices: [{name: s, loadBalancingScheme: EXTERNAL_MANAGED, backends: [{group: g}]}]\n"
              "networkEndpointGroups: [{name: g, zone: a-b-c, networkEndpointType: GCE_VM_IP_PORT}]\n"
              "networkEndpoints: [{networkEndpointGroup: g, ipv6Address: \"fd00::2\", port: 80}]\n");
    const auto found = commands(text);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_NE(found[0].find("--source-ranges=35.191.0.0/16,130.211.0.0/22 --rules=tcp:80"), std::string::npos);
    EXPECT_NE(found[1].find("allow-lb-default-google-ipv6 --network=default"), std::string::npos);
    EXPECT_NE(found[1].find("--source-ranges=2600:2d00:1:b029::/64,2600:2d00:1:1::/64 "), std::string::npos);
}

TEST(FirewallCommands, Let_proxies_reach_endpoints_and_probes_only_their_port)
{
    const std::string text =
        chain("loadBalancingScheme: INTERNAL_MANAGED, network: shop,", "region: europe-west3,",
              "backendServices: [{name: s, region: europe-west3, loadBalancingScheme: INTERNAL_MANAGED, healthChecks: "
              "[h], backends: [{group: g}]}]\n"
              "subnetworks:\n"
              "  - {name: a, region: europe-west3, network: shop, ipCidrRange: 10.129.0.0/23, purpose: "
              "REGIONAL_MANAGED_PROXY, role: ACTIVE}\n"
              "  - {name: b, region: europe-west4, network: shop, ipCidrRange: 10.130.0.0/23, purpose: "
              "REGIONAL_MANAGED_PROXY, role: ACTIVE}\n" +
                  std::string(kZonal));
    const auto found = commands(text);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_NE(found[0].find("allow-lb-shop-proxies-europe-west3 "), std::string::npos);
    EXPECT_NE(found[0].find("--source-ranges=10.129.0.0/23 --rules=tcp:8080,tcp:8081"), std::string::npos);
    EXPECT_NE(found[1].find("--source-ranges=35.191.0.0/16,130.211.0.0/22 --rules=tcp:7000"), std::string::npos);
}

TEST(FirewallCommands, Let_proxies_probe_hybrid_endpoints)
{
    const std::string text =
        chain("loadBalancingScheme: EXTERNAL_MANAGED, network: shop,", "region: europe-west3,",
              "backendServices: [{name: s, region: europe-west3, loadBalancingScheme: EXTERNAL_MANAGED, healthChecks: "
              "[h], backends: [{group: g}]}]\n"
              "healthChecks: [{name: h, type: TCP, tcpHealthCheck: {port: 7000}}]\n"
              "networkEndpointGroups: [{name: g, zone: europe-west3-a, networkEndpointType: NON_GCP_PRIVATE_IP_PORT}]\n"
              "networkEndpoints: [{networkEndpointGroup: g, ipAddress: 192.168.0.2, port: 80}]\n");
    const auto found = commands(text);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].find("--source-ranges=RANGE_OF_THE_PROXY_ONLY_SUBNET --rules=tcp:80,tcp:7000"),
              std::string::npos);
}

TEST(FirewallCommands, Open_the_named_port_of_instance_groups)
{
    const std::string text =
        chain("loadBalancingScheme: EXTERNAL_MANAGED,", "",
              "backendServices: [{name: s, loadBalancingScheme: EXTERNAL_MANAGED, portName: web, backends: [{group: "
              "g}]}]\n"
              "instanceGroups: [{name: g, zone: a-b-c, namedPorts: [{name: web, port: 8080}, {name: other, port: "
              "9090}]}]\n"
              "instances: [{name: i, zone: a-b-c, instanceGroups: [g], networkInterfaces: [{network: "
              "global/networks/vms, networkIP: 10.0.0.2}]}]\n");
    const auto found = commands(text);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].find("--network=vms "), std::string::npos);
    EXPECT_TRUE(found[0].ends_with("--rules=tcp:8080"));
}

TEST(FirewallCommands, Are_not_needed_by_serverless_groups_buckets_and_the_internet)
{
    for (const char* type : {"SERVERLESS", "INTERNET_FQDN_PORT", "PRIVATE_SERVICE_CONNECT"}) {
        const std::string text =
            chain("loadBalancingScheme: EXTERNAL_MANAGED,", "",
                  "backendServices: [{name: s, loadBalancingScheme: EXTERNAL_MANAGED, backends: [{group: g}]}]\n"
                  "networkEndpointGroups: [{name: g, networkEndpointType: " +
                      std::string(type) + ", defaultPort: 443}]\n");
        EXPECT_TRUE(commands(text).empty()) << type;
    }
}

TEST(FirewallCommands, Quote_what_a_shell_would_carry_out)
{
    const FirewallOpening opening{
        .name = "a", .project = "p", .network = "x; rm -rf 'y'", .sources = {"$(z)"}, .ports = {80}, .rule = nullptr};
    EXPECT_EQ(firewall_command(opening),
              "gcloud compute firewall-rules create a --project=p --network='x; rm -rf '\\''y'\\''' "
              "--direction=INGRESS --action=ALLOW --source-ranges='$(z)' --rules=tcp:80");
}

} // namespace
} // namespace switchyard::compile
