// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/requests.h"

#include "core/http/url.h"
#include "core/route/explain.h"
#include "core/route/words.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace switchyard::route {
namespace {

class TestNames final : public Names
{
public:
    std::string element(ElementId id) const override
    {
        const auto it = labels.find(id.value);
        return it == labels.end() ? std::string() : it->second;
    }
    std::string service(ServiceIndex service) const override
    {
        return service < services.size() ? services[service] : std::string();
    }

    std::map<std::uint64_t, std::string> labels;
    std::vector<std::string> services;
};

/// Compares with tests/core/route/golden/NAME; SWITCHYARD_REFRESH_GOLDENS=1 writes the file instead.
void expect_golden(const std::string& name, const std::string& text)
{
    const auto path = std::filesystem::path(SWITCHYARD_SOURCE_DIR) / "tests/core/route/golden" / name;
    if (std::getenv("SWITCHYARD_REFRESH_GOLDENS")) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
        return;
    }
    std::stringstream expected;
    expected << std::ifstream(path).rdbuf();
    EXPECT_EQ(text, expected.str()) << path;
}

/// A shop like the sample: route rules for shop.*, path rules for the other hosts.
class Explain : public testing::Test
{
protected:
    void SetUp() override
    {
        names_.services = {"web", "cart", "checkout-v1", "checkout-v2", "video", "static-files"};
        names_.labels = {{2, "shop"},        {3, "pages"},      {10, "10 · cart"},    {20, "20 · canary"},
                         {30, "30 · video"}, {40, "40 · beta"}, {50, "50 · old shop"}};
        PathMatcherInput shop;
        shop.id = ElementId{2};
        shop.default_action = to_service(0);
        ForwardAction canary;
        canary.targets = {{ElementId{21}, 2, Weight{95}}, {ElementId{22}, 3, Weight{5}}};
        canary.timeout = Milliseconds{2000};
        ForwardAction video = to_service(4);
        video.path_prefix_rewrite = "/media/";
        video.host_rewrite = "media.example.com";
        shop.route_rules = {
            {ElementId{20}, 20, {{PathPrefix{"/checkout/"}, {}, {}}}, canary},
            {ElementId{10},
             10,
             {{PathPrefix{"/api/cart/"}, {{"x-device", ValueEquals{"mobile"}, false}}, {}}},
             to_service(1)},
            {ElementId{30}, 30, {{PathPrefix{"/video/"}, {}, {}}, {FullPath{"/video.m3u8", true}, {}, {}}}, video},
            {ElementId{40},
             40,
             {{AnyPath{},
               {{"x-beta", ValueIsPresent{}, false}, {"x-age", ValueInRange{18, 100}, true}},
               {{"beta", ValueEquals{"1"}}}}},
             to_service(0)},
            {ElementId{50},
             50,
             {{PathPrefix{"/old-shop/"}, {}, {}}},
             RedirectAction{.status = 302, .prefix = "/catalogue/"}},
        };
        PathMatcherInput pages;
        pages.id = ElementId{3};
        pages.path_rules = {{ElementId{60}, {"/static/*", "/favicon.ico"}, to_service(5)},
                            {ElementId{61}, {"/static/img/*"}, to_service(5)},
                            {ElementId{62}, {"/secure/*"}, RedirectAction{.https = true}}};
        input_.url_map = ElementId{1};
        input_.default_action = to_service(0);
        input_.path_matchers = {shop, pages};
        input_.host_rules = {{ElementId{4}, {"shop.example.com", "shop.localhost"}, 0},
                             {ElementId{5}, {"*.example.com", "*.localhost"}, 1}};
        const IpAddress rule = IpAddress::v4(203, 0, 113, 10);
        translation_ = LocationTranslation({
            {ElementId{90}, rule, Port{80}, Scheme::Http, SocketAddress::parse("127.0.0.1:8080").value(), {}},
            {ElementId{91}, rule, Port{443}, Scheme::Https, SocketAddress::parse("127.0.0.1:8443").value(), {}},
        });
    }

    Explanation explain_request(TestRequest request)
    {
        request.local_port = 8080;
        request.forwarding_rule = 90;
        const auto table = build(input_);
        const RequestOf views(request);
        Explanation out = explain(*table, views, names_, &translation_);
        if (http::needs_normalisation(request.path))
            return out;
        // It says what really happens.
        EXPECT_EQ(out.rule, table->match(views).rule);
        EXPECT_EQ(out.path_matcher, table->match(views).path_matcher);
        return out;
    }
    void expect_text(const std::string& name, const TestRequest& request)
    {
        expect_golden(name + ".txt", to_text(explain_request(request)));
    }

    RouteTableInput input_;
    TestNames names_;
    LocationTranslation translation_;
};

