// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What happens to a request once its rule is known: plain values, resolved, in the form the data plane carries out.
namespace switchyard::route {

/// Index of a service in Snapshot::services.
using ServiceIndex = std::uint32_t;

/// What `{name}` in a header value stands for. Source: load-balancer semantics chapter 6.1.
enum class HeaderVariable : std::uint8_t
{
    None,
    CdnCacheId,
    CdnCacheStatus,
    ClientCertChain,
    ClientCertChainVerified,
    ClientCertDnsnameSans,
    ClientCertError,
    ClientCertIssuerDn,
    ClientCertLeaf,
    ClientCertPresent,
    ClientCertSerialNumber,
    ClientCertSha256Fingerprint,
    ClientCertSpiffeId,
    ClientCertSubjectDn,
    ClientCertUriSans,
    ClientCertValidNotAfter,
    ClientCertValidNotBefore,
    ClientCity,
    ClientCityLatLong,
    ClientEncrypted,
    ClientIpAddress,
    ClientPort,
    ClientProtocol,
    ClientRegion,
    ClientRegionSubdivision,
    ClientRttMsec,
    DeviceRequestType,
    OriginRequestHeader,
    ServerIpAddress,
    ServerPort,
    TlsCipherSuite,
    TlsJa3Fingerprint,
    TlsJa4Fingerprint,
    TlsSniHostname,
    TlsVersion,
    UserAgentFamily
};

/// A piece of a header value: text, then what a variable stands for.
struct HeaderValuePiece
{
    std::string text;
    HeaderVariable variable = HeaderVariable::None;

    friend bool operator==(const HeaderValuePiece&, const HeaderValuePiece&) = default;
};

/// A header line to write.
struct HeaderAddition
{
    std::string name; ///< as written
    std::string text; ///< the value as written, for people
    std::vector<HeaderValuePiece> value;
    bool replace = true; ///< false: a further line beside those that are there

    friend bool operator==(const HeaderAddition&, const HeaderAddition&) = default;
};

/// Removals run before additions. Source: load-balancer semantics chapter 2.1.
struct HeaderEdits
{
    std::vector<std::string> remove; ///< in lower case
    std::vector<HeaderAddition> add;

    bool empty() const { return remove.empty() && add.empty(); }
    friend bool operator==(const HeaderEdits&, const HeaderEdits&) = default;
};

/// One headerAction.
struct HeaderAction
{
    HeaderEdits request;
    HeaderEdits response;

    bool empty() const { return request.empty() && response.empty(); }
    friend bool operator==(const HeaderAction&, const HeaderAction&) = default;
};

/// One entry of customErrorResponsePolicy.errorResponseRules.
struct ErrorResponseRule
{
    std::vector<std::uint16_t> codes; ///< exact ones
    bool all_4xx = false;
    bool all_5xx = false;
    std::string path;                               ///< of the object in the bucket
    std::optional<std::uint16_t> override_response; ///< nullopt: the status stays

    friend bool operator==(const ErrorResponseRule&, const ErrorResponseRule&) = default;
};

/// One customErrorResponsePolicy. Source: load-balancer semantics chapter 2.9.
struct ErrorResponsePolicy
{
    std::optional<ElementId> bucket; ///< the backend bucket's id; nullopt: no level names one
    std::string bucket_name;
    bool bucket_inherited = false; ///< from an outer level
    std::vector<ErrorResponseRule> rules;

    friend bool operator==(const ErrorResponsePolicy&, const ErrorResponsePolicy&) = default;
};

/// What a rule, a path matcher or the URL map adds to the action, whichever it is.
struct LevelSettings
{
    HeaderAction headers;
    std::optional<ErrorResponsePolicy> error_responses;

    bool empty() const { return headers.empty() && !error_responses; }
    friend bool operator==(const LevelSettings&, const LevelSettings&) = default;
};

/// One entry of a weighted split; a plain `service` is a split with one entry and no id.
struct WeightedTarget
{
    ElementId id; ///< the weightedBackendServices entry
    ServiceIndex service = 0;
    Weight weight{1};
    HeaderAction headers = {};

