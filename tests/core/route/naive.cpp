// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/route/naive.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <map>

namespace switchyard::route {
namespace {

std::string lower(std::string text)
{
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    }
    return text;
}

struct Host
{
    std::string name;
    std::optional<int> port;
};

Host split(const std::string& text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string::npos)
        return {text, {}};
    const std::string name = text.substr(0, colon);
    const std::string digits = text.substr(colon + 1);
    if (name.find(':') != std::string::npos && !(name.front() == '[' && name.back() == ']'))
        return {text, {}};
    if (digits.empty())
        return {name, {}};
    long value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return {text, {}};
        value = std::min(value * 10 + (c - '0'), 100'000L);
    }
    return value > 65'535 ? Host{text, {}} : Host{name, static_cast<int>(value)};
}

std::string join(const std::string& name, std::optional<int> port)
{
    return port ? name + ":" + std::to_string(*port) : name;
}

int standard_port(const TestRequest& request) { return request.scheme == Scheme::Https ? 443 : 80; }

/// The port the forwarding rule sees; nothing for the scheme's default.
std::optional<int> effective_port(const TestRequest& request)
{
    int port = split(request.host).port.value_or(standard_port(request));
    if (request.local_port != 0 && port == request.local_port)
        port = request.rule_port;
    return port == standard_port(request) ? std::nullopt : std::optional(port);
}

/// -1: does not fit; otherwise the better the higher.
int host_rank(const std::string& pattern, const std::string& host)
{
    if (pattern == "*")
        return 0;
    if (pattern[0] != '*')
        return pattern == host ? 1'000'000 : -1;
    const std::string suffix = pattern.substr(1);
    if (!host.ends_with(suffix))
        return -1;
    for (const char c : host.substr(0, host.size() - suffix.size())) {
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '.')
            return -1;
    }
    return static_cast<int>(suffix.size());
}

const HostRuleInput* choose_host(const RouteTableInput& input, const std::string& host, bool also_any)
{
    const HostRuleInput* best = nullptr;
    int best_rank = also_any ? -1 : 0;
    for (const HostRuleInput& rule : input.host_rules) {
        for (const std::string& pattern : rule.hosts) {
            const int rank = host_rank(lower(pattern), host);
            if (rank > best_rank) {
                best = &rule;
                best_rank = rank;
            }
        }
    }
    return best;
}

const HostRuleInput* choose_host(const RouteTableInput& input, const TestRequest& request)
{
    const Host host = split(lower(request.host));
    if (input.host_port == HostPort::Dropped)
        return choose_host(input, host.name, true);
    const auto port = effective_port(request);
    if (!port && host.port == standard_port(request)) {
        if (const HostRuleInput* rule = choose_host(input, join(host.name, host.port), false))
            return rule;
    }
    return choose_host(input, join(host.name, port), true);
}

std::optional<std::string> header(const TestRequest& request, const std::string& name)
{
    const std::string wanted = lower(name);
    if (wanted == ":authority" || wanted == "host") {
        const std::string host = join(split(request.host).name, effective_port(request));
        return host.empty() ? std::nullopt : std::optional(host);
    }
    if (wanted == ":method")
        return request.method;
    if (wanted == "port")
        return std::to_string(request.rule_port);
    std::optional<std::string> value;
    for (const auto& [key, text] : request.headers) {
        if (lower(key) == wanted)
            value = value ? *value + "," + text : text;
    }
    return value;
}

std::optional<std::string> parameter(const TestRequest& request, const std::string& name)
{
    if (!request.query)
        return std::nullopt;
    std::string rest = *request.query + "&";
    while (!rest.empty()) {
        std::string pair = rest.substr(0, rest.find('&'));
        rest.erase(0, pair.size() + 1);
        const auto equals = pair.find('=');
        if (!pair.empty() && pair.substr(0, equals) == name)
            return equals == std::string::npos ? "" : pair.substr(equals + 1);
    }
    return std::nullopt;
}

bool full_match(const std::string& pattern, const std::string& text)
{
    static std::map<std::string, std::unique_ptr<re2::RE2>> cache;
    auto& expression = cache[pattern];
    if (!expression)
        expression = std::make_unique<re2::RE2>(pattern, re2::RE2::Quiet);
    return re2::RE2::FullMatch(text, *expression);
}

