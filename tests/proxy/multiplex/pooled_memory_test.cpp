// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/multiplex/pooled_memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>

namespace switchyard::multiplex {
namespace {

TEST(PooledMemory, keeps_what_is_in_it_when_its_size_changes)
{
    nghttp2_mem& pool = *pooled_memory();
    std::string expected = "0123456789abcdef";
    auto* memory = static_cast<char*>(pool.realloc(nullptr, expected.size(), nullptr));
    std::memcpy(memory, expected.data(), expected.size());
    for (const std::size_t size : {1, 17, 64, 5'000, 40'000, 300, 3}) {
        expected.resize(std::min(expected.size(), size));
        memory = static_cast<char*>(pool.realloc(memory, size, nullptr));
        ASSERT_EQ(std::string_view(memory, expected.size()), expected) << size;
    }
    pool.free(memory, nullptr);
    pool.free(nullptr, nullptr);
}

TEST(PooledMemory, is_zero_where_that_was_asked_for_and_aligned)
{
    nghttp2_mem& pool = *pooled_memory();
    for (int round = 0; round < 3; ++round) {
        for (const std::size_t size : {1, 48, 200, 20'000}) {
            auto* const memory = static_cast<char*>(pool.calloc(3, size, nullptr));
            EXPECT_EQ(reinterpret_cast<std::uintptr_t>(memory) % alignof(std::max_align_t), 0U);
            EXPECT_EQ(std::string_view(memory, 3 * size), std::string(3 * size, '\0')) << size;
            std::memset(memory, 0xaa, 3 * size);
            pool.free(memory, nullptr);
        }
    }
}

TEST(PooledMemory, refuses_sizes_beyond_all_memory)
{
    constexpr std::size_t kMost = std::numeric_limits<std::size_t>::max();
    nghttp2_mem& pool = *pooled_memory();
    EXPECT_EQ(pool.malloc(kMost - 1, nullptr), nullptr);
    EXPECT_EQ(pool.calloc(kMost / 2, 4, nullptr), nullptr);
}

} // namespace
} // namespace switchyard::multiplex