    friend bool operator==(const WeightedTarget&, const WeightedTarget&) = default;
};

/// When a try counts as failed, as bits. Source: load-balancer semantics chapter 2.8.
enum class RetryOn : std::uint16_t
{
    ServerError = 1 << 0,
    GatewayError = 1 << 1,
    ConnectFailure = 1 << 2,
    Retriable4xx = 1 << 3,
    RefusedStream = 1 << 4,
    Reset = 1 << 5,
    Cancelled = 1 << 6, ///< gRPC 1
    DeadlineExceeded = 1 << 7,
    Internal = 1 << 8,
    ResourceExhausted = 1 << 9,
    Unavailable = 1 << 10
};

/// A condition as the file spells it.
struct RetryCondition
{
    std::string_view literal;
    RetryOn condition;
};
inline constexpr std::array kRetryConditions{
    RetryCondition{"5xx", RetryOn::ServerError},
    RetryCondition{"gateway-error", RetryOn::GatewayError},
    RetryCondition{"connect-failure", RetryOn::ConnectFailure},
    RetryCondition{"retriable-4xx", RetryOn::Retriable4xx},
    RetryCondition{"refused-stream", RetryOn::RefusedStream},
    RetryCondition{"reset", RetryOn::Reset},
    RetryCondition{"cancelled", RetryOn::Cancelled},
    RetryCondition{"deadline-exceeded", RetryOn::DeadlineExceeded},
    RetryCondition{"internal", RetryOn::Internal},
    RetryCondition{"resource-exhausted", RetryOn::ResourceExhausted},
    RetryCondition{"unavailable", RetryOn::Unavailable},
};

/// A retryPolicy.
struct RetryPolicy
{
    std::uint16_t conditions = 0; ///< RetryOn bits
    std::uint32_t retries = 1;    ///< after the first try
    std::optional<Milliseconds> per_try_timeout;

    bool on(RetryOn condition) const { return (conditions & static_cast<std::uint16_t>(condition)) != 0; }
    friend bool operator==(const RetryPolicy&, const RetryPolicy&) = default;
};

/// A requestMirrorPolicy.
struct MirrorPolicy
{
    ServiceIndex service = 0;
    double percent = 100;

    friend bool operator==(const MirrorPolicy&, const MirrorPolicy&) = default;
};

/// A faultInjectionPolicy: the delay comes first; each part rolls its own dice.
struct FaultPolicy
{
    struct Delay
    {
        Milliseconds time{0};
        double percent = 0;
        friend bool operator==(const Delay&, const Delay&) = default;
    };
    struct Abort
    {
        std::uint16_t status = 503;
        double percent = 0;
        friend bool operator==(const Abort&, const Abort&) = default;
    };
    std::optional<Delay> delay;
    std::optional<Abort> abort;

    friend bool operator==(const FaultPolicy&, const FaultPolicy&) = default;
};

/// A corsPolicy that is not disabled. Source: load-balancer semantics chapter 2.7.
struct CorsPolicy
{
    std::vector<std::string> allow_origins;
    std::vector<std::string> allow_origin_regexes; ///< RE2, over the whole origin
    std::vector<std::string> allow_methods;
    std::vector<std::string> allow_headers;
    std::vector<std::string> expose_headers;
    std::optional<std::int64_t> max_age; ///< seconds
    bool allow_credentials = false;

    friend bool operator==(const CorsPolicy&, const CorsPolicy&) = default;
};

/// Send it to a backend service.
struct ForwardAction
{
    std::vector<WeightedTarget> targets = {};
    std::uint32_t total_weight = 1; ///< sum of the weights; build_route_table() sets it
    std::optional<std::string> path_prefix_rewrite = std::nullopt;
    /// Literals and {variables} of the template that matched.
    std::optional<std::string> path_template_rewrite = std::nullopt;
    std::optional<std::string> host_rewrite = std::nullopt;
    std::optional<Milliseconds> timeout = std::nullopt;             ///< overrides the service's; spans all tries
    std::optional<Milliseconds> max_stream_duration = std::nullopt; ///< from the request's begin to the answer's end
    std::optional<RetryPolicy> retry = std::nullopt;
    std::optional<MirrorPolicy> mirror = std::nullopt;
    std::optional<FaultPolicy> fault = std::nullopt;
    std::optional<CorsPolicy> cors = std::nullopt;

    /// The target that owns `draw`, drawn evenly from [0, total_weight). Cost: O(targets).
    const WeightedTarget& pick(std::uint32_t draw) const;

    friend bool operator==(const ForwardAction&, const ForwardAction&) = default;
};

/// Answer with a Location.
struct RedirectAction
{
    std::uint16_t status = 301;
    bool https = false;
    bool strip_query = false;
    std::optional<std::string> host = std::nullopt;
    std::optional<std::string> path = std::nullopt;
    std::optional<std::string> prefix = std::nullopt;

    friend bool operator==(const RedirectAction&, const RedirectAction&) = default;
};

using Action = std::variant<ForwardAction, RedirectAction>;

} // namespace switchyard::route
