// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/byte_scan.h"

#include <gtest/gtest.h>

#include <string>

namespace switchyard::http1::scan {
namespace {

/// A text of good bytes with one other in some place, and bytes behind it that must not count.
template <typename Check>
void with_every_byte_in_every_place(Check check)
{
    for (std::size_t size = 1; size <= 40; ++size) {
        for (std::size_t place = 0; place < size; ++place) {
            for (int byte = 0; byte < 256; ++byte) {
                std::string text(size, 'a');
                text[place] = static_cast<char>(byte);
                text.append(Padded::kSlack, '\0');
                text[size] = 'A';
                text[size + 1] = '_';
                check(text.data(), size, static_cast<char>(byte));
            }
        }
    }
}

TEST(PaddedScan, sees_every_byte_of_a_value_and_none_behind_it)
{
    EXPECT_TRUE(Padded::is_value(std::string(Padded::kSlack, '\0').data(), 0));
    with_every_byte_in_every_place([](const char* text, std::size_t size, char byte) {
        ASSERT_EQ(Padded::is_value(text, size), is(byte, kValue)) << int{byte} << " of " << size;
    });
}

TEST(PaddedScan, sees_every_byte_of_a_name_and_none_behind_it)
{
    with_every_byte_in_every_place([](const char* text, std::size_t size, char byte) {
        const Padded::Name found = Padded::name(text, size);
        ASSERT_EQ(found.odd, !is(byte, kToken) || (byte >= 'A' && byte <= 'Z')) << int{byte} << " of " << size;
        ASSERT_EQ(found.underscore, byte == '_') << int{byte} << " of " << size;
    });
}

} // namespace
} // namespace switchyard::http1::scan
