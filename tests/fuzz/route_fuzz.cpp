// SPDX-License-Identifier: GPL-3.0-or-later
// The index over route rules against a walk from rule to rule. Lines up to an empty one are rules: a letter for the
// kind of path (p, P prefix; f, F full path; capitals ignore case; t template; r expression), the path, and after each
// tab a header "name=value" or a query parameter "?name=value". Every line behind is a request: target, and after each
// tab a header "name=value".

#include "core/http/header_lines.h"
#include "core/http/url.h"
#include "core/route/explain.h"
#include "core/route/route_parts.h"
#include "core/route/route_table_builder.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace switchyard;
using namespace switchyard::route;

void require(bool condition, const char* what, std::string_view detail)
{
    if (condition)
        return;
    std::fprintf(stderr, "%s\n%.*s\n", what, static_cast<int>(detail.size()), detail.data());
    std::abort();
}

/// Cuts off the front of `text`, up to `end`.
std::string_view cut(std::string_view& text, char end)
{
    const std::size_t size = std::min(text.find(end), text.size());
    const std::string_view front = text.substr(0, size);
    text.remove_prefix(std::min(size + 1, text.size()));
    return front;
}

MatchRuleInput read_rule(std::string_view line)
{
    MatchRuleInput rule;
    const std::string_view head = cut(line, '\t');
    const char kind = head.empty() ? 'p' : head.front();
    const std::string path(head.substr(head.empty() ? 0 : 1));
    if (kind == 'f' || kind == 'F')
        rule.path = FullPath{path, kind == 'F'};
    else if (kind == 't')
        rule.path = PathTemplate{path};
    else if (kind == 'r')
        rule.path = PathRegex{path.substr(0, 60)}; // what RE2 costs is RE2's affair
    else
        rule.path = PathPrefix{path, kind == 'P'};
    while (!line.empty()) {
        std::string_view value = cut(line, '\t');
        const bool query = value.starts_with('?');
        value.remove_prefix(query ? 1 : 0);
        const std::string name(cut(value, '='));
        if (query)
            rule.query.push_back({name, ValueEquals{std::string(value)}});
        else
            rule.headers.push_back({name, ValueEquals{std::string(value)}});
    }
    return rule;
}

RouteTableInput read_map(std::string_view& text)
{
    RouteTableInput input;
    PathMatcherInput matcher;
    while (!text.empty() && matcher.route_rules.size() < 200) {
        const std::string_view line = cut(text, '\n');
        if (line.empty())
            break;
        const auto number = static_cast<std::uint32_t>(matcher.route_rules.size());
        ForwardAction action;
        action.targets.push_back({ElementId{}, 0, Weight{1}});
        action.path_template_rewrite = "/{a}/{b}";
        matcher.route_rules.push_back({ElementId{number + 1}, number, {read_rule(line)}, action});
    }
    input.path_matchers.push_back(std::move(matcher));
    input.host_rules.push_back({ElementId{1}, {"*"}, 0});
    return input;
}

class NoNames final : public Names
{
public:
    std::string element(ElementId) const override { return {}; }
    std::string service(ServiceIndex) const override { return {}; }
};

/// The first rule that holds, one after the other.
ElementId walked(const RouteTable& table, const RouteRequest& raw)
{
    RouteScratch scratch = table.make_scratch();
    scratch.begin();
    const RequestView request(raw);
    const IndexedPathMatcher& matcher = table.parts().path_matchers[0];
    for (std::size_t index = 0; index < matcher.match_rules.size(); ++index) {
        if (matcher.match_rules[index].holds(request, scratch))
            return matcher.decisions[index].rule;
    }
    return {};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view text(reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 4096));
    const auto table = build_route_table(read_map(text)).table;
    RouteScratch scratch = table->make_scratch();
    for (int count = 0; count < 20 && !text.empty(); ++count) {
        std::string_view line = cut(text, '\n');
        std::string_view target = cut(line, '\t');
        http::HeaderLines lines;
        while (!line.empty()) {
            std::string_view value = cut(line, '\t');
            const std::string_view name = cut(value, '=');
            lines.add(std::string(name), std::string(value));
        }
        const http::HeaderTable headers = lines.table();
        RouteRequest request;
        request.has_query = target.find('?') != std::string_view::npos;
        request.path = cut(target, '?');
        request.query = target;
        request.authority = "h";
        request.method = "GET";
        request.headers = &headers;
        const RouteMatch match = table->match(request, scratch);
        require(match.rule == walked(*table, request), "the index decides otherwise", request.path);
        if (match.action) {
            const auto& action = std::get<ForwardAction>(*match.action);
            const std::string rewritten = rewritten_target(action, match, request);
            std::string buffer(rewritten.size(), '\0');
            require(append_rewritten_target(buffer.data(), buffer.size(), action, match, request) == rewritten.size() &&
                        buffer == rewritten,
                    "the rewritten target differs", rewritten);
        }
        // Explaining takes long, so not each time. A path with dot segments is redirected before any rule is looked at.
        if (count == 0 && size % 16 == 0 && !http::needs_normalisation(request.path))
            require(explain(*table, request, NoNames()).rule == match.rule, "explain says otherwise", request.path);
    }
    return 0;
}
