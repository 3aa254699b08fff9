// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/file.h"
#include "ui/canvas/live_figures.h"
#include "ui/canvas/topology.h"

#include <gtest/gtest.h>

namespace switchyard::canvas {
namespace {

model::Workspace workspaceOf(std::string text) { return document::Document::load(std::move(text)).workspace(); }

model::Workspace storefront()
{
    auto document = document::load_file(SWITCHYARD_SOURCE_DIR "/resources/samples/storefront.switchyard.yaml");
    EXPECT_TRUE(document);
    return document->workspace();
}

int find(const Graph& graph, NodeKind kind, const char* title)
{
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].kind == kind && graph.nodes[i].title == QString::fromUtf8(title))
            return static_cast<int>(i);
    }
    ADD_FAILURE() << "no node " << title;
    return 0;
}

const Node& node(const Graph& graph, NodeKind kind, const char* title)
{
    return graph.nodes[static_cast<std::size_t>(find(graph, kind, title))];
}

bool connected(const Graph& graph, int from, int to)
{
    return std::ranges::any_of(graph.edges, [=](const Edge& edge) { return edge.from == from && edge.to == to; });
}

TEST(Topology, Storefront_has_its_whole_chain)
{
    const Graph graph = topologyOf(storefront(), {});
    const int rule = find(graph, NodeKind::ForwardingRule, "web-http");
    const int proxy = find(graph, NodeKind::TargetProxy, "storefront-proxy");
    const int shop = find(graph, NodeKind::Matcher, "shop");
    const int canary = find(graph, NodeKind::Rule, "20 · /checkout/");
    const int service = find(graph, NodeKind::BackendService, "checkout-v1");
    const int group = find(graph, NodeKind::EndpointGroup, "neg-checkout-v1");
    EXPECT_TRUE(connected(graph, rule, proxy));
    EXPECT_TRUE(connected(graph, proxy, shop));
    EXPECT_TRUE(connected(graph, canary, service));
    EXPECT_TRUE(connected(graph, service, group));
    EXPECT_EQ(graph.nodes[static_cast<std::size_t>(canary)].frame, shop);
    EXPECT_EQ(graph.nodes[static_cast<std::size_t>(canary)].shares, (std::vector<double>{0.95, 0.05}));
    EXPECT_EQ(graph.nodes[static_cast<std::size_t>(rule)].rows[1].value, QStringLiteral("127.0.0.1:8080"));
    EXPECT_EQ(std::ranges::count(graph.nodes, NodeKind::Missing, &Node::kind), 0);
}

TEST(Topology, Redirects_and_rewrites_are_shown_on_their_rule)
{
    const Graph graph = topologyOf(storefront(), {});
    const Node& redirect = node(graph, NodeKind::Rule, "50 · /old-shop/");
    EXPECT_TRUE(redirect.redirects);
    EXPECT_EQ(redirect.rows.at(0), (NodeRow{QStringLiteral("→ /catalogue/"), QStringLiteral("302")}));
    EXPECT_EQ(node(graph, NodeKind::Rule, "30 · /video/").rows.at(0),
              (NodeRow{QStringLiteral("rewrite"), QStringLiteral("/media/")}));
    EXPECT_EQ(node(graph, NodeKind::Rule, "10 · /api/cart/").rows.at(0),
              (NodeRow{QStringLiteral("header x-device"), QStringLiteral("= mobile")}));
    EXPECT_TRUE(node(graph, NodeKind::Default, "legacy-map").redirects);
}

TEST(Topology, Live_address_replaces_the_wished_one)
{
    const model::Workspace workspace = storefront();
    const ElementId rule = workspace.resources(model::Kind::ForwardingRule)[0]->id;
    const Graph graph = topologyOf(workspace, {{rule, QStringLiteral("127.0.0.1:4711")}});
    EXPECT_EQ(node(graph, NodeKind::ForwardingRule, "web-http").rows[1].value, QStringLiteral("127.0.0.1:4711"));
}

