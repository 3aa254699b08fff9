// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shell_word.h"
#include "core/exchange/shell_text.h"
#include "core/model/kinds.h"
#include "core/model/typed.h"
#include "core/schema/url_map.pb.h"
#include "tests/core/exchange/export_script.h"
#include "tests/core/exchange/export_support.h"
#include "tests/core/schema/sample_value.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <map>

namespace switchyard::exchange {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kScript = "load-balancing.sh";

Exported exported_case(std::string_view name)
{
    return to_gcloud(any_workspace_of(export_case(name)), {.project = "shop-prod"});
}

void add_keys(const ScriptFolder& folder)
{
    for (const auto* name :
         {"sslCertificates.shop-2026.selfManaged.privateKey.pem", "sslCertificates.old-style.privateKey.pem",
          "self.key", "chain.pem", "certificates.own.selfManaged.pemPrivateKey.pem"})
        folder.add_file(fmt::format("keys/{}", name), "-");
}

std::vector<std::string> briefs(const ScriptRun& run)
{
    std::vector<std::string> lines;
    for (const GcloudCall& call : run.calls)
        lines.push_back(call.brief());
    return lines;
}

/// The messages of what is imported, by the command.
const std::map<std::string, std::string> kMessages{
    {"compute backend-services import", "BackendService"},
    {"compute forwarding-rules import", "ForwardingRule"},
    {"compute target-http-proxies import", "TargetHttpProxy"},
    {"compute target-https-proxies import", "TargetHttpsProxy"},
    {"compute url-maps import", "UrlMap"},
    {"certificate-manager trust-configs import", "TrustConfig"},
    {"network-security backend-authentication-configs import", "BackendAuthenticationConfig"},
    {"network-security server-tls-policies import", "ServerTlsPolicy"},
    {"network-services service-lb-policies import", "ServiceLbPolicy"},
    {"service-extensions lb-route-extensions import", "LbRouteExtension"},
    {"service-extensions lb-traffic-extensions import", "LbTrafficExtension"},
};

/// What is read from standard input fits the import schemas.
void expect_importable(const ScriptRun& run)
{
    const ImportSchemas schemas;
    std::size_t imports = 0;
    for (const GcloudCall& call : run.calls) {
        EXPECT_EQ(call.flag("project"), "shop-prod");
        if (call.input.empty())
            continue;
        ++imports;
        ASSERT_TRUE(kMessages.contains(call.command)) << call.command;
        EXPECT_THAT(schemas.complaints(kMessages.at(call.command), call.input), IsEmpty()) << call.brief();
    }
    EXPECT_GT(imports, 2U);
}

class GcloudCase : public testing::TestWithParam<std::string>
{
protected:
    Exported exported_ = exported_case(GetParam());
};

TEST_P(GcloudCase, Runs_with_commands_and_flags_of_the_reference_and_creates_nothing_twice)
{
    ScriptFolder folder(exported_);
    add_keys(folder);
    const ScriptRun run = folder.run();
    ASSERT_EQ(run.status, 0) << run.output;
    expect_importable(run);
    const ScriptRun again = folder.run();
    EXPECT_EQ(again.status, 0) << again.output;
    EXPECT_THAT(briefs(again), Not(Contains(HasSubstr(" create "))));
    EXPECT_THAT(briefs(again), Not(Contains(HasSubstr(" add-instances "))));
}

TEST_P(GcloudCase, Holds_no_key)
{
    for (const ExportFile& file : exported_.files)
        EXPECT_THAT(file.text, Not(HasSubstr("PRIVATE KEY"))) << file.name;
}

INSTANTIATE_TEST_SUITE_P(Export, GcloudCase,
                         testing::Values("production.switchyard.yaml", "every-flag.switchyard.yaml"),
                         [](const auto& info) { return info.param.starts_with("prod") ? "production" : "every_flag"; });

/// The place of the first call of a command on a resource.
std::size_t place_of(const ScriptRun& run, std::string_view command, std::string_view name)
{
    const auto found = std::ranges::find_if(
        run.calls, [&](const GcloudCall& call) { return call.command.starts_with(command) && call.name == name; });
    EXPECT_NE(found, run.calls.end()) << command << ' ' << name;
    return static_cast<std::size_t>(found - run.calls.begin());
}

TEST(To_gcloud, Makes_everything_after_what_it_refers_to)
{
    /// A call, by what its command begins with and the resource.
    struct Made
    {
        std::string_view command;
        std::string_view name;
    };
    constexpr Made kService{"compute backend-services import", "web"};
    constexpr Made kMap{"compute url-maps import", "storefront"};
    constexpr Made kTlsPolicy{"network-security server-tls-policies import", "partners"};
    constexpr Made kCertificate{"certificate-manager certificates create", "shop"};
    constexpr Made kCertificateMap{"certificate-manager maps create", "shop"};
    constexpr Made kEntry{"certificate-manager maps entries create", "primary"};
    constexpr Made kProxy{"compute target-https-proxies import", "edge-https"};
    constexpr Made kRule{"compute forwarding-rules import", "edge-https"};
    const std::vector<std::pair<Made, Made>> pairs{
        {{"compute health-checks create", "web"}, kService},
        {{"compute instance-groups unmanaged add-instances", "web-b"}, kService},
        {{"compute network-endpoint-groups update", "cart-b"}, {"compute backend-services import", "cart"}},
        {{"network-services service-lb-policies import", "spray"}, kService},
        {{"compute security-policies create", "armor"}, kService},
        {kService, {"compute backend-services update", "web"}},
        {kService, kMap},
        {{"compute backend-buckets create", "assets"}, kMap},
        {kMap, kProxy},
        {{"certificate-manager trust-configs import", "partners"}, kTlsPolicy},
        {kTlsPolicy, kProxy},
        {{"certificate-manager dns-authorizations create", "shop"}, kCertificate},
        {kCertificate, kEntry},
        {kCertificateMap, kEntry},
        {kCertificateMap, kProxy},
        {{"compute ssl-policies create", "modern"}, kProxy},
        {kProxy, kRule},
        {kRule, {"service-extensions lb-route-extensions import", "tenant-chooser"}},
        {{"compute networks subnets create", "services-eu"}, {"compute addresses create", "orders-ip"}},
    };
    ScriptFolder folder(exported_case("production.switchyard.yaml"));
    add_keys(folder);
    const ScriptRun run = folder.run();
    ASSERT_EQ(run.status, 0) << run.output;
    for (const auto& [before, after] : pairs)
        EXPECT_LT(place_of(run, before.command, before.name), place_of(run, after.command, after.name))
            << before.command << ' ' << before.name;
}

TEST(To_gcloud, Attaches_policies_after_the_service_is_there)
{
    ScriptFolder folder(to_gcloud(workspace_of(R"(
backendServices:
- {name: web, region: europe-west1, securityPolicy: armor}
securityPolicies:
- {name: armor, region: europe-west1}
)"),
                                  {.project = "p"}));
    const ScriptRun run = folder.run();
    EXPECT_EQ(run.status, 0) << run.output;
    EXPECT_THAT(briefs(run),
                ElementsAre("compute security-policies create armor --region=europe-west1 "
                            "--file-name=regions/europe-west1/security-policies/armor.yaml --file-format=yaml",
                            "compute backend-services import web --region=europe-west1",
                            "compute backend-services update web --region=europe-west1 "
                            "--security-policy=https://www.googleapis.com/compute/v1/projects/p/regions/europe-west1/"
                            "securityPolicies/armor"));
}

/// What a careless script would carry out.
constexpr std::string_view kHostile = R"(x'; touch "$PWD/owned"; echo $(touch owned) `touch owned` ${HOME} \)";

TEST(To_gcloud, Gives_gcloud_hostile_texts_as_they_are_and_runs_none_of_them)
{
    const std::string text = fmt::format("{}\nYAML\ntouch owned\n", kHostile);
    std::string quoted;
    for (const char c : text)
        quoted += c == '\n' ? std::string("\\n") : c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    const auto workspace = any_workspace_of(fmt::format(R"yaml(
urlMaps:
- {{name: web, description: "{0}"}}
- {{name: "{0}"}}
- {{name: "a b'c$(touch owned)"}}
healthChecks:
- {{name: check, type: HTTP, description: "{0}", httpHealthCheck: {{host: "{0}"}}}}
- {{name: "--flags-file=evil"}}
- {{name: "a/b"}}
addresses:
- {{name: vip, region: "'; touch owned; '"}}
- {{name: vip2, description: "^;^a,b"}}
backendBuckets:
- {{name: files, bucketName: b, customResponseHeaders: ["{0}"], cdnPolicy: {{cacheKeyPolicy: {{queryStringWhitelist: ["a,b", "c;d", "^x^"]}}}}}}
)yaml",
                                                        quoted));
    ScriptFolder folder(to_gcloud(workspace, {.project = "p'; touch owned; '"}));
    const ScriptRun run = folder.run();
    EXPECT_EQ(run.status, 0) << run.output;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
        EXPECT_NE(entry.path().filename(), "owned");

