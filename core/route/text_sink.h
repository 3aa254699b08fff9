// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::route {

/// Text written into a buffer of fixed size; what does not fit makes the whole fail.
class BoundedText
{
public:
    BoundedText(char* out, std::size_t capacity) : out_(out), capacity_(capacity) {}

    void append(std::string_view text)
    {
        if (overflow_ || text.size() > capacity_ - size_) {
            overflow_ = true;
            return;
        }
        if (!text.empty())
            std::memcpy(out_ + size_, text.data(), text.size());
        size_ += text.size();
    }
    std::optional<std::size_t> size() const { return overflow_ ? std::nullopt : std::optional(size_); }

private:
    char* out_;
    std::size_t capacity_;
    std::size_t size_ = 0;
    bool overflow_ = false;
};

/// Appends text with control bytes and spaces percent-encoded. `Sink` has append(std::string_view).
template <typename Sink>
void append_escaped(Sink& sink, std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto unsafe = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; };
    std::size_t clean = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!unsafe(text[at]))
            continue;
        sink.append(text.substr(clean, at - clean));
        const auto byte = static_cast<unsigned char>(text[at]);
        const char code[] = {'%', kDigits[byte >> 4], kDigits[byte & 15]};
        sink.append(std::string_view(code, sizeof code));
        clean = at + 1;
    }
    sink.append(text.substr(clean));
}

inline std::string escaped(std::string_view text)
{
    std::string out;
    append_escaped(out, text);
    return out;
}

} // namespace switchyard::route
