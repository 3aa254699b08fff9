// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/witness.h"

#include "core/route/witness_paths.h"
#include "core/route/witness_regex.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <random>
#include <string>

namespace switchyard::route {
namespace {

bool some_example_fits(const std::string& pattern)
{
    const auto reading = RegexReading::read(pattern);
    if (!reading)
        return false;
    for (std::size_t number = 0; number < 8; ++number) {
        if (re2::RE2::FullMatch(reading->example(number, {}), pattern))
            return true;
    }
    return false;
}

TEST(RegexReading, writes_texts_that_fit)
{
    for (const char* pattern : {"abc",
                                "a.c",
                                "/v[0-9]+/.*",
                                "(a|b)c",
                                "[^/]+",
                                "\\d{3}-\\d{2,}",
                                "a?b*c+",
                                "(?i)Hello",
                                "^/api/(v1|v2)/x$",
                                "[[:alpha:]]+",
                                "[^[:space:]a-z]",
                                "\\Qa.b\\E+",
                                "\\x41\\.",
                                "(?:ab){2}",
                                "(?P<id>\\w+)/x",
                                "a{0}b",
                                "[\\w.-]+@x",
                                "/(?:[a-z]+/)*end",
                                "x{2",
                                ".*\\.(jpg|png)",
                                "a|",
                                "[]a]",
                                "[a\\]-]+",
                                "é+",
                                "(?s).+",
                                "\\S+\\s\\W\\D"})
        EXPECT_TRUE(some_example_fits(pattern)) << pattern;
}

TEST(RegexReading, says_when_it_cannot_read)
{
    for (const char* pattern : {"\\bword", "\\p{Greek}", "(", "[a", "*a", "a)", "(?m)a", "\\", "[z-a]", "(?P<x"})
        EXPECT_FALSE(RegexReading::read(pattern)) << pattern;
}

TEST(RegexReading, knows_heads_and_shapes)
{
    using Kind = RegexReading::Shape::Kind;
    struct Case
    {
        const char* pattern;
        Kind kind;
        const char* text;
        const char* head;
    };
    for (const Case& test :
         {Case{"/api/v1", Kind::Literal, "/api/v1", "/api/v1"}, Case{"^/a\\.b$", Kind::Literal, "/a.b", "/a.b"},
          Case{"/api/.*", Kind::Head, "/api/", "/api/"}, Case{".*", Kind::Head, "", ""},
          Case{"/a+", Kind::Other, "", "/"}, Case{"(a|b)", Kind::Other, "", ""}, Case{"a.+", Kind::Other, "", "a"},
          Case{"a^b", Kind::Other, "", "ab"}, Case{"é?x", Kind::Other, "", ""}}) {
        const auto reading = RegexReading::read(test.pattern);
        ASSERT_TRUE(reading) << test.pattern;
        EXPECT_EQ(reading->shape().kind, test.kind) << test.pattern;
        if (test.kind != Kind::Other)
            EXPECT_EQ(reading->shape().text, test.text) << test.pattern;
        EXPECT_EQ(reading->head(), test.head) << test.pattern;
    }
}

TEST(RegexReading, survives_any_pattern_in_bounds)
{
    std::mt19937_64 random(7);
    constexpr std::string_view kAlphabet = "ab(|)[]^-*+?{}1,9.\\dQE:Pi$";
    for (int count = 0; count < 20'000; ++count) {
        std::string pattern;
        for (std::size_t size = random() % 14; pattern.size() < size;)
            pattern.push_back(kAlphabet[random() % kAlphabet.size()]);
        if (const auto reading = RegexReading::read(pattern)) {
            const re2::RE2 compiled(pattern, re2::RE2::Quiet);
            const auto shape = reading->shape();
            if (!compiled.ok())
                continue;
            ASSERT_LT(reading->example(count % 9, "ab1").size(), 20'000U) << pattern;
            if (shape.kind == RegexReading::Shape::Kind::Literal)
                ASSERT_TRUE(re2::RE2::FullMatch(shape.text, compiled)) << pattern;
            if (shape.kind == RegexReading::Shape::Kind::Head)
                ASSERT_TRUE(re2::RE2::FullMatch(shape.text + "anything/1", compiled)) << pattern;
            for (std::size_t number = 0; number < 3; ++number) {
                const std::string text = reading->example(number, {});
                if (re2::RE2::FullMatch(text, compiled))
                    ASSERT_TRUE(text.starts_with(reading->head())) << pattern;
            }
        }
    }
    EXPECT_FALSE(RegexReading::read(std::string(5000, '(')));
    const auto large = RegexReading::read("((((a{1000}){1000}){1000}){1000})");
    if (large)
        EXPECT_LT(large->example(0, {}).size(), 10'000U);
}

TEST(PathCandidates, fill_the_gaps_of_two_templates)
{
    PatternCache cache;
    const PathPredicate a = PathTemplate{"/a/{x=*}/c"};
    const PathPredicate b = PathTemplate{"/{y=*}/b/**"};
    bool found = false;
    for (const std::string& path : path_candidates(std::vector{&a, &b}, cache))
        found = found || (path_holds(a, path, cache) && path_holds(b, path, cache));
    EXPECT_TRUE(found);
}

TEST(CurlLine, quotes_what_a_shell_would_take_apart)
{
    ExampleRequest example{.host = "shop.example.com", .path = "/cart"};
    EXPECT_EQ(curl_line(example), "curl -H 'Host: shop.example.com' http://stand-in/cart");
    example.method = "POST";
    example.query = "a=1&b='";
    example.headers = {{"x-empty", ""}, {"x-a", "it's"}};
    EXPECT_EQ(curl_line(example, "http://127.0.0.1:80"),
              "curl -X POST -H 'Host: shop.example.com' -H 'x-empty;' -H 'x-a: it'\\''s' "
              "'http://127.0.0.1:80/cart?a=1&b='\\'''");
    example = {.host = "a", .method = "HEAD", .path = "/[1]"};
    EXPECT_EQ(curl_line(example), "curl -I -H 'Host: a' -g 'http://stand-in/[1]'");
    EXPECT_EQ(url_of(example), "http://a/[1]");
}

} // namespace
} // namespace switchyard::route
