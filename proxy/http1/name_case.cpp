// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/name_case.h"

#include <cstring>

namespace switchyard::http1 {
namespace {

/// The same operation on all bytes of a word: 'A'–'Z' become small letters, everything else stays.
template <typename Word>
void lower_word(char* at)
{
    constexpr Word ones = static_cast<Word>(~Word{0} / 255);
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    const Word low_bits = word & (ones * 0x7f);
    const Word from_a = low_bits + ones * (0x80 - 'A');
    const Word beyond_z = low_bits + ones * (0x7f - 'Z');
    const Word capitals = (from_a ^ beyond_z) & ~word & (ones * 0x80);
    word |= capitals >> 2;
    std::memcpy(at, &word, sizeof word);
}

void lower(char* name, std::size_t size)
{
    if (size >= 8) {
        for (std::size_t at = 0; at + 8 < size; at += 8)
            lower_word<std::uint64_t>(name + at);
        lower_word<std::uint64_t>(name + size - 8);
    } else if (size >= 4) {
        lower_word<std::uint32_t>(name);
        lower_word<std::uint32_t>(name + size - 4);
    } else {
        for (std::size_t i = 0; i < size; ++i)
            name[i] = static_cast<char>(name[i] >= 'A' && name[i] <= 'Z' ? name[i] | 0x20 : name[i]);
    }
}

} // namespace

void spell(char* name, std::size_t size, NameCase name_case)
{
    if (name_case == NameCase::AsReceived)
        return;
    lower(name, size);
    if (name_case == NameCase::Lower)
        return;
    for (std::size_t i = 0; i < size; ++i) {
        const bool begins = i == 0 || name[i - 1] == '-';
        if (begins && name[i] >= 'a' && name[i] <= 'z')
            name[i] = static_cast<char>(name[i] & ~0x20);
    }
}

} // namespace switchyard::http1
