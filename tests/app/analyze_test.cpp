// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/process.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>

namespace switchyard::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kSample = std::string(SWITCHYARD_SOURCE_DIR) + "/resources/samples/storefront.switchyard.yaml";

Finished ctl(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), SWITCHYARDCTL);
    return finish(arguments);
}

std::string sample()
{
    std::ifstream file(kSample, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(AnalyzeCommand, Sample_has_only_rules_that_can_be_reached_and_suggests_tests)
{
    const Finished run = ctl({"analyze", kSample});
    EXPECT_EQ(run.code, 0) << run.output << run.error;
    EXPECT_THAT(run.output, AllOf(HasSubstr("urlMaps/storefront-map: 9 rules, 2 path matchers, 6 tests"),
                                  HasSubstr("Every rule can be reached; 4 rules have no test."),
                                  HasSubstr("[40 · /reviews/ → reviews]"),
                                  HasSubstr("curl -H 'Host: shop.example.com' http://127.0.0.1:8080/reviews/"),
                                  HasSubstr("service: global/backendServices/reviews"), Not(HasSubstr("Overlaps"))));
    EXPECT_EQ(ctl({"analyze", kSample, "--fail-on", "untested"}).code, 1);
    EXPECT_EQ(ctl({"analyze", kSample, "--fail-on", "overlap,shadowed"}).code, 0);
}

TEST(AnalyzeCommand, Shadowed_rule_is_named_with_what_takes_its_requests)
{
    const TemporaryFile file(replaced(sample(), "              - prefixMatch: /reviews/\n",
                                      "              - prefixMatch: /checkout/reviews/\n"));
    const Finished run = ctl({"analyze", file.path(), "--url-map", "storefront-map"});
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.output,
                AllOf(HasSubstr("1 rule is shadowed"), HasSubstr("Never decides (1)"),
                      HasSubstr("[40 · /checkout/reviews/ → reviews]"),
                      HasSubstr("Shadowed: [20 · /checkout/] takes all its requests"),
                      HasSubstr("http://127.0.0.1:8080/checkout/reviews/"), Not(HasSubstr("urlMaps/legacy-map"))));
    EXPECT_EQ(ctl({"analyze", file.path(), "--fail-on", "nothing"}).code, 0);
}

TEST(AnalyzeCommand, Mistakes_of_the_file_are_said_beside_the_analysis)
{
    const TemporaryFile file(replaced(sample(), "priority: 20", "priority: 10"));
    const Finished run = ctl({"analyze", file.path(), "--fail-on", "nothing"});
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.error, HasSubstr("The priority 10 is already taken"));
    EXPECT_THAT(run.output, HasSubstr("urlMaps/storefront-map: 9 rules"));
}

TEST(AnalyzeCommand, Json_has_every_rule_with_its_verdict)
{
    const Finished run = ctl({"analyze", kSample, "--json", "--url-map", "storefront-map"});
    EXPECT_EQ(run.code, 0);
    EXPECT_THAT(run.output, AllOf(HasSubstr(R"("urlMap":"urlMaps/storefront-map")"),
                                  HasSubstr(R"("rule":{"field":"pathMatchers[0].routeRules[0]")"),
                                  HasSubstr(R"("verdict":"reachable")"), HasSubstr(R"("url":"http://shop.example.com)"),
                                  HasSubstr(R"("suggestion":"- description: )")));
}

TEST(AnalyzeCommand, Change_is_shown_with_before_and_after_and_equal_hosts_together)
{
    const TemporaryFile file(replaced(replaced(sample(), "weight: 95", "weight: 50"), "weight: 5\n", "weight: 50\n"));
    const Finished run = ctl({"analyze", kSample, file.path()});
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.output, AllOf(HasSubstr("Requests change their destination: 1 kind of change for 2 hosts"),
                                  HasSubstr("Through web-http (http://127.0.0.1:8080)"),
                                  HasSubstr("  shop.example.com, shop.localhost\n"),
                                  HasSubstr("GET http://shop.example.com/checkout/"),
                                  HasSubstr("before  checkout-v1 95 %, checkout-v2 5 %, decided by [20 · /checkout/]"),
                                  HasSubstr("after   checkout-v1 50 %, checkout-v2 50 %, decided by [20 · /checkout/]"),
                                  Not(HasSubstr("legacy"))));
}

TEST(AnalyzeCommand, Renumbering_changes_nothing)
{
    const TemporaryFile file(replaced(sample(), "priority: 60", "priority: 6"));
    const Finished run = ctl({"analyze", kSample, file.path()});
    EXPECT_EQ(run.code, 0);
    EXPECT_THAT(run.output, HasSubstr("No request changes its destination ("));
}

TEST(AnalyzeCommand, Recorded_requests_are_counted_by_destination)
{
    const TemporaryFile file(replaced(sample(), "prefixMatch: /video/", "prefixMatch: /videos/"));
    const std::string line =
        R"({"event":"request","forwardingRule":"web-http","method":"GET","host":"shop.example.com",)";
    const TemporaryFile log(line +
                                R"("target":"/video/1?x=1","status":200,"protocol":"HTTP/2","grpcStatus":14,)"
                                R"("grpcStatusName":"UNAVAILABLE"})"
                                "\n" +
                                line + R"("target":"/video/1?x=1"})" + "\nnoise\n{\"event\":\"live\"}\n" + line +
                                R"("target":"/"})" + "\n" +
                                R"({"event":"request","forwardingRule":"gone","method":"GET","host":"a","target":"/"})",
                            "log.jsonl");
    const Finished run = ctl({"analyze", kSample, file.path(), "--records", log.path()});
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.output,
                AllOf(HasSubstr("2 of 3 recorded requests change their destination (66.7 %)."),
                      HasSubstr("2 ×  video → web"), HasSubstr("2    GET http://shop.example.com/video/1?x=1"),
                      HasSubstr("1 more request could not be judged")));
    const Finished json = ctl({"analyze", kSample, file.path(), "--records", log.path(), "--json"});
    EXPECT_THAT(json.output, HasSubstr(R"("records":{"total":3,"changed":2,"ofOtherForwardingRules":1)"));
}

TEST(AnalyzeCommand, Senseless_command_lines_are_refused)
{
    EXPECT_EQ(ctl({"analyze"}).code, 2);
    EXPECT_EQ(ctl({"analyze", kSample, "--records", kSample}).code, 2);
    EXPECT_EQ(ctl({"analyze", kSample, kSample, "--url-map", "storefront-map"}).code, 2);
    EXPECT_EQ(ctl({"analyze", kSample, "--fail-on", "weather"}).code, 2);
    EXPECT_EQ(ctl({"analyze", "/no/such/file"}).code, 3);
    EXPECT_EQ(ctl({"analyze", kSample, kSample, "--records", kSample}).code, 3);
    EXPECT_EQ(ctl({"analyze", kSample, "--url-map", "other"}).code, 1);
}

} // namespace
} // namespace switchyard::test
