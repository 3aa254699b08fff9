// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/gestures.h"

#include "core/compile/compile.h"
#include "core/document/document.h"
#include "core/document/file.h"
#include "core/schema/access.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace switchyard::edit {
namespace {

using model::Kind;
using schema::FieldPath;

model::Workspace storefront()
{
    auto document = document::load_file(SWITCHYARD_SOURCE_DIR "/resources/samples/storefront.switchyard.yaml");
    EXPECT_TRUE(document);
    return document->workspace();
}

model::Workspace after(const model::Workspace& workspace, const Plan& plan)
{
    model::Workspace now = workspace;
    for (const model::Change& change : plan.changes) {
        auto next = now.apply(change);
        EXPECT_TRUE(next) << (next ? "" : next.error().context);
        if (next) {
            now = *next;
        }
    }
    return now;
}

/// Carries a gesture out, checks that taking it back gives the very same workspace, and returns what it led to.
model::Workspace done(const model::Workspace& workspace, const Outcome& outcome)
{
    EXPECT_TRUE(outcome) << (outcome ? "" : to_text(outcome.error()));
    if (!outcome) {
        return workspace;
    }
    EXPECT_FALSE(outcome->title.empty());
    model::Workspace now = after(workspace, *outcome);
    model::Workspace back = now;
    for (auto change = outcome->changes.rbegin(); change != outcome->changes.rend(); ++change) {
        back = back.apply(model::inverse(*change)).value();
    }
    EXPECT_TRUE(back == workspace) << outcome->title;
    if (outcome->select) {
        EXPECT_TRUE(now.locate(outcome->select)) << outcome->title;
    }
    return now;
}

ElementId named(const model::Workspace& workspace, Kind kind, std::string_view name)
{
    const model::Resource* found = workspace.find(kind, name);
    EXPECT_NE(found, nullptr) << name;
    return found ? found->id : ElementId{};
}

ElementId element(const model::Workspace& workspace, Kind kind, std::string_view name, std::string_view path)
{
    return workspace.element_id(named(workspace, kind, name), FieldPath::parse(path).value());
}

std::string text(const model::Workspace& workspace, ElementId id, std::string_view field)
{
    const auto place = workspace.locate(id);
    const auto value = schema::get(*place->resource->message, place->path.joined(FieldPath::parse(field).value()));
    return value ? schema::to_text(*value) : "?";
}

Port port(PortKind kind, ElementId id) { return {kind, id}; }

TEST(Connect, Second_service_on_a_route_makes_a_split_and_leaving_it_makes_it_plain_again)
{
    const model::Workspace start = storefront();
    const ElementId rule = element(start, Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[0]");
    const Port from = port(PortKind::RouteTarget, rule);
    const model::Workspace split = done(start, connect(start, from, named(start, Kind::BackendService, "video")));
    EXPECT_EQ(text(split, rule, "service"), "(none)");
    EXPECT_EQ(text(split, rule, "routeAction.weightedBackendServices[0].backendService"),
              "global/backendServices/cart");
    EXPECT_EQ(text(split, rule, "routeAction.weightedBackendServices[0].weight"),
              text(split, rule, "routeAction.weightedBackendServices[1].weight"));
    const model::Workspace weighted = done(split, set_weights(split, rule, PortKind::RouteTarget, {95, 5}));
    EXPECT_EQ(text(weighted, rule, "routeAction.weightedBackendServices[1].weight"), "5");
    const ElementId part = element(weighted, Kind::UrlMap, "storefront-map",
                                   "pathMatchers[0].routeRules[0].routeAction.weightedBackendServices[1]");
    const model::Workspace plain = done(weighted, disconnect(weighted, {from, part}));
    EXPECT_EQ(text(plain, rule, "service"), "global/backendServices/cart");
    EXPECT_EQ(text(plain, rule, "routeAction.weightedBackendServices"), "(none)");
}

TEST(Connect, Valid_targets_are_exactly_those_that_connect)
{
    const model::Workspace workspace = storefront();
    std::vector<ElementId> all;
    std::vector<Port> ports;
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : workspace.resources(kind.kind)) {
            all.push_back(resource->id);
            for (int p = 0; p <= static_cast<int>(PortKind::GroupStandIn); ++p) {
                ports.push_back(port(static_cast<PortKind>(p), resource->id));
            }
        }
    }
    for (const char* path : {"hostRules[0]", "pathMatchers[0]", "pathMatchers[1]", "pathMatchers[0].routeRules[1]",
                             "pathMatchers[1].pathRules[0]"}) {
        const ElementId id = element(workspace, Kind::UrlMap, "storefront-map", path);
        all.push_back(id);
        for (int p = 0; p <= static_cast<int>(PortKind::GroupStandIn); ++p) {
            ports.push_back(port(static_cast<PortKind>(p), id));
        }
    }
    int connects = 0;
    for (const Port& from : ports) {
        const std::vector<ElementId> valid = valid_targets(workspace, from);
        for (const ElementId target : all) {
            const bool lit = std::ranges::find(valid, target) != valid.end();
            const Outcome outcome = connect(workspace, from, target);
            EXPECT_EQ(lit, outcome.has_value());
            connects += lit ? 1 : 0;
            if (!outcome) {
                EXPECT_FALSE(to_text(outcome.error()).empty());
                EXPECT_EQ(to_text(outcome.error()).find('{'), std::string::npos) << to_text(outcome.error());
                EXPECT_EQ(to_text(outcome.error()).find('\n'), std::string::npos);
            }
        }
    }
    EXPECT_GT(connects, 50);
}

