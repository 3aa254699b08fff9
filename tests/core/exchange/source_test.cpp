// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/source.h"

#include <chrono>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::exchange {
namespace {

using document::NodeKind;
using document::Position;
using testing::ElementsAre;
using testing::IsEmpty;

Sources read(std::string text, const document::ReadLimits& limits = {})
{
    return read_sources({{"a.yaml", std::move(text)}}, limits);
}

/// "code line:column" of each.
std::vector<std::string> said(const Sources& sources)
{
    std::vector<std::string> all;
    for (const FileDiagnostic& one : sources.diagnostics) {
        EXPECT_EQ(one.file, "a.yaml");
        EXPECT_EQ(one.diagnostic.severity, Severity::Error);
        all.push_back(one.diagnostic.code + " " + std::to_string(one.diagnostic.line) + ":" +
                      std::to_string(one.diagnostic.column));
    }
    return all;
}

std::string value_of(const SourceDocument& document, std::string_view key)
{
    const document::Entry* entry = document::find(document.root, key);
    return entry == nullptr ? "(none)" : entry->value.text;
}

/// Files that hold `{a: 1}` once, however they are written.
TEST(Sources, Reads_what_may_stand_before_a_document)
{
    for (const char* text : {
             "a: 1\n",
             "# from a recording\na: 1\n",
             "\xEF\xBB\xBF"
             "a: 1\n",
             "# one\r\n---\r\na: 1\r\n",
             "%YAML 1.2\n---\na: 1\n...\n",
             "{\"a\": \"1\"}",
             "// source: recorded, see https://example.com/\n{\"a\": 1}\n",
             "\n# one\n  // two\n\n{\"a\": 1}\n",
             "\xEF\xBB\xBF// one\r\n{\"a\": 1}",
             "// one\n{a: 1, # not JSON\n}",
         }) {
        const Sources sources = read(text);
        EXPECT_THAT(said(sources), IsEmpty()) << text;
        ASSERT_EQ(sources.documents.size(), 1U) << text;
        EXPECT_EQ(value_of(sources.documents[0], "a"), "1") << text;
    }
}

TEST(Sources, Reads_every_document_of_a_file)
{
    const Sources sources = read("---\na: 1\n---\n---\n# nothing\n---\na: 2\nb: {c: x}\n...\n---\na: 3\n");
    EXPECT_THAT(said(sources), IsEmpty());
    ASSERT_EQ(sources.documents.size(), 3U);
    EXPECT_EQ(value_of(sources.documents[0], "a"), "1");
    EXPECT_EQ(value_of(sources.documents[1], "a"), "2");
    EXPECT_EQ(value_of(sources.documents[2], "a"), "3");
    EXPECT_EQ(sources.documents[1].line, 7U);
    const document::Node& c = document::find(document::find(sources.documents[1].root, "b")->value, "c")->value;
    EXPECT_EQ(sources.documents[1].position(c), (Position{8, 8}));
}

TEST(Sources, Keeps_the_order_of_files_and_goes_on_after_a_bad_one)
{
    const Sources sources = read_sources({{"1", "a: 1"}, {"2", "a: ["}, {"3", "a: 3"}});
    ASSERT_EQ(sources.documents.size(), 2U);
    EXPECT_EQ(sources.documents[0].file, "1");
    EXPECT_EQ(sources.documents[1].file, "3");
    ASSERT_EQ(sources.diagnostics.size(), 1U);
    EXPECT_EQ(sources.diagnostics[0].file, "2");
}

TEST(Sources, Writes_aliases_out)
{
    const Sources sources = read("x: &x [1, &y {k: v}]\na: *x\nb: *y\nc: *z\n---\nd: *x\n");
    EXPECT_THAT(said(sources), ElementsAre("document.alias_unknown 4:4", "document.alias_unknown 6:4"));
    ASSERT_EQ(sources.documents.size(), 2U);
    const document::Node& root = sources.documents[0].root;
    const document::Node& a = document::find(root, "a")->value;
    ASSERT_EQ(a.kind, NodeKind::Sequence);
    EXPECT_EQ(document::find(a.entries[1].value, "k")->value.text, "v");
    EXPECT_EQ(document::find(document::find(root, "b")->value, "k")->value.text, "v");
    EXPECT_EQ(document::scalar_type(document::find(root, "c")->value), document::ScalarType::Null);
}

TEST(Sources, Leaves_out_a_document_that_breaks_off)
{
    const Sources sources = read("a: 1\n---\na: 2\nb: [1, 2\n");
    EXPECT_THAT(said(sources), ElementsAre("document.cut_off 5:1"));
    ASSERT_EQ(sources.documents.size(), 1U);
    EXPECT_EQ(value_of(sources.documents[0], "a"), "1");
}

struct Hostile
{
    std::string text;
    std::string said;
    std::size_t documents = 0;
};

TEST(Sources, Refuses_hostile_files_with_a_place)
{
    std::string deep_block;
    for (std::size_t level = 0; level < 150; ++level)
        deep_block += std::string(level, ' ') + "a:\n";
    const std::string nul("a: 1\n---\na: 2\nb: \0\n", 20);
    for (const Hostile& hostile : {
             Hostile{nul, "document.control_character 4:4", 1},
             Hostile{std::string("\0\0\0\0", 4), "document.control_character 1:1"},
             Hostile{"a: 1\nb: \xC3\x28\n", "document.not_utf8 2:4"},
             Hostile{"\xFF\xFE{\0}\0", "document.utf16 1:1"},
             Hostile{"{\"a\": 1,\n \"a\": 2}", "document.duplicate_key 2:2", 1},
             Hostile{"a: 1\na: 2\n", "document.duplicate_key 2:1", 1},
             Hostile{std::string(200, '[') + std::string(200, ']'), "document.too_deep 1:102"},
             Hostile{deep_block, "document.too_deep 101:101"},
             Hostile{"{\"a\": \"\\ud800\"}", "document.escape 1:10"},
             Hostile{"{\"a\": 1", "document.cut_off 1:8"},
             Hostile{"a: &x [*x]\n", "document.alias_circular 1:8", 1},
         }) {
        const Sources sources = read(hostile.text);
        EXPECT_THAT(said(sources), ElementsAre(hostile.said)) << hostile.text.substr(0, 40);
        EXPECT_EQ(sources.documents.size(), hostile.documents) << hostile.text.substr(0, 40);
    }
}

TEST(Sources, Keeps_its_limits)
{
    EXPECT_THAT(said(read("a: 12345678\n", {.bytes = 10})), ElementsAre("document.too_large 1:1"));
    EXPECT_THAT(said(read("[1, 2, 3]\n", {.nodes = 3})), ElementsAre("document.too_many_values 1:8"));
    EXPECT_THAT(said(read("a: 1\n---\nb: 2\n", {.nodes = 3})), ElementsAre("document.too_many_values 3:1"));
}

/// The table of a large mapping's keys was cleared anew for each of its values.
TEST(Sources, Reads_a_mapping_of_many_keys_in_linear_time)
{
    std::string text = "{";
    for (int index = 0; index < 200'000; ++index)
        text += "\"key" + std::to_string(index) + "\": 1, ";
    const auto begin = std::chrono::steady_clock::now();
    const Sources sources = read(text + "\"last\": 1}");
    // Quadratic it took minutes.
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
    ASSERT_EQ(sources.documents.size(), 1U);
    EXPECT_EQ(sources.documents[0].root.entries.size(), 200'001U);
}

/// Nine doublings of nine: a few hundred bytes that would stand for 387,420,489 values.
TEST(Sources, Defuses_a_bomb_of_aliases)
{
    std::string bomb = "a0: &a0 x\n";
    for (int level = 1; level <= 9; ++level) {
        const std::string before = "*a" + std::to_string(level - 1);
        bomb += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [" + before;
        for (int count = 1; count < 9; ++count)
            bomb += ", " + before;
        bomb += "]\n";
    }
    EXPECT_THAT(said(read(bomb)), ElementsAre("document.alias_limit 7:10"));
}

/// A long text that many aliases stand for is a bomb of few values.
TEST(Sources, Defuses_a_bomb_of_long_texts)
{
    std::string bomb = "a: &a '" + std::string(1000, 'x') + "'\nb:\n";
    for (int count = 0; count < 2000; ++count)
        bomb += "- *a\n";
    const Sources sources = read(bomb, {.bytes = 1'000'000});
    EXPECT_THAT(said(sources), ElementsAre("document.alias_size 1003:3"));
    ASSERT_EQ(sources.documents.size(), 1U);
}

} // namespace
} // namespace switchyard::exchange
