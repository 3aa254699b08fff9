// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/route/explain_action.h"
#include "core/route/location.h"
#include "core/route/near_miss.h"
#include "core/route/route_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::route {

/// How a service keeps clients on one endpoint.
struct ServiceAffinity
{
    enum class By : std::uint8_t
    {
        Client,
        Cookie,
        Header
    };

    std::string policy; ///< the vendor's literal; empty or "NONE": it does not
    By by = By::Client;
    std::string name; ///< of the cookie or header
};

/// The names a person knows the configuration by, and what the table does not know of services.
class Names
{
public:
    virtual ~Names() = default;
    /// "storefront", "20 · /checkout/", "checkout-v2"; empty when unknown.
    virtual std::string element(ElementId id) const = 0;
    virtual std::string service(ServiceIndex service) const = 0;
    virtual ServiceAffinity affinity(ServiceIndex) const { return {}; }
    /// The service's own header edits; null: none.
    virtual const HeaderAction* headers(ServiceIndex) const { return nullptr; }
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
    /// Where the path departs from what was wanted: "differs at byte 7: wanted 'checkout', got 'cart'"; empty when no
    /// one place can be named.
    std::string departs{};
    std::uint32_t position = 0; ///< Units: bytes of the path, the first one is 1; 0: no one place

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
    std::vector<ExplainedRule> tried;  ///< in evaluation order, up to and with the one that matched
    std::uint32_t rules_after = 0;     ///< not tried any more
    ElementId rule;                    ///< the deciding rule; 0: a default
    std::vector<NearMiss> near_misses; ///< three at most, the nearest first
    ExplainedOutcome outcome;
};

/// Runs the request through the table and writes everything down. `translation` may be null; `client` is the client's
/// address, when it is known.
Explanation explain(const RouteTable& table, const RouteRequest& request, const Names& names,
                    const LocationTranslation* translation = nullptr, std::optional<IpAddress> client = std::nullopt);

/// Readable by someone who has never seen the tool; lines end in '\n'.
std::string to_text(const Explanation& explanation);
/// One JSON object.
std::string to_json(const Explanation& explanation);

} // namespace switchyard::route
