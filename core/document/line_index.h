// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace switchyard::document {

/// A place in a text as people count: both from 1, the column in bytes.
struct Position
{
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend bool operator==(const Position&, const Position&) = default;
};

/// Converts between byte offsets and lines; a line ends with \n, \r\n or a lone \r. Does not keep the text.
class LineIndex
{
public:
    LineIndex() = default;
    explicit LineIndex(std::string_view text);

    Position position(std::uint32_t offset) const;
    /// The offset of a place, clamped to the text.
    std::uint32_t offset(Position position) const;

private:
    std::vector<std::uint32_t> starts_{0};
    std::uint32_t size_ = 0;
};

} // namespace switchyard::document