TEST(Topology, Splits_name_their_entries_and_weights)
{
    const auto splits = splitsOf(topologyOf(storefront(), {}));
    ASSERT_EQ(splits.size(), 1U);
    ASSERT_EQ(splits[0].shares.size(), 2U);
    EXPECT_EQ(splits[0].shares[1].service, QStringLiteral("checkout-v2"));
    EXPECT_EQ(splits[0].shares[1].weight, 5U);
    EXPECT_TRUE(splits[0].shares[1].id);
}

TEST(Topology, What_is_referred_to_but_missing_says_so)
{
    const Graph graph = topologyOf(workspaceOf(R"(
forwardingRules:
  - {name: a, target: global/targetHttpProxies/nobody}
targetHttpProxies:
  - {name: p, urlMap: nothing}
backendServices:
  - name: s
    backends: [{group: zones/z/instanceGroups/gone}, {}]
urlMaps:
  - name: m
    pathMatchers:
      - name: x
        routeRules: [{priority: 1, service: lost}, {priority: 0}]
)"),
                                   {});
    EXPECT_EQ(std::ranges::count(graph.nodes, NodeKind::Missing, &Node::kind), 4);
    find(graph, NodeKind::Missing, "nobody");
    find(graph, NodeKind::Missing, "nothing");
    find(graph, NodeKind::Missing, "gone");
    find(graph, NodeKind::Missing, "lost");
    // evaluation order, not file order
    const int first = find(graph, NodeKind::Rule, "0 · any path");
    const int second = find(graph, NodeKind::Rule, "1 · any path");
    EXPECT_LT(first, second);
}

TEST(Topology, Empty_and_hostile_workspaces_give_a_graph)
{
    EXPECT_TRUE(topologyOf(model::Workspace(), {}).nodes.empty());
    const Graph odd =
        topologyOf(workspaceOf("urlMaps: [{}, {name: a, defaultService: ''}, {pathMatchers: [{}, {}]}]\n"
                               "forwardingRules: [{target: [1]}, {}]\nbackendServices: [{name: 5, backends: 3}]\n"
                               "local: {listeners: [{}], backends: [{group: x}]}\n"),
                   {});
    for (const Edge& edge : odd.edges) {
        EXPECT_GE(edge.from, 0);
        EXPECT_GE(edge.to, 0);
    }
}

observe::Counters requests(std::uint64_t count)
{
    observe::Counters counters;
    counters.requests = count;
    return counters;
}

TEST(LiveFigures, Default_is_what_the_rules_left_over)
{
    const model::Workspace workspace = storefront();
    const Graph graph = topologyOf(workspace, {});
    const int fallback = find(graph, NodeKind::Default, "default");
    const Node& node = graph.nodes[static_cast<std::size_t>(fallback)];
    session::TrafficHistory history;
    for (const std::uint64_t second : {0, 1}) {
        observe::StatsSample sample;
        sample.at = WallTime(Seconds(1'700'000'000 + second));
        sample.total = requests(100 * second);
        sample.elements.push_back({node.rate.plus.at(0), requests(100 * second)});
        sample.elements.push_back({node.rate.minus.at(0), requests(60 * second)});
        sample.elements.push_back({node.rate.minus.at(1), requests(15 * second)});
        history.add(sample);
    }
    const models::HealthModel health;
    const LiveFigures live = measure(graph, history, health);
    ASSERT_TRUE(live.nodes[static_cast<std::size_t>(fallback)].rate);
    EXPECT_NEAR(live.nodes[static_cast<std::size_t>(fallback)].rate->perSecond, 25, 1e-9);
    const int other = find(graph, NodeKind::BackendService, "video");
    EXPECT_FALSE(live.nodes[static_cast<std::size_t>(other)].rate) << "not measured is not zero";
}

} // namespace
} // namespace switchyard::canvas
