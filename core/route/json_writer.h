// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/route/words.h"

#include <fmt/format.h>

#include <concepts>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::route {

/// Writes JSON objects and lists; the caller keeps the order.
class JsonWriter
{
public:
    void open(char bracket)
    {
        out_ += bracket;
        first_ = true;
    }
    void close(char bracket)
    {
        out_ += bracket;
        first_ = false;
    }
    void item()
    {
        if (!first_)
            out_ += ',';
        first_ = false;
    }
    void key(std::string_view name)
    {
        item();
        out_ += json_quoted(name) + ':';
    }
    /// An element of a list.
    void value(std::string_view text)
    {
        item();
        out_ += json_quoted(text);
    }
    void open(std::string_view name, char bracket)
    {
        key(name);
        open(bracket);
    }
    void field(std::string_view name, std::string_view value)
    {
        key(name);
        out_ += json_quoted(value);
    }
    void field(std::string_view name, const char* value) { field(name, std::string_view(value)); }
    void field(std::string_view name, const std::optional<std::string>& value)
    {
        if (value)
            field(name, std::string_view(*value));
    }
    void field(std::string_view name, std::same_as<bool> auto value)
    {
        key(name);
        out_ += value ? "true" : "false";
    }
    template <typename Number>
        requires(std::integral<Number> || std::floating_point<Number>) && (!std::same_as<Number, bool>)
    void field(std::string_view name, Number value)
    {
        key(name);
        fmt::format_to(std::back_inserter(out_), "{}", value);
    }
    /// As text: JSON numbers do not hold 64 bits everywhere. Nothing when there is none.
    void field(std::string_view name, ElementId id)
    {
        if (id)
            field(name, std::string_view(fmt::to_string(id.value)));
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool first_ = true;
};

} // namespace switchyard::route
