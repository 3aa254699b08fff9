// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/action.h"
#include "core/route/cors.h"
#include "core/route/route_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What happens to an explained request once its rule is known.
namespace switchyard::route {

class Names;
class LocationTranslation;

/// Where something is said; from the inside of a URL map out, which is the order in which header edits apply.
enum class Level : std::uint8_t
{
    Target, ///< an entry of a weighted split
    Rule,
    PathMatcher,
    UrlMap,
    Service ///< the chosen backend service, which has the last word
};
std::string_view to_string(Level level);

/// One change to the headers of a request or an answer.
struct ExplainedEdit
{
    enum class Kind : std::uint8_t
    {
        Remove,
        Set,   ///< replaces whatever is there
        Append ///< a further line beside those that are there
    };

    Kind kind = Kind::Set;
    Level level = Level::Rule;
    std::string name;
    std::string value;                ///< as written, {variables} and all
    std::optional<Level> undone_by{}; ///< a later edit removes or replaces it

    friend bool operator==(const ExplainedEdit&, const ExplainedEdit&) = default;
};

/// In the order in which they apply.
struct ExplainedHeaders
{
    std::vector<ExplainedEdit> request;
    std::vector<ExplainedEdit> response;
};

/// How a service keeps clients on one endpoint, and what of this request it would go by.
struct ExplainedAffinity
{
    std::string policy;               ///< the vendor's literal
    std::string key;                  ///< "the client's address", "the cookie session"
    std::optional<std::string> value; ///< what the request has there; nullopt: nothing, or not known
};

/// One share of a split.
struct ExplainedTarget
{
    ElementId id;
    std::string service;
    std::uint32_t weight = 1;
    double percent = 100;
    std::optional<ExplainedHeaders> headers{};   ///< all levels, when the target or service has edits of its own
    std::optional<ExplainedAffinity> affinity{}; ///< nullopt: none
};

struct ExplainedCapture
{
    std::string name;
    std::string value;
};

struct ExplainedMirror
{
    std::string service;
    double percent = 100;
};

/// What answers some errors instead of their own body.
struct ExplainedErrorPage
{
    Level level = Level::Rule;
    std::vector<std::string> statuses; ///< "404", "5xx"; those that no inner level takes
    std::string bucket;                ///< empty: no level names one
    bool bucket_inherited = false;
    std::string path; ///< empty: the body stays
    std::optional<std::uint16_t> override_response;
};

struct ExplainedForward
{
    enum class Rewrite : std::uint8_t
    {
        None,
        Prefix,
        Template
    };

    std::vector<ExplainedTarget> targets;
    std::uint32_t total_weight = 1;
    std::string target; ///< path and query as the backend gets them
    bool path_rewritten = false;
    Rewrite rewrite = Rewrite::None;
    std::vector<ExplainedCapture> captures; ///< of the path template that matched
    std::string host;                       ///< as the backend gets it
    std::optional<std::string> host_rewrite;
    std::optional<Milliseconds> timeout;
    std::optional<Milliseconds> max_stream_duration;
    std::optional<RetryPolicy> retry;
    std::optional<ExplainedMirror> mirror;
    std::optional<FaultPolicy> fault;
    std::optional<CorsVerdict> cors; ///< nullopt: no policy
    ExplainedHeaders headers;        ///< of targets without edits of their own
    std::vector<ExplainedErrorPage> error_pages;
};

struct ExplainedRedirect
{
    std::uint16_t status = 301;
    std::string location;       ///< as the cloud would answer
    std::string local_location; ///< as it is answered here; equal when nothing was translated
    bool normalisation = false; ///< the path had dot segments; no rule was looked at
    std::vector<ExplainedEdit> response_headers{};
};

/// The map, the matcher or the rule has no target: 404.
struct ExplainedNothing
{};

using ExplainedOutcome = std::variant<ExplainedNothing, ExplainedForward, ExplainedRedirect>;

/// The words of the file: "5xx", "gateway-error", …
std::vector<std::string_view> condition_names(const RetryPolicy& policy);

} // namespace switchyard::route
