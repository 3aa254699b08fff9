// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document.h"
#include "core/document/encode.h"
#include "core/document/file.h"

#include "core/schema/access.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>
#include <google/protobuf/message.h>

#include <functional>
#include <string>

namespace switchyard::document {
namespace {

using model::Kind;
using schema::FieldPath;
using schema::Value;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kShop = R"(# The shop's load balancer. Ask before you change it.
backendServices: # two of them
  - name: web
    timeoutSec: 30   # long enough
    protocol: 'HTTP'
    futureField: {keep: me}   # not modelled
    localityLbPolicy: BRAND_NEW
    connectionDraining:

  # the spare
  - {name: spare, port: 80}

urlMaps:
  - name: storefront
    hostRules:
      - hosts: [shop.example.com, "*.example.com"]
        pathMatcher: main # everything
    defaultService: web
    pathMatchers:
      # the only one
      - name: main
        defaultService: global/backendServices/web
        routeRules:
          # canary first
          - priority: 1
            matchRules:
              - prefixMatch: /beta
            service: spare
          - matchRules: [{prefixMatch: /}]
            service: web
            priority: 2
    description: |
      Two lines
      of text.
)";

Document load(const std::string& text) { return Document::load(text); }

ElementId first(const Document& document, Kind kind, std::size_t index = 0)
{
    return document.workspace().resources(kind)[index]->id;
}

FieldPath path(std::string_view text) { return FieldPath::parse(text).value(); }

/// Everything that must hold after an edit: the text says the workspace, and undo and redo restore bytes and values.
void expect_sound(Document& document, const Edit& edit, const std::string& before, const model::Workspace& had)
{
    const std::string after = document.text();
    const model::Workspace has = document.workspace();
    const Document again = Document::load(after);
    ASSERT_EQ(again.workspace().resource_count(), has.resource_count());
    for (std::size_t kind = 0; kind < model::kKindCount; ++kind) {
        const auto a = again.workspace().resources(static_cast<Kind>(kind));
        const auto b = has.resources(static_cast<Kind>(kind));
        for (std::size_t index = 0; index < a.size(); ++index)
            EXPECT_TRUE(same_value(encode(*a[index]->message, false), encode(*b[index]->message, false)))
                << after << "\n"
                << a[index]->message->DebugString() << "\n"
                << b[index]->message->DebugString();
    }
    ASSERT_TRUE(document.undo(edit));
    EXPECT_EQ(document.text(), before);
    EXPECT_TRUE(document.workspace() == had);
    ASSERT_TRUE(document.redo(edit));
    EXPECT_EQ(document.text(), after);
    EXPECT_TRUE(document.workspace() == has);
}

/// Makes and applies a change, checks everything and returns the new text.
std::string edited(const std::string& text, const std::function<Result<model::Change>(const Document&)>& make)
{
    Document document = load(text);
    const auto change = make(document);
    if (!change)
        return "no change: " + change.error().context;
    const model::Workspace had = document.workspace();
    const auto edit = document.apply(*change);
    if (!edit)
        return "not applied: " + edit.error().context;
    expect_sound(document, *edit, text, had);
    return document.text();
}

std::string with_set(const std::string& text, Kind kind, std::size_t index, std::string_view field, const Value& value)
{
    return edited(text, [&](const Document& document) {
        return model::make_set(document.workspace(), first(document, kind, index), path(field), value);
    });
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    return text.replace(at, from.size(), to);
}

std::vector<std::string> codes(const Document& document)
{
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : document.diagnostics())
        found.push_back(diagnostic.code);
    return found;
}

