// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/process.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <sys/stat.h>

namespace switchyard::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kSource = SWITCHYARD_SOURCE_DIR;
const std::string kSample = kSource + "/resources/samples/storefront.switchyard.yaml";

Finished ctl(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), SWITCHYARDCTL);
    return finish(arguments);
}

std::string content(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A map as the cloud describes it, with a private key beside it.
constexpr const char* kDescribed = R"(kind: compute#urlMap
name: web
id: '1361403814964614402'
fingerprint: GMqHBoGzLDY=
creationTimestamp: '2024-03-05T04:30:37.636-08:00'
selfLink: https://www.googleapis.com/compute/v1/projects/shop/global/urlMaps/web
defaultService: https://www.googleapis.com/compute/v1/projects/shop/global/backendServices/web
---
kind: compute#sslCertificate
name: web-cert
selfManaged:
  certificate: |
    -----BEGIN CERTIFICATE-----
    MIIB
    -----END CERTIFICATE-----
  privateKey: |
    -----BEGIN PRIVATE KEY-----
    c2VjcmV0IGtleSBieXRlcw==
    -----END PRIVATE KEY-----
)";

// --- test

TEST(TestCommand, Sample_passes)
{
    const Finished run = ctl({"test", kSample});
    EXPECT_EQ(run.code, 0) << run.output << run.error;
    EXPECT_THAT(run.output, AllOf(HasSubstr("6 tests passed"), Not(HasSubstr("FAILED"))));
}

TEST(TestCommand, Changed_route_fails_with_a_readable_reason)
{
    const std::string changed = replaced(content(kSample), "              - prefixMatch: /checkout/",
                                         "              - prefixMatch: /checkouts/");
    const TemporaryFile file(changed);
    const Finished run = ctl({"test", file.path(), "--junit", file.folder() + "/report.xml"});
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.output, AllOf(HasSubstr("FAILED  urlMaps/storefront-map tests[2]  The canary of the checkout"),
                                  HasSubstr("GET http://shop.example.com/checkout/pay"),
                                  HasSubstr("Expected checkout-v2, but pathMatchers[0]'s default sends it to web."),
                                  HasSubstr("1 of 6 tests failed.")));
    const std::string report = content(file.folder() + "/report.xml");
    EXPECT_THAT(report, AllOf(HasSubstr(R"(tests="6" failures="1")"),
                              HasSubstr(R"(classname="urlMaps/storefront-map" name="The canary of the checkout")"),
                              HasSubstr("Expected checkout-v2")));
}

TEST(TestCommand, Json_says_what_decided)
{
    const Finished run = ctl({"test", kSample, "--json", "--map", "storefront-map"});
    EXPECT_EQ(run.code, 0);
    EXPECT_THAT(run.output,
                AllOf(HasSubstr(R"("passed":true)"), HasSubstr(R"("decidedBy":"pathMatchers[0].routeRules[1]")"),
                      HasSubstr(R"("explanation":{)")));
    EXPECT_EQ(ctl({"test", kSample, "--map", "nothing"}).code, 1);
    EXPECT_EQ(ctl({"test", "/does/not/exist.yaml"}).code, 3);
}

// --- check

TEST(CheckCommand, Junit_has_a_case_for_every_resource)
{
    const TemporaryFile file(replaced(content(kSample), "priority: 20", "priority: 10"));
    const Finished run = ctl({"check", file.path(), "--junit", file.folder() + "/report.xml"});
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(content(file.folder() + "/report.xml"),
                AllOf(HasSubstr(R"(failures="1")"), HasSubstr(R"(type="route_rule.priority_duplicate")"),
                      HasSubstr(R"(<testcase classname="backendServices/web" name="backendServices/web"/>)")));
}

TEST(CheckCommand, Fix_mends_the_file_and_keeps_everything_else)
{
    const TemporaryFile file(
        "# mine\nsslPolicies:\n  - name: tls # strict\n    profile: MODERNN\n    minTlsVersion: TLS_1_2\n");
    const Finished run = ctl({"check", file.path(), "--fix"});
    EXPECT_EQ(run.code, 0) << run.output;
    EXPECT_THAT(run.error, HasSubstr("mended: sslPolicies/tls profile: set to MODERN"));
    EXPECT_EQ(content(file.path()),
              "# mine\nsslPolicies:\n  - name: tls # strict\n    profile: MODERN\n    minTlsVersion: TLS_1_2\n");
    EXPECT_THAT(ctl({"check", file.path(), "--json"}).output, HasSubstr(R"("fix":null)"));
    EXPECT_EQ(ctl({"check", "/does/not/exist.yaml", "--fix"}).code, 3);
}

// --- diff

TEST(DiffCommand, Differences_are_sentences_and_comments_do_not_count)
{
    const TemporaryFile other(replaced("# a comment\n" + content(kSample), "weight: 95", "weight: 90"));
    const Finished run = ctl({"diff", kSample, other.path()});
    EXPECT_EQ(run.code, 1);
    EXPECT_EQ(run.output, "URL map storefront-map: pathMatchers[0].routeRules[1].routeAction.weightedBackendServices[0]"
                          ".weight changed from 95 to 90\n");
    const Finished same = ctl({"diff", kSample, kSample});
    EXPECT_EQ(same.code, 0);
    EXPECT_EQ(same.output, "");
    EXPECT_EQ(ctl({"diff", kSample, "/does/not/exist"}).code, 3);
}