TEST_F(Explain, shows_a_split)
{
    expect_text("split", {.host = "shop.localhost:8080", .path = "/checkout/pay", .query = "x=1"});
}
TEST_F(Explain, shows_a_failing_header) { expect_text("header", {.host = "shop.localhost", .path = "/api/cart/7"}); }
TEST_F(Explain, shows_a_rewrite) { expect_text("rewrite", {.host = "shop.example.com", .path = "/video/42/intro.ts"}); }
TEST_F(Explain, shows_a_redirect_with_both_locations)
{
    expect_text("redirect", {.host = "shop.localhost:8080", .path = "/old-shop/shoes", .query = "size=42"});
    expect_text("redirect_https", {.host = "www.localhost:8080", .path = "/secure/login"});
}
TEST_F(Explain, shows_path_rules)
{
    expect_text("path_rules", {.host = "www.example.com", .path = "/static/img/logo.svg"});
    expect_text("path_rules_missing", {.host = "www.example.com", .path = "/static"});
}
TEST_F(Explain, shows_the_maps_default_and_why)
{
    expect_text("map_default", {.host = "example.com", .path = "/"});
    expect_text("port_in_the_way", {.host = "shop.example.com:9999", .path = "/"});
}
TEST_F(Explain, shows_a_path_that_is_cleaned_first)
{
    expect_text("normalisation", {.host = "shop.localhost:8080", .path = "/a/../video/x"});
}
TEST_F(Explain, shows_hostile_text_without_its_teeth)
{
    expect_text("hostile", {.host = "shop.localhost",
                            .path = std::string("/checkout\x1b[31m\r\n\0\xff", 19) + std::string(300, 'a')});
}

TEST_F(Explain, gives_the_same_as_json)
{
    expect_golden("split.json",
                  to_json(explain_request({.host = "shop.localhost:8080", .path = "/checkout/pay", .query = "x=1"})) +
                      "\n");
    expect_golden("redirect.json",
                  to_json(explain_request({.host = "www.localhost:8080", .path = "/secure/\"\n\xff"})) + "\n");
}

TEST_F(Explain, names_the_first_condition_that_fails)
{
    const auto failed = [&](const TestRequest& request, std::size_t rule) {
        return explain_request(request).tried.at(rule).alternatives.at(0).failed.value();
    };
    const TestRequest plain{.host = "shop.localhost", .path = "/x"};
    EXPECT_EQ(failed(plain, 0),
              (FailedCondition{"path", "starts with /api/cart/", "/x", "differs at byte 2: wanted 'api', got 'x'", 2}));
    EXPECT_EQ(failed(plain, 3), (FailedCondition{"header x-beta", "is present", "absent"}));
    TestRequest beta = plain;
    beta.headers = {{"X-Beta", ""}, {"X-Age", "20"}};
    EXPECT_EQ(failed(beta, 3),
              (FailedCondition{"header x-age", "is not a number from 18 up to, not including, 100", "20"}));
    beta.headers[1].second = "7";
    EXPECT_EQ(failed(beta, 3), (FailedCondition{"query parameter beta", "is 1", "absent"}));
}

TEST_F(Explain, finds_the_rule_that_came_closest)
{
    const auto nearest = [&](const TestRequest& request) {
        const Explanation out = explain_request(request);
        return out.near_misses.empty() ? 0 : out.tried[out.near_misses[0].rule].rule.value;
    };
    EXPECT_EQ(nearest({.host = "shop.localhost", .path = "/api/cart/7"}), 10U);
    EXPECT_EQ(nearest({.host = "shop.localhost", .path = "/Checkout/x"}), 20U);
    EXPECT_EQ(nearest({.host = "shop.localhost", .path = "/video"}), 30U);
    EXPECT_EQ(nearest({.host = "example.com", .path = "/unrelated"}), 0U);
    EXPECT_EQ(nearest({.host = "shop.localhost", .path = "/unrelated", .headers = {{"x-beta", "1"}}}), 40U);
    EXPECT_EQ(nearest({.host = "www.localhost", .path = "/static"}), 60U);
}

TEST_F(Explain, counts_the_rules_behind_the_deciding_one)
{
    const Explanation out = explain_request({.host = "shop.localhost", .path = "/checkout/x"});
    EXPECT_EQ(out.tried.size(), 2U);
    EXPECT_EQ(out.rules_after, 3U);
    EXPECT_EQ(explain_request({.host = "shop.localhost", .path = "/x"}).rules_after, 0U);
}

TEST_F(Explain, works_without_names_and_without_stand_ins)
{
    names_ = {};
    const auto table = build(input_);
    const TestRequest request{.host = "www.localhost", .path = "/static/x"};
    const Explanation out = explain(*table, RequestOf(request), names_);
    EXPECT_EQ(out.tried[0].label, "/static/*, /favicon.ico");
    EXPECT_EQ(std::get<ExplainedForward>(out.outcome).targets[0].service, "service 5");
    EXPECT_EQ(explain(RouteTable(), RequestOf(request), names_).outcome.index(), 0U);
}

TEST(Words, show_text_safely)
{
    EXPECT_EQ(shown("/plain \xc3\xa4"), "/plain \xc3\xa4");
    EXPECT_EQ(shown(std::string("a\0b\n\x7f", 5)), "a\\x00b\\x0a\\x7f");
    EXPECT_EQ(shown("\xff\xc0\xaf\xed\xa0\x80\xe2\x82"), "\\xff\\xc0\\xaf\\xed\\xa0\\x80\\xe2\\x82");
    EXPECT_EQ(shown(std::string(500, 'x')), std::string(120, 'x') + "… (500 bytes)");
}

TEST(Words, quote_for_json)
{
    EXPECT_EQ(json_quoted("a\"b\\c\n\t\xc3\xa4"), "\"a\\\"b\\\\c\\u000a\\u0009\xc3\xa4\"");
    EXPECT_EQ(json_quoted("\xff\xf5x\xe2\x82"), "\"\\ufffd\\ufffdx\\ufffd\\ufffd\"");
    EXPECT_EQ(json_quoted("\xf0\x9f\x9a\x82"), "\"\xf0\x9f\x9a\x82\"");
}

} // namespace
} // namespace switchyard::route
