// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::route {

/// One thing to change about a request.
struct RequestChange
{
    enum class Kind : std::uint8_t
    {
        Path,
        SetHeader,
        RemoveHeader,
        SetQuery,
        RemoveQuery,
        Method,
        Host
    };

    Kind kind = Kind::Path;
    std::string name;                ///< of the header or query parameter
    std::optional<std::string> from; ///< nullopt: it is not there
    std::string to;
    bool is_example = false; ///< other texts would do as well

    friend bool operator==(const RequestChange&, const RequestChange&) = default;
};

/// A request that owns its text.
struct ChangedRequest
{
    std::string authority;
    std::string method;
    std::string path;
    std::optional<std::string> query;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// A rule that did not take the request, and the smallest change known that would make it fit. The change was tried:
/// the changed request went through the table.
struct NearMiss
{
    enum class Verdict : std::uint8_t
    {
        Wins,   ///< with the change the rule decides
        Taken,  ///< with the change the rule fits, but another one still comes first
        Unknown ///< no change was found
    };

    std::uint32_t rule = 0;        ///< index into Explanation::tried
    std::uint32_t alternative = 0; ///< and which of its alternatives
    Verdict verdict = Verdict::Unknown;
    std::vector<RequestChange> changes{};
    std::optional<ChangedRequest> changed{}; ///< the whole request with the changes
    ElementId taken_by{};                    ///< Taken: the rule that decides; 0: a default
    std::string taken_by_label{};
    std::uint32_t cost = 0; ///< how much has to change: a fixed price for each change, and its bytes
};

/// "add the header x-canary: 1", "change the path segment cart to checkout", …
std::string to_text(const RequestChange& change);

} // namespace switchyard::route