TEST(Document, loads_a_file_written_by_hand)
{
    const Document document = load(kShop);
    ASSERT_EQ(document.workspace().resources(Kind::BackendService).size(), 2U);
    const auto& web = *document.workspace().resources(Kind::BackendService)[0]->message;
    EXPECT_EQ(schema::get(web, path("timeoutSec")).value(), Value(30));
    EXPECT_EQ(schema::get(web, path("localityLbPolicy")).value(), Value("BRAND_NEW"));
    EXPECT_EQ(schema::get(web, path("futureField")).value(), Value(schema::SourceText{"{keep: me}"}));
    EXPECT_EQ(schema::get(web, path("connectionDraining")).value(), Value(schema::SourceText{""}));
    EXPECT_THAT(codes(document), ElementsAre("field.unknown"));
    EXPECT_TRUE(document.editable());
}

TEST(Document, changes_only_the_span_of_a_scalar)
{
    EXPECT_EQ(with_set(kShop, Kind::BackendService, 0, "timeoutSec", 45), replaced(kShop, "30 ", "45 "));
    EXPECT_EQ(with_set(kShop, Kind::BackendService, 0, "protocol", "HTTPS"), replaced(kShop, "'HTTP'", "'HTTPS'"));
    EXPECT_EQ(with_set(kShop, Kind::BackendService, 1, "port", 8080), replaced(kShop, "80}", "8080}"));
    EXPECT_EQ(with_set(kShop, Kind::UrlMap, 0, "pathMatchers[0].routeRules[1].priority", 7),
              replaced(kShop, "priority: 2", "priority: 7"));
    EXPECT_EQ(with_set(kShop, Kind::UrlMap, 0, "hostRules[0].hosts[1]", "*.example.org"),
              replaced(kShop, "*.example.com", "*.example.org"));
}

TEST(Document, adds_fields_in_the_style_of_their_surroundings)
{
    EXPECT_THAT(with_set(kShop, Kind::UrlMap, 0, "pathMatchers[0].description", "all of it"),
                HasSubstr("        description: all of it\n        routeRules:\n          # canary first\n"));
    EXPECT_EQ(with_set(kShop, Kind::BackendService, 1, "timeoutSec", 5),
              replaced(kShop, "port: 80}", "port: 80, timeoutSec: 5}"));
    EXPECT_THAT(with_set(kShop, Kind::BackendService, 0, "enableCDN", true), HasSubstr("    enableCDN: true\n"));
    EXPECT_THAT(with_set(kShop, Kind::BackendService, 0, "circuitBreakers.maxConnections", 12),
                HasSubstr("    circuitBreakers:\n      maxConnections: 12\n"));
}

TEST(Document, quotes_strings_that_would_read_as_something_else)
{
    for (const char* value : {"",
                              "yes",
                              "null",
                              "1.5",
                              "0x10",
                              "2024-01-01",
                              "a: b",
                              "a #b",
                              " lead",
                              "trail ",
                              "- x",
                              "{a}",
                              "[",
                              "*x",
                              "&x",
                              "!x",
                              "%x",
                              "@x",
                              "`x",
                              "a\tb",
                              "tab\t",
                              "multi\nline\n",
                              "multi\nline",
                              "two\n\n\nbreaks\n\n",
                              " \nx",
                              "\n",
                              "é✓😀",
                              "it's",
                              "say \"hi\"",
                              "back\\slash",
                              "a,b",
                              "x:",
                              "12:30",
                              "---",
                              "...",
                              "\x7F",
                              "\xC2\x85",
                              "a\r\nb",
                              "~",
                              "=",
                              "<<",
                              "key: |",
                              "#",
                              "?",
                              "-"}) {
        for (const char* field : {"description", "pathMatchers[0].routeRules[0].description",
                                  "pathMatchers[0].routeRules[1].matchRules[0].prefixMatch", "defaultService"}) {
            const std::string text = with_set(kShop, Kind::UrlMap, 0, field, value);
            EXPECT_THAT(text, testing::Not(testing::StartsWith("not applied"))) << value << " " << field;
            const Document document = load(text);
            const auto& map = *document.workspace().resources(Kind::UrlMap)[0]->message;
            EXPECT_EQ(schema::get(map, path(field)).value(), Value(value)) << text;
        }
    }
}