TEST(DiffCommand, Workspace_is_compared_with_what_is_deployed)
{
    const TemporaryFile workspace("urlMaps:\n  - name: web\n    defaultService: web\n");
    const TemporaryFile deployed(std::string(kDescribed).substr(0, std::string(kDescribed).find("---")), "web.yaml");
    const Finished run = ctl({"diff", workspace.path(), deployed.folder()});
    EXPECT_EQ(run.code, 0) << run.output << run.error;
    EXPECT_EQ(ctl({"diff", workspace.path(), deployed.folder(), "--all"}).code, 1);
}

// --- import and export

TEST(ImportCommand, Secrets_go_into_files_of_their_own)
{
    const TemporaryFile source(kDescribed, "described.yaml");
    const std::string workspace = source.folder() + "/shop/new.switchyard.yaml";
    std::filesystem::create_directory(source.folder() + "/shop");
    const Finished plan = ctl({"import", source.path()});
    EXPECT_EQ(plan.code, 0) << plan.error;
    EXPECT_THAT(plan.output, AllOf(HasSubstr("add      urlMaps/web"), HasSubstr("add      sslCertificates/web-cert")));
    EXPECT_FALSE(std::filesystem::exists(workspace));

    const Finished run = ctl({"import", source.path(), "--into", workspace});
    EXPECT_EQ(run.code, 0) << run.output << run.error;
    const std::string text = content(workspace);
    EXPECT_THAT(text, AllOf(HasSubstr("name: web"), HasSubstr("keys/"), Not(HasSubstr("c2VjcmV0"))));
    EXPECT_THAT(run.output + run.error, Not(HasSubstr("c2VjcmV0")));
    int keys = 0;
    for (const auto& entry : std::filesystem::directory_iterator(source.folder() + "/shop/keys")) {
        ++keys;
        struct stat facts = {};
        ASSERT_EQ(::stat(entry.path().c_str(), &facts), 0);
        EXPECT_EQ(facts.st_mode & 0777U, 0600U);
        EXPECT_THAT(content(entry.path()), HasSubstr("c2VjcmV0"));
    }
    EXPECT_EQ(keys, 1);

    const Finished again = ctl({"import", source.path(), "--into", workspace});
    EXPECT_EQ(again.code, 0) << again.error;
    EXPECT_THAT(again.output, HasSubstr("same     urlMaps/web"));
    EXPECT_EQ(content(workspace), text);
}

TEST(ImportCommand, Mistakes_write_nothing_unless_the_rest_is_wanted)
{
    const TemporaryFile source(std::string(kDescribed) + "---\nretryPolicy:\n  retryConditions: 502, 504\n", "x.yaml");
    const std::string workspace = source.folder() + "/new.switchyard.yaml";
    const Finished run = ctl({"import", source.path(), "--into", workspace});
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.error, AllOf(HasSubstr("x.yaml:21:"), HasSubstr("nothing was imported")));
    EXPECT_FALSE(std::filesystem::exists(workspace));
    EXPECT_EQ(ctl({"import", source.path(), "--into", workspace, "--partial"}).code, 1);
    EXPECT_TRUE(std::filesystem::exists(workspace));
}

TEST(ExportCommand, Sample_is_written_as_files_that_come_back_the_same)
{
    const TemporaryFile place("");
    const std::string out = place.folder() + "/out";
    const Finished run = ctl({"export", kSample, "--to", "yaml", "--out", out, "--project", "shop", "--unchecked"});
    ASSERT_EQ(run.code, 0) << run.error;
    EXPECT_TRUE(std::filesystem::exists(out + "/url-maps/storefront-map.yaml")) << run.output;
    const Finished second = ctl({"export", kSample, "--to", "yaml", "--out", out, "--project", "shop", "--unchecked"});
    EXPECT_EQ(second.code, 3);
    EXPECT_THAT(second.error, HasSubstr("exists already"));
    const Finished back = ctl({"import", out});
    EXPECT_EQ(back.code, 0) << back.error;
    EXPECT_THAT(back.output, HasSubstr("add      urlMaps/storefront-map"));
}

TEST(ExportCommand, Configuration_the_cloud_would_refuse_needs_a_word)
{
    const TemporaryFile file(replaced(content(kSample), "weight: 95", "weight: 5000"));
    const Finished run = ctl({"export", file.path(), "--to", "gcloud"});
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.error, HasSubstr("--unchecked"));
    EXPECT_EQ(ctl({"export", file.path(), "--to", "gcloud", "--unchecked"}).code, 0);
    EXPECT_EQ(ctl({"export", file.path(), "--to", "nothing"}).code, 2);
    const Finished unknown = ctl({"export", kSample, "--to", "yaml", "--resource", "urlMaps/nothing"});
    EXPECT_EQ(unknown.code, 1);
    EXPECT_THAT(unknown.error, HasSubstr("no resource 'urlMaps/nothing'"));
}

TEST(Completions, Know_every_command_and_option)
{
    const Finished run = finish(
        {"/usr/bin/python3", kSource + "/tests/app/completions.py", kSource, SWITCHYARDCTL, SWITCHYARDCTL_MANUAL});
    EXPECT_EQ(run.code, 0) << run.output << run.error;
}

} // namespace
} // namespace switchyard::test
