// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace switchyard::http1 {

/// How header names are spelt when they are sent on.
enum class NameCase : std::uint8_t
{
    AsReceived, ///< lines of our own in Proper-Case
    Lower,
    Proper ///< the first letter and those behind "-" are capitals, all others are not
};

/// Spells a header name anew, in place. Cost: a few operations per eight bytes for Lower.
void spell(char* name, std::size_t size, NameCase name_case);

/// The same in a buffer of our own that reaches to `end`: bytes behind the name may be written again as they are.
/// Cost: a few operations per sixteen bytes for Lower.
inline void spell_within(const char* end, char* name, std::size_t size, NameCase name_case)
{
#if defined(__SSE2__)
    constexpr std::size_t kBlock = 16;
    if (name_case == NameCase::Lower && static_cast<std::size_t>(end - name) >= size + kBlock) {
        const __m128i before_a = _mm_set1_epi8('A' - 1);
        const __m128i behind_z = _mm_set1_epi8('Z' + 1);
        const __m128i place = _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        for (std::size_t done = 0; done < size; done += kBlock) {
            auto* const at = reinterpret_cast<__m128i*>(name + done);
            const auto left = static_cast<char>(size - done < kBlock ? size - done : kBlock);
            const __m128i bytes = _mm_loadu_si128(at);
            const __m128i capitals = _mm_and_si128(_mm_cmpgt_epi8(bytes, before_a), _mm_cmplt_epi8(bytes, behind_z));
            const __m128i of_name = _mm_cmplt_epi8(place, _mm_set1_epi8(left));
            const __m128i bit = _mm_and_si128(_mm_and_si128(capitals, of_name), _mm_set1_epi8(0x20));
            _mm_storeu_si128(at, _mm_or_si128(bytes, bit));
        }
        return;
    }
#endif
    spell(name, size, name_case);
}

} // namespace switchyard::http1
