// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/analyze_report.h"

#include "app/switchyardctl/json_line.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace switchyard::ctl {

namespace {

using compile::MapAnalysis;
using route::MatcherAnalysis;
using route::Reach;
using route::RuleVerdict;

constexpr std::size_t kShown = 20; // of each kind of finding
constexpr std::size_t kShownUntested = 5;

std::string counted(std::size_t count, const std::string& one, const std::string& many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// One section: entries behind a headline that counts them.
class Section
{
public:
    Section(std::string title, std::string explanation, bool all, std::size_t limit = kShown)
        : title_(std::move(title)),
          explanation_(std::move(explanation)),
          limit_(all ? static_cast<std::size_t>(-1) : limit)
    {}

    void add(const std::function<std::string()>& entry)
    {
        if (count_++ < limit_) {
            body_ += '\n' + entry();
        }
    }
    /// Findings that are not even listed.
    void add_more(std::size_t count) { count_ += count; }

    std::string text() const
    {
        if (count_ == 0) {
            return {};
        }
        std::string out = fmt::format("\n{} ({})\n", title_, count_);
        if (!explanation_.empty()) {
            out += "  " + explanation_ + '\n';
        }
        out += body_;
        const auto shown = std::min(count_, limit_);
        return count_ == shown ? out
                               : out + fmt::format("\n  … and {} more; --all shows what was found.\n", count_ - shown);
    }

private:
    std::string title_;
    std::string explanation_;
    std::size_t limit_;
    std::size_t count_ = 0;
    std::string body_;
};

class AnalysisWriter
{
public:
    AnalysisWriter(const std::string& file, const document::Document& document, const MapAnalysis& map, bool all)
        : file_(file),
          document_(document),
          map_(map),
          all_(all)
    {}

    std::string run() const
    {
        return headline() + never() + unknown() + overlaps() + defaults() + hosts() + untested() + reachable();
    }

private:
    std::string label(ElementId id) const
    {
        const auto found = map_.names.find(id);
        return found == map_.names.end() ? std::string("a default") : found->second.label;
    }
    /// "20 · /checkout/ → web"
    std::string rule(ElementId id) const
    {
        const auto outcome = map_.outcomes.find(id);
        return outcome == map_.outcomes.end() ? label(id) : fmt::format("{} → {}", label(id), outcome->second);
    }
    std::string labels(const std::vector<ElementId>& ids) const
    {
        std::string out;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            out += (i == 0 ? "" : i + 1 == ids.size() ? " and " : ", ") + ("[" + label(ids[i]) + "]");
        }
        return out;
    }
    std::string place(ElementId id) const
    {
        const auto name = map_.names.find(id);
        const auto span = document_.span_of_element(id);
        return fmt::format("{}{} {}", file_,
                           span ? fmt::format(":{}:{}:", span->begin.line, span->begin.column) : std::string(":"),
                           name == map_.names.end() ? std::string() : name->second.field_path);
    }
    std::string curl(const route::ExampleRequest& example) const
    {
        return "      " + route::curl_line(example, map_.address_for(example.entrance)) + '\n';
    }

    std::string headline() const
    {
        const FindingCounts counts = countFindings(map_);
        std::string doors;
        for (const compile::MapDoor& door : map_.doors) {
            doors += fmt::format("{}{} ({})", doors.empty() ? "" : ", ", door.forwarding_rule, door.address);
        }
        std::string out = fmt::format("{}: {}, {}, {}\n", map_.label, counted(counts.rules, "rule", "rules"),
                                      counted(map_.routes.matchers.size(), "path matcher", "path matchers"),
                                      counted(map_.tests, "test", "tests"));
        out += doors.empty() ? "  No forwarding rule leads to it.\n" : "  Requests come in through " + doors + ".\n";
        std::vector<std::string> said;
        const auto say = [&](std::size_t count, const std::string& one, const std::string& many) {
            if (count > 0) {
                said.push_back(counted(count, one, many));
            }
        };
        say(counts.shadowed, "rule is shadowed", "rules are shadowed");
        say(counts.unreachable, "rule is unreachable", "rules are unreachable");
        say(counts.unknown, "rule is undecided", "rules are undecided");
        say(counts.hosts, "host never decides", "hosts never decide");
        say(counts.overlaps, "pair of rules overlaps", "pairs of rules overlap");
        say(counts.untested, "rule has no test", "rules have no test");
        if (counts.shadowed + counts.unreachable + counts.unknown == 0 && counts.rules > 0) {
            said.insert(said.begin(), counts.rules == 1 ? "Its rule can be reached" : "Every rule can be reached");
        }
        return said.empty() ? out : out + fmt::format("  {}.\n", fmt::join(said, "; "));
    }

    template <typename Visit>
    void each_rule(Visit visit) const
    {
        for (const MatcherAnalysis& matcher : map_.routes.matchers) {
            for (const RuleVerdict& verdict : matcher.rules) {
                visit(verdict);
            }
        }
    }

    std::string never() const
    {
        Section section("Never decides", "Proven: no request is ever decided by these rules, or by this part of them.",
                        all_);
        each_rule([&](const RuleVerdict& verdict) {
            if (verdict.reach == Reach::Shadowed || verdict.reach == Reach::Unreachable) {
                section.add([&] { return dead_rule(verdict); });
            }
            for (const route::DeadPart& part : verdict.dead_parts) {
                section.add([&] { return dead_part(verdict, part); });
            }
        });
        return section.text();
    }

    std::string dead_rule(const RuleVerdict& verdict) const
    {
        std::string out = fmt::format("  [{}]\n    {}\n", rule(verdict.rule), place(verdict.rule));
        if (verdict.reach == Reach::Unreachable) {
            return out + fmt::format("    Unreachable: {}.\n", verdict.reason);
        }
        out += fmt::format("    Shadowed: {} {} all its requests ({}).\n", labels(verdict.shadowed_by),
                           verdict.shadowed_by.size() == 1 ? "takes" : "take", verdict.conditions);
        if (verdict.example) {
            out += fmt::format("    For example this one, which [{}] decides:\n{}", rule(verdict.decided_by),
                               curl(*verdict.example));
        }
        return out;
    }

    std::string dead_part(const RuleVerdict& verdict, const route::DeadPart& part) const
    {
        const std::string field = fmt::format("{}[{}]", verdict.priority ? "matchRules" : "paths", part.number);
        return fmt::format("  [{}], only {}\n    {}\n    {}.\n", rule(verdict.rule), field, place(verdict.rule),
                           part.reason.empty()
                               ? fmt::format("Shadowed: {} {} all its requests", labels(part.shadowed_by),
                                             part.shadowed_by.size() == 1 ? "takes" : "take")
                               : "Unreachable: " + part.reason);
    }

    std::string unknown() const
    {
        Section section("Undecided", "Neither a request that they decide nor a proof that there is none was found.",
                        all_);
        each_rule([&](const RuleVerdict& verdict) {
            if (verdict.reach != Reach::Unknown) {
                return;
            }
            section.add([&] {
                std::string out =
                    fmt::format("  [{}]\n    {}\n    No example found in {} ({}).\n", rule(verdict.rule),
                                place(verdict.rule), counted(verdict.tries, "request", "requests"), verdict.conditions);
                if (verdict.example) {
                    out += fmt::format("    This one fits, but [{}] decides it:\n{}", rule(verdict.decided_by),
                                       curl(*verdict.example));
                }
                return out;
            });
        });
        return section.text();
    }

    std::string overlaps() const
    {
        Section section("Overlaps", "Both rules fit the request; the one that is asked first wins.", all_);
        bool complete = true;
        for (const MatcherAnalysis& matcher : map_.routes.matchers) {
            for (const route::RuleOverlap& overlap : matcher.overlaps) {
                section.add([&] {
                    return fmt::format("  [{}] wins over\n  [{}]\n{}", rule(overlap.winner), rule(overlap.loser),
                                       curl(overlap.example));
                });
            }
            section.add_more(matcher.overlap_count - matcher.overlaps.size());
            complete = complete && matcher.overlaps_complete;
        }
        return section.text() + (complete ? "" : "\n  There may be more overlaps: not every pair was looked at.\n");
    }

    std::string defaults() const
    {
        Section section("Defaults", {}, all_);
        for (const MatcherAnalysis& matcher : map_.routes.matchers) {
            if (matcher.fallback.reach == Reach::Shadowed) {
                section.add([&] {
                    return fmt::format("  The default of [{}] is never used: {} {} everything.\n",
                                       label(matcher.path_matcher), labels(matcher.fallback.shadowed_by),
                                       matcher.fallback.shadowed_by.size() == 1 ? "takes" : "take");
                });
            } else if (!matcher.fallback.answers && matcher.fallback.example) {
                section.add([&] {
                    return fmt::format("  [{}] has no default: what no rule takes is answered with 404.\n{}",
                                       label(matcher.path_matcher), curl(*matcher.fallback.example));
                });
            }
        }
        if (map_.routes.fallback.reach == Reach::Shadowed) {
            section.add([&] {
                return fmt::format("  The default of the map is never used: the host rule {} takes every host.\n",
                                   labels(map_.routes.fallback.shadowed_by));
            });
        }
        return section.text();
    }

    std::string hosts() const
    {
        Section section("Hosts", {}, all_);
        for (const route::DeadHost& host : map_.routes.dead_hosts) {
            section.add([&] {
                return fmt::format("  {}{}\n    The host never decides: {}.\n", place(host.host_rule),
                                   host.host.empty() ? "" : " " + host.host, host.reason);
            });
        }
        for (const MatcherAnalysis& matcher : map_.routes.matchers) {
            if (matcher.hosts.empty()) {
                section.add([&] {
                    return fmt::format("  {} [{}]\n    No host rule leads to this path matcher.\n",
                                       place(matcher.path_matcher), label(matcher.path_matcher));
                });
            }
        }
        return section.text();
    }

    std::string untested() const
    {
        Section section("Not tested",
                        "No test of the map passes through these rules. What stands below passes; put it under tests:.",
                        all_, kShownUntested);
        for (const compile::UntestedRule& untested : map_.untested) {
            section.add([&] {
                std::string out = fmt::format("  [{}]\n    {}\n{}", rule(untested.rule), place(untested.rule),
                                              curl(untested.example));
                std::size_t begin = 0;
                for (std::size_t end = 0; (end = untested.suggestion.find('\n', begin)) != std::string::npos;
                     begin = end + 1) {
                    out += "      " + untested.suggestion.substr(begin, end - begin) + '\n';
                }
                return untested.suggestion.empty() ? out + "    A test cannot say what it asks for.\n" : out;
            });
        }
        return section.text();
    }

    std::string reachable() const
    {
        if (!all_) {
            return {};
        }
        Section section("Can be reached", "Each with a request that it decides.", all_);
        each_rule([&](const RuleVerdict& verdict) {
            if (verdict.reach == Reach::Reachable) {
                section.add([&] { return fmt::format("  [{}]\n{}", rule(verdict.rule), curl(*verdict.example)); });
            }
        });
        return section.text();
    }

    const std::string& file_;
    const document::Document& document_;
    const MapAnalysis& map_;
    bool all_;
};

} // namespace

FindingCounts countFindings(const MapAnalysis& map)
{
    FindingCounts counts;
    counts.hosts = map.routes.dead_hosts.size();
    counts.untested = map.untested.size();
    for (const MatcherAnalysis& matcher : map.routes.matchers) {
        const auto count = [&](Reach reach) {
            return static_cast<std::size_t>(std::ranges::count(matcher.rules, reach, &RuleVerdict::reach));
        };
        counts.rules += matcher.rules.size();
        counts.shadowed += count(Reach::Shadowed);
        counts.unreachable += count(Reach::Unreachable);
        counts.unknown += count(Reach::Unknown);
        counts.overlaps += matcher.overlap_count;
    }
    return counts;
}

std::string analysisText(const std::string& file, const document::Document& document, const MapAnalysis& map, bool all)
{
    return AnalysisWriter(file, document, map, all).run();
}

} // namespace switchyard::ctl
