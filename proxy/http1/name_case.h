// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <cstddef>
#include <cstdint>

namespace switchyard::http1 {

/// How header names are spelt when they are sent on.
enum class NameCase : std::uint8_t
{
    AsReceived, ///< lines of our own in Proper-Case
    Lower,
    Proper ///< the first letter and those behind "-" are capitals, all others are not
};

/// Inside of spell(): everything but lower case for names of usual sizes.
void spell_slowly(const char* name, std::size_t size, NameCase name_case, char* to);

/// Writes a header name to `to`, spelt anew; that may be where the name stands, but not overlap with it otherwise.
/// Cost: for Lower two words of a name up to 16 bytes. Both are read before one is written, and a name that was copied
/// just now is better spelt from its original: what was written in other pieces than it is read in makes the processor
/// wait.
inline void spell(const char* name, std::size_t size, NameCase name_case, char* to)
{
    if (name_case != NameCase::Lower || size < 4 || size > 16)
        return spell_slowly(name, size, name_case, to);
    const auto in_words = [&]<typename Word>(Word) {
        const auto first = lowered_word(word_at<Word>(name));
        const auto last = lowered_word(word_at<Word>(name + size - sizeof(Word)));
        put_word(to, first);
        put_word(to + size - sizeof(Word), last);
    };
    size < 8 ? in_words(std::uint32_t{}) : in_words(std::uint64_t{});
}

} // namespace switchyard::http1
