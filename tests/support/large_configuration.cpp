// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/large_configuration.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::tests {

namespace {

/// A value that can be printed as YAML or JSON. Texts are printed in quotes.
struct Value
{
    enum class Kind : std::uint8_t
    {
        Text,
        Number, ///< or true, false
        Long,   ///< of 64 bits: a text in JSON
        List,
        Map
    };

    Kind kind = Kind::Map;
    std::string scalar{};
    std::vector<std::pair<std::string, Value>> entries{};

    Value& set(std::string_view key, Value value)
    {
        entries.emplace_back(key, std::move(value));
        return *this;
    }
};

Value text(std::string value) { return {Value::Kind::Text, std::move(value), {}}; }
Value number_of(auto value) { return {Value::Kind::Number, fmt::format("{}", value), {}}; }
Value yes() { return {Value::Kind::Number, "true", {}}; }
Value whole(std::uint64_t value) { return {Value::Kind::Long, fmt::format("{}", value), {}}; }

Value list(std::vector<Value> values)
{
    Value made{Value::Kind::List, {}, {}};
    for (Value& value : values)
        made.entries.emplace_back(std::string{}, std::move(value));
    return made;
}

Value map(std::vector<std::pair<std::string, Value>> entries) { return {Value::Kind::Map, {}, std::move(entries)}; }

void print_json(const Value& value, std::string& out)
{
    switch (value.kind) {
    case Value::Kind::Text:
    case Value::Kind::Long:
        out += fmt::format("\"{}\"", value.scalar);
        return;
    case Value::Kind::Number:
        out += value.scalar;
        return;
    case Value::Kind::List:
    case Value::Kind::Map:
        break;
    }
    const bool mapping = value.kind == Value::Kind::Map;
    out += mapping ? '{' : '[';
    for (const auto& entry : value.entries) {
        if (&entry != &value.entries.front())
            out += ',';
        if (mapping)
            out += fmt::format("\"{}\":", entry.first);
        print_json(entry.second, out);
    }
    out += mapping ? '}' : ']';
}

/// The entries of a list or map, each on lines of its own.
void print_yaml(const Value& value, std::size_t column, std::string& out)
{
    const bool mapping = value.kind == Value::Kind::Map;
    for (const auto& entry : value.entries) {
        if (&entry != &value.entries.front())
            out.append(column, ' ');
        out += mapping ? entry.first + ':' : std::string("-");
        const Value& below = entry.second;
        if (below.kind == Value::Kind::Text)
            out += fmt::format(" '{}'\n", below.scalar);
        else if (below.kind == Value::Kind::Number || below.kind == Value::Kind::Long)
            out += fmt::format(" {}\n", below.scalar);
        else if (!mapping) {
            out += ' ';
            print_yaml(below, column + 2, out);
        } else {
            const std::size_t at = below.kind == Value::Kind::List ? column : column + 2;
            out += '\n';
            out.append(at, ' ');
            print_yaml(below, at, out);
        }
    }
}

std::string url(std::string_view collection, std::string_view name)
{
    return fmt::format("https://www.googleapis.com/compute/v1/projects/large/global/{}/{}", collection, name);
}

Value resource(std::string_view kind, std::string_view collection, const std::string& name)
{
    return map({{"kind", text(fmt::format("compute#{}", kind))},
                {"name", text(name)},
                {"selfLink", text(url(collection, name))}});
}

Value service_url(std::size_t number, const LargeConfiguration& size)
{
    return text(url("backendServices", fmt::format("service-{}", number % size.services)));
}

/// What a rule asks for: paths of every kind, and sometimes headers or query parameters.
Value match_rule(std::size_t number)
{
    Value match = map({});
    switch (number % 5) {
    case 0:
        match.set("fullPathMatch", text(fmt::format("/exact/{}", number)));
        break;
    case 1:
        match.set("prefixMatch", text(fmt::format("/Area/{}/", number))).set("ignoreCase", yes());
        break;
    default:
        match.set("prefixMatch", text(fmt::format("/api/v{}/resource-{}/", number % 7, number)));
    }
    if (number % 3 == 0)
        match.set(
            "headerMatches",
            list({map({{"headerName", text("x-tenant")}, {"exactMatch", text(fmt::format("tenant-{}", number))}}),
                  map({{"headerName", text("x-build")},
                       {"rangeMatch", map({{"rangeStart", whole(number)}, {"rangeEnd", whole(number + 10)}})}})}));
    if (number % 4 == 0)
        match.set("queryParameterMatches", list({map({{"name", text("beta")}, {"presentMatch", yes()}})}));
    return match;
}

/// What happens to a request, in turns: a service, a canary, a rewrite, a redirect.
void set_action(Value& rule, std::size_t number, const LargeConfiguration& size)
{
    switch (number % 8) {
    case 0:
        rule.set("routeAction",
                 map({{"timeout", map({{"seconds", whole(30)}})},
                      {"weightedBackendServices",
                       list({map({{"backendService", service_url(number, size)}, {"weight", number_of(95)}}),
                             map({{"backendService", service_url(number + 1, size)}, {"weight", number_of(5)}})})}}));
        return;
    case 1:
        rule.set("service", service_url(number, size));
        rule.set("routeAction", map({{"urlRewrite", map({{"pathPrefixRewrite", text("/v2/")}})}}));
        return;
    case 2:
        rule.set("urlRedirect", map({{"prefixRedirect", text(fmt::format("/moved/{}/", number))},
                                     {"redirectResponseCode", text("FOUND")},
                                     {"stripQuery", Value{Value::Kind::Number, "false", {}}}}));
        return;
    default:
        rule.set("service", service_url(number, size));
    }
}

Value route_rule(std::size_t number, const LargeConfiguration& size)
{
    Value rule = map({{"priority", number_of(number)},
                      {"description", text(fmt::format("Rule {} of a large map", number))},
                      {"matchRules", list({match_rule(number)})}});
    set_action(rule, number, size);
    return rule;
}

Value url_map(const LargeConfiguration& size)
{
    constexpr std::size_t kRulesOfMatcher = 1000;
    std::vector<Value> hosts;
    std::vector<Value> matchers;
    for (std::size_t first = 0; first < size.route_rules; first += kRulesOfMatcher) {
        const std::string name = fmt::format("matcher-{}", first / kRulesOfMatcher);
        std::vector<Value> rules;
        for (std::size_t at = first; at < std::min(size.route_rules, first + kRulesOfMatcher); ++at)
            rules.push_back(route_rule(at, size));
        matchers.push_back(map({{"name", text(name)},
                                {"defaultService", service_url(first, size)},
                                {"routeRules", list(std::move(rules))}}));
        hosts.push_back(
            map({{"hosts", list({text(fmt::format("{}.example.com", name))})}, {"pathMatcher", text(name)}}));
    }
    Value made = resource("urlMap", "urlMaps", "large");
    made.set("defaultService", service_url(0, size));
    made.set("hostRules", list(std::move(hosts)));
    made.set("pathMatchers", list(std::move(matchers)));
    return made;
}

Value backend_service(std::size_t number)
{
    const std::string group = fmt::format("https://www.googleapis.com/compute/v1/projects/large/zones/europe-west1-b/"
                                          "networkEndpointGroups/group-{}",
                                          number);
    Value made = resource("backendService", "backendServices", fmt::format("service-{}", number));
    made.set("protocol", text("HTTP"));
    made.set("loadBalancingScheme", text("EXTERNAL_MANAGED"));
    made.set("timeoutSec", number_of(30));
    made.set("healthChecks", list({text(url("healthChecks", "large"))}));
    made.set(
        "backends",
        list({map({{"group", text(group)}, {"balancingMode", text("RATE")}, {"maxRatePerEndpoint", number_of(100)}})}));
    return made;
}

Value endpoint_group(std::size_t number)
{
    Value made = map({{"kind", text("compute#networkEndpointGroup")},
                      {"name", text(fmt::format("group-{}", number))},
                      {"zone", text("https://www.googleapis.com/compute/v1/projects/large/zones/europe-west1-b")},
                      {"networkEndpointType", text("GCE_VM_IP_PORT")},
                      {"defaultPort", number_of(8080)}});
    return made;
}

std::vector<Value> documents(const LargeConfiguration& size)
{
    std::vector<Value> made{url_map(size)};
    for (std::size_t number = 0; number < size.services; ++number) {
        made.push_back(backend_service(number));
        made.push_back(endpoint_group(number));
    }
    Value check = resource("healthCheck", "healthChecks", "large");
    check.set("type", text("HTTP")).set("httpHealthCheck", map({{"port", number_of(8080)}}));
    Value proxy = resource("targetHttpProxy", "targetHttpProxies", "large");
    proxy.set("urlMap", text(url("urlMaps", "large")));
    Value rule = resource("forwardingRule", "forwardingRules", "large");
    rule.set("IPAddress", text("203.0.113.10")).set("IPProtocol", text("TCP")).set("portRange", text("80-80"));
    rule.set("loadBalancingScheme", text("EXTERNAL_MANAGED")).set("target", text(url("targetHttpProxies", "large")));
    for (Value* value : {&check, &proxy, &rule})
        made.push_back(std::move(*value));
    return made;
}

} // namespace

std::string large_configuration_yaml(const LargeConfiguration& size)
{
    std::string out;
    for (const Value& document : documents(size)) {
        out += "---\n";
        print_yaml(document, 0, out);
    }
    return out;
}

std::string large_configuration_json(const LargeConfiguration& size)
{
    std::string out;
    print_json(list(documents(size)), out);
    return out + '\n';
}

} // namespace switchyard::tests
