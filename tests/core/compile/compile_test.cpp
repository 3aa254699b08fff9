// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/header_lines.h"
#include "tests/core/compile/reading.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace switchyard::compile {
namespace {

const std::string kStorefront = std::string(SWITCHYARD_SOURCE_DIR) + "/resources/samples/storefront.switchyard.yaml";

const std::string kTwoMaps = R"(forwardingRules:
  - {name: a, IPAddress: 203.0.113.1, portRange: "80", loadBalancingScheme: EXTERNAL_MANAGED, target: a}
  - {name: b, IPAddress: 203.0.113.2, portRange: "80", loadBalancingScheme: EXTERNAL, target: b}
  - {name: c, IPAddress: 203.0.113.3, portRange: "80", loadBalancingScheme: EXTERNAL, target: a}
targetHttpProxies:
  - {name: a, urlMap: a}
  - {name: b, urlMap: b}
urlMaps:
  - {name: a, defaultService: s}
  - {name: b, defaultUrlRedirect: {hostRedirect: b.example.com}}
backendServices:
  - {name: s, loadBalancingScheme: EXTERNAL_MANAGED}
)";

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(Storefront, Compiles_without_error_or_warning)
{
    const Reading reading = read(read_text_file(kStorefront));
    for (const Diagnostic& diagnostic : reading.document.diagnostics()) {
        ADD_FAILURE() << to_text(diagnostic);
    }
    for (const Diagnostic& diagnostic : reading.compilation.diagnostics) {
        EXPECT_EQ(diagnostic.severity, Severity::Advice) << to_text(diagnostic);
    }
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    const Snapshot& snapshot = *reading.compilation.snapshot;
    EXPECT_EQ(snapshot.listeners.size(), 2U);
    EXPECT_EQ(snapshot.route_tables.size(), 2U);
    EXPECT_EQ(snapshot.services.size(), 7U);
    for (const ServiceSpec& service : snapshot.services) {
        EXPECT_FALSE(service.endpoints.empty()) << service.name;
        EXPECT_TRUE(service.health_check) << service.name;
    }
    ASSERT_EQ(snapshot.load_profiles.size(), 1U);
    EXPECT_EQ(snapshot.load_profiles[0].requests.size(), 14U);
}

TEST(Storefront, Load_profile_passes_every_rule)
{
    const Reading reading = read(read_text_file(kStorefront));
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    const Snapshot& snapshot = *reading.compilation.snapshot;
    const LoadProfileSpec& profile = snapshot.load_profiles.at(0);
    const ListenerSpec& listener = snapshot.listeners.at(0);
    ASSERT_EQ(listener.forwarding_rule, profile.forwarding_rule);
    std::set<ElementId> met;
    for (const LoadRequestSpec& request : profile.requests) {
        http::HeaderLines headers;
        for (const auto& [name, value] : request.headers) {
            headers.add(name, value);
        }
        const http::HeaderTable table = headers.table();
        route::RouteRequest routed;
        routed.authority = request.host;
        routed.path = std::string_view(request.path).substr(0, request.path.find('?'));
        routed.method = request.method;
        routed.rule_port = listener.port;
        routed.headers = &table;
        met.insert(snapshot.route_tables[listener.route_table]->match(routed).rule);
    }
    for (const route::PathMatcherInput& matcher : snapshot.route_sources[listener.route_table]->input.path_matchers) {
        for (const route::RouteRuleInput& rule : matcher.route_rules) {
            EXPECT_TRUE(met.contains(rule.id)) << snapshot.directory->elements.at(rule.id).label;
        }
        for (const route::PathRuleInput& rule : matcher.path_rules) {
            EXPECT_TRUE(met.contains(rule.id)) << snapshot.directory->elements.at(rule.id).label;
        }
    }
    EXPECT_TRUE(met.contains(ElementId{})) << "a default is met as well";
}

TEST(Directory, Labels_are_those_a_person_knows)
{
    const Reading reading = read(read_text_file(kStorefront));
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    std::set<std::string> labels;
    for (const auto& [id, element] : reading.compilation.snapshot->directory->elements) {
        labels.insert(element.label);
    }
    for (const char* label : {"web-http", "storefront-proxy", "storefront-map", "shop", "20 · /checkout/", "60 · /help",
                              "/static/*, /favicon.ico", "shop.example.com, shop.localhost", "checkout-v2", "neg-web",
                              "http-healthz", "reviews-shaky", "browse"}) {
        EXPECT_TRUE(labels.contains(label)) << label;
    }
    std::set<std::string> endpoints;
    for (const auto& [key, endpoint] : reading.compilation.snapshot->directory->endpoints) {
        endpoints.insert(endpoint.service_name + " " + endpoint.group_name + " " + endpoint.label);
    }
    EXPECT_TRUE(endpoints.contains("reviews neg-reviews reviews-shaky"));
    EXPECT_EQ(endpoints.size(), 12U);
}

TEST(Compile, Snapshot_carries_the_revision_and_ids_of_the_workspace)
{
    const Reading reading = read(kTwoMaps);
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    const Snapshot& snapshot = *reading.compilation.snapshot;
    EXPECT_EQ(snapshot.revision, Revision{1});
    EXPECT_EQ(snapshot.directory->revision, Revision{1});
    const model::Resource* rule = reading.document.workspace().find(model::Kind::ForwardingRule, "b");
    ASSERT_NE(rule, nullptr);
    EXPECT_EQ(snapshot.listeners[1].forwarding_rule, rule->id);
    ASSERT_EQ(snapshot.locations.stand_ins().size(), 3U);
    EXPECT_EQ(snapshot.locations.stand_ins()[1].local, snapshot.listeners[1].local);
}

