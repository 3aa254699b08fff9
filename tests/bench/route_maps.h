// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_lines.h"
#include "core/route/route_table_builder.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// URL maps of any size, and requests for them: the same for every run of the same size, so that figures can be
/// compared.
namespace switchyard::bench {

enum class MapKind : std::uint8_t
{
    Hosts,       ///< half exact, half `*.name`, one matcher
    PathRules,   ///< 80 % "/…/*", 20 % exact
    RouteRules,  ///< 70 % prefix, 20 % full path + header, 8 % template, 2 % regular expression
    SamePrefix,  ///< one prefix for all, told apart by a header's exact value
    IgnoredCase, ///< prefixes with ignoreCase
    Expressions, ///< nothing but regular expressions, each with a text of its own
    Indistinct   ///< nothing but regular expressions without any text (reported, not bounded)
};
const char* to_string(MapKind kind);

route::RouteTableInput make_map(MapKind kind, std::uint32_t size);

/// A request that owns its text.
struct BenchRequest
{
    std::string host;
    std::string path;
    std::string tenant; ///< of x-tenant; empty: none
    http::HeaderLines lines;
    http::HeaderTable table;
    route::RouteRequest view;
};

/// Requests for rules drawn evenly from the whole map; one in ten fits no rule. Lifetime: views point into them.
std::vector<std::unique_ptr<BenchRequest>> make_requests(MapKind kind, std::uint32_t size, std::size_t count);

} // namespace switchyard::bench