    const auto call = [&run](std::string_view command, std::string_view name) {
        const auto found = std::ranges::find_if(
            run.calls, [&](const GcloudCall& made) { return made.command == command && made.name == name; });
        EXPECT_NE(found, run.calls.end()) << command << ' ' << name;
        return found == run.calls.end() ? GcloudCall{} : *found;
    };
    EXPECT_EQ(call("compute health-checks create http", "check").flag("description"), text);
    EXPECT_EQ(call("compute health-checks create http", "check").flag("host"), text);
    EXPECT_EQ(call("compute health-checks create http", "check").flag("project"), "p'; touch owned; '");
    EXPECT_EQ(call("compute addresses create", "vip").flag("region"), "'; touch owned; '");
    EXPECT_EQ(call("compute addresses create", "vip2").flag("description"), "^;^a,b");
    EXPECT_EQ(call("compute backend-buckets create", "files").flag("custom-response-header"), text);
    EXPECT_EQ(call("compute backend-buckets create", "files").flag("cache-key-query-string-whitelist"),
              "^;;^a,b;;c;d;;^x^");
    EXPECT_EQ(call("compute url-maps import", "a b'c$(touch owned)").input, "name: a b'c$(touch owned)\n");
    const auto imported = workspace_of_resource(model::Kind::UrlMap, call("compute url-maps import", "web").input);
    EXPECT_EQ(model::as<schema::UrlMap>(*imported.resources(model::Kind::UrlMap)[0]).description(), text);
}

