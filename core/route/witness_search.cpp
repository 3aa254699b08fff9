// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/witness_search.h"

#include "core/http/url.h"
#include "core/route/characters.h"
#include "core/route/request_view.h"
#include "core/route/witness_paths.h"
#include "core/route/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace switchyard::route {
namespace {

constexpr std::string_view kAuthority = ":authority";
constexpr std::string_view kMethod = ":method";
constexpr std::string_view kPort = "port";

/// Names that are no header's: every request has a value for them.
bool is_always_there(const Condition& condition)
{
    return condition.of == Condition::Of::Header && (condition.name == kMethod || condition.name == kPort);
}

bool is_token(std::string_view name)
{
    constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::ranges::all_of(name, [&](char c) {
        return (c >= '0' && c <= '9') || (to_lower(c) >= 'a' && to_lower(c) <= 'z') || kOthers.contains(c);
    });
}

/// Names that no request can carry.
bool is_never_there(const Condition& condition)
{
    if (condition.of == Condition::Of::Query)
        return condition.name.find_first_of("&=#") != std::string::npos;
    return condition.of == Condition::Of::Header && condition.name != kAuthority && condition.name != kMethod &&
           !is_token(condition.name);
}

/// Whether a value can be sent as that header or parameter.
bool can_carry(const Condition& condition, std::string_view value)
{
    const bool query = condition.of == Condition::Of::Query;
    if (!query && !value.empty() &&
        (value.front() == ' ' || value.front() == '\t' || value.back() == ' ' || value.back() == '\t'))
        return false;
    return std::ranges::none_of(value, [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0x7f || (byte < 0x20 && c != '\t') || (query && (byte <= 0x20 || c == '&' || c == '#'));
    });
}

ValueCondition value_of(const Term& term) { return {&term.condition->value, term.condition->invert != term.negated}; }

bool same_subject(const Condition& a, const Condition& b) { return a.of == b.of && a.name == b.name; }

/// The terms about one header or parameter.
struct Subject
{
    const Condition* condition = nullptr;
    std::vector<ValueCondition> values{};
};
std::vector<Subject> subjects_of(const Terms& terms)
{
    std::vector<Subject> out;
    for (const Term& term : terms) {
        if (term.condition->of == Condition::Of::Path)
            continue;
        auto found = std::ranges::find_if(
            out, [&](const Subject& subject) { return same_subject(*subject.condition, *term.condition); });
        if (found == out.end())
            found = out.insert(out.end(), Subject{term.condition});
        found->values.push_back(value_of(term));
    }
    return out;
}

std::string subject_words(const Condition& condition)
{
    switch (condition.of) {
    case Condition::Of::Path:
        return "path";
    case Condition::Of::Header:
        return "header " + shown(condition.name);
    case Condition::Of::Query:
        break;
    }
    return "query parameter " + shown(condition.name);
}

} // namespace

Conditions conditions_of(const MatchRuleInput& rule)
{
    Conditions out;
    if (!std::holds_alternative<AnyPath>(rule.path))
        out.push_back({Condition::Of::Path, {}, rule.path, {}, false});
    for (const HeaderPredicate& header : rule.headers) {
        std::string name = lowered(header.name);
        out.push_back({Condition::Of::Header,
                       name == "host" ? std::string(kAuthority) : std::move(name),
                       {},
                       header.match,
                       header.invert});
    }
    for (const QueryPredicate& query : rule.query) {
        ValueTest test = std::visit([](const auto& match) { return ValueTest(match); }, query.match);
        out.push_back({Condition::Of::Query, query.name, {}, std::move(test), false});
    }
    return out;
}

std::string term_words(const Term& term)
{
    const Condition& condition = *term.condition;
    return fmt::format("{} {}", subject_words(condition),
                       condition.of == Condition::Of::Path
                           ? path_words(condition.path, term.negated)
                           : value_words(condition.value, condition.invert != term.negated));
}

