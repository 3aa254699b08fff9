// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/url.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace switchyard::http {
namespace {

TEST(SplitAuthority, finds_the_port_outside_of_brackets)
{
    struct Row
    {
        std::string_view text;
        std::string_view host;
        int port; // -1: none
    };
    constexpr std::array kRows{
        Row{"shop.example.com", "shop.example.com", -1},
        Row{"shop.example.com:8080", "shop.example.com", 8080},
        Row{"shop.example.com:", "shop.example.com", -1},
        Row{"shop:0", "shop", 0},
        Row{"shop:65535", "shop", 65535},
        Row{"shop:65536", "shop:65536", -1},
        Row{"shop:080", "shop", 80},
        Row{"shop:+80", "shop:+80", -1},
        Row{"shop:-1", "shop:-1", -1},
        Row{"shop:http", "shop:http", -1},
        Row{"shop:80:90", "shop:80:90", -1},
        Row{"[2001:db8::1]", "[2001:db8::1]", -1},
        Row{"[2001:db8::1]:443", "[2001:db8::1]", 443},
        Row{"[2001:db8::1]:", "[2001:db8::1]", -1},
        Row{"2001:db8::1", "2001:db8::1", -1},
        Row{"[::1", "[::1", -1},
        Row{"", "", -1},
        Row{":80", "", 80},
        Row{":", "", -1},
    };
    for (const Row& row : kRows) {
        const Authority split = split_authority(row.text);
        EXPECT_EQ(split.host, row.host) << row.text;
        EXPECT_EQ(split.port ? split.port->value : -1, row.port) << row.text;
    }
}

TEST(SplitUrl, takes_an_absolute_url_apart)
{
    const auto url = split_url("HTTPS://[::1]:8443/a/b?x=1&y#top");
    ASSERT_TRUE(url);
    EXPECT_TRUE(url->https);
    EXPECT_EQ(url->authority, "[::1]:8443");
    EXPECT_EQ(url->path, "/a/b");
    EXPECT_TRUE(url->has_query);
    EXPECT_EQ(url->query, "x=1&y");
}

TEST(SplitUrl, has_a_path_and_knows_an_empty_query_from_none)
{
    EXPECT_EQ(split_url("http://shop")->path, "/");
    EXPECT_FALSE(split_url("http://shop")->has_query);
    EXPECT_EQ(split_url("http://shop?")->path, "/");
    EXPECT_TRUE(split_url("http://shop?")->has_query);
    EXPECT_EQ(split_url("http://shop?a/b")->authority, "shop");
    EXPECT_EQ(split_url("http://shop#/x")->path, "/");
}

TEST(SplitUrl, refuses_what_is_not_absolute_http)
{
    for (const std::string_view text :
         {"", "/a", "shop/a", "ftp://shop/", "http:/shop", "http://", "http:///a", "://x"})
        EXPECT_FALSE(split_url(text)) << text;
}

TEST(Normalisation, removes_dot_segments_as_the_specification_says)
{
    const std::vector<std::tuple<std::string, std::string>> rows{
        {"/a/b/c/./../../g", "/a/g"}, // RFC 3986 section 5.2.4
        {"/a/../b", "/b"},
        {"/a/./b", "/a/b"},
        {"/../a", "/a"},
        {"/../../..", "/"},
        {"/a/..", "/"},
        {"/a/b/..", "/a/"},
        {"/a/b/.", "/a/b/"},
        {"/.", "/"},
        {"/..", "/"},
        {"/a/b/../", "/a/"},
        {"/a//../b", "/a/b"},
        {"/..//x", "//x"},
        {"/a/.../../b", "/a/b"},
    };
    for (const auto& [path, expected] : rows) {
        EXPECT_TRUE(needs_normalisation(path)) << path;
        EXPECT_EQ(normalised(path), expected) << path;
        EXPECT_FALSE(needs_normalisation(expected)) << path;
    }
}

TEST(Normalisation, leaves_other_paths_alone)
{
    for (const std::string path : {"", "/", "*", "//", "/a", "/a//b", "/.well-known/x", "/a.", "/a../b", "/..a", "/...",
                                   "/a/...", "/%2e%2e/a", "/.git/", "a", ".", ".."}) {
        EXPECT_FALSE(needs_normalisation(path)) << path;
        EXPECT_EQ(normalised(path), path);
    }
}

TEST(Normalisation, ends_in_one_step_for_any_bytes)
{
    std::mt19937 random(1);
    constexpr std::string_view kAlphabet("/./..a\0%", 8);
    for (int round = 0; round < 20'000; ++round) {
        std::string path;
        for (std::size_t size = random() % 24; path.size() < size;)
            path.push_back(kAlphabet[random() % kAlphabet.size()]);
        const std::string once = normalised(path);
        EXPECT_FALSE(needs_normalisation(once)) << path;
        if (!needs_normalisation(path))
            EXPECT_EQ(once, path);
        if (path.starts_with('/'))
            EXPECT_TRUE(once.starts_with('/')) << path;
    }
}

TEST(Normalisation, takes_linear_time_when_the_path_is_long)
{
    std::string path;
    while (path.size() < 64 * 1024)
        path += "/a/..";
    EXPECT_EQ(normalised(path), "/");
    EXPECT_EQ(normalised(std::string(65'536, '/')), std::string(65'536, '/'));
}

} // namespace
} // namespace switchyard::http
