// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace switchyard {

/// A text without the blanks at both ends.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t")
{
    const std::size_t first = text.find_first_not_of(blanks);
    return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// ASCII only, whatever the locale.
constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// All bytes of a word at once: 'A'–'Z' become small letters, everything else stays.
template <typename Word>
constexpr Word lowered_word(Word word)
{
    constexpr Word ones = static_cast<Word>(~Word{0} / 255);
    const Word low_bits = word & (ones * 0x7f);
    const Word from_a = low_bits + ones * (0x80 - 'A');
    const Word beyond_z = low_bits + ones * (0x7f - 'Z');
    const Word capitals = (from_a ^ beyond_z) & ~word & (ones * 0x80);
    return word | (capitals >> 2);
}

/// The word that stands at `at`, aligned or not.
template <typename Word>
Word word_at(const char* at)
{
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

template <typename Word>
void put_word(char* at, Word word)
{
    std::memcpy(at, &word, sizeof word);
}

} // namespace switchyard
