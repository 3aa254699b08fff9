// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/file.h"
#include "tests/ui/support/large_map.h"
#include "ui/canvas/graph_draft.h"
#include "ui/canvas/graph_fold.h"
#include "ui/canvas/graph_paths.h"
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
    const int map = find(graph, NodeKind::UrlMap, "storefront-map");
    EXPECT_TRUE(connected(graph, proxy, map));
    EXPECT_TRUE(connected(graph, map, shop));
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
    const int map = find(graph, NodeKind::UrlMap, "legacy-map");
    const int moved = find(graph, NodeKind::Redirect, "any host");
    EXPECT_TRUE(connected(graph, map, moved));
    EXPECT_EQ(graph.nodes[static_cast<std::size_t>(moved)].rows.at(0).value, QStringLiteral("308"));
}

TEST(Topology, Url_map_has_a_port_for_each_host_rule_and_one_for_the_rest)
{
    const model::Workspace workspace = storefront();
    const Graph graph = topologyOf(workspace, {});
    const Node& map = node(graph, NodeKind::UrlMap, "storefront-map");
    ASSERT_EQ(map.rows.size(), 3U);
    EXPECT_EQ(map.rows[0].label, QStringLiteral("shop.example.com, shop.localhost"));
    ASSERT_TRUE(map.rows[0].port);
    EXPECT_EQ(map.rows[0].port->kind, edit::PortKind::HostMatcher);
    const int rest = find(graph, NodeKind::Default, "any other host");
    EXPECT_EQ(graph.nodes[static_cast<std::size_t>(rest)].out, (edit::Port{edit::PortKind::MapDefault, map.id}));
    EXPECT_TRUE(connected(graph, find(graph, NodeKind::UrlMap, "storefront-map"), rest));
    EXPECT_TRUE(connected(graph, rest, find(graph, NodeKind::BackendService, "web")));
}

TEST(Topology, Every_edge_of_the_storefront_says_what_it_stands_for)
{
    const Graph graph = topologyOf(storefront(), {});
    for (const Edge& edge : graph.edges) {
        const NodeKind to = graph.nodes[static_cast<std::size_t>(edge.to)].kind;
        EXPECT_TRUE(edge.ref.port.element || to == NodeKind::Default || to == NodeKind::Redirect)
            << edge.from << " to " << edge.to;
    }
    const auto parts = std::ranges::count_if(graph.edges, [](const Edge& edge) {
        return edge.ref.port.kind == edit::PortKind::RouteTarget && edge.ref.part;
    });
    EXPECT_EQ(parts, 2);
}

TEST(Topology, Chips_stand_on_the_node_they_belong_to)
{
    const Graph graph = topologyOf(storefront(), {});
    const Node& web = node(graph, NodeKind::BackendService, "web");
    ASSERT_EQ(web.chips.size(), 1U);
    EXPECT_EQ(web.chips[0].kind, ChipKind::HealthCheck);
    EXPECT_EQ(web.chips[0].text, QStringLiteral("http-healthz"));
    EXPECT_EQ(web.chips[0].use, QStringLiteral("healthChecks[0]"));
    EXPECT_TRUE(web.chips[0].resource);
    const Node& rule = node(graph, NodeKind::ForwardingRule, "web-http");
    ASSERT_EQ(rule.chips.size(), 1U);
    EXPECT_EQ(rule.chips[0].text, QStringLiteral("global external"));
    EXPECT_EQ(node(graph, NodeKind::EndpointGroup, "neg-web").chips.size(), 3U);
    for (const Node& any : graph.nodes)
        EXPECT_FALSE(any.loose) << any.title.toStdString();
}

TEST(Topology, What_nothing_refers_to_is_loose)
{
    const Graph graph = topologyOf(workspaceOf(R"(
backendServices:
  - {name: alone, healthChecks: [gone]}
healthChecks:
  - {name: spare, type: HTTP}
)"),
                                   {});
    EXPECT_TRUE(node(graph, NodeKind::BackendService, "alone").loose);
    EXPECT_TRUE(node(graph, NodeKind::BackendService, "alone").chips.at(0).missing);
    EXPECT_TRUE(node(graph, NodeKind::Chip, "spare").loose);
}

