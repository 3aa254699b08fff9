// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include "core/compile/mode.h"

#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace switchyard::compile {

namespace {

std::string label(const Snapshot& snapshot, ElementId id)
{
    const auto found = snapshot.directory->elements.find(id);
    return found == snapshot.directory->elements.end() ? "?" : found->second.label;
}

std::string edits_text(std::string_view direction, const route::HeaderEdits& edits)
{
    std::string text;
    for (const std::string& name : edits.remove) {
        text += fmt::format(" {} -{}", direction, name);
    }
    for (const route::HeaderAddition& addition : edits.add) {
        std::string value;
        for (const route::HeaderValuePiece& piece : addition.value) {
            value += piece.text;
            if (piece.variable != route::HeaderVariable::None) {
                value += fmt::format("<{}>", static_cast<int>(piece.variable));
            }
        }
        text += fmt::format(" {} {}{}: {}", direction, addition.replace ? "" : "+", addition.name, value);
    }
    return text;
}

std::string headers_text(const route::HeaderAction& headers)
{
    return edits_text("req", headers.request) + edits_text("resp", headers.response);
}

std::string level_text(const route::LevelSettings& settings)
{
    std::string text = headers_text(settings.headers);
    if (!settings.error_responses) {
        return text;
    }
    text += fmt::format(" errors from {}{}:", settings.error_responses->bucket_name,
                        settings.error_responses->bucket_inherited ? " (inherited)" : "");
    for (const route::ErrorResponseRule& rule : settings.error_responses->rules) {
        text += fmt::format(" {}{}{} → {} {}", fmt::join(rule.codes, ","), rule.all_4xx ? "4xx" : "",
                            rule.all_5xx ? "5xx" : "", rule.path,
                            rule.override_response ? std::to_string(*rule.override_response) : "as it is");
    }
    return text;
}

std::string policies_text(const Snapshot& snapshot, const route::ForwardAction& forward)
{
    std::string text;
    if (forward.max_stream_duration) {
        text += fmt::format(" stream {} ms", forward.max_stream_duration->count());
    }
    if (forward.retry) {
        text += fmt::format(" retry {:#x} {}", forward.retry->conditions, forward.retry->retries);
        text +=
            forward.retry->per_try_timeout ? fmt::format(" each {} ms", forward.retry->per_try_timeout->count()) : "";
    }
    if (forward.mirror) {
        text +=
            fmt::format(" mirror {} {} %", snapshot.services[forward.mirror->service].name, forward.mirror->percent);
    }
    if (forward.fault && forward.fault->delay) {
        text += fmt::format(" delay {} ms {} %", forward.fault->delay->time.count(), forward.fault->delay->percent);
    }
    if (forward.fault && forward.fault->abort) {
        text += fmt::format(" abort {} {} %", forward.fault->abort->status, forward.fault->abort->percent);
    }
    if (const auto& cors = forward.cors) {
        text += fmt::format(" cors [{}] [{}] [{}] [{}] [{}] {}{}", fmt::join(cors->allow_origins, " "),
                            fmt::join(cors->allow_origin_regexes, " "), fmt::join(cors->allow_methods, " "),
                            fmt::join(cors->allow_headers, " "), fmt::join(cors->expose_headers, " "),
                            cors->max_age ? std::to_string(*cors->max_age) : "-",
                            cors->allow_credentials ? " credentials" : "");
    }
    return text;
}

std::string action_text(const Snapshot& snapshot, const route::Action& action)
{
    if (const auto* redirect = std::get_if<route::RedirectAction>(&action)) {
        return fmt::format("{} https={} host={} path={} prefix={} strip_query={}", redirect->status, redirect->https,
                           redirect->host.value_or("-"), redirect->path.value_or("-"), redirect->prefix.value_or("-"),
                           redirect->strip_query);
    }
    const auto& forward = std::get<route::ForwardAction>(action);
    std::string text;
    for (const route::WeightedTarget& target : forward.targets) {
        text += fmt::format("{}{} ({}/{})", text.empty() ? "" : ", ", snapshot.services[target.service].name,
                            target.weight.value, forward.total_weight) +
                headers_text(target.headers);
    }
    if (forward.path_prefix_rewrite) {
        text += " prefix→" + *forward.path_prefix_rewrite;
    }
    if (forward.path_template_rewrite) {
        text += " template→" + *forward.path_template_rewrite;
    }
    if (forward.host_rewrite) {
        text += " host→" + *forward.host_rewrite;
    }
    if (forward.timeout) {
        text += fmt::format(" timeout {} ms", forward.timeout->count());
    }
    return text + policies_text(snapshot, forward);
}

std::string optional_action(const Snapshot& snapshot, const std::optional<route::Action>& action)
{
    return action ? action_text(snapshot, *action) : "none";
}

std::string map_text(const Snapshot& snapshot, const route::RouteTableInput& input)
{
    std::string text = fmt::format("map {} default {}{}\n", label(snapshot, input.url_map),
                                   optional_action(snapshot, input.default_action), level_text(input.settings));
    for (const route::HostRuleInput& rule : input.host_rules) {
        text += fmt::format("  hosts {} → {}\n", fmt::join(rule.hosts, ", "),
                            label(snapshot, input.path_matchers[rule.path_matcher].id));
    }
    for (const route::PathMatcherInput& matcher : input.path_matchers) {
        text += fmt::format("  matcher {} default {}{}\n", label(snapshot, matcher.id),
                            optional_action(snapshot, matcher.default_action), level_text(matcher.settings));
        for (const route::PathRuleInput& rule : matcher.path_rules) {
            text += fmt::format("    path {} → {}{}\n", label(snapshot, rule.id), action_text(snapshot, rule.action),
                                level_text(rule.settings));
        }
        for (const route::RouteRuleInput& rule : matcher.route_rules) {
            text += fmt::format("    route {} [{}] → {}{}\n", label(snapshot, rule.id), rule.match_rules.size(),
                                action_text(snapshot, rule.action), level_text(rule.settings));
        }
    }
    return text;
}

std::string_view type_text(const HealthCheckSpec& check)
{
    switch (check.type) {
    case HealthCheckSpec::Type::Http:
        return check.tls ? "HTTPS" : "HTTP";
    case HealthCheckSpec::Type::Http2:
        return "HTTP2";
    case HealthCheckSpec::Type::Grpc:
        return check.tls ? "GRPC_WITH_TLS" : "GRPC";
    case HealthCheckSpec::Type::Tcp:
        break;
    }
    return check.tls ? "SSL" : "TCP";
}

std::string health_text(const std::optional<HealthCheckSpec>& check)
{
    if (!check) {
        return "none";
    }
    if (check->type == HealthCheckSpec::Type::Grpc) {
        return fmt::format(
            "{} {} every {} s, {} s, {}/{}, port {}, service '{}'", check->name, type_text(*check),
            check->interval.count(), check->timeout.count(), check->healthy_threshold, check->unhealthy_threshold,
            check->fixed_port ? std::to_string(check->fixed_port->value) : "serving", check->grpc_service);
    }
    return fmt::format("{} {} every {} s, {} s, {}/{}, port {}, host '{}', path {}, response '{}'", check->name,
                       type_text(*check), check->interval.count(), check->timeout.count(), check->healthy_threshold,
                       check->unhealthy_threshold,
                       check->fixed_port ? std::to_string(check->fixed_port->value) : "serving", check->host,
                       check->path, check->expected_response);
}

std::string service_text(const Snapshot& snapshot, const ServiceSpec& service)
{
    std::string text = fmt::format(
        "service {} key {:016x} {}{}, {}, timeout {} ms, draining {} s, health {}{}\n", service.name, service.key.value,
        to_string(service.mode), service.http2 ? ", HTTP/2" : "", service.locality_lb_policy, service.timeout.count(),
        service.draining_timeout.count(), health_text(service.health_check), headers_text(service.headers));
    for (const EndpointSpec& endpoint : service.endpoints) {
        text += fmt::format("  {} {} in {} key {:016x}\n", endpoint.label, endpoint.address.to_string(),
                            label(snapshot, endpoint.group), endpoint.key.value);
    }
    return text;
}

} // namespace