TEST(Document, keeps_comments_when_fields_and_elements_go)
{
    EXPECT_EQ(with_set(kShop, Kind::BackendService, 0, "timeoutSec", schema::Absent{}),
              replaced(kShop, "    timeoutSec: 30   # long enough\n", ""));
    EXPECT_EQ(with_set(kShop, Kind::BackendService, 0, "name", schema::Absent{}),
              replaced(kShop, "name: web\n    timeoutSec", "timeoutSec"));
    EXPECT_EQ(with_set(kShop, Kind::BackendService, 1, "port", schema::Absent{}), replaced(kShop, ", port: 80", ""));
    EXPECT_EQ(with_set(kShop, Kind::BackendService, 1, "name", schema::Absent{}), replaced(kShop, "name: spare, ", ""));
    EXPECT_EQ(with_set(kShop, Kind::UrlMap, 0, "description", schema::Absent{}),
              replaced(kShop, "    description: |\n      Two lines\n      of text.\n", ""));
    EXPECT_EQ(
        edited(kShop,
               [](const Document& document) {
                   return model::make_remove(document.workspace(), first(document, Kind::UrlMap),
                                             path("pathMatchers[0].routeRules[1]"));
               }),
        replaced(kShop,
                 "          - matchRules: [{prefixMatch: /}]\n            service: web\n            priority: 2\n",
                 ""));
}

TEST(Document, leaves_valid_text_when_an_only_child_goes)
{
    const std::string text = "urlMaps:\n- name: m\n  hostRules:\n  - hosts: [a]\n";
    EXPECT_EQ(edited(text,
                     [](const Document& document) {
                         return model::make_remove(document.workspace(), first(document, Kind::UrlMap),
                                                   path("hostRules[0].hosts[0]"));
                     }),
              "urlMaps:\n- name: m\n  hostRules:\n  - {}\n");
    EXPECT_EQ(edited(text,
                     [](const Document& document) {
                         return model::make_remove(document.workspace(), first(document, Kind::UrlMap),
                                                   path("hostRules[0]"));
                     }),
              "urlMaps:\n- name: m\n");
    EXPECT_EQ(edited(text,
                     [](const Document& document) {
                         return model::make_remove_resource(document.workspace(), first(document, Kind::UrlMap));
                     }),
              "{}\n");
}

TEST(Document, takes_comments_along_when_elements_move)
{
    const std::string text = edited(kShop, [](const Document& document) {
        return model::make_move(document.workspace(), first(document, Kind::UrlMap),
                                path("pathMatchers[0].routeRules[1]"), 0);
    });
    EXPECT_THAT(text, HasSubstr("          # canary first\n          - matchRules: [{prefixMatch: /}]\n"
                                "            service: web\n            priority: 2\n          - priority: 1\n"));
    const std::string services = edited(kShop, [](const Document& document) {
        return model::make_move_resource(document.workspace(), first(document, Kind::BackendService, 1), 0);
    });
    EXPECT_THAT(
        services,
        HasSubstr("backendServices: # two of them\n  # the spare\n  - {name: spare, port: 80}\n  - name: web\n"));
}