/// Writes a text into every field that holds one, down to the leaves.
void fill(google::protobuf::Message& message, const std::string& text, int depth)
{
    for (const schema::FieldInfo& field : schema::fields_of(message)) {
        schema::Value value = schema::sample_element(field);
        if (field.kind == schema::FieldKind::Message) {
            auto below = schema::new_message(field.message);
            if (depth > 0)
                fill(*below, text, depth - 1);
            value = schema::MessagePtr(std::move(below));
        } else if (value.as<std::string>() != nullptr) {
            value = text;
        } else if (field.kind == schema::FieldKind::StringMap) {
            value = schema::Value::Map{{text, text}};
        }
        if (field.repeated)
            value = schema::Value::List{value, value};
        EXPECT_TRUE(schema::set(message, schema::FieldPath{field.name}, value)) << field.name;
    }
}

class HostileKind : public testing::TestWithParam<model::KindInfo>
{};

TEST_P(HostileKind, Runs_nothing_that_stands_in_a_resource)
{
    constexpr int kDeep = 6;
    constexpr std::string_view kTexts[]{"x'\ntouch owned\n\"; touch owned; $(touch owned) `touch owned` ${HOME} \\",
                                        "x'; touch owned; $(touch owned) `touch owned` ${HOME} \\"};
    for (const std::string_view text : kTexts) {
        auto message = schema::new_message(GetParam().message);
        fill(*message, std::string(text), kDeep);
        if (GetParam().named && !text.contains('\n')) // otherwise the name keeps it from being written at all
            EXPECT_TRUE(schema::set(*message, schema::FieldPath{"name"}, "web"));
        model::WorkspaceBuilder builder;
        builder.add(GetParam().kind, std::move(message));
        ScriptFolder folder(to_gcloud(builder.build(), {.project = "p"}));
        for (const bool there : {false, true}) {
            const ScriptRun run = folder.run_believing(there);
            EXPECT_EQ(run.status, 0) << run.output;
            EXPECT_FALSE(std::filesystem::exists(folder.path() / "owned"));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Export, HostileKind,
                         testing::ValuesIn(model::all_kinds().first(model::kKindCount - 1)), // without the local part
                         [](const auto& info) { return std::string(info.param.message); });

TEST(To_gcloud, Leaves_out_what_gcloud_would_take_for_something_else)
{
    const Exported exported = to_gcloud(any_workspace_of(R"(
urlMaps:
- {name: --flags-file=evil}
- {name: ""}
- {name: "a\nb"}
- {description: nameless}
)"),
                                        {.project = "p"});
    EXPECT_THAT(lines_of(exported.notes), Contains(StartsWith("left out urlMaps/--flags-file=evil")));
    EXPECT_EQ(exported.notes.size(), 3U) << "two of them are called the same";
    EXPECT_THAT(text_of(exported, kScript), Not(HasSubstr("\n# urlMaps")));
}

TEST(To_gcloud, Names_the_key_files_that_the_local_part_names)
{
    const Exported exported = to_gcloud(any_workspace_of(R"(
sslCertificates:
- {name: web, certificate: chain.pem}
- {name: web, region: europe-west1, selfManaged: {certificate: chain.pem}}
- {name: other, region: europe-west1, certificate: chain.pem}
local:
  secrets:
  - {resource: sslCertificates/web, field: privateKey, file: keys/first.pem}
  - {resource: regions/europe-west1/sslCertificates/web, field: selfManaged.privateKey, file: keys/second.pem}
)"),
                                        {.project = "p"});
    const std::string script = text_of(exported, kScript);
    EXPECT_THAT(script, HasSubstr("--private-key=\"$KEYS\"/first.pem\n"));
    EXPECT_THAT(script, HasSubstr("--private-key=\"$KEYS\"/second.pem\n"));
    EXPECT_THAT(script, HasSubstr("--private-key=\"$KEYS\"/sslCertificates.europe-west1.other.privateKey.pem\n"));
    EXPECT_THAT(lines_of(exported.notes), IsEmpty());
}

TEST(To_gcloud, Stops_when_no_project_was_given)
{
    const Exported exported = to_gcloud(workspace_of("urlMaps: [{name: web}]"), {});
    ScriptFolder folder(exported);
    const ScriptRun run = folder.run();
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.calls, IsEmpty());
    EXPECT_THAT(run.output, HasSubstr("Export again"));
}

TEST(To_gcloud, Stops_at_the_first_call_that_fails)
{
    ScriptFolder folder(exported_case("production.switchyard.yaml")); // the keys are missing
    const ScriptRun run = folder.run();
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.output, HasSubstr("no such file"));
    EXPECT_THAT(briefs(run), Not(Contains(StartsWith("compute forwarding-rules import"))));
}

