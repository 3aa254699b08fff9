// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {

/// A pathTemplateMatch taken apart as far as checks need it. Lifetime: as the text.
/// Source: load-balancer semantics chapter 1.4.
struct TemplateReading
{
    std::vector<std::string_view> variables; ///< in order
    std::size_t operators = 0;               ///< `*`, `**` and `{…}` outside braces
    std::string trouble{};                   ///< a sentence; empty: it is sound
};

TemplateReading read_path_template(std::string_view text);

/// A pathTemplateRewrite: literals and {name}.
struct RewriteReading
{
    std::vector<std::string_view> variables;
    std::string trouble{}; ///< a sentence; empty: it is sound
};

RewriteReading read_template_rewrite(std::string_view text);

} // namespace switchyard::route