TEST(Document, inserts_elements_and_resources)
{
    auto rule = schema::new_message("HttpRouteRule");
    ASSERT_TRUE(schema::set(*rule, path("priority"), 5));
    const std::shared_ptr<const google::protobuf::Message> shared(std::move(rule));
    for (const std::size_t at : {0U, 1U, 2U}) {
        const std::string text = edited(kShop, [&](const Document& document) {
            return model::make_insert(document.workspace(), first(document, Kind::UrlMap),
                                      path("pathMatchers[0].routeRules").index(at), shared);
        });
        EXPECT_THAT(text, HasSubstr("          - priority: 5\n")) << at;
    }
    auto check = schema::new_message("HealthCheck");
    ASSERT_TRUE(schema::set(*check, path("name"), "alive"));
    const std::shared_ptr<const google::protobuf::Message> resource(std::move(check));
    const auto add = [&](const Document& document) {
        return model::make_add_resource(document.workspace(), Kind::HealthCheck, resource);
    };
    EXPECT_EQ(edited(kShop, add), kShop + "healthChecks:\n  - name: alive\n");
    EXPECT_EQ(edited("", add), "healthChecks:\n- name: alive\n");
    EXPECT_EQ(edited("# mine\n", add), "# mine\nhealthChecks:\n- name: alive\n");
    EXPECT_EQ(edited("{}", add), "healthChecks:\n- name: alive");
    EXPECT_EQ(edited("healthChecks: []\n", add), "healthChecks:\n- name: alive\n");
    EXPECT_EQ(edited("healthChecks:\n", add), "healthChecks:\n- name: alive\n");
    EXPECT_EQ(edited("{\"healthChecks\": []}", add), "{\"healthChecks\": [{\"name\": \"alive\"}]}");
}

TEST(Document, keeps_json_json)
{
    const std::string text =
        "{\n  \"backendServices\": [\n    {\n      \"name\": \"web\",\n      \"timeoutSec\": 30\n    }\n  ]\n}\n";
    EXPECT_EQ(
        with_set(text, Kind::BackendService, 0, "description", "a \"b\" 😀\n"),
        replaced(text, "\"timeoutSec\": 30", "\"description\": \"a \\\"b\\\" 😀\\n\",\n      \"timeoutSec\": 30"));
    EXPECT_EQ(with_set(text, Kind::BackendService, 0, "healthChecks", Value::List{Value("a"), Value("b")}),
              replaced(text, "\"timeoutSec\": 30",
                       "\"healthChecks\": [\n        \"a\",\n        \"b\"\n      ],\n      \"timeoutSec\": 30"));
    EXPECT_EQ(with_set(text, Kind::BackendService, 0, "timeoutSec", schema::Absent{}),
              replaced(text, ",\n      \"timeoutSec\": 30", ""));
    const std::string tight = R"({"backendServices":[{"name":"web","id":"7"}]})";
    EXPECT_EQ(with_set(tight, Kind::BackendService, 0, "port", 80),
              R"({"backendServices":[{"name":"web","id":"7","port":80}]})");
}

TEST(Document, keeps_line_breaks_and_a_missing_last_one)
{
    const std::string text = "urlMaps:\r\n- name: m\r\n  defaultService: a";
    EXPECT_EQ(with_set(text, Kind::UrlMap, 0, "hostRules[0].pathMatcher", "p").substr(0, 3), "no ");
    EXPECT_EQ(with_set(text, Kind::UrlMap, 0, "headerAction.requestHeadersToRemove", Value::List{Value("x")}),
              text + "\r\n  headerAction:\r\n    requestHeadersToRemove:\r\n    - x");
    EXPECT_EQ(with_set(text, Kind::UrlMap, 0, "defaultService", schema::Absent{}), "urlMaps:\r\n- name: m");
}

TEST(Document, copies_what_an_alias_shares_before_it_differs)
{
    const std::string text = "backendServices:\n- name: a\n  logConfig: &log {enable: true, sampleRate: 0.5}\n"
                             "- name: b\n  logConfig: *log\n- name: c\n  logConfig: *log\n";
    EXPECT_EQ(with_set(text, Kind::BackendService, 1, "logConfig.sampleRate", 1.0),
              replaced(text, "*log", "\n    enable: true\n    sampleRate: 1")
                  .replace(text.find("logConfig: *log") + 10, 1, ""));
    const std::string changed = with_set(text, Kind::BackendService, 0, "logConfig.sampleRate", 1.0);
    const Document document = load(changed);
    EXPECT_EQ(
        schema::get(*document.workspace().resources(Kind::BackendService)[2]->message, path("logConfig.sampleRate"))
            .value(),
        Value(0.5));
}

