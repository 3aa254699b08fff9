// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/header_lines.h"
#include "core/http/header_table.h"
#include "core/http/method.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace switchyard::http {
namespace {

TEST(HeaderTable, finds_the_first_line_of_a_name_in_any_case)
{
    HeaderLines lines;
    lines.add("Accept", "a");
    lines.add("ACCEPT", "b");
    const HeaderTable table = lines.table();
    EXPECT_EQ(table.value(*table.find("accept")), "a");
    EXPECT_EQ(table.find("accep"), nullptr);
    EXPECT_EQ(table.find("accept2"), nullptr);
    EXPECT_EQ(table.find(""), nullptr);
    EXPECT_EQ(HeaderTable{}.find("accept"), nullptr);
}

TEST(HeaderTable, finds_lines_by_the_id_the_codec_gave)
{
    HeaderLines lines;
    lines.add("Host", "a");
    lines.add("Via", "b");
    HeaderTable table = lines.table();
    std::array<HeaderField, 2> fields{table.fields[0], table.fields[1]};
    fields[1].id = HeaderId::Via;
    table.fields = fields;
    EXPECT_EQ(table.value(*table.find(HeaderId::Via)), "b");
    EXPECT_EQ(table.find(HeaderId::Host), nullptr);
}

TEST(EqualIgnoringCase, folds_ascii_letters_only)
{
    EXPECT_TRUE(equal_ignoring_case("", ""));
    EXPECT_TRUE(equal_ignoring_case("Content-LENGTH", "content-length"));
    EXPECT_FALSE(equal_ignoring_case("a", "ab"));
    EXPECT_FALSE(equal_ignoring_case("@", "`"));
    EXPECT_FALSE(equal_ignoring_case("[", "{"));
    EXPECT_FALSE(equal_ignoring_case("\xc4", "\xe4"));
}

TEST(Method, is_known_by_its_exact_text)
{
    for (const Method method : {Method::Get, Method::Head, Method::Post, Method::Put, Method::Delete, Method::Connect,
                                Method::Options, Method::Trace, Method::Patch})
        EXPECT_EQ(method_from(to_string(method)), method);
    EXPECT_EQ(method_from("get"), Method::Other);
    EXPECT_EQ(method_from(""), Method::Other);
    EXPECT_EQ(method_from("PURGE"), Method::Other);
    EXPECT_EQ(to_string(Method::Other), "");
}

} // namespace
} // namespace switchyard::http
