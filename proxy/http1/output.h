// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/http1/name_case.h"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace switchyard::http1 {

/// A number as text. Cost: no allocation.
class Decimal
{
public:
    explicit Decimal(std::uint64_t value) : end_(std::to_chars(digits_, digits_ + sizeof digits_, value).ptr) {}
    Decimal(const Decimal&) = delete;
    Decimal& operator=(const Decimal&) = delete;
    std::string_view text() const { return {digits_, end_}; }

private:
    char digits_[20];
    char* end_;
};

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
    void number(std::uint64_t value) { put(Decimal(value).text()); }
    /// `name` comes in Proper-Case.
    void line(std::string_view name, std::string_view value, NameCase name_case = NameCase::AsReceived)
    {
        char* const begin = at_;
        put(name);
        if (name_case == NameCase::Lower && fits_)
            spell(name.data(), name.size(), name_case, begin);
        put(": ");
        put(value);
        put("\r\n");
    }

    /// Where the next byte goes, and whether everything fitted so far.
    char* at() const { return at_; }
    bool fits() const { return fits_; }

    std::size_t size() const { return fits_ ? static_cast<std::size_t>(at_ - begin_) : 0; }

private:
    char* begin_;
    char* at_;
    char* end_;
    bool fits_ = true;
};

} // namespace switchyard::http1
