// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>

namespace switchyard::document {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> codes(const Source& source)
{
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : source.diagnostics)
        found.push_back(diagnostic.code);
    return found;
}

std::string slice(std::string_view text, const Node& node)
{
    return std::string(text.substr(node.begin, node.end - node.begin));
}

TEST(Reader, keeps_order_styles_and_spans_when_yaml_is_written_by_hand)
{
    const std::string text =
        "# head\nb: 'one'  # tail\na:\n- x: 1\n  y: |\n    two\n    three\n\n- {p: q, r: [s, t]}\n";
    const Source source = read_source(text);
    ASSERT_TRUE(source.root);
    EXPECT_TRUE(source.complete);
    EXPECT_FALSE(source.json);
    EXPECT_THAT(codes(source), IsEmpty());
    ASSERT_EQ(source.root->entries.size(), 2U);
    const Entry& b = source.root->entries[0];
    EXPECT_EQ(b.key.text, "b");
    EXPECT_EQ(b.value.style, Style::SingleQuoted);
    EXPECT_EQ(slice(text, b.value), "'one'");
    const Node& list = source.root->entries[1].value;
    ASSERT_EQ(list.entries.size(), 2U);
    EXPECT_EQ(text[list.entries[0].begin], '-');
    const Node& literal = list.entries[0].value.entries[1].value;
    EXPECT_EQ(literal.style, Style::Literal);
    EXPECT_EQ(literal.text, "two\nthree\n");
    EXPECT_EQ(slice(text, literal), "|\n    two\n    three");
    EXPECT_EQ(slice(text, list.entries[1].value), "{p: q, r: [s, t]}");
    EXPECT_EQ(list.end, text.size() - 1);
}

TEST(Reader, counts_bytes_when_characters_are_longer)
{
    const std::string text = "\xEF\xBB\xBFname: \"größe ✓\"\nнекоторый: значение # комментарий\nend: x\n";
    const Source source = read_source(text);
    ASSERT_TRUE(source.root);
    ASSERT_EQ(source.root->entries.size(), 3U);
    EXPECT_EQ(slice(text, source.root->entries[0].value), "\"größe ✓\"");
    EXPECT_EQ(slice(text, source.root->entries[1].value), "значение");
    EXPECT_EQ(slice(text, source.root->entries[2].value), "x");
}

TEST(Reader, reads_json_with_surrogate_pairs_and_long_keys)
{
    const std::string key(3000, 'k');
    const std::string text = "{\"a\": \"\\ud83d\\ude00\\/\", \"" + key + "\": [1, -2.5e3, true, null, {}]}";
    const Source source = read_source(text);
    ASSERT_TRUE(source.root);
    EXPECT_TRUE(source.json);
    EXPECT_EQ(source.root->entries[0].value.text, "😀/");
    EXPECT_EQ(source.root->entries[1].key.text, key);
    EXPECT_EQ(source.root->entries[1].value.entries.size(), 5U);
}

TEST(Reader, takes_json_with_a_mistake_for_yaml_and_says_what_is_wrong)
{
    const Source source = read_source("{\"a\": 1,\n \"b\": 2\n \"c\": 3}");
    EXPECT_FALSE(source.json);
    EXPECT_FALSE(source.complete);
    ASSERT_FALSE(source.diagnostics.empty());
    EXPECT_EQ(source.diagnostics[0].code, "document.comma");
    EXPECT_EQ(source.diagnostics[0].line, 3U);
    EXPECT_FALSE(source.diagnostics[0].runs_here);
}

TEST(Reader, reports_duplicate_keys_and_keeps_both)
{
    const Source source = read_source("a: 1\nb: 2\na: 3\n");
    ASSERT_EQ(source.root->entries.size(), 3U);
    EXPECT_THAT(codes(source), ElementsAre("document.duplicate_key"));
    EXPECT_EQ(source.diagnostics[0].line, 3U);
    EXPECT_THAT(source.diagnostics[0].args, ElementsAre("a", "1"));
    EXPECT_EQ(find(*source.root, "a")->value.text, "3");
    const Source json = read_source("{\"a\": 1, \"a\": 2}");
    EXPECT_THAT(codes(json), ElementsAre("document.duplicate_key"));
}

TEST(Reader, shares_what_aliases_stand_for)
{
    const Source source = read_source("base: &b {x: 1}\nuse: *b\n");
    const Node& alias = source.root->entries[1].value;
    ASSERT_EQ(alias.kind, NodeKind::Alias);
    EXPECT_EQ(alias.resolved(), &source.root->entries[0].value);
    EXPECT_TRUE(source.has_anchors);
}

TEST(Reader, stops_an_alias_bomb_with_one_sentence)
{
    std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int level = 1; level < 10; ++level) {
        text += fmt::format("a{0}: &a{0} [", level);
        for (int copy = 0; copy < 10; ++copy)
            text += fmt::format("{}*a{}", copy == 0 ? "" : ", ", level - 1);
        text += "]\n";
    }
    const Source source = read_source(text);
    EXPECT_THAT(codes(source), ElementsAre("document.alias_limit"));
    EXPECT_FALSE(source.diagnostics[0].runs_here);
    EXPECT_EQ(source.root->entries.size(), 10U);
}

TEST(Reader, refuses_aliases_that_lead_nowhere_or_into_themselves)
{
    EXPECT_THAT(codes(read_source("a: *nowhere\n")), ElementsAre("document.alias_unknown"));
    EXPECT_THAT(codes(read_source("a: &a [1, *a]\n")), ElementsAre("document.alias_circular"));
    EXPECT_THAT(codes(read_source("&k key: 1\nb: *k\n")),
                ElementsAre("document.key_not_text", "document.alias_unknown"));
}

