// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/explain.h"
#include "core/route/match_rule.h"
#include "core/route/path_tree.h"

#include <string>
#include <string_view>

/// Rules and requests in words, for explain.
namespace switchyard::route {

/// Text of a request for people: control bytes and broken UTF-8 as \xNN, cut after about `limit` bytes.
std::string shown(std::string_view text, std::size_t limit = 120);
/// A JSON string with its quotes; bytes that are no UTF-8 become U+FFFD.
std::string json_quoted(std::string_view text);

/// "starts with /api/", "is not /cart", …
std::string path_words(const PathPredicate& path, bool negated = false);
/// "is 1", "does not start with a", "is absent"
std::string value_words(const decltype(HeaderPredicate::match)& test, bool invert);

/// "path starts with /checkout/ and header x-canary is 1"; "every request" when there is no condition.
std::string describe(const MatchRule& rule);
/// The condition first_failing() returned, and what the request had instead.
FailedCondition describe_failure(const MatchRule& rule, std::size_t condition, const RequestView& request);
/// The same for a path rule's pattern that does not fit.
FailedCondition describe_failure(const PathTree::Pattern& pattern, std::string_view path);

} // namespace switchyard::route
