// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/layout.h"
#include "core/document/node.h"

#include <cstdint>
#include <optional>
#include <string>

namespace switchyard::document {

/// Writes values as text in the habits of a file.
class Writer
{
public:
    explicit Writer(const Layout& layout) : layout_(layout) {}

    /// A value inside brackets, or one that must fit on a line. With `indentation` (of the line it starts on) a
    /// collection spreads over lines.
    std::string flow(const Node& value, std::optional<std::uint32_t> indentation, Style habit = Style::Plain) const;
    /// `key: value` inside brackets.
    std::string flow_entry(const Entry& entry, bool mapping, std::optional<std::uint32_t> indentation) const;

    /// What follows the colon or dash in block style, its blank or line break included. `column`: of the key or dash.
    std::string block_value(const Node& value, std::uint32_t column, bool in_sequence) const;
    /// A whole entry in block style, without the indentation of its first line.
    std::string block_entry(const Entry& entry, bool mapping, std::uint32_t column) const;

    /// The entries of a collection in block style, without the indentation of the first line.
    std::string block_entries(const Node& value, std::uint32_t column) const;

private:
    std::string line_start(std::uint32_t column) const { return layout_.line_break + std::string(column, ' '); }

    const Layout& layout_;
};

} // namespace switchyard::document