std::string condition_words(const Conditions& conditions)
{
    std::string out;
    for (const Condition& condition : conditions)
        out += (out.empty() ? "" : " and ") + term_words({&condition, false});
    return out.empty() ? "every request" : out;
}

Terms terms_of(const Conditions& conditions)
{
    Terms terms;
    for (const Condition& condition : conditions)
        terms.push_back({&condition, false});
    return terms;
}

bool WitnessFinder::holds(const Condition& condition, const ExampleRequest& request) const
{
    if (condition.of == Condition::Of::Path)
        return path_holds(condition.path, request.path, cache_);
    const ExampleView raw(request);
    const RequestView view(raw.request());
    const ValueCondition value{&condition.value, condition.invert};
    if (condition.of == Condition::Of::Query)
        return value_holds(value, view.query_parameter(condition.name), cache_);
    const HeaderValue header = view.header(condition.name);
    std::string storage;
    return value_holds(value, header.present() ? std::optional(header.joined(storage)) : std::nullopt, cache_);
}

bool WitnessFinder::hold(const Conditions& conditions, const ExampleRequest& request) const
{
    return std::ranges::all_of(conditions, [&](const Condition& condition) { return holds(condition, request); });
}

bool WitnessFinder::hold(const Terms& terms, const ExampleRequest& request) const
{
    return std::ranges::all_of(terms,
                               [&](const Term& term) { return holds(*term.condition, request) != term.negated; });
}

std::string WitnessFinder::contradiction_of(const Term& term) const
{
    const Condition& condition = *term.condition;
    if (condition.of == Condition::Of::Path) {
        if (!term.negated)
            return why_no_path(condition.path, cache_);
        return path_implies(AnyPath{}, condition.path, cache_) ? "every path has been taken" : "";
    }
    const ValueCondition value = value_of(term);
    if (value_is_impossible(value, cache_)) {
        if (const auto* range = std::get_if<ValueInRange>(&condition.value))
            return fmt::format("the range of {} from {} to {} is empty", subject_words(condition), range->start,
                               range->end);
        return term_words(term) + ", which is no regular expression";
    }
    static const ValueTest kPresent = ValueIsPresent{true};
    const ValueCondition there{&kPresent, false};
    if (is_always_there(condition) && value_implies(value, there.opposite(), cache_))
        return fmt::format("every request has a {}", condition.name == kMethod ? "method" : "port");
    if (is_never_there(condition) && value_implies(value, there, cache_))
        return fmt::format("no request can have a {}", subject_words(condition));
    const auto* equals = std::get_if<ValueEquals>(&condition.value);
    if (equals && !value.invert && !can_carry(condition, equals->value))
        return fmt::format("no request can carry '{}' as {}", shown(equals->value), subject_words(condition));
    return {};
}

std::string WitnessFinder::contradiction_of(const Term& a, const Term& b) const
{
    bool impossible = false;
    if (a.condition->of == Condition::Of::Path) {
        const PathPredicate& x = a.condition->path;
        const PathPredicate& y = b.condition->path;
        impossible = a.negated ? !b.negated && path_implies(y, x, cache_)
                               : (b.negated ? path_implies(x, y, cache_) : paths_exclude(x, y, cache_));
    } else {
        impossible = value_implies(value_of(a), value_of(b).opposite(), cache_);
    }
    return impossible ? fmt::format("{} and {} cannot both be", term_words(a), term_words(b)) : std::string();
}

std::string WitnessFinder::contradiction(const Terms& terms) const
{
    for (const Term& term : terms) {
        if (std::string why = contradiction_of(term); !why.empty())
            return why;
    }
    for (std::size_t at = 0; at < terms.size(); ++at) {
        for (std::size_t other = at + 1; other < terms.size(); ++other) {
            if (!same_subject(*terms[at].condition, *terms[other].condition))
                continue;
            if (std::string why = contradiction_of(terms[at], terms[other]); !why.empty())
                return why;
        }
    }
    return contradiction_of_site(terms);
}

