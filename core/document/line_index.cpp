// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/line_index.h"

#include <algorithm>

namespace switchyard::document {

LineIndex::LineIndex(std::string_view text) : size_(static_cast<std::uint32_t>(text.size()))
{
    for (std::size_t at = text.find_first_of("\r\n"); at != text.npos; at = text.find_first_of("\r\n", at)) {
        at += text.substr(at, 2) == "\r\n" ? 2 : 1;
        starts_.push_back(static_cast<std::uint32_t>(at));
    }
}

Position LineIndex::position(std::uint32_t offset) const
{
    const auto next = std::ranges::upper_bound(starts_, std::min(offset, size_));
    const auto line = static_cast<std::uint32_t>(next - starts_.begin());
    return {line, std::min(offset, size_) - starts_[line - 1] + 1};
}

std::uint32_t LineIndex::offset(Position position) const
{
    if (position.line == 0)
        return 0;
    if (position.line > starts_.size())
        return size_;
    const std::uint32_t start = starts_[position.line - 1];
    const std::uint32_t end = position.line < starts_.size() ? starts_[position.line] : size_;
    return std::min(start + std::max(position.column, 1U) - 1, end);
}

} // namespace switchyard::document
