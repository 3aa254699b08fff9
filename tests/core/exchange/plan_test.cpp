// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document.h"
#include "core/exchange/import.h"
#include "core/model/typed.h"
#include "core/schema/local.pb.h"
#include "core/schema/url_map.pb.h"
#include "tests/core/exchange/importing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::exchange {
namespace {

using document::Document;
using model::Kind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const char* const kPresent = R"(# The workspace before the import.
urlMaps:
- name: storefront # our map
  id: "1"
  defaultService: web
  pathMatchers:
  - name: shop
    defaultService: web
    routeRules:
    - {priority: 10, service: web}
    - {priority: 20, service: api}
- name: inner
  region: europe-west1
  defaultService: inner
sslCertificates:
- name: web
  certificate: cert
)";

std::vector<ImportAction> actions(const ImportPlan& plan)
{
    std::vector<ImportAction> all;
    for (const ImportItem& item : plan.items)
        all.push_back(item.action);
    return all;
}

/// Carries the changes out in a document; every one must fit.
Document carried_out(std::string text, const Found& found, const ImportPlan& plan)
{
    Document document = Document::load(std::move(text));
    const auto changes = changes_of(document.workspace(), found, plan, "keys");
    EXPECT_TRUE(changes) << changes.error().context;
    for (const model::Change& change : changes ? *changes : std::vector<model::Change>{}) {
        const auto edit = document.apply(change);
        EXPECT_TRUE(edit) << edit.error().context;
    }
    const Document again = Document::load(document.text());
    EXPECT_TRUE(again.editable());
    EXPECT_EQ(again.workspace().resource_count(), document.workspace().resource_count());
    return document;
}

