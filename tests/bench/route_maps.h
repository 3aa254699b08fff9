// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_lines.h"
#include "core/route/route_table_builder.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
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

/// Requests for rules drawn evenly from the whole map; one in ten fits no rule. Their text stands close together, as
/// that of a request that was just read does.
class BenchRequests
{
public:
    BenchRequests(MapKind kind, std::uint32_t size, std::size_t count);
    BenchRequests(const BenchRequests&) = delete;
    BenchRequests& operator=(const BenchRequests&) = delete;

    const std::vector<route::RouteRequest>& views() const { return views_; }

private:
    const http::HeaderTable* headers_for(const std::string& tenant);

    std::string texts_;
    std::map<std::string, std::pair<http::HeaderLines, http::HeaderTable>> headers_; ///< by tenant; empty: none
    std::vector<route::RouteRequest> views_;
};

} // namespace switchyard::bench