std::string WitnessFinder::contradiction_of_site(const Terms& terms) const
{
    for (const Term& term : terms) {
        const auto* host = std::get_if<ValueEquals>(&term.condition->value);
        if (term.condition->of == Condition::Of::Header && term.condition->name == kAuthority && host &&
            !value_of(term).invert && !leads_here(host->value))
            return fmt::format("requests for '{}' do not get here", shown(host->value));
    }
    for (const Subject& subject : subjects_of(terms)) {
        if (subject.condition->of != Condition::Of::Header || subject.condition->name != kPort ||
            !stage_.entrances_are_all)
            continue;
        const bool fits = std::ranges::any_of(stage_.entrances, [&](const Entrance& entrance) {
            const std::string port = std::to_string(entrance.port.value);
            return std::ranges::all_of(subject.values,
                                       [&](const ValueCondition& value) { return value_holds(value, port, cache_); });
        });
        if (!fits)
            return "no forwarding rule that leads here has such a port";
    }
    return {};
}

bool WitnessFinder::leads_here(const std::string& host) const
{
    if (!stage_.counts)
        return true;
    std::vector<Entrance> entrances = stage_.entrances;
    if (!stage_.entrances_are_all)
        entrances.push_back({Scheme::Https, Port{443}});
    // The default port counts as absent, so a Host that names it has the same value.
    for (const char* port : {"", ":80", ":443"}) {
        for (const Entrance& entrance : entrances) {
            if (stage_.counts({.host = host + port, .entrance = entrance}))
                return true;
        }
    }
    return false;
}

bool WitnessFinder::contains(const Conditions& outer, const Terms& inner) const
{
    return std::ranges::all_of(outer, [&](const Condition& condition) {
        Terms terms = inner;
        terms.push_back({&condition, true});
        return !contradiction(terms).empty();
    });
}

bool WitnessFinder::find_path(const Terms& terms, ExampleRequest& request) const
{
    std::vector<const PathPredicate*> wanted;
    for (const Term& term : terms) {
        if (term.condition->of == Condition::Of::Path && !term.negated)
            wanted.push_back(&term.condition->path);
    }
    for (std::string& path : path_candidates(wanted, cache_)) {
        const bool fits = path_can_come(path) && std::ranges::all_of(terms, [&](const Term& term) {
                              return term.condition->of != Condition::Of::Path ||
                                     path_holds(term.condition->path, path, cache_) != term.negated;
                          });
        if (fits) {
            request.path = std::move(path);
            return true;
        }
    }
    return false;
}

bool WitnessFinder::find_values(const Terms& terms, ExampleRequest& request) const
{
    for (const Subject& subject : subjects_of(terms)) {
        const Condition& condition = *subject.condition;
        if (condition.of == Condition::Of::Header && (condition.name == kAuthority || condition.name == kPort))
            continue;
        const bool method = is_always_there(condition);
        std::vector<std::optional<std::string>> candidates;
        if (method)
            candidates = {"GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"};
        std::ranges::move(value_candidates(subject.values, cache_), std::back_inserter(candidates));
        const auto found = std::ranges::find_if(candidates, [&](const std::optional<std::string>& value) {
            const bool possible = value ? !is_never_there(condition) && can_carry(condition, *value) : !method;
            return possible && (!method || is_token(*value)) &&
                   std::ranges::all_of(subject.values, [&](const ValueCondition& wanted) {
                       return value_holds(wanted, value, cache_);
                   });
        });
        if (found == candidates.end())
            return false;
        if (!*found)
            continue;
        if (method)
            request.method = **found;
        else if (condition.of == Condition::Of::Header)
            request.headers.emplace_back(condition.name, **found);
        else
            request.query = (request.query ? *request.query + '&' : "") + condition.name + '=' + **found;
    }
    return true;
}

