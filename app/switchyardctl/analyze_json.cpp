// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/analyze_report.h"
#include "app/switchyardctl/json_line.h"

#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

using compile::ElementNames;
using compile::MapAnalysis;
using route::Reach;

std::string_view word(Reach reach)
{
    switch (reach) {
    case Reach::Reachable:
        return "reachable";
    case Reach::Shadowed:
        return "shadowed";
    case Reach::Unreachable:
        return "unreachable";
    case Reach::Unknown:
        break;
    }
    return "unknown";
}

/// {"field":…,"label":…}; null for a default.
std::string elementJson(const ElementNames& names, ElementId id)
{
    const auto found = names.find(id);
    return found == names.end()
               ? std::string("null")
               : JsonLine().text("field", found->second.field_path).text("label", found->second.label).str();
}

std::vector<std::string> elementsJson(const ElementNames& names, const std::vector<ElementId>& ids)
{
    std::vector<std::string> out;
    for (const ElementId id : ids) {
        out.push_back(elementJson(names, id));
    }
    return out;
}

std::string optionalExample(const std::optional<route::ExampleRequest>& example, const MapAnalysis& map)
{
    return example ? exampleJson(*example, map.address_for(example->entrance)) : std::string("null");
}

std::string ruleJson(const document::Document& document, const MapAnalysis& map, const route::RuleVerdict& verdict)
{
    std::vector<std::string> parts;
    for (const route::DeadPart& part : verdict.dead_parts) {
        parts.push_back(JsonLine()
                            .number("index", part.number)
                            .list("shadowedBy", elementsJson(map.names, part.shadowed_by))
                            .text("reason", part.reason)
                            .str());
    }
    const auto span = document.span_of_element(verdict.rule);
    const auto outcome = map.outcomes.find(verdict.rule);
    return JsonLine()
        .raw("rule", elementJson(map.names, verdict.rule))
        .number("line", span ? span->begin.line : 0U)
        .raw("priority", verdict.priority ? std::to_string(*verdict.priority) : std::string("null"))
        .text("verdict", word(verdict.reach))
        .text("conditions", verdict.conditions)
        .text("outcome", outcome == map.outcomes.end() ? std::string() : outcome->second)
        .raw("example", optionalExample(verdict.example, map))
        .raw("decidedBy", elementJson(map.names, verdict.decided_by))
        .list("shadowedBy", elementsJson(map.names, verdict.shadowed_by))
        .text("reason", verdict.reason)
        .list("deadParts", parts)
        .number("tries", verdict.tries)
        .str();
}

std::string defaultJson(const MapAnalysis& map, const route::DefaultVerdict& verdict)
{
    return JsonLine()
        .text("verdict", word(verdict.reach))
        .flag("answers", verdict.answers)
        .raw("example", optionalExample(verdict.example, map))
        .list("shadowedBy", elementsJson(map.names, verdict.shadowed_by))
        .str();
}

std::string matcherJson(const document::Document& document, const MapAnalysis& map,
                        const route::MatcherAnalysis& matcher)
{
    std::vector<std::string> hosts;
    std::vector<std::string> rules;
    std::vector<std::string> overlaps;
    for (const std::string& host : matcher.hosts) {
        hosts.push_back(jsonString(host));
    }
    for (const route::RuleVerdict& verdict : matcher.rules) {
        rules.push_back(ruleJson(document, map, verdict));
    }
    for (const route::RuleOverlap& overlap : matcher.overlaps) {
        overlaps.push_back(JsonLine()
                               .raw("winner", elementJson(map.names, overlap.winner))
                               .raw("loser", elementJson(map.names, overlap.loser))
                               .raw("example", exampleJson(overlap.example, map.address_for(overlap.example.entrance)))
                               .str());
    }
    return JsonLine()
        .raw("pathMatcher", elementJson(map.names, matcher.path_matcher))
        .list("hosts", hosts)
        .list("rules", rules)
        .raw("default", defaultJson(map, matcher.fallback))
        .list("overlaps", overlaps)
        .number("overlapCount", matcher.overlap_count)
        .flag("overlapsComplete", matcher.overlaps_complete)
        .str();
}

std::string decisionJson(const route::Decision& decision, const ElementNames& names)
{
    return JsonLine()
        .text("target", decision.destination.target)
        .text("url", decision.destination.url)
        .raw("pathMatcher", elementJson(names, decision.path_matcher))
        .raw("rule", elementJson(names, decision.rule))
        .str();
}

