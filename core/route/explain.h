// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/location.h"
#include "core/route/route_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace switchyard::route {

/// The names a person knows the configuration by.
class Names
{
public:
    virtual ~Names() = default;
    /// "storefront", "20 · /checkout/", "checkout-v2"; empty when unknown.
    virtual std::string element(ElementId id) const = 0;
    virtual std::string service(ServiceIndex service) const = 0;
};

/// How the host chose a path matcher.
struct ExplainedHost
{
    enum class By : std::uint8_t
    {
        Exact,
        Wildcard, ///< the longest that fits
        Any,      ///< the pattern `*`
        Nothing   ///< no host rule fits: the map's defaults answer
    };

    By by = By::Nothing;
    std::string received; ///< Host as the client sent it
    std::string compared; ///< what was compared with the patterns
    ElementId rule;
    std::string pattern;             ///< the pattern that fitted; empty for Nothing
    std::optional<std::string> hint; ///< e.g. a pattern that would fit without the port
};

/// A condition that did not hold.
struct FailedCondition
{
    std::string condition; ///< "path", "header x-canary", "query parameter beta"
    std::string wanted;    ///< "starts with /checkout/"
    std::string got;       ///< "/cart", "absent"

    friend bool operator==(const FailedCondition&, const FailedCondition&) = default;
};

/// One match rule of a route rule, or one path of a path rule.
struct ExplainedAlternative
{
    std::string pattern;                   ///< "prefixMatch /checkout/ and header x-canary equals 1", "/video/*"
    std::optional<FailedCondition> failed; ///< nullopt: it matched, or the search had ended before
    std::uint32_t conditions_held = 0;     ///< before the failing one
};

/// One rule that was tried, in evaluation order.
struct ExplainedRule
{
    ElementId rule;
    std::string label;
    std::optional<std::uint32_t> priority; ///< route rules only
    std::vector<ExplainedAlternative> alternatives;
    bool matched = false;
};

/// One share of a split.
struct ExplainedTarget
{
    ElementId id;
    std::string service;
    std::uint32_t weight = 1;
    double percent = 100;
};

struct ExplainedForward
{
    std::vector<ExplainedTarget> targets;
    std::string target; ///< path and query as the backend gets them
    bool path_rewritten = false;
    std::optional<std::string> host_rewrite;
    std::optional<Milliseconds> timeout;
};

struct ExplainedRedirect
{
    std::uint16_t status = 301;
    std::string location;       ///< as the cloud would answer
    std::string local_location; ///< as it is answered here; equal when nothing was translated
    bool normalisation = false; ///< the path had dot segments; no rule was looked at
};

/// The map, the matcher or the rule has no target: 404.
struct ExplainedNothing
{};

/// Everything that decides about one request, as data. Made by the evaluator that routes real requests.
struct Explanation
{
    std::string method;
    Scheme scheme = Scheme::Http;
    std::string path;
    std::optional<std::string> query;
    ExplainedHost host;
    ElementId path_matcher; ///< 0: the map's defaults
    std::string path_matcher_label;
    std::vector<ExplainedRule> tried;          ///< in evaluation order, up to and with the one that matched
    std::uint32_t rules_after = 0;             ///< not tried any more
    ElementId rule;                            ///< the deciding rule; 0: a default
    std::optional<std::uint32_t> nearest_miss; ///< index into `tried`: the failing rule that came closest
    std::uint32_t nearest_alternative = 0;     ///< and which of its alternatives
    std::variant<ExplainedNothing, ExplainedForward, ExplainedRedirect> outcome;
};

/// Runs the request through the table and writes everything down. `translation` may be null.
Explanation explain(const RouteTable& table, const RouteRequest& request, const Names& names,
                    const LocationTranslation* translation = nullptr);

/// Readable by someone who has never seen the tool; lines end in '\n'.
std::string to_text(const Explanation& explanation);
/// One JSON object.
std::string to_json(const Explanation& explanation);

} // namespace switchyard::route
