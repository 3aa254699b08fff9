// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/header_lines.h"

#include <gtest/gtest.h>

#include <string>

namespace switchyard::http {
namespace {

TEST(HeaderLines, hold_names_and_values_as_given)
{
    HeaderLines lines;
    EXPECT_EQ(lines.table().find("x-a"), nullptr);
    lines.add("X-A", "one");
    lines.add("X-Empty", "");
    lines.add("x-a", "two");
    const HeaderTable table = lines.table();
    ASSERT_EQ(table.fields.size(), 3U);
    EXPECT_EQ(table.name(table.fields[0]), "X-A");
    EXPECT_EQ(table.value(*table.find("x-A")), "one");
    EXPECT_EQ(table.value(table.fields[1]), "");
    EXPECT_EQ(table.value(table.fields[2]), "two");
    EXPECT_EQ(std::string_view(table.base + table.fields[0].begin, table.fields[0].end - table.fields[0].begin),
              "X-A: one\r\n");
}

TEST(HeaderLines, cut_a_name_that_no_head_could_hold)
{
    HeaderLines lines;
    lines.add(std::string(70'000, 'n'), "value");
    EXPECT_EQ(lines.table().name(lines.table().fields[0]).size(), 65'535U);
    EXPECT_EQ(lines.table().value(lines.table().fields[0]), "value");
}

} // namespace
} // namespace switchyard::http
