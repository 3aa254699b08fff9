// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/name_case.h"

#include <cstring>

namespace switchyard::http1 {
namespace {

void lower(const char* name, std::size_t size, char* to)
{
    std::size_t done = 0;
    for (; done + 8 <= size; done += 8)
        put_word(to + done, lowered_word(word_at<std::uint64_t>(name + done)));
    for (; done < size; ++done)
        to[done] = to_lower(name[done]);
}

} // namespace

void spell_slowly(const char* name, std::size_t size, NameCase name_case, char* to)
{
    if (name_case == NameCase::AsReceived) {
        if (size != 0)
            std::memmove(to, name, size);
        return;
    }
    lower(name, size, to);
    if (name_case == NameCase::Lower)
        return;
    for (std::size_t i = 0; i < size; ++i) {
        const bool begins = i == 0 || to[i - 1] == '-';
        if (begins && to[i] >= 'a' && to[i] <= 'z')
            to[i] = static_cast<char>(to[i] & ~0x20);
    }
}

} // namespace switchyard::http1