struct Invalid
{
    const char* why;
    PortKind kind;
    Kind from_kind;
    const char* from;
    const char* from_path;
    Kind to_kind;
    const char* to;
    const char* to_path;
};

class InvalidDrop : public ::testing::TestWithParam<Invalid>
{};

TEST_P(InvalidDrop, Has_its_reason)
{
    const Invalid& drop = GetParam();
    const model::Workspace workspace = storefront();
    const ElementId from = *drop.from_path ? element(workspace, drop.from_kind, drop.from, drop.from_path)
                                           : named(workspace, drop.from_kind, drop.from);
    const ElementId to = *drop.to_path ? element(workspace, drop.to_kind, drop.to, drop.to_path)
                                       : named(workspace, drop.to_kind, drop.to);
    const Outcome outcome = connect(workspace, port(drop.kind, from), to);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, drop.why) << to_text(outcome.error());
}

INSTANTIATE_TEST_SUITE_P(Refusals, InvalidDrop,
                         ::testing::Values(Invalid{"rule_needs_proxy", PortKind::RuleTarget, Kind::ForwardingRule,
                                                   "web-http", "", Kind::UrlMap, "legacy-map", ""},
                                           Invalid{"rule_needs_proxy", PortKind::RuleTarget, Kind::ForwardingRule,
                                                   "web-http", "", Kind::NetworkEndpointGroup, "neg-web", ""},
                                           Invalid{"already", PortKind::RuleTarget, Kind::ForwardingRule, "web-http",
                                                   "", Kind::TargetHttpProxy, "storefront-proxy", ""},
                                           Invalid{"itself", PortKind::RuleTarget, Kind::ForwardingRule, "web-http", "",
                                                   Kind::ForwardingRule, "web-http", ""},
                                           Invalid{"proxy_needs_map", PortKind::ProxyMap, Kind::TargetHttpProxy,
                                                   "storefront-proxy", "", Kind::BackendService, "web", ""},
                                           Invalid{"not_a_backend", PortKind::MapDefault, Kind::UrlMap,
                                                   "storefront-map", "", Kind::NetworkEndpointGroup, "neg-web", ""},
                                           Invalid{"not_a_backend", PortKind::RouteTarget, Kind::UrlMap,
                                                   "storefront-map", "pathMatchers[0].routeRules[0]",
                                                   Kind::TargetHttpProxy, "legacy-proxy", ""},
                                           Invalid{"already", PortKind::RouteTarget, Kind::UrlMap, "storefront-map",
                                                   "pathMatchers[0].routeRules[0]", Kind::BackendService, "cart", ""},
                                           Invalid{"not_a_group", PortKind::ServiceBackend, Kind::BackendService, "web",
                                                   "", Kind::BackendService, "cart", ""},
                                           Invalid{"already", PortKind::ServiceBackend, Kind::BackendService, "web", "",
                                                   Kind::NetworkEndpointGroup, "neg-web", ""},
                                           Invalid{"needs_matcher", PortKind::HostMatcher, Kind::UrlMap,
                                                   "storefront-map", "hostRules[0]", Kind::BackendService, "web", ""},
                                           Invalid{"not_simulated", PortKind::GroupStandIn, Kind::NetworkEndpointGroup,
                                                   "neg-web", "", Kind::BackendService, "web", ""},
                                           Invalid{"no_port", PortKind::ServiceBackend, Kind::UrlMap, "storefront-map",
                                                   "", Kind::BackendService, "web", ""}));

