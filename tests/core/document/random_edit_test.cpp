// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document.h"
#include "core/document/encode.h"
#include "core/schema/access.h"
#include "tests/core/document/random_change.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

namespace switchyard::document {
namespace {

using model::Kind;

/// The same configuration in many hands.
std::vector<std::string> texts()
{
    return {
        // block style, comments everywhere, odd order, unknown keys
        "# top\nlocal: # mine\n  seed: 4\n  listeners:\n  - {forwardingRule: fr, port: 8080} # one\n\nurlMaps:\n"
        "# above\n- name: m # name\n  # inside\n  hostRules:\n  - hosts: # list\n    - a.example # first\n    # "
        "between\n"
        "    - 'b.example'\n    pathMatcher: p\n  unknown:\n    deep: [1, {x: y}]\n    text: |\n      line\n"
        "  pathMatchers:\n  - name: p\n    routeRules:\n    # r1\n    - priority: 1\n      service: w # w\n"
        "      matchRules:\n      - prefixMatch: /\n    # r2\n\n    - service: \"x\"\n      priority: 2\n"
        "      routeAction:\n        weightedBackendServices: [{backendService: a, weight: 95}, {backendService: b, "
        "weight: 5}]\n"
        "    # r3\n    - priority: 3\n      urlRedirect: {httpsRedirect: true}\n  description: >-\n    folded\n    "
        "text\n"
        "  defaultService: w\n# end of maps\nbackendServices:\n- name: w\n  timeoutSec: \"30\"\n  logConfig:\n    "
        "enable: true\n"
        "  customRequestHeaders: []\n  healthChecks:\n  # c\n  - hc\n# end\n",
        // four columns, indented dashes, CRLF
        "urlMaps:\r\n    - name: m\r\n      hostRules:\r\n          - hosts: [a, b]\r\n            pathMatcher: p\r\n"
        "          - hosts:\r\n                - c\r\n      tests:\r\n          -   host: x\r\n              path: "
        "/\r\n"
        "backendServices:\r\n    -\r\n      name: w\r\n      backends:\r\n        - group: g\r\n          description: "
        "|\r\n"
        "            text\r\n            more\r\n          capacityScaler: 0.5\r\n",
        // JSON
        "{\n  \"urlMaps\": [\n    {\n      \"name\": \"m\",\n      \"hostRules\": [\n        {\"hosts\": [\"a\", "
        "\"b\"], "
        "\"pathMatcher\": \"p\"},\n        {\n          \"hosts\": []\n        }\n      ],\n      \"id\": \"123\",\n"
        "      \"nothing\": null\n    }\n  ],\n  \"backendServices\": [{\"name\": \"w\", \"backends\": [{\"group\": "
        "\"g\"}]}]\n}\n",
        R"({"backendServices":[{"name":"w","timeoutSec":30,"healthChecks":["a","b"]}],"urlMaps":[{"name":"m"}]})",
        // flow style with comments
        "backendServices: [ {name: w, # the one\n   timeoutSec: 30, healthChecks: [a, # first\n b,], }, {name: v} ]\n"
        "urlMaps: [name: m]\n",
        // anchors and aliases
        "backendServices:\n- &one\n  name: a\n  logConfig: &log\n    enable: true\n    sampleRate: 0.5\n- name: b\n"
        "  logConfig: *log\n  healthChecks: &hc [x, y]\n- name: c\n  logConfig: *log\n  healthChecks: *hc\n- *one\n",
        // no last line break, a block scalar at the end
        "urlMaps:\n- name: m\n  description: |\n    the end",
        "urlMaps:\n- name: m\n  description: |+\n    kept\n\n\n  defaultService: x\n\n",
        // marks and directives
        "\xEF\xBB\xBF%YAML 1.1\n---\nurlMaps:\n- ? name\n  : m\n  ? defaultService\n  : x\n...\n",
        // tags, tabs behind values, odd quotes
        "urlMaps:\n- name: !!str 12\t# tab\n  \"description\": 'it''s'\n  'defaultService' : \"a\\u00e9\\\n    b\"\n",
    };
}

void expect_same(const Document& document, const Document& again)
{
    ASSERT_TRUE(again.editable());
    for (const model::KindInfo& kind : model::all_kinds()) {
        const auto a = document.workspace().resources(kind.kind);
        const auto b = again.workspace().resources(kind.kind);
        ASSERT_EQ(a.size(), b.size()) << kind.collection;
        for (std::size_t index = 0; index < a.size(); ++index) {
            EXPECT_TRUE(same_value(encode(*a[index]->message, false), encode(*b[index]->message, false)))
                << a[index]->message->DebugString() << "\nin the text:\n"
                << b[index]->message->DebugString();
            EXPECT_EQ(document.span_of(a[index]->id), again.span_of(b[index]->id));
            for (const schema::FieldInfo& field : schema::fields_of(*a[index]->message)) {
                const auto path = schema::FieldPath().field(field.name);
                EXPECT_EQ(document.span_of(a[index]->id, path), again.span_of(b[index]->id, path)) << field.name;
                EXPECT_EQ(document.span_of(a[index]->id, path.index(1)), again.span_of(b[index]->id, path.index(1)));
            }
        }
    }
}

/// What stands before and behind a value that is set stays as it is.
void expect_surroundings(const Document& document, const model::Change& change, const std::string& before,
                         const TextSpan& had)
{
    const auto has = document.span_of(change.resource, change.path);
    ASSERT_TRUE(has);
    EXPECT_EQ(before.substr(0, had.offset), document.text().substr(0, has->offset));
    EXPECT_EQ(before.substr(had.offset + had.length), document.text().substr(has->offset + has->length));
}

bool is_scalar(const schema::Value& value)
{
    return value.as<schema::Value::List>() == nullptr && value.as<schema::Value::Map>() == nullptr &&
           value.as<schema::SourceText>() == nullptr && value.message() == nullptr;
}

class RandomEdits : public testing::TestWithParam<std::size_t>
{};

TEST_P(RandomEdits, leave_a_text_that_says_the_workspace_and_can_be_taken_back)
{
    const std::string start = texts()[GetParam()];
    int applied = 0;
    int refused = 0;
    for (unsigned seed = 0; seed < 12; ++seed) {
        std::mt19937 random(seed);
        const auto draw = [&random](std::size_t below) { return below == 0 ? 0 : random() % below; };
        Document document = Document::load(start);
        std::vector<Edit> edits;
        std::vector<std::string> history;
        for (int step = 0; step < 12; ++step) {
            const auto change = RandomChange(document.workspace(), draw).make();
            if (!change)
                continue;
            const std::string before = document.text();
            const bool replaces = change->operation == model::Change::Operation::Set && !change->path.empty() &&
                                  !change->before.absent() && !change->after.absent() && is_scalar(change->before) &&
                                  is_scalar(change->after) && before.find('*') == std::string::npos;
            const auto had = document.span_of(change->resource, change->path);
            const auto edit = document.apply(*change);
            SCOPED_TRACE(fmt::format("seed {} step {} {} -> {}\n--- before\n{}\n--- after\n{}", seed, step,
                                     change->path.to_string(), schema::to_text(change->after), before,
                                     document.text()));
            if (!edit) {
                ++refused;
                EXPECT_EQ(document.text(), before);
                continue;
            }
            ++applied;
            ASSERT_NO_FATAL_FAILURE(expect_same(document, Document::load(document.text())));
            if (replaces && had && !edit->steps.empty() && document.text().find("[name: m") == std::string::npos)
                expect_surroundings(document, *change, before, *had);
            if (HasFailure())
                return;
            edits.push_back(*edit);
            history.push_back(before);
        }
        const std::string last = document.text();
        const model::Workspace final = document.workspace();
        for (std::size_t index = edits.size(); index-- > 0;) {
            ASSERT_TRUE(document.undo(edits[index]));
            ASSERT_EQ(document.text(), history[index]) << "seed " << seed;
        }
        ASSERT_NO_FATAL_FAILURE(expect_same(document, Document::load(start)));
        for (const Edit& edit : edits)
            ASSERT_TRUE(document.redo(edit));
        ASSERT_EQ(document.text(), last);
        EXPECT_TRUE(document.workspace() == final);
    }
    EXPECT_GT(applied, 60);
    EXPECT_EQ(refused, 0);
}

INSTANTIATE_TEST_SUITE_P(Texts, RandomEdits, testing::Range<std::size_t>(0, 10));

} // namespace
} // namespace switchyard::document
