// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/explain_writing.h"
#include "core/route/json_writer.h"

#include <string_view>

namespace switchyard::route {
namespace {

std::string_view name_of(ExplainedHost::By by)
{
    switch (by) {
    case ExplainedHost::By::Exact:
        return "exact";
    case ExplainedHost::By::Wildcard:
        return "wildcard";
    case ExplainedHost::By::Any:
        return "any";
    case ExplainedHost::By::Nothing:
        return "nothing";
    }
    return "nothing";
}

void write(JsonWriter& json, const ExplainedHost& host)
{
    json.open("host", '{');
    json.field("received", std::string_view(host.received));
    json.field("compared", std::string_view(host.compared));
    json.field("by", name_of(host.by));
    json.field("pattern", std::string_view(host.pattern));
    json.field("hostRuleId", host.rule);
    json.field("hint", host.hint);
    json.close('}');
}

void write(JsonWriter& json, const ExplainedRule& rule)
{
    json.item();
    json.open('{');
    json.field("ruleId", rule.rule);
    json.field("label", std::string_view(rule.label));
    if (rule.priority)
        json.field("priority", *rule.priority);
    json.field("matched", rule.matched);
    json.open("alternatives", '[');
    for (const ExplainedAlternative& alternative : rule.alternatives) {
        json.item();
        json.open('{');
        json.field("pattern", std::string_view(alternative.pattern));
        json.field("matched", !alternative.failed.has_value());
        json.field("conditionsHeld", alternative.conditions_held);
        if (alternative.failed) {
            json.open("failed", '{');
            json.field("condition", std::string_view(alternative.failed->condition));
            json.field("wanted", std::string_view(alternative.failed->wanted));
            json.field("got", std::string_view(alternative.failed->got));
            if (alternative.failed->position > 0) {
                json.field("departs", std::string_view(alternative.failed->departs));
                json.field("position", alternative.failed->position);
            }
            json.close('}');
        }
        json.close('}');
    }
    json.close(']');
    json.close('}');
}

std::string_view name_of(RequestChange::Kind kind)
{
    switch (kind) {
    case RequestChange::Kind::Path:
        return "path";
    case RequestChange::Kind::SetHeader:
        return "setHeader";
    case RequestChange::Kind::RemoveHeader:
        return "removeHeader";
    case RequestChange::Kind::SetQuery:
        return "setQueryParameter";
    case RequestChange::Kind::RemoveQuery:
        return "removeQueryParameter";
    case RequestChange::Kind::Method:
        return "method";
    case RequestChange::Kind::Host:
        return "host";
    }
    return "";
}

void write(JsonWriter& json, const NearMiss& miss)
{
    json.item();
    json.open('{');
    json.field("tried", miss.rule);
    json.field("alternative", miss.alternative);
    json.field("verdict", miss.verdict == NearMiss::Verdict::Wins    ? "wins"
                          : miss.verdict == NearMiss::Verdict::Taken ? "taken"
                                                                     : "unknown");
    json.field("cost", miss.cost);
    json.open("changes", '[');
    for (const RequestChange& change : miss.changes) {
        json.item();
        json.open('{');
        json.field("change", name_of(change.kind));
        if (!change.name.empty())
            json.field("name", std::string_view(change.name));
        json.field("from", change.from);
        json.field("to", std::string_view(change.to));
        json.field("example", change.is_example);
        json.field("text", std::string_view(to_text(change)));
        json.close('}');
    }
    json.close(']');
    if (miss.verdict == NearMiss::Verdict::Taken) {
        json.field("takenById", miss.taken_by);
        json.field("takenBy", std::string_view(miss.taken_by_label));
    }
    json.close('}');
}

} // namespace

std::string to_json(const Explanation& explanation)
{
    JsonWriter json;
    json.open('{');
    json.open("request", '{');
    json.field("method", std::string_view(explanation.method));
    json.field("scheme", explanation.scheme == Scheme::Https ? "https" : "http");
    json.field("path", std::string_view(explanation.path));
    json.field("query", explanation.query);
    json.close('}');
    write(json, explanation.host);
    json.field("pathMatcherId", explanation.path_matcher);
    json.field("pathMatcher", std::string_view(explanation.path_matcher_label));
    json.open("tried", '[');
    for (const ExplainedRule& rule : explanation.tried)
        write(json, rule);
    json.close(']');
    json.field("rulesAfter", explanation.rules_after);
    json.field("ruleId", explanation.rule);
    json.open("nearMisses", '[');
    for (const NearMiss& miss : explanation.near_misses)
        write(json, miss);
    json.close(']');
    json.open("outcome", '{');
    write_outcome(json, explanation.outcome);
    json.close('}');
    json.close('}');
    return json.take();
}

} // namespace switchyard::route
