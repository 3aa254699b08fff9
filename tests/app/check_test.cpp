// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/process.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace switchyard::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kSamples = std::string(SWITCHYARD_SOURCE_DIR) + "/resources/samples";

const std::string kSound = R"(forwardingRules:
  - name: web-http
    IPAddress: 203.0.113.10
    portRange: "80"
    loadBalancingScheme: EXTERNAL_MANAGED
    target: web-proxy
targetHttpProxies:
  - {name: web-proxy, urlMap: web-map}
urlMaps:
  - name: web-map
    defaultUrlRedirect: {hostRedirect: www.example.com}
    hostRules:
      - {hosts: [shop.example.com], pathMatcher: shop}
    pathMatchers:
      - name: shop
        defaultUrlRedirect: {hostRedirect: www.example.com}
        routeRules:
          - priority: 10
            matchRules: [{prefixMatch: /a}]
            urlRedirect: {pathRedirect: /b}
          - priority: 20
            matchRules: [{prefixMatch: /c}]
            urlRedirect: {pathRedirect: /d}
local:
  listeners:
    - {forwardingRule: web-http, port: 0}
)";

Finished check(const std::string& file, std::vector<std::string> more = {})
{
    std::vector<std::string> arguments{SWITCHYARDCTL, "check", file};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return finish(arguments);
}

Finished check_text(const std::string& text, std::vector<std::string> more = {})
{
    const TemporaryFile file(text);
    return check(file.path(), std::move(more));
}

TEST(Check, Sample_has_nothing_to_complain_about)
{
    const Finished run = check(kSamples + "/storefront.switchyard.yaml", {"--cloud"});
    EXPECT_EQ(run.code, 0) << run.output;
    EXPECT_THAT(run.output, HasSubstr("no errors, no warnings"));
    EXPECT_THAT(run.output, HasSubstr("It runs here; the cloud would accept it."));
    EXPECT_EQ(run.error, "");
}

TEST(Check, Sound_file_passes)
{
    const Finished run = check_text(kSound);
    EXPECT_EQ(run.code, 0) << run.output;
}

TEST(Check, Misspelt_field_is_named_with_its_line_and_the_likely_name)
{
    const Finished run = check_text(replaced(kSound, "portRange", "portRnage"));
    EXPECT_EQ(run.code, 1) << run.output; // without a port it cannot listen
    EXPECT_THAT(run.output, HasSubstr(".yaml:4:5: "));
    EXPECT_THAT(run.output, HasSubstr("portRnage"));
    EXPECT_THAT(run.output, HasSubstr("portRange"));
}

TEST(Check, Dangling_reference_is_named_with_its_line_and_the_likely_name)
{
    const Finished run = check_text(replaced(kSound, "target: web-proxy", "target: web-prxy"));
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.output, HasSubstr(".yaml:6:5: error: forwardingRules/web-http target: There is no target HTTP "
                                      "proxy"));
    EXPECT_THAT(run.output, HasSubstr("Did you mean 'web-proxy'?"));
}

TEST(Check, Duplicate_priority_is_named_with_its_line)
{
    const Finished run = check_text(replaced(kSound, "priority: 20", "priority: 10"));
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.output, HasSubstr(".yaml:21:13: error: urlMaps/web-map "
                                      "pathMatchers[0].routeRules[1].priority: The priority 10 is already taken by "
                                      "routeRules[0]"));
}

TEST(Check, Truncated_file_is_a_sentence_with_a_place)
{
    for (const std::size_t size :
         {std::size_t{30}, kSound.find("hosts: [shop") + 10, kSound.find("- {name: web-pr") + 9}) {
        const Finished run = check_text(kSound.substr(0, size));
        EXPECT_TRUE(run.code == 1 || run.code == 0) << run.code << run.error;
        EXPECT_THAT(run.output, HasSubstr("switchyard.yaml"));
    }
    const Finished run = check_text(kSound.substr(0, kSound.find("hosts: [shop") + 10));
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.output, testing::ContainsRegex("yaml:[0-9]+:[0-9]+: error: "));
    EXPECT_THAT(run.output, HasSubstr("Hint: "));
}

TEST(Check, Random_bytes_are_refused_without_a_crash)
{
    std::mt19937 random(7);
    for (int round = 0; round < 10; ++round) {
        std::string bytes;
        for (int i = 0; i < 2000; ++i) {
            bytes += static_cast<char>(random() & 0xff);
        }
        const Finished run = check_text(bytes);
        EXPECT_TRUE(run.code == 1 || run.code == 3) << run.code << run.error;
        EXPECT_FALSE((run.output + run.error).empty());
    }
}

TEST(Check, Alias_bomb_is_refused_quickly)
{
    std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c < 'k'; ++c) {
        bomb += std::string(1, c) + ": &" + c + " [";
        for (int i = 0; i < 9; ++i) {
            bomb += std::string(i == 0 ? "" : ", ") + '*' + static_cast<char>(c - 1);
        }
        bomb += "]\n";
    }
    const Finished run = check_text(bomb);
    EXPECT_EQ(run.code, 1) << run.output << run.error;
    EXPECT_THAT(run.output, HasSubstr("error: "));
}

