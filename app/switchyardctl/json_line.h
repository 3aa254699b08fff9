// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::ctl {

/// Text as a JSON string with its quotes; bytes that are no UTF-8 become U+FFFD.
std::string jsonString(std::string_view text);

/// One JSON object on one line, built key by key.
class JsonLine
{
public:
    JsonLine& text(std::string_view key, std::string_view value) { return raw(key, jsonString(value)); }
    JsonLine& flag(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }
    JsonLine& number(std::string_view key, std::integral auto value) { return raw(key, std::to_string(value)); }
    JsonLine& list(std::string_view key, const std::vector<std::string>& items);
    /// `value` is JSON already.
    JsonLine& raw(std::string_view key, std::string_view value);

    std::string str() const { return body_ + '}'; }

private:
    std::string body_ = "{";
};

} // namespace switchyard::ctl