TEST(To_gcloud, Tells_endpoints_whose_group_is_not_chosen)
{
    const auto workspace = workspace_of(R"(
networkEndpointGroups: [{name: web, zone: europe-west1-b, networkEndpointType: GCE_VM_IP_PORT}]
networkEndpoints: [{networkEndpointGroup: web, ipAddress: 10.0.0.1, port: 80}]
)");
    const Exported exported = to_gcloud(workspace, {.project = "p", .resources = {"networkEndpoints/web/10.0.0.1:80"}});
    EXPECT_THAT(lines_of(exported.notes), ElementsAre(StartsWith("left out networkEndpoints/web/10.0.0.1:80")));
}

TEST(Shell_text, Quotes_what_a_shell_would_read)
{
    EXPECT_EQ(shell_word("web-1.2_a/b:c=d@e%f+g,h"), "web-1.2_a/b:c=d@e%f+g,h");
    EXPECT_EQ(shell_word(""), "''");
    EXPECT_EQ(shell_word("~"), "'~'");
    EXPECT_EQ(shell_word("it's"), R"('it'\''s')");
    EXPECT_EQ(shell_word(std::string_view("a\0b", 3)), "'ab'");
    EXPECT_EQ(shell_comment("a\nb\rc"), "a b c");
    EXPECT_EQ(here_delimiter("a\nYAML\nYAML_\n"), "YAML__");
}

TEST(Shell_text, Separates_items_as_gcloud_reads_them)
{
    const auto list = [](std::vector<std::string> items) { return gcloud_list(items); };
    EXPECT_EQ(list({"a", "b"}), "a,b");
    EXPECT_EQ(list({"a,b", "c"}), "^;^a,b;c");
    EXPECT_EQ(list({"a,b", "c;d"}), "^;;^a,b;;c;d");
    EXPECT_EQ(list({"^a^b"}), "^;^^a^b");
}

} // namespace
} // namespace switchyard::exchange
