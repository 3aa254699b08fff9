// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace switchyard::route {

/// Whether `text` in lower case is `lower` (already lower case).
inline bool equals_lower(std::string_view text, std::string_view lower)
{
    return text.size() == lower.size() &&
           std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) { return to_lower(a) == b; });
}

inline std::string lowered(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), to_lower);
    return out;
}

/// FNV-1a, byte by byte, so that text in pieces hashes like the whole. For short texts in tables whose keys come from
/// the configuration.
class TextHash
{
public:
    void add(char c) { state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3; }
    void add(std::string_view text)
    {
        for (const char c : text)
            add(c);
    }
    /// Every bit depends on every byte.
    std::uint64_t value() const
    {
        const std::uint64_t mixed = (state_ ^ (state_ >> 32)) * 0x9fb21c651e98df25;
        return mixed ^ (mixed >> 29);
    }

private:
    std::uint64_t state_ = 0xcbf29ce484222325;
};

inline std::uint64_t text_hash(std::string_view text)
{
    TextHash hash;
    hash.add(text);
    return hash.value();
}

} // namespace switchyard::route
