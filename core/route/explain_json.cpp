// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/explain.h"
#include "core/route/words.h"

#include <fmt/format.h>

#include <concepts>
#include <string_view>

namespace switchyard::route {
namespace {

/// Writes JSON objects and lists; the caller keeps the order.
class JsonWriter
{
public:
    void open(char bracket)
    {
        out_ += bracket;
        first_ = true;
    }
    void close(char bracket)
    {
        out_ += bracket;
        first_ = false;
    }
    void item()
    {
        if (!first_)
            out_ += ',';
        first_ = false;
    }
    void key(std::string_view name)
    {
        item();
        out_ += json_quoted(name) + ':';
    }
    void open(std::string_view name, char bracket)
    {
        key(name);
        open(bracket);
    }
    void field(std::string_view name, std::string_view value)
    {
        key(name);
        out_ += json_quoted(value);
    }
    void field(std::string_view name, const char* value) { field(name, std::string_view(value)); }
    void field(std::string_view name, const std::optional<std::string>& value)
    {
        if (value)
            field(name, std::string_view(*value));
    }
    void field(std::string_view name, std::same_as<bool> auto value)
    {
        key(name);
        out_ += value ? "true" : "false";
    }
    template <typename Number>
        requires(std::integral<Number> || std::floating_point<Number>) && (!std::same_as<Number, bool>)
    void field(std::string_view name, Number value)
    {
        key(name);
        fmt::format_to(std::back_inserter(out_), "{}", value);
    }
    /// As text: JSON numbers do not hold 64 bits everywhere. Nothing when there is none.
    void field(std::string_view name, ElementId id)
    {
        if (id)
            field(name, std::string_view(fmt::to_string(id.value)));
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool first_ = true;
};

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
            json.close('}');
        }
        json.close('}');
    }
    json.close(']');
    json.close('}');
}

void write(JsonWriter& json, const ExplainedNothing&) { json.field("kind", "nothing"); }

void write(JsonWriter& json, const ExplainedForward& forward)
{
    json.field("kind", "forward");
    json.open("targets", '[');
    for (const ExplainedTarget& target : forward.targets) {
        json.item();
        json.open('{');
        json.field("service", std::string_view(target.service));
        json.field("targetId", target.id);
        json.field("weight", target.weight);
        json.field("percent", target.percent);
        json.close('}');
    }
    json.close(']');
    json.field("target", std::string_view(forward.target));
    json.field("pathRewritten", forward.path_rewritten);
    json.field("hostRewrite", forward.host_rewrite);
    if (forward.timeout)
        json.field("timeoutMs", forward.timeout->count());
}

void write(JsonWriter& json, const ExplainedRedirect& redirect)
{
    json.field("kind", "redirect");
    json.field("status", redirect.status);
    json.field("location", std::string_view(redirect.location));
    json.field("localLocation", std::string_view(redirect.local_location));
    json.field("normalisation", redirect.normalisation);
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
    if (explanation.nearest_miss) {
        json.field("nearestMiss", *explanation.nearest_miss);
        json.field("nearestAlternative", explanation.nearest_alternative);
    }
    json.open("outcome", '{');
    std::visit([&](const auto& outcome) { write(json, outcome); }, explanation.outcome);
    json.close('}');
    json.close('}');
    return json.take();
}

} // namespace switchyard::route
