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

/// `size` bytes that differ in every place, capitals and their neighbours among them.
std::string bytes_from(int first, std::size_t size)
{
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        text[i] = static_cast<char>(first + static_cast<int>(i));
    return text;
}

TEST(NameCase, spells_names_of_any_size_and_bytes)
{
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    for (std::size_t size = 0; size <= 50; ++size) {
        for (int first = 0; first < 256; ++first) {
            const std::string name = bytes_from(first, size);
            std::string lower = name;
            std::string proper = name;
            for (std::size_t i = 0; i < size; ++i) {
                if (!is_letter(name[i]))
                    continue;
                lower[i] = static_cast<char>(name[i] | 0x20);
                proper[i] = static_cast<char>(i == 0 || name[i - 1] == '-' ? name[i] & ~0x20 : name[i] | 0x20);
            }
            ASSERT_EQ(spelt(name, NameCase::AsReceived), name) << size << " bytes from " << first;
            ASSERT_EQ(spelt(name, NameCase::Lower), lower) << size << " bytes from " << first;
            ASSERT_EQ(spelt(name, NameCase::Proper), proper) << size << " bytes from " << first;
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