std::string listenerJson(const compile::ListenerBlast& listener)
{
    using Presence = compile::ListenerBlast::Presence;
    std::vector<std::string> changes;
    for (const route::DestinationChange& change : listener.radius.changes) {
        changes.push_back(JsonLine()
                              .text("host", change.host)
                              .raw("example", exampleJson(change.example, listener.address))
                              .raw("before", decisionJson(change.before, listener.names_before))
                              .raw("after", decisionJson(change.after, listener.names_after))
                              .number("examples", change.examples)
                              .str());
    }
    return JsonLine()
        .text("forwardingRule", listener.forwarding_rule)
        .text("presence", listener.presence == Presence::Both         ? "both"
                          : listener.presence == Presence::OnlyBefore ? "onlyBefore"
                                                                      : "onlyAfter")
        .number("tried", listener.radius.tried)
        .flag("complete", listener.radius.complete)
        .list("changes", changes)
        .str();
}

std::string recordsJson(const compile::WorkspaceBlast& blast)
{
    std::vector<std::string> changes;
    for (const route::RecordedChange& change : blast.records->changes) {
        std::vector<std::string> examples;
        for (const route::RecordedRequest& example : change.examples) {
            examples.push_back(JsonLine()
                                   .text("method", example.request.method)
                                   .text("url", route::url_of(example.request))
                                   .number("count", example.count)
                                   .str());
        }
        changes.push_back(JsonLine()
                              .text("before", change.before)
                              .text("after", change.after)
                              .number("count", change.count)
                              .list("examples", examples)
                              .str());
    }
    return JsonLine()
        .number("total", blast.records->total)
        .number("changed", blast.records->changed)
        .number("ofOtherForwardingRules", blast.foreign_records)
        .list("changes", changes)
        .str();
}

} // namespace

std::string exampleJson(const route::ExampleRequest& example, const std::string& address)
{
    std::vector<std::string> headers;
    for (const auto& [name, value] : example.headers) {
        headers.push_back(JsonLine().text("name", name).text("value", value).str());
    }
    return JsonLine()
        .text("method", example.method)
        .text("host", example.host)
        .text("path", example.path)
        .raw("query", example.query ? jsonString(*example.query) : std::string("null"))
        .list("headers", headers)
        .text("url", route::url_of(example))
        .text("curl", route::curl_line(example, address))
        .str();
}

std::string analysisJson(const document::Document& document, const MapAnalysis& map)
{
    std::vector<std::string> doors;
    std::vector<std::string> matchers;
    std::vector<std::string> hosts;
    std::vector<std::string> untested;
    for (const compile::MapDoor& door : map.doors) {
        doors.push_back(JsonLine()
                            .text("forwardingRule", door.forwarding_rule)
                            .number("port", door.entrance.port.value)
                            .flag("https", door.entrance.scheme == route::Scheme::Https)
                            .text("local", door.address)
                            .str());
    }
    for (const route::MatcherAnalysis& matcher : map.routes.matchers) {
        matchers.push_back(matcherJson(document, map, matcher));
    }
    for (const route::DeadHost& host : map.routes.dead_hosts) {
        hosts.push_back(JsonLine()
                            .raw("hostRule", elementJson(map.names, host.host_rule))
                            .text("host", host.host)
                            .text("reason", host.reason)
                            .str());
    }
    for (const compile::UntestedRule& rule : map.untested) {
        untested.push_back(JsonLine()
                               .raw("rule", elementJson(map.names, rule.rule))
                               .raw("example", exampleJson(rule.example, map.address_for(rule.example.entrance)))
                               .text("suggestion", rule.suggestion)
                               .str());
    }
    return JsonLine()
        .text("urlMap", map.label)
        .list("forwardingRules", doors)
        .number("tests", map.tests)
        .list("pathMatchers", matchers)
        .raw("default", defaultJson(map, map.routes.fallback))
        .list("deadHosts", hosts)
        .list("untested", untested)
        .str();
}

std::string blastJson(const std::string& before, const std::string& after, const compile::WorkspaceBlast& blast)
{
    std::vector<std::string> listeners;
    for (const compile::ListenerBlast& listener : blast.listeners) {
        listeners.push_back(listenerJson(listener));
    }
    return JsonLine()
        .text("before", before)
        .text("after", after)
        .number("tried", blast.tried)
        .list("forwardingRules", listeners)
        .raw("records", blast.records ? recordsJson(blast) : std::string("null"))
        .str();
}

} // namespace switchyard::ctl
