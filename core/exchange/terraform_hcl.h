// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

struct HclAttribute;

/// A value of Terraform's language.
struct HclValue
{
    enum class Kind : std::uint8_t
    {
        Text,       ///< a string
        Literal,    ///< a number, true or false
        Expression, ///< google_compute_url_map.web.id
        List,
        Map,  ///< an attribute that holds a mapping
        Block ///< a nested block; several of one name are several attributes
    };

    Kind kind = Kind::Text;
    std::string text;     ///< of a string without quotes and escapes; of the others as it is written
    std::string original; ///< expressions: what stands in the workspace
    std::vector<HclValue> items;
    std::vector<HclAttribute> attributes;
};

struct HclAttribute
{
    std::string name;
    HclValue value;
};

/// A block of the top level: resource "google_compute_url_map" "web" { … }
struct HclBlock
{
    std::string type;
    std::vector<std::string> labels;
    std::vector<HclAttribute> body;
};

HclValue hcl_string(std::string text);
HclValue hcl_literal(std::string text);
HclValue hcl_expression(std::string text, std::string original);

/// The block as `terraform fmt` leaves it, ending with a line break.
std::string hcl_text(const HclBlock& block);
/// A string in quotes; what would begin an interpolation is escaped.
std::string hcl_quoted(std::string_view text);

} // namespace switchyard::exchange
