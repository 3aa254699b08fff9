// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace switchyard::serve {

/// The Date header's text, formatted once per second. Thread: one.
class HttpDate
{
public:
    /// "Sun, 06 Nov 1994 08:49:37 GMT". Lifetime: until the next call. Units: nanoseconds since the epoch.
    std::string_view text(std::int64_t wall_ns);

private:
    std::int64_t second_ = -1;
    std::array<char, 32> text_{};
    std::size_t size_ = 0;
};

} // namespace switchyard::serve
