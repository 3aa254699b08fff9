// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/backend_service.h"
#include "core/compile/findings.h"
#include "core/compile/subject.h"
#include "core/compile/usage.h"
#include "core/route/explain.h"
#include "core/route/route_table.h"

#include <optional>
#include <string>
#include <vector>

namespace switchyard::compile {

/// How one of a URL map's own tests ended.
struct MapTestResult
{
    ElementId url_map;
    std::string url_map_label; ///< "urlMaps/storefront"
    std::size_t index = 0;     ///< in tests[]
    ElementId element;
    std::string name;                  ///< its description, or host and path
    std::string request;               ///< "http://shop.example.com/cart?x=1"
    std::vector<std::string> failures; ///< a sentence for each expectation that did not come true; empty: passed
    std::string decided_by;            ///< "pathMatchers[0].routeRules[2] (priority 20)", "defaultService", …
    std::optional<route::Explanation> explanation; ///< why it went there; only of run_all_map_tests()

    bool passed() const { return failures.empty(); }
};

/// Runs the tests[] of one map with the evaluator that routes real requests; `table` is the map's. Source:
/// load-balancer semantics chapter 11.1. Cost: a match per test.
std::vector<MapTestResult> run_map_tests(const Subject& url_map, const route::RouteTable& table,
                                         const Services& services, route::Scheme scheme);

/// The scheme of the requests: https when only HTTPS proxies use the map.
route::Scheme map_test_scheme(const Usage& usage, const model::Resource& url_map);

/// The tests of every map of a workspace, in file order, each explained. Cost: builds the route tables.
std::vector<MapTestResult> run_all_map_tests(const model::Workspace& workspace);

/// Reports what failed: the cloud refuses an update of such a map.
void report_map_tests(const Subject& url_map, const Usage& usage, const std::vector<MapTestResult>& results,
                      Findings& findings);

} // namespace switchyard::compile