/// A template as a regular expression: literals quoted, operators as the reference words them.
std::string template_regex(const std::string& text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 2, "**") == 0) {
            out += ".*";
            ++at;
        } else if (text[at] == '*') {
            out += "[^/]+";
        } else if (text[at] == '{') {
            const std::size_t close = text.find('}', at);
            const std::string inside = text.substr(at + 1, close - at - 1);
            const auto equals = inside.find('=');
            out += "(?P<" + inside.substr(0, equals) + ">" +
                   (equals == std::string::npos ? "[^/]+" : template_regex(inside.substr(equals + 1))) + ")";
            at = close;
        } else {
            out += re2::RE2::QuoteMeta(text.substr(at, 1));
        }
    }
    return out;
}

/// The variables of a template. Errors: nothing when it does not match.
std::optional<std::map<std::string, std::string>> template_values(const std::string& text, const std::string& path)
{
    static std::map<std::string, std::unique_ptr<re2::RE2>> cache;
    auto& expression = cache[text];
    if (!expression) {
        re2::RE2::Options options(re2::RE2::Latin1);
        options.set_dot_nl(true);
        expression = std::make_unique<re2::RE2>(template_regex(text), options);
    }
    std::vector<re2::StringPiece> groups(static_cast<std::size_t>(expression->NumberOfCapturingGroups()) + 1);
    if (!expression->Match(path, 0, path.size(), re2::RE2::ANCHOR_BOTH, groups.data(), static_cast<int>(groups.size())))
        return std::nullopt;
    std::map<std::string, std::string> values;
    for (const auto& [name, group] : expression->NamedCapturingGroups())
        values[name] = std::string(groups[static_cast<std::size_t>(group)]);
    return values;
}

