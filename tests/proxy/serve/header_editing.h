// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/header_edits.h"
#include "tests/proxy/serve/serving.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::serve {

/// What each level around a request asks for, in the order in which it applies.
struct Levels
{
    route::HeaderAction target{};
    route::HeaderAction rule{};
    route::HeaderAction matcher{};
    route::HeaderAction map{};
    route::HeaderAction service{};
};

inline route::HeaderAddition addition(const std::string& name, const std::string& text, bool replace)
{
    return {name, text, compile::read_header_value(text), replace};
}
inline route::HeaderAddition set(const std::string& name, const std::string& text)
{
    return addition(name, text, true);
}
inline route::HeaderAddition append(const std::string& name, const std::string& text)
{
    return addition(name, text, false);
}

/// Every host and path leads through all levels to service 0, whose endpoint is the backend.
inline RigPlan plan_with(const ScriptedBackend& backend, const Levels& levels)
{
    RigPlan plan = one_backend(backend);
    plan.services[0].headers = levels.service;
    route::ForwardAction action;
    action.targets.push_back({ElementId{}, 0, Weight{1}, levels.target});
    route::PathMatcherInput matcher;
    matcher.id = ElementId{601};
    matcher.settings.headers = levels.matcher;
    matcher.route_rules.push_back({ElementId{602}, 1, {{}}, action, {levels.rule, {}}});
    plan.routes.host_rules.push_back({ElementId{600}, {"*"}, 0});
    plan.routes.path_matchers.push_back(matcher);
    plan.routes.settings.headers = levels.map;
    return plan;
}

/// The header lines of a head.
inline std::vector<std::string> lines_of(std::string_view head)
{
    std::vector<std::string> lines;
    head.remove_prefix(std::min(head.find("\r\n") + 2, head.size()));
    while (!head.empty() && !head.starts_with("\r\n")) {
        const std::size_t end = head.find("\r\n");
        lines.emplace_back(head.substr(0, end));
        head.remove_prefix(std::min(end + 2, head.size()));
    }
    return lines;
}

/// Those that a test is about: not the ones that every head has.
inline std::string edited_lines(std::string_view head)
{
    std::string text;
    for (const std::string& line : lines_of(head)) {
        std::string name = line.substr(0, line.find(':'));
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
        const bool usual = name == "host" || name == "via" || name == "content-length" || name == "x-forwarded-for" ||
                           name == "x-forwarded-proto";
        if (!usual)
            text += line + "\n";
    }
    return text;
}

} // namespace switchyard::serve