TEST(Plan, Tells_what_is_new_same_and_different)
{
    const Document present = Document::load(kPresent);
    const Found found = import_text(R"(kind: compute#urlMap
name: storefront
id: "77"
fingerprint: abc=
defaultService: web
pathMatchers:
- name: shop
  defaultService: web
  routeRules:
  - {priority: 10, service: web}
  - {priority: 30, service: api}
---
{kind: compute#urlMap, name: inner, region: regions/europe-west1, defaultService: inner}
---
{kind: compute#urlMap, name: inner, region: us-central1, defaultService: inner}
---
{kind: compute#sslPolicy, name: modern}
)");
    const ImportPlan plan = plan_import(present.workspace(), found);
    EXPECT_THAT(actions(plan),
                ElementsAre(ImportAction::Replace, ImportAction::Same, ImportAction::Add, ImportAction::Add));
    EXPECT_EQ(plan.items[0].existing, present.workspace().resources(Kind::UrlMap)[0]->id);
    EXPECT_TRUE(plan.items[0].chosen);
    EXPECT_FALSE(plan.items[1].chosen);
    EXPECT_THAT(plan.items[0].sentences,
                ElementsAre("URL map storefront: pathMatchers[0].routeRules[1].priority changed from 20 to 30"));
}

TEST(Plan, Replacing_keeps_ids_comments_and_what_the_server_filled_in)
{
    const Found found =
        import_text("{kind: compute#urlMap, name: storefront, defaultService: api, pathMatchers: [{name: "
                    "shop, defaultService: web, routeRules: [{priority: 20, service: api}]}]}\n");
    Document present = Document::load(kPresent);
    const model::Resource before = *present.workspace().resources(Kind::UrlMap)[0];
    const auto rule =
        present.workspace().element_id(before, *schema::FieldPath::parse("pathMatchers[0].routeRules[1]"));
    const Document after = carried_out(kPresent, found, plan_import(present.workspace(), found));
    const model::Resource& map = *after.workspace().resources(Kind::UrlMap)[0];
    EXPECT_EQ(map.id, before.id);
    EXPECT_EQ(after.workspace().element_id(map, *schema::FieldPath::parse("pathMatchers[0].routeRules[0]")), rule);
    EXPECT_EQ(model::as<schema::UrlMap>(map).id(), 1U);
    EXPECT_EQ(model::as<schema::UrlMap>(map).default_service(), "api");
    EXPECT_THAT(after.text(), HasSubstr("# our map"));
}

TEST(Plan, Importing_twice_changes_nothing_more)
{
    const Found found = import_files(
        {{"map.yaml",
          read_text_file(std::string(SWITCHYARD_SOURCE_DIR) + "/tests/golden/import/describe-url-map.yaml")},
         {"list.json",
          read_text_file(std::string(SWITCHYARD_SOURCE_DIR) + "/tests/golden/import/list-backend-services.json")},
         {"secrets.yaml", read_text_file(std::string(SWITCHYARD_SOURCE_DIR) + "/tests/golden/import/secrets.yaml")}});
    const Document first = carried_out(kPresent, found, plan_import(Document::load(kPresent).workspace(), found));
    const ImportPlan again = plan_import(first.workspace(), found);
    for (const ImportItem& item : again.items) {
        EXPECT_EQ(item.action, ImportAction::Same) << label_of(found.resources[item.resource]);
        EXPECT_FALSE(item.chosen);
    }
    const auto changes = changes_of(first.workspace(), found, again, "keys");
    ASSERT_TRUE(changes);
    EXPECT_THAT(*changes, IsEmpty());
}

/// What no field holds is compared by what it says: JSON and YAML spell it differently.
TEST(Plan, Spelling_is_no_difference)
{
    const Found json =
        import_text("{\"kind\": \"compute#urlMap\", \"name\": \"a\", \"new\": {\"b\": [\"7\", 1, null], \"a\": "
                    "\"x\"}, \"hostRules\": [{\"new\": \"x\"}]}");
    const Document present =
        Document::load("urlMaps:\n- kind: compute#urlMap\n  name: a\n  hostRules:\n  - new: x\n  new:\n"
                       "    a: x\n    b:\n    - '7'\n    - 1\n    - null\n");
    EXPECT_THAT(actions(plan_import(present.workspace(), json)), ElementsAre(ImportAction::Same));
    const Found other =
        import_text("{\"kind\": \"compute#urlMap\", \"name\": \"a\", \"defaultService\": \"web\", \"new\": "
                    "{\"b\": [\"7\", 1, null], \"a\": \"x\"}, \"hostRules\": [{\"new\": \"x\"}]}");
    EXPECT_THAT(plan_import(present.workspace(), other).items[0].sentences,
                ElementsAre("URL map a: defaultService was set to web"));
}

TEST(Plan, Reference_that_is_only_spelt_differently_is_no_difference)
{
    const Document present = Document::load("urlMaps:\n- {name: web, defaultService: shop}\n");
    const auto plan = [&](const std::string& service) {
        return plan_import(present.workspace(),
                           import_text("{kind: compute#urlMap, name: web, defaultService: " + service + "}\n"));
    };
    const ImportPlan same = plan("https://www.googleapis.com/compute/v1/projects/p/global/backendServices/shop");
    EXPECT_THAT(actions(same), ElementsAre(ImportAction::Same));
    EXPECT_FALSE(same.items[0].chosen);
    EXPECT_THAT(actions(plan("projects/p/global/backendServices/other")), ElementsAre(ImportAction::Replace));
}

TEST(Plan, Of_several_with_one_name_the_last_is_taken)
{
    const Found found = import_files({{"a", "{kind: compute#sslPolicy, name: p, profile: MODERN}"},
                                      {"b", "{kind: compute#sslPolicy, name: p, profile: RESTRICTED}"},
                                      {"c", "{kind: compute#sslPolicy, name: q, id: '1'}"},
                                      {"d", "{kind: compute#sslPolicy, name: q, id: '2'}"}});
    const ImportPlan plan = plan_import({}, found);
    EXPECT_THAT(actions(plan),
                ElementsAre(ImportAction::Conflict, ImportAction::Conflict, ImportAction::Add, ImportAction::Same));
    EXPECT_FALSE(plan.items[0].chosen);
    EXPECT_TRUE(plan.items[1].chosen);
    EXPECT_THAT(plan.items[1].sentences, ElementsAre("Others of the same name differ from it: a:1"));
    const Document after = carried_out("", found, plan);
    ASSERT_EQ(after.workspace().resources(Kind::SslPolicy).size(), 2U);
    EXPECT_EQ(yaml_of({Kind::SslPolicy, after.workspace().resources(Kind::SslPolicy)[0]->message, {}, {}}),
              "name: p\nkind: compute#sslPolicy\nprofile: RESTRICTED\n");
    ImportPlan other = plan;
    std::swap(other.items[0].chosen, other.items[1].chosen);
    EXPECT_THAT(carried_out("", found, other).text(), HasSubstr("MODERN"));
    other.items[1].chosen = true; // both: the last one again
    EXPECT_THAT(carried_out("", found, other).text(), HasSubstr("RESTRICTED"));
}

TEST(Plan, Projects_count_when_both_sides_tell_one)
{
    const std::string name = "name: p\nselfLink: https://www.googleapis.com/compute/v1/projects/";
    const Document present =
        Document::load("sslPolicies:\n- name: p\n  selfLink: "
                       "https://www.googleapis.com/compute/v1/projects/one/global/sslPolicies/p\n");
    const auto action = [&](const std::string& text) {
        return plan_import(present.workspace(), import_text(text)).items.at(0).action;
    };
    EXPECT_EQ(action("kind: compute#sslPolicy\nname: p\n"), ImportAction::Same);
    EXPECT_EQ(action(name + "one/global/sslPolicies/p\n"), ImportAction::Same);
    EXPECT_EQ(action(name + "two/global/sslPolicies/p\n"), ImportAction::Add);
}

TEST(Plan, Secrets_are_named_in_the_local_part)
{
    const Found found = import_text("{kind: compute#sslCertificate, name: web, certificate: cert, privateKey: secret}\n"
                                    "---\n{kind: compute#sslCertificate, name: other, privateKey: secret}\n");
    ImportPlan plan = plan_import(Document::load(kPresent).workspace(), found);
    EXPECT_THAT(actions(plan), ElementsAre(ImportAction::Replace, ImportAction::Add));
    EXPECT_THAT(plan.items[0].sentences, ElementsAre("privateKey will be kept in a file of its own"));
    plan.items[1].chosen = false;
    const Document after = carried_out(kPresent, found, plan);
    ASSERT_NE(after.workspace().local(), nullptr);
    const auto& local = model::as<schema::Local>(*after.workspace().local());
    ASSERT_EQ(local.secrets_size(), 1);
    EXPECT_EQ(local.secrets(0).resource(), "sslCertificates/web");
    EXPECT_EQ(local.secrets(0).field(), "privateKey");
    EXPECT_EQ(local.secrets(0).file(), "keys/sslCertificates.web.privateKey.txt");
    EXPECT_EQ(after.text().find("privateKey: secret"), std::string::npos);
    EXPECT_EQ(chosen_secrets(found, plan).size(), 1U);
}

/// A description never holds the key, and a field that is never told is no difference.
TEST(Plan, What_the_server_never_tells_stays)
{
    const std::string present = "sslCertificates:\n- name: web\n  certificate: cert\n  privateKey: inline\n";
    const Found found = import_text("{kind: compute#sslCertificate, name: web, certificate: other, id: '7'}\n");
    const ImportPlan plan = plan_import(Document::load(present).workspace(), found);
    EXPECT_THAT(plan.items[0].sentences, ElementsAre("SSL certificate web: certificate changed from cert to other"));
    EXPECT_THAT(carried_out(present, found, plan).text(), HasSubstr("privateKey: inline"));
    const Found placeholder = import_text("{kind: compute#sslCertificate, name: web, privateKey: REDACTED}\n");
    for (const std::string& sentence : plan_import(Document::load(present).workspace(), placeholder).items[0].sentences)
        EXPECT_EQ(sentence.find("inline"), std::string::npos) << sentence;
}

TEST(Plan, The_local_part_is_not_overwritten_unasked)
{
    const std::string present = "local:\n  seed: 7\n";
    const Found found = import_text("urlMaps: []\nlocal:\n  seed: 8\n");
    ImportPlan plan = plan_import(Document::load(present).workspace(), found);
    EXPECT_THAT(actions(plan), ElementsAre(ImportAction::Replace));
    EXPECT_FALSE(plan.items[0].chosen);
    EXPECT_TRUE(plan_import({}, found).items[0].chosen);
    plan.items[0].chosen = true;
    EXPECT_EQ(carried_out(present, found, plan).text(), "local:\n  seed: 8\n");
}

TEST(Plan, Belongs_to_its_workspace_and_files)
{
    const Document present = Document::load(kPresent);
    const Found found = import_text("{kind: compute#urlMap, name: storefront, defaultService: api}\n");
    const ImportPlan plan = plan_import(present.workspace(), found);
    EXPECT_FALSE(changes_of({}, found, plan, "keys"));
    EXPECT_FALSE(changes_of(present.workspace(), {}, plan, "keys"));
    EXPECT_TRUE(changes_of(present.workspace(), {}, {}, "keys")->empty());
}

TEST(Plan, Of_thousands_of_resources_takes_no_more_than_a_moment)
{
    std::string text;
    for (int index = 0; index < 3000; ++index)
        text += "---\n{kind: compute#backendService, name: s" + std::to_string(index) + ", timeoutSec: 30}\n";
    const Found found = import_text(text);
    const auto changes = changes_of({}, found, plan_import({}, found), "keys");
    ASSERT_TRUE(changes);
    EXPECT_EQ(changes->size(), 3000U);
    model::Workspace workspace;
    workspace = *workspace.apply(changes->front());
    EXPECT_EQ(workspace.resource_count(), 1U);
}

} // namespace
} // namespace switchyard::exchange
