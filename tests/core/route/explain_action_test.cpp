// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/requests.h"

#include "core/route/carried_out_here.h"
#include "core/route/explain.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

/// What explain says happens to a request: load-balancer semantics chapter 2, section by section.
namespace switchyard::route {
namespace {

class ServiceNames final : public Names
{
public:
    std::string element(ElementId) const override { return {}; }
    std::string service(ServiceIndex service) const override { return service < 2 ? (service ? "v2" : "web") : ""; }
    ServiceAffinity affinity(ServiceIndex) const override { return of_services; }
    const HeaderAction* headers(ServiceIndex service) const override { return service == 1 ? &of_v2 : nullptr; }

    ServiceAffinity of_services;
    HeaderAction of_v2;
};

HeaderAddition set(const char* name, const char* value, bool replace = true)
{
    return {name, value, {{value, HeaderVariable::None}}, replace};
}
LevelSettings level(HeaderEdits request, HeaderEdits response = {})
{
    return {{std::move(request), std::move(response)}, std::nullopt};
}

/// A map with one route rule for everything.
RouteTableInput map_with(Action action, LevelSettings rule = {}, MatchRuleInput match = {})
{
    RouteTableInput input = route_rules({std::move(match)});
    input.path_matchers[0].route_rules[0].action = std::move(action);
    input.path_matchers[0].route_rules[0].settings = std::move(rule);
    return input;
}

Explanation explained(const RouteTableInput& input, const TestRequest& request, ServiceAffinity affinity = {},
                      std::optional<IpAddress> client = std::nullopt)
{
    ServiceNames names;
    names.of_services = std::move(affinity);
    return explain(*build(input), RequestOf(request), names, nullptr, client);
}
ExplainedForward forward_of(const Explanation& explanation) { return std::get<ExplainedForward>(explanation.outcome); }

std::string edits_text(const std::vector<ExplainedEdit>& edits)
{
    std::string text;
    for (const ExplainedEdit& edit : edits) {
        text += text.empty() ? "" : "; ";
        text += edit.kind == ExplainedEdit::Kind::Remove   ? "-" + edit.name
                : edit.kind == ExplainedEdit::Kind::Append ? "+" + edit.name + "=" + edit.value
                                                           : edit.name + "=" + edit.value;
        text += fmt::format(" {}", to_string(edit.level));
        text += edit.undone_by ? fmt::format(" (undone by {})", to_string(*edit.undone_by)) : "";
    }
    return text;
}

TEST(Semantics, Chapter_2_1_edits_apply_from_the_target_outwards_and_removals_first)
{
    ForwardAction action = to_service(0);
    action.targets.push_back({ElementId{9}, 1, Weight{3}, {{{"x-a"}, {set("X-B", "target")}}, {}}});
    RouteTableInput input = map_with(action, level({{"x-c"}, {set("x-b", "rule", false)}}, {{}, {set("x-r", "1")}}));
    input.path_matchers[0].settings = level({{"X-B"}, {set("x-d", "matcher")}});
    input.settings = level({{}, {set("X-D", "map")}}, {{"x-r"}, {}});
    const ExplainedForward forward = forward_of(explained(input, {}));
    EXPECT_EQ(edits_text(forward.headers.request),
              "-x-c rule; +x-b=rule rule (undone by path matcher); -X-B path matcher; x-d=matcher path matcher (undone "
              "by URL map); X-D=map URL map");
    EXPECT_EQ(edits_text(forward.headers.response), "x-r=1 rule (undone by URL map); -x-r URL map");
    ASSERT_FALSE(forward.targets[0].headers);
    EXPECT_EQ(edits_text(forward.targets[1].headers.value().request),
              "-x-a weighted target; X-B=target weighted target (undone by path matcher); " +
                  edits_text(forward.headers.request));
    EXPECT_EQ(forward.targets[1].percent, 75);
}

TEST(Semantics, Chapter_2_1_the_chosen_service_has_the_last_word)
{
    ForwardAction action = to_service(0);
    action.targets.push_back({ElementId{9}, 1, Weight{3}, {}});
    RouteTableInput input = map_with(action);
    input.settings = level({{}, {set("x-a", "map")}}, {{}, {set("x-b", "map", false)}});
    ServiceNames names;
    names.of_v2 = {{{}, {set("X-A", "v2")}}, {{}, {set("x-c", "v2"), set("x-c", "again", false)}}};
    const Explanation out = explain(*build(input), RequestOf({}), names);
    const ExplainedForward forward = forward_of(out);
    EXPECT_FALSE(forward.targets[0].headers);
    EXPECT_EQ(edits_text(forward.headers.request), "x-a=map URL map");
    EXPECT_EQ(edits_text(forward.targets[1].headers.value().request),
              "x-a=map URL map (undone by backend service); X-A=v2 backend service");
    EXPECT_EQ(edits_text(forward.targets[1].headers.value().response),
              "+x-b=map URL map; x-c=v2 backend service; +x-c=again backend service");
    EXPECT_NE(
        to_text(out).find("Request headers when v2 is drawn, in this order:\n    set    x-a: map  [URL map, but the "
                          "backend service overrides it]\n"),
        std::string::npos)
        << to_text(out);
    EXPECT_NE(to_json(out).find(R"("level":"backendService")"), std::string::npos) << to_json(out);
}

TEST(Semantics, Chapter_2_1_defaults_get_the_edits_of_their_levels_only)
{
    RouteTableInput input = map_with(to_service(0), level({{}, {set("x-a", "rule")}}), {PathPrefix{"/a/"}, {}, {}});
    input.path_matchers[0].settings = level({{}, {set("x-a", "matcher", false)}});
    input.settings = level({{}, {set("x-a", "map", false)}});
    EXPECT_EQ(edits_text(forward_of(explained(input, {.path = "/b"})).headers.request),
              "+x-a=matcher path matcher; +x-a=map URL map");
    input.host_rules[0].hosts = {"other.example.com"};
    EXPECT_EQ(edits_text(forward_of(explained(input, {})).headers.request), "+x-a=map URL map");
}

TEST(Semantics, Chapter_2_2_redirects_get_the_edits_of_answers)
{
    const RouteTableInput input =
        map_with(RedirectAction{.https = true}, level({{}, {set("x-a", "1")}}, {{"server"}, {set("x-b", "2")}}));
    const Explanation out = explained(input, {.path = "/a"});
    EXPECT_EQ(edits_text(std::get<ExplainedRedirect>(out.outcome).response_headers), "-server rule; x-b=2 rule");
    EXPECT_NE(to_text(out).find("Answer headers, in this order"), std::string::npos);
}

TEST(Semantics, Chapter_2_3_rewrites)
{
    struct Case
    {
        const char* what;
        MatchRuleInput match;
        ForwardAction action;
        TestRequest request;
        const char* target;
        const char* host;
        std::string captures;
    };
    const auto with = [](auto write) {
        ForwardAction action = to_service(0);
        write(action);
        return action;
    };
    const std::vector<Case> cases{
        {"nothing", {}, to_service(0), {.path = "/a", .query = "x"}, "/a?x", "shop.example.com", ""},
        {"the host",
         {},
         with([](auto& action) { action.host_rewrite = "b.internal"; }),
         {.path = "/a"},
         "/a",
         "b.internal",
         ""},
        {"a prefix",
         {PathPrefix{"/a/"}, {}, {}},
         with([](auto& action) { action.path_prefix_rewrite = "/b/"; }),
         {.path = "/a/x", .query = "y=1"},
         "/b/x?y=1",
         "shop.example.com",
         ""},
        {"a template",
         {PathTemplate{"/shop/{user=*}/cart/{rest=**}"}, {}, {}},
         with([](auto& action) { action.path_template_rewrite = "/{user}-{rest}"; }),
         {.path = "/shop/ann/cart/7/x", .query = "y=1"},
         "/ann-7/x?y=1",
         "shop.example.com",
         "user=ann rest=7/x "},
        {"captures without a rewrite",
         {PathTemplate{"/{a}/{b=**}"}, {}, {}},
         to_service(0),
         {.path = "/x/"},
         "/x/",
         "shop.example.com",
         "a=x b= "},
    };
    for (const Case& one : cases) {
        const ExplainedForward forward = forward_of(explained(map_with(one.action, {}, one.match), one.request));
        EXPECT_EQ(forward.target, one.target) << one.what;
        EXPECT_EQ(forward.host, one.host) << one.what;
        std::string captures;
        for (const ExplainedCapture& capture : forward.captures)
            captures += capture.name + "=" + capture.value + " ";
        EXPECT_EQ(captures, one.captures) << one.what;
    }
}

TEST(Semantics, Chapter_2_4_shares_are_exact)
{
    ForwardAction action;
    action.targets = {{ElementId{7}, 0, Weight{1}}, {ElementId{8}, 1, Weight{2}}, {ElementId{9}, 2, Weight{0}}};
    const ExplainedForward forward = forward_of(explained(map_with(action), {}));
    ASSERT_EQ(forward.targets.size(), 3U);
    EXPECT_EQ(forward.total_weight, 3U);
    EXPECT_EQ(forward.targets[0].percent, 100.0 / 3);
    EXPECT_EQ(forward.targets[1].percent, 200.0 / 3);
    EXPECT_EQ(forward.targets[2].percent, 0);
    EXPECT_EQ(forward.targets[2].service, "service 2");
}

TEST(Semantics, Chapter_2_7_cors_of_this_very_request)
{
    const CorsPolicy policy{.allow_origins = {"https://a.example"},
                            .allow_origin_regexes = {"https://[a-z]+\\.b\\.example"},
                            .allow_methods = {"GET", "PUT"},
                            .allow_headers = {"*"},
                            .expose_headers = {"x-b", "x-c"},
                            .max_age = 600,
                            .allow_credentials = true};
    using Kind = CorsVerdict::Kind;
    using Headers = std::vector<std::pair<std::string, std::string>>;
    struct Case
    {
        const char* what;
        const char* method;
        Headers headers;
        Kind kind;
        Headers answer;
    };
    const Headers actual{{"access-control-allow-origin", "https://a.example"},
                         {"access-control-allow-credentials", "true"},
                         {"access-control-expose-headers", "x-b,x-c"}};
    const std::vector<Case> cases{
        {"no origin", "GET", {}, Kind::NoOrigin, {}},
        {"an origin that is listed", "GET", {{"Origin", "https://a.example"}}, Kind::Allowed, actual},
        {"OPTIONS without the method is an actual request",
         "OPTIONS",
         {{"Origin", "https://a.example"}},
         Kind::Allowed,
         actual},
        {"a method that is empty, too",
         "OPTIONS",
         {{"Origin", "https://a.example"}, {"Access-Control-Request-Method", ""}},
         Kind::Allowed,
         actual},
        {"an expression fits the whole origin", "GET", {{"Origin", "https://x.b.example.com"}}, Kind::Foreign, {}},
        {"a preflight of a foreign origin",
         "OPTIONS",
         {{"Origin", "null"}, {"Access-Control-Request-Method", "PUT"}},
         Kind::Foreign,
         {}},
        {"a preflight",
         "OPTIONS",
         {{"Origin", "https://x.b.example"},
          {"Access-Control-Request-Method", "PUT"},
          {"Access-Control-Request-Headers", "x-q"}},
         Kind::Answered,
         {{"access-control-allow-origin", "https://x.b.example"},
          {"access-control-allow-credentials", "true"},
          {"access-control-allow-methods", "GET,PUT"},
          {"access-control-allow-headers", "x-q"},
          {"access-control-max-age", "600"}}},
    };
    ForwardAction action = to_service(0);
    action.cors = policy;
    for (const Case& one : cases) {
        const CorsVerdict verdict =
            forward_of(explained(map_with(action), {.headers = one.headers, .method = one.method})).cors.value();
        EXPECT_EQ(verdict.kind, one.kind) << one.what;
        EXPECT_EQ(verdict.headers, one.answer) << one.what;
    }
    action.cors->allow_origins = {"*"};
    const CorsVerdict any = forward_of(explained(map_with(action), {.headers = {{"Origin", "null"}}})).cors.value();
    EXPECT_EQ(any.headers[0].second, "null") << "never *";
}

TEST(Semantics, Chapter_2_9_the_innermost_level_with_a_fitting_code_answers)
{
    const auto policy = [](std::vector<ErrorResponseRule> rules) {
        return ErrorResponsePolicy{ElementId{5}, "pages", false, std::move(rules)};
    };
    RouteTableInput input = map_with(to_service(0));
    input.path_matchers[0].route_rules[0].settings.error_responses = policy({{{404}, false, false, "/404.html", {}}});
    input.path_matchers[0].settings.error_responses =
        policy({{{404, 410}, true, false, "/4.html", 200}, {{503}, false, false, "", 502}});
    input.settings.error_responses = policy({{{403, 500}, true, true, "/all.html", {}}});
    std::string text;
    for (const ExplainedErrorPage& page : forward_of(explained(input, {})).error_pages)
        text += fmt::format("{} {} {}; ", to_string(page.level), fmt::join(page.statuses, ","), page.path);
    EXPECT_EQ(text, "rule 404 /404.html; path matcher 410,4xx /4.html; path matcher 503 ; URL map 500,5xx /all.html; ");
}

TEST(Semantics, Affinity_names_what_the_request_has_to_offer)
{
    using By = ServiceAffinity::By;
    struct Case
    {
        ServiceAffinity affinity;
        std::vector<std::pair<std::string, std::string>> headers;
        const char* client;
        const char* line; ///< empty: none
    };
    constexpr const char* kClient = "198.51.100.7";
    const std::vector<Case> cases{
        {{"NONE", By::Client, ""}, {}, kClient, ""},
        {{"CLIENT_IP", By::Client, ""}, {}, kClient, "the client's address, which is 198.51.100.7"},
        {{"CLIENT_IP", By::Client, ""}, {}, nullptr, "the client's address, which is not known for this request"},
        {{"GENERATED_COOKIE", By::Cookie, "GCLB"},
         {{"Cookie", "a=b; GCLB=xyz=1; c=d"}},
         nullptr,
         "the cookie GCLB, which is xyz=1"},
        {{"GENERATED_COOKIE", By::Cookie, "GCLB"},
         {{"Cookie", "XGCLB=1; gclb=2"}},
         nullptr,
         "the cookie GCLB, which is not known"},
        {{"HEADER_FIELD", By::Header, "X-User"}, {{"x-user", "ann"}}, nullptr, "the header X-User, which is ann"},
    };
    for (const Case& one : cases) {
        const std::string text = to_text(explained(map_with(to_service(0)), {.headers = one.headers}, one.affinity,
                                                   one.client ? IpAddress::parse(one.client) : std::nullopt));
        const bool said = text.find("affinity") != std::string::npos;
        EXPECT_EQ(said, *one.line != 0) << text;
        EXPECT_NE(text.find(one.line), std::string::npos) << text;
        EXPECT_EQ(text.find("is not carried out here yet") != std::string::npos, said && !kCarriedOutHere.affinity);
    }
}

TEST(Outcome, says_of_everything_that_traffic_does_not_do_yet_that_it_does_not)
{
    ForwardAction action = to_service(0);
    action.max_stream_duration = Milliseconds{60'000};
    action.retry = RetryPolicy{3, 2, Milliseconds{250}};
    action.mirror = MirrorPolicy{1, 12.5};
    action.fault = FaultPolicy{FaultPolicy::Delay{Milliseconds{1500}, 10}, FaultPolicy::Abort{418, 0.5}};
    action.cors.emplace().allow_origins = {"*"};
    LevelSettings rule = level({{"cookie"}, {set("x-a", "{client_region}", false)}}, {{}, {set("x-b", "2")}});
    rule.error_responses = ErrorResponsePolicy{ElementId{5}, "pages", true, {{{}, false, true, "/5.html", 503}}};
    const Explanation out = explained(map_with(action, rule), {.headers = {{"Origin", "https://a.example"}}});
    const std::string text = to_text(out);
    EXPECT_EQ(text.substr(text.find("Result\n")), R"(Result
  The request goes to the backend service web.
  Request headers, in this order:
    remove cookie  [rule]
    add    x-a: {client_region}  [rule]
  Answer headers, in this order:
    set    x-b: 2  [rule]
  The whole exchange may take 60000 ms at most (compiled, not carried out here yet).
  Tried again up to 2 times on 5xx, gateway-error; each try may take 250 ms (compiled, not carried out here yet).
  A copy of 12.5 % of the requests goes to v2; its answer is dropped (compiled, not carried out here yet).
  Fault: 10 % of the requests wait 1500 ms first (compiled, not carried out here yet).
  Fault: 0.5 % of the requests are answered with 418 (compiled, not carried out here yet).
  CORS: the origin https://a.example is allowed; the answer gets (compiled, not carried out here yet):
    access-control-allow-origin: https://a.example
  Errors are answered (compiled, not carried out here yet):
    5xx with /5.html of the bucket pages (of an outer level) and status 503  [rule]
)");
    const std::string json = to_json(out);
    EXPECT_NE(json.find(R"("notCarriedOutHere":["maxStreamDurationMs","retry",)"
                        R"("mirror","fault","cors","errorPages"])"),
              std::string::npos)
        << json;
}

} // namespace
} // namespace switchyard::route