TEST(Check, Missing_file_and_directory_cannot_be_read)
{
    const TemporaryFile file("");
    const Finished missing = check(file.folder() + "/nowhere.yaml");
    EXPECT_EQ(missing.code, 3);
    EXPECT_THAT(missing.error, HasSubstr("nowhere.yaml"));
    const Finished directory = check(file.folder());
    EXPECT_EQ(directory.code, 3);
    EXPECT_THAT(directory.error, HasSubstr(file.folder()));
}

TEST(Check, Empty_file_is_an_empty_workspace) { EXPECT_EQ(check_text("").code, 0); }

TEST(Check, What_only_the_cloud_refuses_counts_with_its_option)
{
    const std::string text = replaced(kSound, "urlMaps:\n", "healthChecks: [{name: Bad_Name, type: HTTP}]\nurlMaps:\n");
    EXPECT_EQ(check_text(text).code, 0);
    const Finished run = check_text(text, {"--cloud"});
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.output, HasSubstr("It runs here; the cloud would refuse it."));
}

TEST(Check, Json_is_one_line_with_everything)
{
    const Finished run = check_text(replaced(kSound, "priority: 20", "priority: 10"), {"--json"});
    EXPECT_EQ(run.code, 1);
    EXPECT_EQ(std::ranges::count(run.output, '\n'), 1);
    EXPECT_THAT(run.output, HasSubstr(R"("runsHere":false)"));
    EXPECT_THAT(run.output, HasSubstr(R"("code":"route_rule.priority_duplicate")"));
    EXPECT_THAT(run.output, HasSubstr(R"("line":21,"column":13)"));
    EXPECT_THAT(run.output, HasSubstr(R"("args":["10","0"])"));
}

TEST(Check, Wrong_command_lines_have_their_own_exit_code)
{
    EXPECT_EQ(finish({SWITCHYARDCTL}).code, 2);
    EXPECT_EQ(finish({SWITCHYARDCTL, "check"}).code, 2);
    EXPECT_EQ(finish({SWITCHYARDCTL, "check", "a", "b"}).code, 2);
    EXPECT_EQ(finish({SWITCHYARDCTL, "chekc", "a"}).code, 2);
    EXPECT_EQ(finish({SWITCHYARDCTL, "run", "a", "--for", "soon"}).code, 2);
    EXPECT_EQ(finish({SWITCHYARDCTL, "run", "a", "--workers", "0"}).code, 2);
    const Finished help = finish({SWITCHYARDCTL, "--help"});
    EXPECT_EQ(help.code, 0);
    EXPECT_THAT(help.output, HasSubstr("Exit codes:"));
}

TEST(Explain, Says_where_the_sample_sends_a_request)
{
    const std::string file = kSamples + "/storefront.switchyard.yaml";
    const Finished split = finish({SWITCHYARDCTL, "explain", file, "GET", "http://shop.localhost:8080/checkout/pay"});
    EXPECT_EQ(split.code, 0) << split.error;
    EXPECT_THAT(split.output, HasSubstr("forwarding rule web-http"));
    EXPECT_THAT(split.output, HasSubstr("checkout-v1"));
    EXPECT_THAT(split.output, HasSubstr("95 %"));
    const Finished header =
        finish({SWITCHYARDCTL, "explain", file, "GET", "http://shop.example.com/api/cart/1", "-H", "X-Device: mobile"});
    EXPECT_THAT(header.output, HasSubstr("backend service cart"));
    const Finished legacy = finish(
        {SWITCHYARDCTL, "explain", file, "-H", "Host: legacy.example.com", "GET", "http://127.0.0.1:8081/x", "--json"});
    EXPECT_EQ(legacy.code, 0) << legacy.error;
    EXPECT_THAT(legacy.output, HasSubstr(R"("forwardingRule":"legacy-http")"));
    EXPECT_THAT(legacy.output, HasSubstr(R"("status":308)"));
    const Finished chosen =
        finish({SWITCHYARDCTL, "explain", file, "GET", "http://shop.example.com/x", "--rule", "legacy-http", "--json"});
    EXPECT_THAT(chosen.output, HasSubstr(R"("forwardingRule":"legacy-http")"));
}

TEST(Explain, Refuses_what_it_cannot_explain)
{
    const TemporaryFile sound(kSound);
    EXPECT_EQ(finish({SWITCHYARDCTL, "explain", sound.path(), "GET", "shop.example.com"}).code, 2);
    EXPECT_EQ(finish({SWITCHYARDCTL, "explain", sound.path(), "GET", "http://a/", "-H", "nothing"}).code, 2);
    const Finished elsewhere = finish({SWITCHYARDCTL, "explain", sound.path(), "GET", "http://192.0.2.7/"});
    EXPECT_EQ(elsewhere.code, 1);
    EXPECT_THAT(elsewhere.error, HasSubstr("192.0.2.7:80"));
    const TemporaryFile broken(replaced(kSound, "priority: 20", "priority: 10"));
    const Finished gated = finish({SWITCHYARDCTL, "explain", broken.path(), "GET", "http://shop.example.com/"});
    EXPECT_EQ(gated.code, 1);
    EXPECT_THAT(gated.error, HasSubstr(":21:13: error: "));
    EXPECT_EQ(finish({SWITCHYARDCTL, "explain", sound.folder() + "/none", "GET", "http://a/"}).code, 3);
}

} // namespace
} // namespace switchyard::test
