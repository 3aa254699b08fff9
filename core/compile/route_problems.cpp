// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/url_map.h"

#include <charconv>

namespace switchyard::compile {

namespace {

using route::BuildProblem;

constexpr std::string_view kMatchRules = "matchRules[";

/// The builder counts the match rules it was given; entries that were left out come before some of them in the file.
std::string field_in_file(const BuildProblem& problem, const UrlMapInput& read)
{
    const auto kept = read.match_rules.find(problem.element);
    if (!problem.field.starts_with(kMatchRules) || kept == read.match_rules.end()) {
        return problem.field;
    }
    std::size_t index = 0;
    const char* begin = problem.field.data() + kMatchRules.size();
    const auto [end, error] = std::from_chars(begin, problem.field.data() + problem.field.size(), index);
    if (error != std::errc{} || index >= kept->second.size()) {
        return problem.field;
    }
    return std::string(kMatchRules) + std::to_string(kept->second[index]) + end;
}

std::string trouble_with_host(const std::string& host)
{
    if (host.empty()) {
        return "it is empty.";
    }
    return host.find('*') == std::string::npos
               ? "it holds a character no host has."
               : "* may stand only at the front, alone or followed by . or - and the rest of the name.";
}

std::string trouble_with_path(const std::string& path)
{
    if (!path.starts_with('/')) {
        return "it does not begin with /.";
    }
    return path.find_first_of("?#") != std::string::npos ? "query and fragment take no part in matching."
                                                         : "* may stand only at the end, right after a /.";
}

} // namespace

void report_problems(const Subject& url_map, const UrlMapInput& read, const std::vector<BuildProblem>& problems,
                     Findings& findings)
{
    for (const BuildProblem& problem : problems) {
        const auto owner = read.paths.find(problem.element);
        std::string path = owner == read.paths.end() ? "" : owner->second.to_string();
        const std::string field = field_in_file(problem, read);
        path += (path.empty() || field.empty() ? "" : ".") + field;
        const Place place = url_map.place(path);
        switch (problem.kind) {
        case BuildProblem::Kind::HostInvalid:
            findings.add(Verdict::Blocks, "host.invalid", place, {problem.value, trouble_with_host(problem.value)});
            break;
        case BuildProblem::Kind::HostNeverMatches:
            findings.add(Verdict::Warns, "match.never", place,
                         {"a classic load balancer drops the port of '" + problem.value + "' before it compares."});
            break;
        case BuildProblem::Kind::PathInvalid:
            findings.add(Verdict::Blocks, "path.invalid", place, {problem.value, trouble_with_path(problem.value)});
            break;
        case BuildProblem::Kind::RegexInvalid:
            findings.add(Verdict::Blocks, "match.pattern_invalid", place, {problem.value, problem.detail + '.'});
            break;
        case BuildProblem::Kind::PseudoHeaderUnknown:
            findings.add(Verdict::Invalid, "match.never", place, {"there is no header '" + problem.value + "'."});
            break;
        case BuildProblem::Kind::HostDuplicate:
        case BuildProblem::Kind::PathMatcherUnknown:
        case BuildProblem::Kind::PathDuplicate:
        case BuildProblem::Kind::PriorityDuplicate:
        case BuildProblem::Kind::SplitEmpty:
            break; // said already, with the other place
        }
    }
}

} // namespace switchyard::compile
