// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace switchyard::http1 {

/// Writes text into a fixed room; once something did not fit, nothing more is written and size() is 0.
class Output
{
public:
    explicit Output(std::span<char> room) : begin_(room.data()), at_(room.data()), end_(room.data() + room.size()) {}

    void put(std::string_view text)
    {
        if (text.size() > static_cast<std::size_t>(end_ - at_)) [[unlikely]] {
            fits_ = false;
            end_ = at_;
            return;
        }
        if (!text.empty())
            std::memcpy(at_, text.data(), text.size());
        at_ += text.size();
    }
    void number(std::uint64_t value)
    {
        char digits[20];
        const auto written = std::to_chars(digits, digits + sizeof digits, value);
        put({digits, written.ptr});
    }
    void line(std::string_view name, std::string_view value)
    {
        put(name);
        put(": ");
        put(value);
        put("\r\n");
    }

    std::size_t size() const { return fits_ ? static_cast<std::size_t>(at_ - begin_) : 0; }

private:
    char* begin_;
    char* at_;
    char* end_;
    bool fits_ = true;
};

} // namespace switchyard::http1
