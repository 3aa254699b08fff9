// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/reference.h"

#include "core/schema/field_info.h"
#include "tests/core/model/sample_workspace.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace switchyard::model {
namespace {

using Status = Resolution::Status;

const Scope kGlobal{};
const Scope kRegion{Scope::Level::Region, "europe-west1"};
const Scope kZone{Scope::Level::Zone, "europe-west1-b"};

TEST(Reference, reads_full_urls_partial_urls_and_names)
{
    struct Row
    {
        std::string_view text;
        std::string project;
        std::optional<Scope> scope;
        std::string collection;
        std::string name;
        std::string parent;
    };
    const Row rows[] = {
        {"https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web", "p", kGlobal, "backendServices",
         "web", ""},
        {"https://compute.googleapis.com/compute/beta/projects/p/regions/europe-west1/backendServices/web", "p",
         kRegion, "backendServices", "web", ""},
        {"//certificatemanager.googleapis.com/projects/p/locations/global/certificateMaps/m", "p", kGlobal,
         "certificateMaps", "m", ""},
        {"projects/p/locations/europe-west1/serviceLbPolicies/x", "p", kRegion, "serviceLbPolicies", "x", ""},
        {"projects/p/zones/europe-west1-b/instanceGroups/g", "p", kZone, "instanceGroups", "g", ""},
        {"projects/p/locations/global/certificateMaps/m/certificateMapEntries/e", "p", kGlobal, "certificateMapEntries",
         "e", "m"},
        {"/projects/p/global/urlMaps/m", "p", kGlobal, "urlMaps", "m", ""},
        {"compute/v1/projects/p/global/urlMaps/m", "p", kGlobal, "urlMaps", "m", ""},
        {"global/backendServices/web", "", kGlobal, "backendServices", "web", ""},
        {"regions/europe-west1/backendServices/web", "", kRegion, "backendServices", "web", ""},
        {"zones/europe-west1-b/networkEndpointGroups/n", "", kZone, "networkEndpointGroups", "n", ""},
        {"backendServices/web", "", std::nullopt, "backendServices", "web", ""},
        {"web", "", std::nullopt, "", "web", ""},
    };
    for (const auto& row : rows) {
        const auto reference = Reference::parse(row.text);
        ASSERT_TRUE(reference) << row.text;
        EXPECT_EQ(reference->project, row.project) << row.text;
        EXPECT_EQ(reference->scope, row.scope) << row.text;
        EXPECT_EQ(reference->collection, row.collection) << row.text;
        EXPECT_EQ(reference->name, row.name) << row.text;
        EXPECT_EQ(reference->parent, row.parent) << row.text;
    }
}

TEST(Reference, refuses_what_is_none)
{
    const std::string long_text(5000, 'a');
    for (const std::string_view text :
         {std::string_view(""), std::string_view("a b"), std::string_view("a\n"), std::string_view("global/web"),
          std::string_view("regions/r/web"), std::string_view("a/b/c"), std::string_view("a//b"),
          std::string_view("web/"), std::string_view("https://example.com/web"), std::string_view("projects/p"),
          std::string_view("projects"
                           "/p/web"),
          std::string_view(long_text)})
        EXPECT_FALSE(Reference::parse(text)) << text;
}

TEST(Reference, survives_any_text)
{
    Dice dice(3);
    constexpr std::string_view kWords[] = {"projects", "global", "regions", "zones", "locations", "urlMaps",
                                           "x",        "",       ":",       "//",    " "};
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto count = dice.below(9); count > 0; --count)
            text += std::string(kWords[dice.below(std::size(kWords))]) + (dice.chance(4) ? "" : "/");
        const auto reference = Reference::parse(text);
        if (reference)
            EXPECT_FALSE(reference->name.empty()) << text;
    }
}

TEST(ReferenceFields, exist_in_the_schema_and_hold_text)
{
    for (const auto& row : all_reference_fields()) {
        const auto* field = schema::field_info(row.message, row.field);
        ASSERT_NE(field, nullptr) << row.message << "." << row.field;
        EXPECT_EQ(field->kind, schema::FieldKind::String) << row.message << "." << row.field;
        EXPECT_FALSE(row.kinds.empty());
        EXPECT_EQ(referenced_kinds(row.message, row.field).data(), row.kinds.data());
    }
    EXPECT_TRUE(referenced_kinds("UrlMap", "name").empty());
}

TEST(ReferenceFields, are_found_in_a_resource_with_their_paths)
{
    const auto workspace = storefront();
    const auto uses = references_of(only(workspace, Kind::UrlMap));
    std::vector<std::string> found;
    for (const auto& use : uses)
        found.push_back(use.path.to_string() + " " + use.text);
    std::ranges::sort(found);
    EXPECT_EQ(found, (std::vector<std::string>{"defaultService web", "pathMatchers[0].routeRules[0].service web",
                                               "pathMatchers[0].routeRules[1].service api",
                                               "pathMatchers[0].routeRules[2].service web"}));
}

TEST(ReferenceFields, leave_address_literals_out)
{
    for (const auto& [text, count] : {std::pair{"203.0.113.10", 0},
                                      {"2001:db8::1", 0},
                                      {"my-address", 1},
                                      {"global/addresses/a", 1},
                                      {"cafe", 1}}) {
        WorkspaceBuilder builder;
        builder.add(Kind::ForwardingRule, message_of("ForwardingRule", {{"name", "r"}, {"IPAddress", text}}));
        EXPECT_EQ(references_of(only(builder.build(), Kind::ForwardingRule)).size(), static_cast<std::size_t>(count))
            << text;
    }
}

