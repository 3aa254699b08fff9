// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diagnostic.h"
#include "core/document/encode.h"
#include "core/exchange/import.h"
#include "core/exchange/vendor_resource.h"
#include "core/schema/field_info.h"
#include "tests/core/exchange/export_support.h"

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>

namespace switchyard::exchange {
namespace {

using document::Entry;
using document::Node;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> cloud_cases()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(export_case_path("cloud")))
        names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

model::Kind kind_of(const std::string& case_name)
{
    return model::kind_of_collection(case_name.substr(0, case_name.find('.'))).value();
}

const model::Resource& only_resource(const model::Workspace& workspace, model::Kind kind)
{
    EXPECT_EQ(workspace.resources(kind).size(), 1U);
    return *workspace.resources(kind)[0];
}

/// Takes away what the server fills in and what the import schemas refuse: what an import can carry.
Node importable(Node node, const schema::MessageInfo& message)
{
    std::erase_if(node.entries, [&message](const Entry& entry) {
        const auto* field = message.field(entry.key.text);
        return field != nullptr && (field->output_only || field->not_importable || field->name == "fingerprint" ||
                                    field->name == "labelFingerprint" || field->name == "etag");
    });
    for (Entry& entry : node.entries) {
        const auto* field = message.field(entry.key.text);
        const auto* part = field == nullptr ? nullptr : schema::message_info(field->message);
        if (part == nullptr)
            continue;
        if (entry.value.kind == document::NodeKind::Sequence)
            for (Entry& element : entry.value.entries)
                element.value = importable(std::move(element.value), *part);
        else
            entry.value = importable(std::move(entry.value), *part);
    }
    return node;
}

class CloudCase : public testing::TestWithParam<std::string>
{};

TEST_P(CloudCase, Comes_back_from_an_export_as_it_was_when_all_is_asked_for)
{
    const model::Kind kind = kind_of(GetParam());
    const auto before = workspace_of_resource(kind, export_case("cloud/" + GetParam()));
    const Exported exported = to_yaml(before, {.project = "other", .output_only_fields = true});
    ASSERT_EQ(exported.files.size(), 1U);
    const auto after = workspace_of_resource(kind, exported.files[0].text);
    EXPECT_TRUE(document::same_value(document::encode(*only_resource(after, kind).message, false),
                                     document::encode(*only_resource(before, kind).message, false)))
        << exported.files[0].text;
    EXPECT_THAT(lines_of(exported.notes), IsEmpty());
}

TEST_P(CloudCase, Comes_back_from_an_import_file_without_what_the_server_fills_in)
{
    const model::Kind kind = kind_of(GetParam());
    const auto before = workspace_of_resource(kind, export_case("cloud/" + GetParam()));
    const Exported exported = to_yaml(before, {.project = "other"});
    ASSERT_EQ(exported.files.size(), 1U);
    const auto after = workspace_of_resource(kind, exported.files[0].text);
    const auto& message = *only_resource(before, kind).message;
    const Node expected = importable(document::encode(message, false), *schema::message_info(message));
    const Node got = document::encode(*only_resource(after, kind).message, false);
    EXPECT_TRUE(document::same_value(got, expected)) << vendor_yaml(got) << "\n--- expected\n" << vendor_yaml(expected);
}

TEST_P(CloudCase, Passes_the_import_schema)
{
    const model::Kind kind = kind_of(GetParam());
    const std::string message(model::info(kind).message);
    if (message == "HealthCheck" || message == "SslPolicy")
        return; // no import
    const Exported exported = to_yaml(workspace_of_resource(kind, export_case("cloud/" + GetParam())), {});
    EXPECT_THAT(ImportSchemas().complaints(message, exported.files.at(0).text), IsEmpty()) << exported.files[0].text;
}

INSTANTIATE_TEST_SUITE_P(Export, CloudCase, testing::ValuesIn(cloud_cases()), [](const auto& info) {
    std::string name = info.param;
    std::ranges::replace(name, '.', '_');
    return name;
});

/// Files as an import reads them.
std::vector<SourceFile> sources(const Exported& exported)
{
    std::vector<SourceFile> files;
    for (const ExportFile& file : exported.files)
        files.push_back({file.name, file.text});
    return files;
}

TEST(To_yaml, Comes_back_through_an_import_as_the_same_files)
{
    const auto workspace = any_workspace_of(export_case("production.switchyard.yaml"));
    const ExportOptions options{.project = "shop-prod", .output_only_fields = true};
    const Exported once = to_yaml(workspace, options);
    const Found found = import_files(sources(once));
    for (const FileDiagnostic& told : found.diagnostics)
        EXPECT_EQ(told.diagnostic.severity, Severity::Advice) << told.file << ": " << to_text(told.diagnostic);
    const auto imported = read_as_workspace(sources(once));
    ASSERT_TRUE(imported) << imported.error().context;
    const Exported again = to_yaml(*imported, options);
    for (const ExportFile& file : once.files)
        if (!file.name.ends_with(".endpoints.yaml")) // the body of a request, which does not say its group
            EXPECT_EQ(text_of(again, file.name), file.text);
}

TEST(To_yaml, Makes_urls_of_bare_names_and_leaves_urls_alone)
{
    const auto workspace = workspace_of(R"(
targetHttpsProxies:
- name: front
  urlMap: shop
  sslCertificates: [self, managed]
  certificateMap: shop
  serverTlsPolicy: partners
  sslPolicy: global/sslPolicies/modern
certificates:
- name: managed
certificateMaps:
- name: shop
serverTlsPolicies:
- name: partners
  mtlsPolicy:
    clientValidationTrustConfig: partners
trustConfigs:
- name: projects/security/locations/global/trustConfigs/partners
sslCertificates:
- name: self
urlMaps:
- name: shop
  defaultService: web
  pathMatchers:
  - name: m
    defaultService: backendServices/web
    pathRules:
    - paths: [/static/*]
      service: files
    - paths: [/far]
      service: https://www.googleapis.com/compute/v1/projects/far/global/backendServices/far
backendServices:
- name: web
- name: web
  region: europe-west1
  serviceLbPolicy: spray
  network: default
serviceLbPolicies:
- name: spray
backendBuckets:
- name: files
lbRouteExtensions:
- name: choose
  forwardingRules: [front]
forwardingRules:
- name: front
  IPAddress: 203.0.113.7
  target: front
- name: inside
  region: europe-west1
  IPAddress: vip
  backendService: web
addresses:
- name: vip
  region: europe-west1
)");
    const Exported exported = to_yaml(workspace, {.project = "shop-prod"});
    EXPECT_THAT(lines_of(exported.notes), IsEmpty());
    EXPECT_EQ(
        text_of(exported, "target-https-proxies/front.yaml"),
        "certificateMap: //certificatemanager.googleapis.com/projects/shop-prod/locations/global/certificateMaps/shop\n"
        "name: front\n"
        "serverTlsPolicy: "
        "//networksecurity.googleapis.com/projects/shop-prod/locations/global/serverTlsPolicies/partners\n"
        "sslCertificates:\n"
        "- projects/shop-prod/global/sslCertificates/self\n"
        "- //certificatemanager.googleapis.com/projects/shop-prod/locations/global/certificates/managed\n"
        "sslPolicy: global/sslPolicies/modern\n"
        "urlMap: projects/shop-prod/global/urlMaps/shop\n");
    EXPECT_THAT(text_of(exported, "server-tls-policies/partners.yaml"),
                HasSubstr("clientValidationTrustConfig: projects/security/locations/global/trustConfigs/partners\n"));
    EXPECT_EQ(text_of(exported, "url-maps/shop.yaml"),
              "defaultService: projects/shop-prod/global/backendServices/web\n"
              "name: shop\n"
              "pathMatchers:\n"
              "- defaultService: projects/shop-prod/global/backendServices/web\n"
              "  name: m\n"
              "  pathRules:\n"
              "  - paths:\n"
              "    - /static/*\n"
              "    service: projects/shop-prod/global/backendBuckets/files\n"
              "  - paths:\n"
              "    - /far\n"
              "    service: https://www.googleapis.com/compute/v1/projects/far/global/backendServices/far\n");
    EXPECT_EQ(text_of(exported, "regions/europe-west1/backend-services/web.yaml"),
              "name: web\n"
              "network: projects/shop-prod/global/networks/default\n"
              "serviceLbPolicy: "
              "//networkservices.googleapis.com/projects/shop-prod/locations/global/serviceLbPolicies/spray\n");
    EXPECT_THAT(text_of(exported, "regions/europe-west1/forwarding-rules/inside.yaml"),
                HasSubstr("IPAddress: projects/shop-prod/regions/europe-west1/addresses/vip\n"
                          "backendService: projects/shop-prod/regions/europe-west1/backendServices/web\n"));
    EXPECT_THAT(text_of(exported, "forwarding-rules/front.yaml"), HasSubstr("IPAddress: \"203.0.113.7\"\n"));
    EXPECT_THAT(text_of(exported, "lb-route-extensions/choose.yaml"),
                HasSubstr("- https://www.googleapis.com/compute/v1/projects/shop-prod/global/forwardingRules/front\n"));
}

TEST(To_yaml, Tells_what_it_leaves_out)
{
    const auto workspace = any_workspace_of(R"(
somethingElse: {a: 1}
backendServices:
- name: web
  healthChecks: null
  newToday: {deeply: [1]}
  dynamicForwarding: {ipPortSelection: {enabled: true}}
  allowMultinetwork: true
  protocol: [HTTP]
  securityPolicy: armor
  params: {resourceManagerTags: {a: b}}
  logConfig: {loggingHttpRequestHeaders: []}
  backends:
  - group: nowhere
    maxInFlightRequests: 7
  iap: {oauth2ClientId: x, oauth2ClientSecret: hush}
  mySecretKey: hush
sslPolicies:
- name: new
  postQuantumKeyExchange: ENABLED
targetHttpsProxies:
- name: front
  sslPolicy: gone
local:
  seed: 7
)");
    const Exported exported = to_yaml(workspace, {});
    EXPECT_THAT(
        lines_of(exported.notes),
        ElementsAre(
            "lost backendServices/web allowMultinetwork: Only other tracks of the API know this key; an import refuses "
            "it.",
            HasSubstr("changed backendServices/web backends[0].group: The workspace has no 'nowhere'"),
            HasSubstr("lost backendServices/web backends[0].maxInFlightRequests: The import schema"),
            HasSubstr("lost backendServices/web healthChecks: An explicit null"),
            HasSubstr("lost backendServices/web iap.oauth2ClientSecret: Secrets are never exported"),
            HasSubstr("lost backendServices/web logConfig.loggingHttpRequestHeaders: The"),
            HasSubstr("lost backendServices/web mySecretKey: Secrets"),
            HasSubstr("lost backendServices/web newToday: The schema has no such key"),
            HasSubstr("lost backendServices/web params: The import schema"),
            HasSubstr("lost backendServices/web protocol: The value is not of the type"),
            HasSubstr("lost backendServices/web securityPolicy: An import does not attach policies"),
            HasSubstr("left out somethingElse: No kind of resource"),
            HasSubstr("lost sslPolicies/new postQuantumKeyExchange: The import schema"),
            HasSubstr("changed targetHttpsProxies/front sslPolicy: The workspace has no 'gone'; it is taken to be "
                      "projects/PROJECT_ID/global/sslPolicies/gone")));
    EXPECT_EQ(text_of(exported, "backend-services/web.yaml"), "backends:\n"
                                                              "- group: nowhere\n"
                                                              "dynamicForwarding:\n"
                                                              "  ipPortSelection:\n"
                                                              "    enabled: true\n"
                                                              "iap:\n"
                                                              "  oauth2ClientId: x\n"
                                                              "logConfig: {}\n"
                                                              "name: web\n");
    for (const ExportFile& file : to_yaml(workspace, {.output_only_fields = true}).files)
        EXPECT_THAT(file.text, Not(HasSubstr("hush"))) << file.name;
}

TEST(To_yaml, Holds_no_private_key_wherever_one_stands)
{
    constexpr std::string_view kKey = "-----BEGIN RSA PRIVATE KEY-----\\nhush\\n-----END RSA PRIVATE KEY-----";
    std::string text = R"(
sslCertificates:
- {name: a, certificate: "KEY"}
- {name: b, selfManaged: {privateKey: x, certificate: "chain\nKEY"}}
urlMaps:
- {name: c, description: "KEY", newKey: {deep: ["KEY"]}, pathMatchers: [{name: m, description: "KEY"}]}
serviceLbPolicies:
- {name: d, labels: {password-policy: strict, key: "KEY"}}
- {name: e, labels: {password-policy: strict}}
lbRouteExtensions:
- {name: f, metadata: {a: {client_secret: hush}}}
)";
    for (std::size_t at = 0; (at = text.find("KEY", at)) != text.npos; at += kKey.size())
        text.replace(at, 3, kKey);
    const auto workspace = any_workspace_of(text);
    for (const bool described : {false, true}) {
        const Exported exported = to_yaml(workspace, {.output_only_fields = described});
        for (const ExportFile& file : exported.files)
            EXPECT_THAT(file.text, Not(HasSubstr("hush"))) << file.name;
        EXPECT_THAT(text_of(exported, "service-lb-policies/e.yaml"), HasSubstr("password-policy: strict"));
        EXPECT_EQ(std::ranges::count_if(exported.notes,
                                        [](const PortabilityNote& note) { return note.sentence.contains("Secrets"); }),
                  8);
    }
}

TEST(To_yaml, Quotes_what_older_readers_would_take_for_something_else)
{
    const auto workspace = workspace_of(R"(
urlMaps:
- name: shop
  description: "on"
  tests:
  - {host: "12:30:45", path: "2026-01-01", description: "0x1F"}
  - {host: "yes", path: "~", description: "line\n  two\n"}
)");
    EXPECT_EQ(text_of(to_yaml(workspace, {}), "url-maps/shop.yaml"), "description: \"on\"\n"
                                                                     "name: shop\n"
                                                                     "tests:\n"
                                                                     "- description: \"0x1F\"\n"
                                                                     "  host: \"12:30:45\"\n"
                                                                     "  path: \"2026-01-01\"\n"
                                                                     "- description: |\n"
                                                                     "    line\n"
                                                                     "      two\n"
                                                                     "  host: \"yes\"\n"
                                                                     "  path: \"~\"\n");
}

TEST(To_yaml, Puts_endpoints_into_a_file_of_their_group)
{
    const auto workspace = workspace_of(R"(
networkEndpointGroups:
- {name: web, zone: europe-west1-b, networkEndpointType: GCE_VM_IP_PORT}
networkEndpoints:
- {networkEndpointGroup: web, ipAddress: 10.0.0.2, port: 8080, instance: vm-2}
- {networkEndpointGroup: web, ipAddress: 10.0.0.1, port: 8080}
- {networkEndpointGroup: gone, ipAddress: 10.0.0.9}
instances:
- {name: vm-2, zone: europe-west1-b, instanceGroups: [group]}
)");
    const Exported exported = to_yaml(workspace, {});
    EXPECT_EQ(text_of(exported, "zones/europe-west1-b/network-endpoint-groups/web.endpoints.yaml"),
              "networkEndpoints:\n"
              "- ipAddress: \"10.0.0.1\"\n"
              "  port: 8080\n"
              "- instance: projects/PROJECT_ID/zones/europe-west1-b/instances/vm-2\n"
              "  ipAddress: \"10.0.0.2\"\n"
              "  port: 8080\n");
    EXPECT_THAT(lines_of(exported.notes), ElementsAre(HasSubstr("lost instances/vm-2 instanceGroups"),
                                                      HasSubstr("changed networkEndpointGroups/web"),
                                                      HasSubstr("left out networkEndpoints/gone/10.0.0.9")));
}

TEST(To_yaml, Keeps_its_files_inside_the_folder_whatever_resources_are_called)
{
    const auto workspace = workspace_of(R"yaml(
urlMaps:
- {name: ".."}
- {name: "a b"}
- {name: "a_b"}
- {name: "-x"}
- {name: "$(id)", region: "..\\.."}
)yaml");
    EXPECT_THAT(names_of(to_yaml(workspace, {})),
                ElementsAre("regions/_.._../url-maps/__id_.yaml", "url-maps/_-x.yaml", "url-maps/_...yaml",
                            "url-maps/a_b-2.yaml", "url-maps/a_b.yaml"));
}

TEST(To_yaml, Writes_the_chosen_resources_only_and_keeps_projects_apart)
{
    const auto workspace = workspace_of(R"(
urlMaps:
- {name: web}
- {name: other}
- {name: web, selfLink: "https://www.googleapis.com/compute/v1/projects/far/global/urlMaps/web"}
)");
    EXPECT_THAT(names_of(to_yaml(workspace, {.project = "near", .resources = {"urlMaps/web"}})),
                ElementsAre("projects/far/url-maps/web.yaml", "url-maps/web.yaml"));
}

} // namespace
} // namespace switchyard::exchange
