// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/url_map.h"

#include "core/base/suggest.h"
#include "core/compile/url_map_inspection.h"

#include <array>
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

/// "*.example.com" for "*example.com".
std::optional<DiagnosticFix> host_fix(const std::string& host, const Place& place)
{
    if (host.size() < 2 || host[0] != '*' || host.find('*', 1) != std::string::npos) {
        return std::nullopt;
    }
    return write_fix(place.field_path, yaml_text("*." + host.substr(1)));
}

std::optional<DiagnosticFix> path_fix(const std::string& path, const Place& place)
{
    if (path.empty() || path.starts_with('/')) {
        return std::nullopt;
    }
    return write_fix(place.field_path, yaml_text('/' + path));
}

/// The pseudo header that was meant, or the place that knows about paths.
std::string about_pseudo_header(const std::string& name)
{
    constexpr std::array<std::string_view, 2> kKnown{":authority", ":method"};
    if (name == ":path") {
        return "paths are matched by prefixMatch, fullPathMatch and the like, not by a header.";
    }
    const std::string question = did_you_mean(name, kKnown);
    return "there is no header '" + name + "'" + (question.empty() ? "." : question);
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
            findings.add(Verdict::Blocks, "host.invalid", place, {problem.value, trouble_with_host(problem.value)},
                         host_fix(problem.value, place));
            break;
        case BuildProblem::Kind::HostNeverMatches:
            findings.add(Verdict::Warns, "match.never", place,
                         {"a classic load balancer drops the port of '" + problem.value + "' before it compares."});
            break;
        case BuildProblem::Kind::PathInvalid:
            findings.add(Verdict::Blocks, "path.invalid", place, {problem.value, trouble_with_path(problem.value)},
                         path_fix(problem.value, place));
            break;
        case BuildProblem::Kind::RegexInvalid:
            findings.add(Verdict::Blocks, "match.pattern_invalid", place, {problem.value, problem.detail + '.'});
            break;
        case BuildProblem::Kind::PseudoHeaderUnknown:
            findings.add(Verdict::Invalid, "match.never", place, {about_pseudo_header(problem.value)});
            break;
        case BuildProblem::Kind::TemplateInvalid: // said by the checks, with the mode's rules
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