TEST(Document, replaces_a_value_of_the_wrong_type)
{
    const std::string text = "backendServices:\n- name: web\n  timeoutSec: ten # seconds\n";
    Document document = load(text);
    ASSERT_THAT(codes(document), ElementsAre("field.wrong_type"));
    const Diagnostic wrong = document.diagnostics()[0];
    EXPECT_EQ(wrong.line, 3U);
    EXPECT_EQ(wrong.column, 3U);
    EXPECT_EQ(wrong.resource, "backendServices/web");
    EXPECT_THAT(wrong.args, ElementsAre("an integer", "'ten'"));
    EXPECT_FALSE(wrong.runs_here);
    EXPECT_EQ(with_set(text, Kind::BackendService, 0, "timeoutSec", 10), replaced(text, "ten", "10"));
    const auto change =
        model::make_set(document.workspace(), first(document, Kind::BackendService), path("timeoutSec"), 10);
    ASSERT_TRUE(change);
    ASSERT_TRUE(document.apply(*change));
    EXPECT_THAT(codes(document), IsEmpty());
}

struct Finding
{
    const char* name;
    const char* field;
    const char* code;
    bool runs_here;
};

TEST(Document, says_what_is_wrong_with_fields)
{
    const std::vector<Finding> table{
        {"misspelt", "timeoutSecs: 3", "field.unknown", true},
        {"text for number", "timeoutSec: ten", "field.wrong_type", false},
        {"fraction for integer", "timeoutSec: 1.5", "field.wrong_type", false},
        {"too large", "timeoutSec: 99999999999999999999", "field.wrong_type", false},
        {"yes", "enableCDN: yes", "field.wrong_type", false},
        {"quoted truth", "enableCDN: \"true\"", "field.quoted", true},
        {"number for text", "description: 12", "field.unquoted", true},
        {"mapping for text", "description: {a: b}", "field.wrong_type", false},
        {"scalar for mapping", "logConfig: on", "field.wrong_type", false},
        {"list for mapping", "logConfig: [a]", "field.wrong_type", false},
        {"scalar for list", "healthChecks: hc", "field.wrong_type", false},
        {"null in list", "healthChecks: [hc, null]", "field.wrong_type", false},
        {"scalar in list of mappings", "backends: [{group: g}, ig]", "field.wrong_type", false},
        {"negative", "id: -1", "field.wrong_type", true},
    };
    for (const Finding& finding : table) {
        const std::string text = fmt::format("backendServices:\n- name: web\n  {}\n", finding.field);
        const Document document = load(text);
        const auto found = document.diagnostics();
        ASSERT_EQ(found.size(), 1U) << finding.name;
        EXPECT_EQ(found[0].code, finding.code) << finding.name;
        EXPECT_EQ(found[0].runs_here, finding.runs_here) << finding.name;
        EXPECT_FALSE(found[0].cloud_accepts) << finding.name;
        EXPECT_EQ(found[0].line, 3U) << finding.name;
        // Nothing is lost, and an edit beside it leaves it alone.
        EXPECT_EQ(with_set(text, Kind::BackendService, 0, "name", "other"), replaced(text, "web", "other"))
            << finding.name;
    }
}

TEST(Document, reads_numbers_in_either_spelling)
{
    for (const char* id : {"12345678901234567890", "\"12345678901234567890\"", "'12345678901234567890'"}) {
        const Document document = load(fmt::format("backendServices:\n- id: {}\n", id));
        EXPECT_THAT(codes(document), IsEmpty()) << id;
        EXPECT_EQ(schema::get(*document.workspace().resources(Kind::BackendService)[0]->message, path("id")).value(),
                  Value(std::uint64_t{12345678901234567890ULL}));
    }
    for (const char* seconds : {"30", "\"30\"", "0x1e", "0o36", "30.0", "3e1"}) {
        const Document document = load(fmt::format("backendServices:\n- timeoutSec: {}\n", seconds));
        EXPECT_THAT(codes(document), IsEmpty()) << seconds;
        EXPECT_EQ(
            schema::get(*document.workspace().resources(Kind::BackendService)[0]->message, path("timeoutSec")).value(),
            Value(30))
            << seconds;
    }
}