TEST(Compile, Map_behind_classic_and_managed_rules_gets_a_table_for_each_way_of_comparing_hosts)
{
    const Reading reading = read(kTwoMaps);
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    const Snapshot& snapshot = *reading.compilation.snapshot;
    ASSERT_EQ(snapshot.route_tables.size(), 3U);
    EXPECT_NE(snapshot.listeners[0].route_table, snapshot.listeners[2].route_table);
    EXPECT_EQ(snapshot.route_sources[snapshot.listeners[0].route_table]->input.host_port, route::HostPort::Compared);
    EXPECT_EQ(snapshot.route_sources[snapshot.listeners[2].route_table]->input.host_port, route::HostPort::Dropped);
}

TEST(Compile, Unchanged_maps_share_the_previous_route_table)
{
    Reading first = read(kTwoMaps);
    ASSERT_NE(first.compilation.snapshot, nullptr);
    const auto previous = first.compilation.snapshot;
    first.document.replace_text(replaced(kTwoMaps, "hostRedirect: b.", "hostRedirect: c."));
    const Compilation next = compile(first.document.workspace(), {}, Revision{2}, previous.get());
    ASSERT_NE(next.snapshot, nullptr);
    EXPECT_EQ(next.snapshot->route_tables[0], previous->route_tables[0]);
    EXPECT_NE(next.snapshot->route_tables[1], previous->route_tables[1]);
    EXPECT_EQ(next.snapshot->route_tables[2], previous->route_tables[2]);
}

TEST(Compile, Map_whose_services_moved_in_the_list_is_built_again)
{
    Reading first = read(kTwoMaps);
    const auto previous = first.compilation.snapshot;
    ASSERT_NE(previous, nullptr);
    first.document.replace_text(replaced(kTwoMaps, "backendServices:\n", "backendServices:\n  - {name: earlier}\n"));
    const Compilation next = compile(first.document.workspace(), {}, Revision{2}, previous.get());
    ASSERT_NE(next.snapshot, nullptr);
    EXPECT_NE(next.snapshot->route_tables[0], previous->route_tables[0]);
    EXPECT_EQ(next.snapshot->services[1].key, previous->services[0].key) << "the service itself is still the same";
}

TEST(Compile, Previous_snapshot_does_not_silence_a_problem)
{
    const std::string text =
        replaced(kTwoMaps, "defaultService: s}",
                 "defaultService: s, hostRules: [{hosts: [\"*\"], pathMatcher: m}], pathMatchers: "
                 "[{name: m, defaultService: s, routeRules: [{priority: 1, service: s, matchRules: "
                 "[{headerMatches: [{headerName: \":path\", presentMatch: true}]}]}]}]}");
    Reading first = read(text);
    ASSERT_NE(first.compilation.snapshot, nullptr);
    EXPECT_EQ(first.all("match.never").size(), 1U);
    const Compilation again = compile(first.document.workspace(), {}, Revision{2}, first.compilation.snapshot.get());
    EXPECT_EQ(std::ranges::count(again.diagnostics, "match.never", &Diagnostic::code), 1);
}

TEST(Keys, Stay_the_same_over_edits_and_differ_between_services_groups_and_addresses)
{
    const std::string text = read_text_file(kStorefront);
    Reading reading = read(text);
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    std::set<std::uint64_t> keys;
    for (const ServiceSpec& service : reading.compilation.snapshot->services) {
        EXPECT_TRUE(keys.insert(service.key.value).second);
        for (const EndpointSpec& endpoint : service.endpoints) {
            EXPECT_TRUE(keys.insert(endpoint.key.value).second);
        }
    }
    EXPECT_FALSE(keys.contains(0));
    const Reading edited = read(replaced(text, "timeoutSec: 30", "timeoutSec: 31"));
    ASSERT_NE(edited.compilation.snapshot, nullptr);
    for (const ServiceSpec& service : edited.compilation.snapshot->services) {
        EXPECT_TRUE(keys.contains(service.key.value)) << service.name;
        for (const EndpointSpec& endpoint : service.endpoints) {
            EXPECT_TRUE(keys.contains(endpoint.key.value)) << endpoint.label;
        }
    }
}

TEST(Compile, Empty_workspace_is_a_snapshot_without_listeners)
{
    const Compilation compilation = compile(model::Workspace(), {}, Revision{1});
    ASSERT_NE(compilation.snapshot, nullptr);
    EXPECT_TRUE(compilation.snapshot->listeners.empty());
    EXPECT_TRUE(compilation.diagnostics.empty());
}

TEST(Compile, Large_map_is_compiled_in_reasonable_time_and_says_nothing)
{
    std::string text =
        replaced(kTwoMaps, "  - {name: a, defaultService: s}\n",
                 "  - name: a\n    defaultService: s\n    hostRules: [{hosts: [\"*\"], pathMatcher: m}]\n"
                 "    pathMatchers:\n      - name: m\n        defaultService: s\n        routeRules:\n");
    std::string rules;
    for (int i = 0; i < 1000; ++i) {
        rules += "          - {priority: " + std::to_string(i) + ", service: s, matchRules: [{prefixMatch: /p" +
                 std::to_string(i) + "/}]}\n";
    }
    text = replaced(text, "        routeRules:\n", "        routeRules:\n" + rules);
    const Reading reading = read(text);
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    EXPECT_EQ(reading.all("field.not_carried_out").size(), 0U);
    EXPECT_EQ(reading.compilation.snapshot->route_sources[0]->input.path_matchers[0].route_rules.size(), 1000U);
}

} // namespace
} // namespace switchyard::compile