std::vector<ExampleRequest> WitnessFinder::sites(const Terms& terms) const
{
    std::vector<ExampleRequest> out = stage_.sites;
    std::vector<Entrance> entrances = stage_.entrances;
    for (const Subject& subject : subjects_of(terms)) {
        if (subject.condition->of != Condition::Of::Header)
            continue;
        if (subject.condition->name == kPort && !stage_.entrances_are_all) {
            for (const auto& value : value_candidates(subject.values, cache_)) {
                const std::string port = value.value_or("");
                if (port.size() <= 4 && port.find_first_not_of("0123456789") == std::string::npos && !port.empty())
                    entrances.push_back({Scheme::Http, Port{static_cast<std::uint16_t>(std::stoi(port))}});
            }
            for (const ExampleRequest& site : stage_.sites)
                for (const Entrance& entrance : entrances)
                    out.push_back({.host = site.host, .entrance = entrance});
        }
        if (subject.condition->name == kAuthority) {
            for (const auto& value : value_candidates(subject.values, cache_)) {
                if (!value)
                    continue;
                for (const Entrance& entrance : entrances) {
                    out.push_back({.host = *value, .entrance = entrance});
                    for (const std::string& pattern : stage_.patterns) {
                        if (pattern.starts_with('*') && pattern.size() > 1 && !value->ends_with(pattern.substr(1)))
                            out.push_back({.host = *value + pattern.substr(1), .entrance = entrance});
                    }
                }
            }
        }
    }
    return out;
}

bool WitnessFinder::find_site(const Terms& terms, ExampleRequest& request) const
{
    const auto about_site = [](const Term& term) {
        return term.condition->of == Condition::Of::Header &&
               (term.condition->name == kAuthority || term.condition->name == kPort);
    };
    Terms wanted;
    std::ranges::copy_if(terms, std::back_inserter(wanted), about_site);
    if (wanted.empty() && !stage_.sites.empty()) {
        request.host = stage_.sites.front().host;
        request.entrance = stage_.sites.front().entrance;
        return true;
    }
    const std::vector<ExampleRequest> possible = sites(wanted);
    for (std::size_t at = 0; at < possible.size(); ++at) {
        const ExampleRequest& site = possible[at];
        const bool known = at < stage_.sites.size();
        const bool sendable = site.host.find_first_of(" \t/?#@\\") == std::string::npos && !site.host.empty();
        if (!sendable || !hold(wanted, site) || (!known && stage_.counts && !stage_.counts(site)))
            continue;
        request.host = site.host;
        request.entrance = site.entrance;
        return true;
    }
    return false;
}

std::optional<ExampleRequest> WitnessFinder::find(const Terms& terms) const
{
    ExampleRequest request;
    if (!find_path(terms, request) || !find_values(terms, request) || !find_site(terms, request))
        return std::nullopt;
    return request;
}

SearchResult WitnessFinder::search(const Terms& terms, const Judge& judge, std::size_t most_tries) const
{
    constexpr std::size_t kMostSteps = 20; // for each try
    SearchResult result;
    bool open = false; // a way was left without a proof
    std::vector<Terms> ways{terms};
    for (std::size_t steps = 0; !ways.empty(); ++steps) {
        if (result.tries >= most_tries || steps >= most_tries * kMostSteps)
            return result;
        const Terms way = std::move(ways.back());
        ways.pop_back();
        if (std::string why = contradiction(way); !why.empty()) {
            if (steps == 0)
                result.contradiction = std::move(why);
            continue;
        }
        auto request = find(way);
        if (!request) {
            open = true;
            continue;
        }
        ++result.tries;
        const Judgement judgement = judge(*request);
        if (!result.nearest)
            result.nearest = *request;
        if (judgement.accepted) {
            result.outcome = SearchResult::Outcome::Found;
            result.found = std::move(request);
            return result;
        }
        if (!judgement.taken_by) {
            open = true;
            continue;
        }
        if (std::ranges::find(result.blockers, judgement.blocker) == result.blockers.end())
            result.blockers.push_back(judgement.blocker);
        for (const Condition& condition : *judgement.taken_by) {
            ways.push_back(way);
            ways.back().push_back({&condition, true});
        }
    }
    if (!open)
        result.outcome = SearchResult::Outcome::Impossible;
    return result;
}

} // namespace switchyard::route