TEST(Document, suggests_what_a_misspelt_name_may_mean)
{
    const Document document = load("urlMap:\n- name: x\nbackendServices:\n- nmae: y\n");
    const auto found = document.diagnostics();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].code, "document.unknown_key");
    EXPECT_THAT(found[0].args[1], HasSubstr("'urlMaps'"));
    EXPECT_EQ(found[1].code, "field.unknown");
    EXPECT_THAT(found[1].args[2], HasSubstr("'name'"));
    EXPECT_EQ(found[1].line, 4U);
}

TEST(Document, refuses_edits_of_a_text_it_could_not_read)
{
    Document document = load("urlMaps:\n- name: m\n- name: [\n");
    EXPECT_FALSE(document.editable());
    ASSERT_GE(document.workspace().resources(Kind::UrlMap).size(), 1U);
    const auto change = model::make_set(document.workspace(), first(document, Kind::UrlMap), path("name"), "n");
    ASSERT_TRUE(change);
    const auto edit = document.apply(*change);
    ASSERT_FALSE(edit);
    EXPECT_THAT(edit.error().context, HasSubstr("line "));
}

TEST(Document, refuses_to_undo_what_is_not_there)
{
    Document document = load(kShop);
    const auto change =
        model::make_set(document.workspace(), first(document, Kind::BackendService), path("timeoutSec"), 1);
    const auto edit = document.apply(*change);
    ASSERT_TRUE(edit);
    document.replace_text(replaced(kShop, "timeoutSec: 30", "description: changed\n    timeoutSec: 1"));
    const std::string now = document.text();
    EXPECT_FALSE(document.undo(*edit));
    EXPECT_EQ(document.text(), now);
}

TEST(Document, keeps_ids_when_the_text_is_replaced)
{
    Document document = load(kShop);
    const ElementId map = first(document, Kind::UrlMap);
    const ElementId spare = first(document, Kind::BackendService, 1);
    const ElementId rule = document.workspace().element_id(map, path("pathMatchers[0].routeRules[0]"));
    ASSERT_TRUE(rule);
    std::string text = replaced(kShop, "  - {name: spare, port: 80}\n", "");
    text = replaced(text, "backendServices: # two of them\n", "backendServices:\n  - {name: spare, port: 80}\n");
    text = replaced(text, "          # canary first\n", "          - {priority: 0, service: web}\n");
    document.replace_text(text);
    EXPECT_EQ(document.text(), text);
    EXPECT_EQ(first(document, Kind::UrlMap), map);
    EXPECT_EQ(first(document, Kind::BackendService, 0), spare);
    EXPECT_EQ(document.workspace().element_id(map, path("pathMatchers[0].routeRules[1]")), rule);
}

TEST(Document, knows_where_everything_stands)
{
    const Document document = load(kShop);
    const ElementId map = first(document, Kind::UrlMap);
    const auto priority = document.span_of(map, path("pathMatchers[0].routeRules[1].priority"));
    ASSERT_TRUE(priority);
    EXPECT_EQ(kShop.substr(priority->offset, priority->length), "priority: 2");
    const auto rule =
        document.span_of_element(document.workspace().element_id(map, path("pathMatchers[0].routeRules[0]")));
    ASSERT_TRUE(rule);
    EXPECT_TRUE(kShop.substr(rule->offset).starts_with("priority: 1"));
    const auto missing = document.span_of(map, path("pathMatchers[0].routeRules[1].description"));
    ASSERT_TRUE(missing);
    EXPECT_TRUE(kShop.substr(missing->offset).starts_with("matchRules: [{prefixMatch: /}]"));
    EXPECT_FALSE(document.span_of(ElementId{999999}));
    const auto place = document.at(priority->begin);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->resource, map);
    EXPECT_EQ(place->path.to_string(), "pathMatchers[0].routeRules[1].priority");
    EXPECT_EQ(place->element, document.workspace().element_id(map, path("pathMatchers[0].routeRules[1]")));
    EXPECT_FALSE(document.at({1, 1}));
    Diagnostic diagnostic;
    diagnostic.resource = "urlMaps/storefront";
    diagnostic.field_path = "defaultService";
    document.locate(diagnostic);
    EXPECT_EQ(diagnostic.line, 18U);
    EXPECT_EQ(diagnostic.column, 5U);
}