/// The test numbers are small.
bool in_range(const std::string& text, const ValueInRange& range)
{
    const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    if (text.size() == sign || text.size() > 9)
        return false;
    if (!std::all_of(text.begin() + static_cast<long>(sign), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    const long long number = std::stoll(text);
    return range.start <= number && number < range.end;
}

template <typename Match>
bool value_holds(const Match& match, const std::optional<std::string>& value)
{
    if (const auto* present = std::get_if<ValueIsPresent>(&match))
        return value.has_value() == present->present;
    if (!value)
        return false;
    if (const auto* equals = std::get_if<ValueEquals>(&match))
        return *value == equals->value;
    if (const auto* regex = std::get_if<ValueMatchesRegex>(&match))
        return full_match(regex->pattern, *value);
    if constexpr (std::is_same_v<Match, decltype(HeaderPredicate::match)>) {
        if (const auto* prefix = std::get_if<ValueStartsWith>(&match))
            return value->starts_with(prefix->value);
        if (const auto* suffix = std::get_if<ValueEndsWith>(&match))
            return value->ends_with(suffix->value);
        return in_range(*value, std::get<ValueInRange>(match));
    }
    return false;
}

bool path_holds(const PathPredicate& predicate, const std::string& path)
{
    if (const auto* prefix = std::get_if<PathPrefix>(&predicate))
        return prefix->ignore_case ? lower(path).starts_with(lower(prefix->prefix)) : path.starts_with(prefix->prefix);
    if (const auto* full = std::get_if<FullPath>(&predicate))
        return full->ignore_case ? lower(path) == lower(full->path) : path == full->path;
    if (const auto* regex = std::get_if<PathRegex>(&predicate))
        return full_match(regex->pattern, path);
    if (const auto* path_template = std::get_if<PathTemplate>(&predicate))
        return template_values(path_template->text, path).has_value();
    return true;
}

bool holds(const MatchRuleInput& rule, const TestRequest& request)
{
    if (!path_holds(rule.path, request.path))
        return false;
    for (const HeaderPredicate& predicate : rule.headers) {
        if (value_holds(predicate.match, header(request, predicate.name)) == predicate.invert)
            return false;
    }
    return std::ranges::all_of(rule.query, [&](const QueryPredicate& predicate) {
        return value_holds(predicate.match, parameter(request, predicate.name));
    });
}

/// What was matched: how many bytes, or everything.
struct Matched
{
    std::size_t size = 0;
    bool whole = false;
    const PathTemplate* path_template = nullptr;
};

std::string rewrite(const Action& action, const TestRequest& request, Matched matched)
{
    const auto* forward = std::get_if<ForwardAction>(&action);
    if (!forward)
        return {};
    std::string path = request.path;
    if (forward->path_template_rewrite && matched.path_template) {
        const auto values = template_values(matched.path_template->text, path);
        path = *forward->path_template_rewrite;
        for (auto open = path.find('{'); open != std::string::npos; open = path.find('{', open)) {
            const auto close = path.find('}', open);
            const auto value = values->find(path.substr(open + 1, close - open - 1));
            const std::string text = value == values->end() ? "" : value->second;
            path.replace(open, close - open + 1, text);
            open += text.size();
        }
    } else if (forward->path_prefix_rewrite && path.starts_with("/")) {
        const std::string& value = *forward->path_prefix_rewrite; // begins with '/'
        if (matched.whole)
            path = value;
        else if (matched.size == 0)
            path = (value.ends_with("/") ? value.substr(0, value.size() - 1) : value) + path;
        else
            path = value + path.substr(matched.size);
    }
    return request.query ? path + "?" + *request.query : path;
}

void decide(NaiveDecision& decision, const Action& action, const TestRequest& request, Matched matched)
{
    decision.action = &action;
    decision.target = rewrite(action, request, matched);
}

bool decide_by_route_rules(NaiveDecision& decision, const PathMatcherInput& matcher, const TestRequest& request)
{
    const RouteRuleInput* best = nullptr;
    const MatchRuleInput* reason = nullptr;
    for (const RouteRuleInput& rule : matcher.route_rules) {
        if (best && best->priority <= rule.priority)
            continue;
        for (const MatchRuleInput& match_rule : rule.match_rules) {
            if (holds(match_rule, request)) {
                best = &rule;
                reason = &match_rule;
                break;
            }
        }
    }
    if (!best)
        return false;
    decision.rule = best->id.value;
    const auto* prefix = std::get_if<PathPrefix>(&reason->path);
    const auto* path_template = std::get_if<PathTemplate>(&reason->path);
    const bool whole = path_template || std::holds_alternative<FullPath>(reason->path) ||
                       std::holds_alternative<PathRegex>(reason->path);
    decide(decision, best->action, request, {prefix ? prefix->prefix.size() : 0, whole, path_template});
    return true;
}

bool decide_by_path_rules(NaiveDecision& decision, const PathMatcherInput& matcher, const TestRequest& request)
{
    const PathRuleInput* best = nullptr;
    Matched matched;
    for (const PathRuleInput& rule : matcher.path_rules) {
        for (const std::string& path : rule.paths) {
            const bool wildcard = path.ends_with("/*");
            const std::string literal = wildcard ? path.substr(0, path.size() - 1) : path;
            if (wildcard ? !request.path.starts_with(literal) : request.path != literal)
                continue;
            if (best && (matched.whole || (wildcard && matched.size >= literal.size())))
                continue;
            best = &rule;
            matched = {literal.size(), !wildcard};
        }
    }
    if (!best)
        return false;
    decision.rule = best->id.value;
    decide(decision, best->action, request, matched);
    return true;
}

} // namespace

NaiveDecision decide_naively(const RouteTableInput& input, const TestRequest& request)
{
    NaiveDecision decision;
    const HostRuleInput* host = choose_host(input, request);
    if (!host) {
        if (input.default_action)
            decide(decision, *input.default_action, request, {});
        return decision;
    }
    const PathMatcherInput& matcher = input.path_matchers[host->path_matcher];
    decision.host_rule = host->id.value;
    decision.path_matcher = matcher.id.value;
    if (!decide_by_route_rules(decision, matcher, request) && !decide_by_path_rules(decision, matcher, request) &&
        matcher.default_action)
        decide(decision, *matcher.default_action, request, {});
    return decision;
}

} // namespace switchyard::route
