// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/name_case.h"

#include <gtest/gtest.h>

#include <string>

namespace switchyard::http1 {
namespace {

/// `size` bytes that differ in every place, capitals and their neighbours among them.
std::string bytes_from(int first, std::size_t size)
{
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        text[i] = static_cast<char>(first + static_cast<int>(i));
    return text;
}

TEST(NameCase, is_the_same_with_room_behind_the_name_and_without)
{
    for (const std::size_t behind : {0, 1, 15, 16, 40}) {
        for (std::size_t size = 0; size <= 50; ++size) {
            for (int first = 0; first < 256; first += 7) {
                for (const NameCase wanted : {NameCase::AsReceived, NameCase::Lower, NameCase::Proper}) {
                    std::string expected = bytes_from(first, size + behind);
                    std::string spelt = expected;
                    spell(expected.data(), size, wanted);
                    spell_within(spelt.data() + spelt.size(), spelt.data(), size, wanted);
                    ASSERT_EQ(spelt, expected) << size << " bytes from " << first << ", " << behind << " behind";
                }
            }
        }
    }
}

} // namespace
} // namespace switchyard::http1