TEST(Draft, What_differs_is_marked_and_what_is_gone_stays_as_a_ghost)
{
    const model::Workspace live = storefront();
    const ElementId map = live.resources(model::Kind::UrlMap)[0]->id;
    const auto path = schema::FieldPath::parse("pathMatchers[0].routeRules[2].matchRules[0].prefixMatch").value();
    const model::Workspace changed = live.apply(model::make_set(live, map, path, "/films/").value()).value();
    const ElementId group = live.resources(model::Kind::NetworkEndpointGroup)[0]->id;
    const model::Workspace draft = changed.apply(model::make_remove_resource(changed, group).value()).value();
    Graph graph = topologyOf(draft, {});
    markDraft(graph, topologyOf(live, {}));
    EXPECT_TRUE(node(graph, NodeKind::Rule, "30 · /films/").changed);
    EXPECT_FALSE(node(graph, NodeKind::Rule, "20 · /checkout/").changed);
    EXPECT_TRUE(node(graph, NodeKind::EndpointGroup, "neg-web").ghost);
    EXPECT_EQ(std::ranges::count(graph.nodes, true, &Node::ghost), 1);
    EXPECT_EQ(std::ranges::count(graph.edges, true, &Edge::ghost), 1);
    Graph same = topologyOf(live, {});
    markDraft(same, topologyOf(live, {}));
    EXPECT_EQ(std::ranges::count(same.nodes, true, &Node::changed), 0);
    EXPECT_EQ(std::ranges::count(same.edges, true, &Edge::changed), 0);
}

TEST(Fold, Calm_pictures_stay_and_crowded_ones_are_grouped_by_matcher)
{
    EXPECT_TRUE(folded(topologyOf(storefront(), {}), {}).folded.empty());
    const Graph whole = topologyOf(workspaceOf(testing::largeWorkspace(300)), {});
    const Graph graph = folded(whole, {});
    EXPECT_GT(whole.nodes.size(), 400U);
    EXPECT_EQ(std::ranges::count(graph.nodes, NodeKind::Rule, &Node::kind), 0);
    const Node& matcher = node(graph, NodeKind::Matcher, "matcher-3");
    EXPECT_EQ(matcher.hidden, 11) << "ten rules and the default";
    const ElementId rule = std::ranges::find(whole.nodes, NodeKind::Rule, &Node::kind)->id;
    EXPECT_EQ(graph.nodes[static_cast<std::size_t>(nodeOfElement(graph, rule))].title, QStringLiteral("matcher-0"));
    const Graph opened = folded(whole, {{matcher.id, false}});
    EXPECT_EQ(std::ranges::count(opened.nodes, NodeKind::Rule, &Node::kind), 10);
    EXPECT_FALSE(
        folded(topologyOf(storefront(), {}), {{node(topologyOf(storefront(), {}), NodeKind::Matcher, "shop").id, true}})
            .folded.empty());
}

TEST(Paths, Way_of_a_request_is_one_line_through_the_picture)
{
    const model::Workspace workspace = storefront();
    const Graph graph = topologyOf(workspace, {});
    const GraphPaths paths(graph);
    const Node& map = node(graph, NodeKind::UrlMap, "storefront-map");
    const auto id = [&](NodeKind kind, const char* title) { return node(graph, kind, title).id; };
    const PathLight light = paths.of(
        graph, {id(NodeKind::ForwardingRule, "web-http"), id(NodeKind::TargetProxy, "storefront-proxy"), map.id,
                map.rows[0].port->element, id(NodeKind::Matcher, "shop"), id(NodeKind::Rule, "10 · /api/cart/"),
                id(NodeKind::BackendService, "cart"), id(NodeKind::EndpointGroup, "neg-cart")});
    EXPECT_EQ(light.nodes.size(), 7U) << "not the default, which has the id of its matcher";
    EXPECT_EQ(light.edges.size(), 5U) << "rule, proxy, host, and from the rule to the service and its group";
    const PathLight through = paths.through(find(graph, NodeKind::BackendService, "cart"));
    EXPECT_TRUE(through.nodes.contains(find(graph, NodeKind::ForwardingRule, "web-http")));
    EXPECT_TRUE(through.nodes.contains(find(graph, NodeKind::EndpointGroup, "neg-cart")));
    EXPECT_FALSE(through.nodes.contains(find(graph, NodeKind::ForwardingRule, "legacy-http")));
    EXPECT_FALSE(through.nodes.contains(find(graph, NodeKind::BackendService, "web")));
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