TEST(Reader, refuses_merge_keys_and_keys_that_are_no_text)
{
    EXPECT_THAT(codes(read_source("a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n")), ElementsAre("document.merge_key"));
    EXPECT_THAT(codes(read_source("? [a, b]\n: 1\n")), ElementsAre("document.key_not_text"));
}

struct Broken
{
    const char* name;
    std::string text;
    const char* code;
    std::uint32_t line;
};

TEST(Reader, says_where_and_why_when_a_text_cannot_be_read)
{
    const std::vector<Broken> table{
        {"cut off", "a: [1,\n  2,\n", "document.cut_off", 3},
        {"cut in a quote", "a: 1\nb: \"never\nclosed", "document.cut_off", 3},
        {"tab", "a:\n\tb: 1\n", "document.character", 2},
        {"indentation", "a:\n   b: 1\n  c: 2\n", "document.indentation", 3},
        {"two colons", "a: b: c\n", "document.colon_unexpected", 1},
        {"missing colon", "a: 1\nb\nc: 2\n", "document.colon", 3},
        {"at sign", "a: @b\n", "document.character", 1},
        {"escape", "a: \"\\q\"\n", "document.escape", 1},
        {"not UTF-8", "a: 1\nb: \xC3(\n", "document.not_utf8", 2},
        {"overlong", "a: \xC0\xAF\n", "document.not_utf8", 1},
        {"surrogate", "a: \xED\xA0\x80\n", "document.not_utf8", 1},
        {"control character", "a: 1\nb: \x01\n", "document.control_character", 2},
        {"NUL", std::string("a: 1\0b", 6), "document.control_character", 1},
        {"UTF-16",
         std::string("\xFF\xFE"
                     "a\0",
                     4),
         "document.utf16", 1},
    };
    for (const Broken& broken : table) {
        const Source source = read_source(broken.text);
        EXPECT_FALSE(source.complete) << broken.name;
        ASSERT_FALSE(source.diagnostics.empty()) << broken.name;
        const Diagnostic& diagnostic = source.diagnostics.back();
        EXPECT_EQ(diagnostic.code, broken.code) << broken.name << " " << testing::PrintToString(diagnostic.args);
        EXPECT_EQ(diagnostic.line, broken.line) << broken.name;
        EXPECT_GT(diagnostic.column, 0U) << broken.name;
        EXPECT_FALSE(diagnostic.runs_here) << broken.name;
    }
}

TEST(Reader, loads_what_stands_before_a_mistake)
{
    const Source source = read_source("a: 1\nb:\n- x: 1\n- y: [1, 2\n");
    EXPECT_FALSE(source.complete);
    ASSERT_TRUE(source.root);
    ASSERT_EQ(source.root->entries.size(), 2U);
    EXPECT_EQ(source.root->entries[1].value.entries.size(), 2U);
    const Source bytes = read_source("a: 1\nb: \xFF\nc: 3\n");
    ASSERT_TRUE(bytes.root);
    EXPECT_EQ(bytes.root->entries.size(), 1U);
}

TEST(Reader, keeps_its_limits)
{
    EXPECT_THAT(codes(read_source(std::string(200, '['))), ElementsAre("document.too_deep"));
    EXPECT_THAT(codes(read_source("a: 1\n", {.bytes = 3})), ElementsAre("document.too_large"));
    EXPECT_THAT(codes(read_source("[a, b, c, d]\n", {.nodes = 3})), ElementsAre("document.too_many_values"));
    std::string deep;
    for (int level = 0; level < 150; ++level)
        deep += std::string(static_cast<std::size_t>(level), ' ') + "a:\n";
    EXPECT_THAT(codes(read_source(deep)), ElementsAre("document.too_deep"));
}

TEST(Reader, takes_the_first_of_several_documents)
{
    const Source source = read_source("a: 1\n---\na: 2\n---\n]]]\n");
    EXPECT_TRUE(source.complete);
    EXPECT_EQ(source.root->entries[0].value.text, "1");
    EXPECT_THAT(codes(source), ElementsAre("document.several"));
    EXPECT_EQ(source.diagnostics[0].line, 2U);
    EXPECT_TRUE(source.diagnostics[0].runs_here);
}

TEST(Reader, finds_nothing_in_an_empty_text)
{
    for (const char* text : {"", "\n", "# only a comment\n", "\xEF\xBB\xBF"}) {
        const Source source = read_source(text);
        EXPECT_FALSE(source.root) << text;
        EXPECT_TRUE(source.complete) << text;
    }
}

TEST(Node, tells_types_of_plain_scalars)
{
    for (const char* text : {"", "~", "null", "NULL"})
        EXPECT_EQ(plain_type(text), ScalarType::Null) << text;
    for (const char* text : {"true", "False", "TRUE"})
        EXPECT_EQ(plain_type(text), ScalarType::Boolean) << text;
    for (const char* text : {"0", "-12", "+7", "0x1F", "0o17", "007"})
        EXPECT_EQ(plain_type(text), ScalarType::Integer) << text;
    for (const char* text : {"1.5", ".5", "1.", "1e3", "-.inf", ".nan", "1.5E-3"})
        EXPECT_EQ(plain_type(text), ScalarType::Number) << text;
    for (const char* text : {"yes", "1.2.3", "e3", ".", "-", "+", "0x", "1e", "tRUE", "10.0.0.1", "nul"})
        EXPECT_EQ(plain_type(text), ScalarType::String) << text;
}

} // namespace
} // namespace switchyard::document