TEST(Refusals, Other_gestures_say_why_not)
{
    const model::Workspace workspace = storefront();
    const ElementId group = named(workspace, Kind::NetworkEndpointGroup, "neg-web");
    const ElementId check = named(workspace, Kind::HealthCheck, "http-quick");
    const ElementId path_rule = element(workspace, Kind::UrlMap, "storefront-map", "pathMatchers[1].pathRules[0]");
    const ElementId split = element(workspace, Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[1]");
    const std::vector<std::pair<std::string, Outcome>> table{
        {"wrong_owner", attach(workspace, check, group)},
        {"not_on_anything", attach(workspace, group, named(workspace, Kind::BackendService, "web"))},
        {"already_attached", attach(workspace, check, named(workspace, Kind::BackendService, "reviews"))},
        {"path_rules_order", reorder(workspace, path_rule, 0)},
        {"not_a_route_rule", reorder(workspace, group, 0)},
        {"weights_count", set_weights(workspace, split, PortKind::RouteTarget, {1, 2, 3})},
        {"weights_range", set_weights(workspace, split, PortKind::RouteTarget, {1001, 2})},
        {"weights_zero", set_weights(workspace, split, PortKind::RouteTarget, {0, 0})},
        {"unknown_entry", create(workspace, "zebra")},
        {"needs_rule", create(workspace, "redirect")},
        {"needs_map", create(workspace, "routeRule", group)},
        {"rules_mixed",
         create(workspace, "pathRule", element(workspace, Kind::UrlMap, "storefront-map", "pathMatchers[0]"))},
        {"not_for_port",
         create_for(workspace, port(PortKind::ServiceBackend, named(workspace, Kind::BackendService, "web")),
                    "urlMaps")},
        {"nothing_chosen", remove(workspace, {})},
        {"nothing_chosen", duplicate(workspace, {})},
        {"paste_unreadable", paste(workspace, "a: [")},
        {"paste_nothing", paste(workspace, "nothing: here\n")},
        {"gone", disconnect(workspace, {port(PortKind::RuleTarget, ElementId{999'999}), {}})},
        {"gone", reorder(workspace, ElementId{999'999}, 0)},
        {"not_a_reference",
         detach(workspace, named(workspace, Kind::BackendService, "web"), FieldPath{"securityPolicy"})},
    };
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto& [code, outcome] = table[i];
        ASSERT_FALSE(outcome) << code << " at " << i;
        EXPECT_EQ(outcome.error().code, code) << to_text(outcome.error());
        EXPECT_NE(refusal_text(outcome.error().code), nullptr);
    }
    EXPECT_TRUE(std::ranges::is_sorted(refusal_texts(), {}, &RefusalText::code));
}

TEST(Reorder, Takes_a_free_number_and_renumbers_only_where_there_is_none)
{
    const model::Workspace start = storefront();
    auto rule = [&](int index) {
        return element(start, Kind::UrlMap, "storefront-map",
                       "pathMatchers[0].routeRules[" + std::to_string(index) + "]");
    };
    const model::Workspace moved = done(start, reorder(start, rule(4), 1));
    EXPECT_EQ(text(moved, rule(4), "priority"), "15");
    EXPECT_EQ(text(moved, rule(1), "priority"), "20");
    const model::Workspace last = done(start, reorder(start, rule(0), 99));
    EXPECT_EQ(text(last, rule(0), "priority"), "70");
    const auto same = reorder(start, rule(2), 2);
    ASSERT_TRUE(same);
    EXPECT_TRUE(same->changes.empty());
    // between 1 and 2 there is no number: those behind move on
    model::Workspace tight = start;
    const ElementId map = named(start, Kind::UrlMap, "storefront-map");
    for (int i = 0; i < 6; ++i) {
        const auto path = FieldPath::parse("pathMatchers[0].routeRules[" + std::to_string(i) + "].priority").value();
        tight = tight.apply(model::make_set(tight, map, path, i + 1).value()).value();
    }
    const model::Workspace pushed = done(tight, reorder(tight, rule(5), 1));
    EXPECT_EQ(text(pushed, rule(0), "priority"), "1");
    EXPECT_EQ(text(pushed, rule(5), "priority"), "2");
    EXPECT_EQ(text(pushed, rule(1), "priority"), "3");
    EXPECT_EQ(text(pushed, rule(4), "priority"), "6");
}

TEST(Create, A_load_balancer_from_nothing_runs_here)
{
    model::Workspace workspace;
    auto step = [&](const Outcome& outcome) {
        workspace = done(workspace, outcome);
        return outcome ? outcome->select : ElementId{};
    };
    const ElementId rule = step(create(workspace, "forwardingRules"));
    const ElementId proxy = step(create_for(workspace, port(PortKind::RuleTarget, rule), "targetHttpProxies"));
    const ElementId map = step(create(workspace, "urlMaps", proxy));
    const ElementId service = step(create_for(workspace, port(PortKind::MapDefault, map), "backendServices"));
    step(create(workspace, "simulatedBackend", service));
    const ElementId host = step(create(workspace, "hostRule", map));
    EXPECT_TRUE(host);
    const ElementId matcher = element(workspace, Kind::UrlMap, "url-map", "pathMatchers[0]");
    const ElementId route = step(create(workspace, "routeRule", matcher));
    step(create_for(workspace, port(PortKind::RouteTarget, route), "backendServices"));
    step(create(workspace, "healthChecks", service));
    const compile::Compilation compiled = compile::compile(workspace, {}, Revision{1});
    for (const Diagnostic& diagnostic : compiled.diagnostics) {
        EXPECT_TRUE(diagnostic.runs_here) << to_text(diagnostic);
    }
    EXPECT_NE(compiled.snapshot, nullptr);
}

TEST(Create, Everything_in_the_palette_can_be_made_and_written)
{
    for (const PaletteEntry& entry : palette()) {
        const model::Workspace start = storefront();
        const ElementId onto =
            entry.id == "redirect" ? element(start, Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[0]")
            : entry.id == "routeRule" || entry.id == "pathRule" || entry.id == "hostRule" || entry.id == "pathMatcher"
                ? element(start, Kind::UrlMap, "storefront-map",
                          entry.id == "pathRule" ? "pathMatchers[1]" : "pathMatchers[0]")
                : ElementId{};
        const Outcome outcome = create(start, entry.id, onto);
        ASSERT_TRUE(outcome) << entry.id << ": " << to_text(outcome.error());
        static_cast<void>(done(start, outcome));
        EXPECT_FALSE(outcome->changes.empty()) << entry.id;
        EXPECT_FALSE(entry.label.empty());
        EXPECT_FALSE(entry.help.empty());
    }
}

TEST(Create, What_is_offered_at_a_port_can_be_made_there)
{
    const model::Workspace start = storefront();
    const std::vector<Port> ports{
        port(PortKind::RuleTarget, named(start, Kind::ForwardingRule, "web-http")),
        port(PortKind::MapDefault, named(start, Kind::UrlMap, "storefront-map")),
        port(PortKind::HostMatcher, element(start, Kind::UrlMap, "storefront-map", "hostRules[0]")),
        port(PortKind::RouteTarget, element(start, Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[0]")),
        port(PortKind::ServiceBackend, named(start, Kind::BackendService, "web")),
        port(PortKind::GroupStandIn, named(start, Kind::NetworkEndpointGroup, "neg-web"))};
    for (const Port& from : ports) {
        int possible = 0;
        for (const std::string_view id : palette_for(from)) {
            const Outcome outcome = create_for(start, from, id);
            possible += outcome ? 1 : 0;
            if (outcome) {
                static_cast<void>(done(start, outcome));
            }
        }
        EXPECT_GT(possible, 0);
    }
}

TEST(Remove, Clears_what_referred_to_it_and_names_it_before)
{
    const model::Workspace start = storefront();
    const ElementId canary = named(start, Kind::BackendService, "checkout-v2");
    const std::array elements{canary};
    const auto uses = dependants(start, elements);
    ASSERT_EQ(uses.size(), 2U); // a route, and a test of the map
    EXPECT_NE(uses[0].sentence.find("storefront-map"), std::string::npos) << uses[0].sentence;
    const model::Workspace without = done(start, remove(start, elements));
    EXPECT_EQ(without.find(canary), nullptr);
    const ElementId rule = element(without, Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[1]");
    EXPECT_EQ(text(without, rule, "service"), "global/backendServices/checkout-v1") << "one part is no split";
    EXPECT_EQ(text(without, rule, "routeAction.timeout.seconds"), "2");
    EXPECT_TRUE(dependants(without, elements).empty());
    const auto tests = [](const model::Workspace& workspace) {
        const model::Resource& map = *workspace.find(Kind::UrlMap, "storefront-map");
        return schema::list_size(*map.message, schema::FieldPath{"tests"}).value();
    };
    EXPECT_EQ(tests(without) + 1, tests(start)) << "a test of what is gone goes too";
    // a group goes with its stand-in and its endpoints
    const std::array group{named(start, Kind::NetworkEndpointGroup, "neg-web")};
    const model::Workspace bare = done(start, remove(start, group));
    EXPECT_EQ(text(bare, named(bare, Kind::BackendService, "web"), "backends"), "(none)");
    EXPECT_EQ(bare.resources(Kind::NetworkEndpoint).size(), start.resources(Kind::NetworkEndpoint).size() - 3);
    // all at once
    std::vector<ElementId> all;
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : start.resources(kind.kind)) {
            all.push_back(resource->id);
        }
    }
    EXPECT_EQ(done(start, remove(start, all)).resource_count(), 0U);
}

TEST(Copies, Duplicates_refer_to_each_other)
{
    const model::Workspace start = storefront();
    const std::array elements{named(start, Kind::BackendService, "web"),
                              named(start, Kind::NetworkEndpointGroup, "neg-web")};
    const model::Workspace twice = done(start, duplicate(start, elements));
    const ElementId copy = named(twice, Kind::BackendService, "web-2");
    EXPECT_NE(text(twice, copy, "backends[0].group").find("neg-web-2"), std::string::npos);
    EXPECT_EQ(text(twice, copy, "healthChecks[0]"), "global/healthChecks/http-healthz");
}

TEST(Copies, Text_can_be_pasted_elsewhere)
{
    const model::Workspace start = storefront();
    const std::array elements{named(start, Kind::BackendService, "web"),
                              element(start, Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[1]")};
    const std::string yaml = copy_text(start, elements);
    EXPECT_NE(yaml.find("backendServices:"), std::string::npos) << yaml;
    const ElementId matcher = element(start, Kind::UrlMap, "storefront-map", "pathMatchers[0]");
    const model::Workspace pasted = done(start, paste(start, yaml, matcher));
    EXPECT_NE(pasted.find(Kind::BackendService, "web-2"), nullptr);
    const ElementId rule = element(pasted, Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[6]");
    ASSERT_TRUE(rule);
    EXPECT_EQ(text(pasted, rule, "priority"), "70");
    const Outcome nowhere = paste(start, yaml);
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, "paste_needs_place");
    EXPECT_TRUE(copy_text(start, {}).empty());
}

TEST(Insert, What_is_dropped_on_an_edge_joins_it)
{
    const model::Workspace start = storefront();
    const ElementId rule = element(start, Kind::UrlMap, "storefront-map", "pathMatchers[0].routeRules[0]");
    const EdgeRef edge{port(PortKind::RouteTarget, rule), {}};
    const model::Workspace split = done(start, insert_between(start, edge, "backendServices"));
    EXPECT_EQ(split.resources(Kind::BackendService).size(), 8U);
    EXPECT_EQ(text(split, rule, "service"), "(none)") << "two services share it now";
    const model::Workspace checked = done(start, insert_between(start, edge, "healthChecks"));
    EXPECT_EQ(checked.resources(Kind::HealthCheck).size(), 3U);
    EXPECT_FALSE(insert_between(start, edge, "forwardingRules"));
}

/// One random gesture; an empty plan when it was refused.
Outcome random_gesture(const model::Workspace& workspace, std::mt19937& random)
{
    std::vector<ElementId> all;
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : workspace.resources(kind.kind)) {
            all.push_back(resource->id);
            for (const char* list : {"pathMatchers", "hostRules"}) {
                for (std::size_t i = 0; i < 3; ++i) {
                    if (const ElementId id = workspace.element_id(*resource, FieldPath{list, i});
                        id != resource->id && id) {
                        all.push_back(id);
                    }
                }
            }
        }
    }
    auto any = [&] { return all.empty() ? ElementId{} : all[random() % all.size()]; };
    auto any_port = [&] { return Port{static_cast<PortKind>(random() % 8), any()}; };
    const auto entries = palette();
    const std::string_view entry = entries[random() % entries.size()].id;
    switch (random() % 9) {
    case 0:
        return create(workspace, entry);
    case 1:
        return create(workspace, entry, any());
    case 2:
        return create_for(workspace, any_port(), entry);
    case 3:
    case 4: {
        const Port from = any_port();
        const auto targets = valid_targets(workspace, from);
        return targets.empty() ? connect(workspace, from, any())
                               : connect(workspace, from, targets[random() % targets.size()]);
    }
    case 5:
        return disconnect(workspace, {any_port(), {}});
    case 6: {
        const std::array one{any()};
        return workspace.resource_count() > 20 ? remove(workspace, one) : duplicate(workspace, one);
    }
    case 7: {
        const std::array some{any(), any()};
        return paste(workspace, copy_text(workspace, some), any());
    }
    default:
        return attach(workspace, any(), any());
    }
}

TEST(Monkey, Random_gestures_undo_to_the_very_text_of_the_start)
{
    const char* wanted = std::getenv("SWITCHYARD_MONKEY_STEPS");
    const int steps = wanted ? std::atoi(wanted) : 600;
    auto loaded = document::load_file(SWITCHYARD_SOURCE_DIR "/resources/samples/storefront.switchyard.yaml");
    ASSERT_TRUE(loaded);
    document::Document& document = *loaded;
    const std::string start = document.text();
    std::mt19937 random(20'261'125);
    std::vector<document::Edit> edits;
    int carried_out = 0;
    for (int step = 0; step < steps; ++step) {
        const Outcome outcome = random_gesture(document.workspace(), random);
        if (!outcome) {
            ASSERT_NE(refusal_text(outcome.error().code), nullptr) << outcome.error().code;
            continue;
        }
        for (const model::Change& change : outcome->changes) {
            auto edit = document.apply(change);
            ASSERT_TRUE(edit) << outcome->title << ": " << edit.error().context;
            edits.push_back(std::move(*edit));
        }
        ++carried_out;
    }
    EXPECT_GT(carried_out, steps / 10);
    const document::Document again = document::Document::load(document.text());
    EXPECT_TRUE(again.editable());
    for (; !edits.empty(); edits.pop_back()) {
        ASSERT_TRUE(document.undo(edits.back()));
    }
    EXPECT_EQ(document.text(), start);
}

} // namespace
} // namespace switchyard::edit
