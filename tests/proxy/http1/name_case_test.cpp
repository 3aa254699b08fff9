// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/name_case.h"

#include <string>

#include <gtest/gtest.h>

namespace switchyard::http1 {
namespace {

std::string spelt(const std::string& name, NameCase name_case)
{
    std::string apart(name.size(), '?');
    spell(name.data(), name.size(), name_case, apart.data());
    std::string in_place = name;
    spell(in_place.data(), in_place.size(), name_case, in_place.data());
    EXPECT_EQ(apart, in_place);
    return apart;
}

TEST(NameCase, spells_names_of_any_size)
{
    for (std::size_t size = 0; size < 70; ++size) {
        std::string mixed;
        std::string lower;
        for (std::size_t i = 0; i < size; ++i) {
            mixed += static_cast<char>((i % 2 == 0 ? 'A' : 'a') + i * 7 % 26);
            lower += static_cast<char>('a' + i * 7 % 26);
        }
        EXPECT_EQ(spelt(mixed, NameCase::AsReceived), mixed);
        EXPECT_EQ(spelt(mixed, NameCase::Lower), lower);
        if (size != 0) {
            lower[0] = static_cast<char>(lower[0] - 'a' + 'A');
            EXPECT_EQ(spelt(mixed, NameCase::Proper), lower);
        }
    }
}

TEST(NameCase, leaves_everything_but_letters_alone)
{
    const std::string marks = "!#$%&'*+-.^_`|~0123456789@[{\x7f\x80\xc1\xda\xff";
    EXPECT_EQ(spelt(marks, NameCase::Lower), marks);
    EXPECT_EQ(spelt("@[AZ", NameCase::Lower), "@[az");
    EXPECT_EQ(spelt("x-REQUEST-id", NameCase::Proper), "X-Request-Id");
    EXPECT_EQ(spelt("tE", NameCase::Proper), "Te");
}

} // namespace
} // namespace switchyard::http1