TEST(Document, finds_nothing_to_say_about_the_sample)
{
    const auto document = load_file(SWITCHYARD_SOURCE_DIR "/resources/samples/storefront.switchyard.yaml");
    ASSERT_TRUE(document);
    EXPECT_THAT(codes(*document), IsEmpty());
    EXPECT_GT(document->workspace().resource_count(), 10U);
    EXPECT_NE(document->workspace().local(), nullptr);
}

TEST(Document, keeps_keys_that_are_no_text_or_stand_twice_when_others_change)
{
    const std::string text =
        "backendServices:\n- name: a\n  ? [x, y]\n  : z\n  timeoutSec: 1\n  timeoutSec: 2\n- name: b\n";
    EXPECT_EQ(with_set(text, Kind::BackendService, 0, "timeoutSec", 3),
              replaced(text, "timeoutSec: 2", "timeoutSec: 3"));
    EXPECT_EQ(with_set(text, Kind::BackendService, 0, "name", schema::Absent{}), replaced(text, "name: a\n  ?", "?"));
}

TEST(Document, knows_which_of_two_keys_counts_after_a_refused_edit)
{
    const std::string text = "urlMaps:\n- name: first\n- name: second\nlocal:\n  seed: 1\nurlMaps:\n- name: third\n";
    Document document = load(text);
    ASSERT_EQ(document.workspace().resources(Kind::UrlMap).size(), 1U);
    const auto remove = model::make_remove_resource(document.workspace(), first(document, Kind::UrlMap));
    ASSERT_TRUE(remove);
    EXPECT_FALSE(document.apply(*remove)) << "the earlier key would come to life";
    EXPECT_EQ(document.text(), text);
    EXPECT_THAT(codes(document), ElementsAre("document.duplicate_key"));
    const auto rename = model::make_set(document.workspace(), first(document, Kind::UrlMap), path("name"), "changed");
    ASSERT_TRUE(rename);
    ASSERT_TRUE(document.apply(*rename));
    EXPECT_EQ(document.text(), replaced(text, "third", "changed"));
}

TEST(Document, does_not_take_a_mapping_without_braces_for_one_with)
{
    const std::string text = "backendServices: [{name: w}, {v}: 1]\n";
    Document document = load(text);
    const auto change =
        model::make_set(document.workspace(), first(document, Kind::BackendService, 1), path("port"), 80);
    ASSERT_TRUE(change);
    EXPECT_FALSE(document.apply(*change));
    EXPECT_EQ(document.text(), text);
}

TEST(Document, says_what_is_wrong_with_a_file_that_is_no_workspace)
{
    EXPECT_THAT(codes(load("name: x\ndefaultService: y\n")), ElementsAre("document.single_resource"));
    EXPECT_THAT(codes(load("apiVersion: v1\nspec: {}\n")), ElementsAre("document.single_resource"));
    EXPECT_THAT(codes(load("- a\n- b\n")), ElementsAre("document.not_a_workspace"));
    EXPECT_THAT(codes(load("hello world\n")), ElementsAre("document.not_a_workspace"));
    EXPECT_THAT(codes(load("urlMaps: {}\n")), ElementsAre("document.not_a_list"));
    EXPECT_THAT(codes(load("local: []\n")), ElementsAre("document.not_a_mapping"));
    EXPECT_THAT(codes(load("")), IsEmpty());
    EXPECT_THAT(codes(load("urlMaps:\nlocal:\n")), IsEmpty());
}

} // namespace
} // namespace switchyard::document