/// Services "web": global, in a region, in another region; "twin" twice in one place; "api" in a region only.
Workspace scopes()
{
    WorkspaceBuilder builder;
    const auto service = [&](std::string_view name, std::string_view region) {
        builder.add(Kind::BackendService,
                    region.empty()
                        ? message_of("BackendService", {{"name", std::string(name)}})
                        : message_of("BackendService", {{"name", std::string(name)}, {"region", std::string(region)}}));
    };
    service("web", "");
    service("web", "europe-west1");
    service("web", "https://www.googleapis.com/compute/v1/projects/p/regions/us-east1");
    service("twin", "");
    service("twin", "");
    service("api", "us-east1");
    builder.add(Kind::UrlMap, message_of("UrlMap", {{"name", "regional"}, {"region", "europe-west1"}}));
    builder.add(Kind::UrlMap, message_of("UrlMap", {{"name", "worldwide"}}));
    return builder.build();
}

TEST(Resolve, prefers_the_scope_it_stands_in_and_then_the_global_one)
{
    const auto workspace = scopes();
    const std::array kinds{Kind::BackendService};
    const auto services = workspace.resources(Kind::BackendService);
    const auto* regional = workspace.resources(Kind::UrlMap)[0].get();
    const auto* worldwide = workspace.resources(Kind::UrlMap)[1].get();
    EXPECT_EQ(workspace.resolve(kinds, "web", worldwide).resource, services[0].get());
    EXPECT_EQ(workspace.resolve(kinds, "web").resource, services[0].get());
    EXPECT_EQ(workspace.resolve(kinds, "web", regional).resource, services[1].get());
    EXPECT_EQ(workspace.resolve(kinds, "regions/us-east1/backendServices/web", regional).resource, services[2].get());
    EXPECT_EQ(workspace.resolve(kinds, "global/backendServices/web", regional).resource, services[0].get());
    EXPECT_EQ(workspace.resolve(kinds, "api", worldwide).resource, services[5].get());
    EXPECT_EQ(workspace.find(Kind::BackendService, "web", regional), services[1].get());
}

TEST(Resolve, says_when_it_is_ambiguous)
{
    const auto workspace = scopes();
    const std::array kinds{Kind::BackendService};
    const auto resolution = workspace.resolve(kinds, "twin");
    EXPECT_EQ(resolution.status, Status::Ambiguous);
    ASSERT_EQ(resolution.candidates.size(), 2u);
    EXPECT_EQ(resolution.resource, resolution.candidates.front());
    EXPECT_EQ(workspace.find(Kind::BackendService, "twin"), resolution.resource);
}

TEST(Resolve, says_when_the_kind_is_wrong_or_nothing_is_there)
{
    const auto workspace = scopes();
    const std::array services{Kind::BackendService};
    const auto wrong = workspace.resolve(services, "worldwide");
    EXPECT_EQ(wrong.status, Status::WrongKind);
    EXPECT_EQ(wrong.resource->kind, Kind::UrlMap);
    EXPECT_EQ(workspace.resolve(services, "global/urlMaps/worldwide").status, Status::WrongKind);
    const auto missing = workspace.resolve(services, "wbe");
    EXPECT_EQ(missing.status, Status::NotFound);
    EXPECT_EQ(missing.suggestion, "web");
    EXPECT_EQ(workspace.resolve(services, "zones/z/backendServices/web").status, Status::NotFound);
    EXPECT_EQ(workspace.resolve(services, "targetPools/web").status, Status::NotFound);
    EXPECT_EQ(workspace.resolve(services, "a b").status, Status::Malformed);
    EXPECT_EQ(workspace.find(Kind::BackendService, "worldwide"), nullptr);
}

TEST(Resolve, looks_at_the_project_when_both_sides_name_one)
{
    WorkspaceBuilder builder;
    builder.add(Kind::HealthCheck,
                message_of("HealthCheck",
                           {{"name", "h"},
                            {"selfLink", "https://www.googleapis.com/compute/v1/projects/p/global/healthChecks/h"}}));
    const auto workspace = builder.build();
    EXPECT_EQ(only(workspace, Kind::HealthCheck).project, "p");
    EXPECT_NE(workspace.find(Kind::HealthCheck, "projects/p/global/healthChecks/h"), nullptr);
    EXPECT_NE(workspace.find(Kind::HealthCheck, "global/healthChecks/h"), nullptr);
    EXPECT_EQ(workspace.find(Kind::HealthCheck, "projects/q/global/healthChecks/h"), nullptr);
}

TEST(Identity, is_read_from_full_names_zones_and_endpoints)
{
    WorkspaceBuilder builder;
    builder.add(Kind::ServiceLbPolicy,
                message_of("ServiceLbPolicy", {{"name", "projects/p/locations/global/serviceLbPolicies/policy"}}));
    builder.add(Kind::InstanceGroup, message_of("InstanceGroup", {{"name", "g"}, {"zone", "zones/europe-west1-b"}}));
    builder.add(Kind::NetworkEndpoint,
                message_of("NetworkEndpoint", {{"networkEndpointGroup", "zones/z/networkEndpointGroups/neg"},
                                               {"ipAddress", "10.0.0.1"},
                                               {"port", 80}}));
    const auto workspace = builder.build();
    EXPECT_EQ(only(workspace, Kind::ServiceLbPolicy).name, "policy");
    EXPECT_EQ(only(workspace, Kind::ServiceLbPolicy).project, "p");
    EXPECT_EQ(only(workspace, Kind::ServiceLbPolicy).scope, kGlobal);
    EXPECT_EQ(only(workspace, Kind::InstanceGroup).scope, kZone);
    EXPECT_EQ(only(workspace, Kind::InstanceGroup).label(), "instanceGroups/g");
    EXPECT_EQ(only(workspace, Kind::NetworkEndpoint).name, "neg/10.0.0.1:80");
}

} // namespace
} // namespace switchyard::model
