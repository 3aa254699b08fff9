// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/access_record.h"

#include <algorithm>
#include <cstring>

namespace switchyard::observe {

std::string_view to_string(Protocol protocol)
{
    switch (protocol) {
    case Protocol::None:
        break;
    case Protocol::Http10:
        return "HTTP/1.0";
    case Protocol::Http11:
        return "HTTP/1.1";
    case Protocol::Http2:
        return "HTTP/2";
    }
    return {};
}
namespace {

constexpr std::size_t kMethodLimit = 20; ///< longer than any registered method
constexpr std::size_t kHostLimit = 80;   ///< leaves the target at least half of the room

std::size_t append(std::array<char, 200>& text, std::size_t at, std::string_view part, std::size_t limit)
{
    const std::size_t size = std::min(part.size(), limit);
    if (size != 0) {
        std::memcpy(text.data() + at, part.data(), size);
    }
    return size;
}

} // namespace

void AccessRecord::set_text(std::string_view method_name, std::string_view host_name, std::string_view target_text)
{
    method_size = static_cast<std::uint8_t>(append(text, 0, method_name, kMethodLimit));
    host_size = static_cast<std::uint8_t>(append(text, method_size, host_name, kHostLimit));
    const std::size_t used = std::size_t{method_size} + host_size;
    target_size = static_cast<std::uint16_t>(append(text, used, target_text, text.size() - used));
    target_truncated = target_size < target_text.size();
}

} // namespace switchyard::observe