std::vector<Diagnostic> Reading::all(std::string_view code) const
{
    std::vector<Diagnostic> found;
    for (const Diagnostic& diagnostic : compilation.diagnostics) {
        if (diagnostic.code == code) {
            found.push_back(diagnostic);
        }
    }
    return found;
}

Diagnostic Reading::only(std::string_view code) const
{
    const std::vector<Diagnostic> found = all(code);
    EXPECT_EQ(found.size(), 1U) << code;
    return found.empty() ? Diagnostic{} : found.front();
}

Reading read(std::string yaml, const Snapshot* previous)
{
    return read(document::Document::load(std::move(yaml)), {}, previous);
}

Reading read(document::Document document, const runtime::Assets& assets, const Snapshot* previous)
{
    Reading reading{std::move(document), {}};
    reading.compilation = compile(reading.document.workspace(), assets, Revision{1}, previous);
    for (Diagnostic& diagnostic : reading.compilation.diagnostics) {
        reading.document.locate(diagnostic);
    }
    return reading;
}

std::string read_text_file(const std::string& path)
{
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string summary(const Snapshot& snapshot)
{
    std::string text;
    for (const ListenerSpec& listener : snapshot.listeners) {
        if (listener.protocol == ListenerSpec::Protocol::Bytes) {
            text += fmt::format("listener {} {} here {} {} bytes{} → {} → {}\n", listener.name,
                                SocketAddress{listener.address, listener.port}.to_string(), listener.local.to_string(),
                                to_string(listener.mode), listener.sends_proxy_header ? " after a PROXY header" : "",
                                label(snapshot, listener.target_proxy), snapshot.services[listener.service].name);
            continue;
        }
        text += fmt::format("listener {} {} here {} {} keep-alive {} s → {} → {}\n", listener.name,
                            SocketAddress{listener.address, listener.port}.to_string(), listener.local.to_string(),
                            to_string(listener.mode), listener.client_keep_alive.count(),
                            label(snapshot, listener.target_proxy), label(snapshot, listener.url_map));
    }
    for (const auto& source : snapshot.route_sources) {
        text += map_text(snapshot, source->input);
    }
    for (const ServiceSpec& service : snapshot.services) {
        text += service_text(snapshot, service);
    }
    for (const SimulatedBackendSpec& spec : snapshot.simulated_backends) {
        text += fmt::format("simulated {} {} latency {}±{} ms errors {} with {} body {} healthy {} at {}\n", spec.name,
                            spec.listen.to_string(), spec.latency.count(), spec.latency_spread.count(), spec.error_rate,
                            spec.error_status, spec.body_size, spec.healthy, spec.health_path);
    }
    for (const LoadProfileSpec& profile : snapshot.load_profiles) {
        text += fmt::format("load {} at {} {}/s over {} connections for {} s, {} requests\n", profile.name,
                            label(snapshot, profile.forwarding_rule), profile.requests_per_second, profile.connections,
                            profile.duration.count(), profile.requests.size());
    }
    return text + fmt::format("seed {}\n", snapshot.seed);
}

} // namespace switchyard::compile
