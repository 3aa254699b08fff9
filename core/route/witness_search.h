// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/witness.h"
#include "core/route/witness_values.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// From conditions to requests: proofs that something can happen, or that nothing can.
namespace switchyard::route {

/// One condition of a match rule, in a form that can also be negated.
struct Condition
{
    enum class Of : std::uint8_t
    {
        Path,
        Header,
        Query
    };
    Of of = Of::Path;
    std::string name{};   ///< in lower case; ":authority" for "host"; of a parameter as written
    PathPredicate path{}; ///< of a path
    ValueTest value{};    ///< of a header or parameter
    bool invert = false;  ///< of a header
};

/// What one entry of matchRules asks for; one that asks for nothing is empty.
using Conditions = std::vector<Condition>;
Conditions conditions_of(const MatchRuleInput& rule);
/// "path starts with /cart and header x-a is 1"; "every request".
std::string condition_words(const Conditions& conditions);

/// A condition that has to hold, or must not. Lifetime: as the condition.
struct Term
{
    const Condition* condition = nullptr;
    bool negated = false;
};
using Terms = std::vector<Term>;
Terms terms_of(const Conditions& conditions);
std::string term_words(const Term& term);

/// Where requests come in, and the hosts that count.
struct Stage
{
    std::vector<Entrance> entrances{Entrance{}};
    bool entrances_are_all = false;      ///< requests come in nowhere else
    std::vector<ExampleRequest> sites{}; ///< hosts and entrances that are known to count; tried first
    std::vector<std::string> patterns{}; ///< host patterns from which more hosts may be made
    /// Whether the host and entrance of a request count. Null: all do.
    std::function<bool(const ExampleRequest&)> counts{};
};

/// What came of a search.
struct SearchResult
{
    enum class Outcome : std::uint8_t
    {
        Found,
        Impossible, ///< proven
        GaveUp
    };
    Outcome outcome = Outcome::GaveUp;
    std::optional<ExampleRequest> found{};   ///< Found
    std::optional<ExampleRequest> nearest{}; ///< the first request that fits the terms, whoever decides it
    std::vector<std::size_t> blockers{};     ///< what took the requests that fit, as the judge numbered them
    std::string contradiction{};             ///< Impossible because the terms cannot hold together: why
    std::size_t tries = 0;
};

/// What a judge says of a request: it is the one, or what took it. Lifetime: as the judge's.
struct Judgement
{
    bool accepted = false;
    const Conditions* taken_by = nullptr; ///< nullptr: nobody knows; this way leads nowhere
    std::size_t blocker = 0;
};
using Judge = std::function<Judgement(const ExampleRequest&)>;

/// Makes requests that fit conditions. Thread: one. Lifetime: as its arguments.
class WitnessFinder
{
public:
    WitnessFinder(PatternCache& cache, const Stage& stage) : cache_(cache), stage_(stage) {}

    bool holds(const Condition& condition, const ExampleRequest& request) const;
    bool hold(const Conditions& conditions, const ExampleRequest& request) const;
    bool hold(const Terms& terms, const ExampleRequest& request) const;

    /// Why the terms surely cannot hold together: a sentence without a full stop. Empty when they may.
    std::string contradiction(const Terms& terms) const;
    /// Whether all requests that fit `inner` surely fit `outer`.
    bool contains(const Conditions& outer, const Terms& inner) const;
    /// A request for which all terms hold. Errors: nullopt when none was found.
    std::optional<ExampleRequest> find(const Terms& terms) const;
    /// A request for which all terms hold and that the judge accepts: where another rule takes it, one of that rule's
    /// conditions is made not to hold, in turns. When every way contradicts itself there is no such request.
    SearchResult search(const Terms& terms, const Judge& judge, std::size_t most_tries) const;

private:
    std::string contradiction_of(const Term& term) const;
    std::string contradiction_of(const Term& a, const Term& b) const;
    std::string contradiction_of_site(const Terms& terms) const;
    /// Whether some request whose host has that value counts.
    bool leads_here(const std::string& host) const;
    bool find_path(const Terms& terms, ExampleRequest& request) const;
    bool find_values(const Terms& terms, ExampleRequest& request) const;
    bool find_site(const Terms& terms, ExampleRequest& request) const;
    std::vector<ExampleRequest> sites(const Terms& terms) const;

    PatternCache& cache_;
    const Stage& stage_;
};

} // namespace switchyard::route
