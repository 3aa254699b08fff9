// SPDX-License-Identifier: GPL-3.0-or-later
// Health checks, groups and their members, buckets, and security policies.
#include "core/base/shell_word.h"
#include "core/exchange/gcloud_resource.h"
#include "core/exchange/shell_text.h"
#include "core/exchange/vendor_resource.h"
#include "core/model/typed.h"
#include "core/schema/instance.pb.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using model::Kind;
using model::Scope;

/// A kind of health check: the literal of its type, the command, and the field with its settings.
struct ProbeRow
{
    std::string_view type;
    std::string_view command;
    std::string_view field;
};

constexpr std::array kProbes{
    ProbeRow{"HTTP", "http", "httpHealthCheck"},
    ProbeRow{"HTTPS", "https", "httpsHealthCheck"},
    ProbeRow{"HTTP2", "http2", "http2HealthCheck"},
    ProbeRow{"TCP", "tcp", "tcpHealthCheck"},
    ProbeRow{"SSL", "ssl", "sslHealthCheck"},
    ProbeRow{"GRPC", "grpc", "grpcHealthCheck"},
    ProbeRow{"GRPC_WITH_TLS", "grpc-with-tls", "grpcTlsHealthCheck"},
};

const ProbeRow* probe_of(FlagReader& flags)
{
    const std::string type = flags.text("type");
    const auto* row = std::ranges::find_if(
        kProbes, [&](const ProbeRow& probe) { return type.empty() ? flags.has(probe.field) : probe.type == type; });
    return row == kProbes.end() ? nullptr : row;
}

/// The settings of one kind of probe; the port is given in one of three ways.
void apply_probe(FlagReader& flags, std::string_view field, GcloudCommand& command)
{
    const std::string prefix = fmt::format("{}.", field);
    const auto apply = [&](std::string_view name, std::string_view flag) {
        const std::string path = prefix + std::string(name);
        flags.apply(std::array{FlagRow{path, flag}}, command);
    };
    const std::string port = flags.text(prefix + "portSpecification");
    if (port == "USE_SERVING_PORT")
        command.flag("use-serving-port");
    if (port.empty() || port == "USE_FIXED_PORT")
        apply("port", "port");
    if ((port.empty() || port == "USE_NAMED_PORT") && !field.starts_with("grpc"))
        apply("portName", "port-name");
    apply("host", "host");
    apply("requestPath", "request-path");
    apply("request", "request");
    apply("response", "response");
    apply("proxyHeader", "proxy-header");
    apply("grpcServiceName", "grpc-service-name");
}

std::vector<GcloudStep> write_health_check(GcloudResource& made)
{
    constexpr std::array kRows{
        FlagRow{"description", "description"},
        FlagRow{"checkIntervalSec", "check-interval", FlagForm::Seconds},
        FlagRow{"timeoutSec", "timeout", FlagForm::Seconds},
        FlagRow{"healthyThreshold", "healthy-threshold"},
        FlagRow{"unhealthyThreshold", "unhealthy-threshold"},
        FlagRow{"logConfig.enable", "enable-logging", FlagForm::WhenTrue},
        FlagRow{"sourceRegions", "source-regions", FlagForm::List},
    };
    const ProbeRow* probe = probe_of(made.flags());
    if (probe == nullptr)
        return made.refuse("gcloud makes health checks of types HTTP, HTTPS, HTTP2, TCP, SSL, GRPC and GRPC_WITH_TLS; "
                           "this one has another type or none.");
    GcloudCommand create = made.command(fmt::format("compute health-checks create {}", probe->command));
    GcloudCommand update = made.command(fmt::format("compute health-checks update {}", probe->command));
    for (GcloudCommand* command : {&create, &update}) {
        apply_probe(made.flags(), probe->field, *command);
        made.flags().apply(kRows, *command);
    }
    GcloudStep step = made.create("compute health-checks", std::move(create));
    if (update.has_flags())
        step.there.push_back(std::move(update));
    return {std::move(step)};
}

/// The instances that say they are in a group, by name.
std::vector<std::string> members_of(GcloudResource& made)
{
    constexpr std::array kGroup{Kind::InstanceGroup};
    std::vector<std::string> members;
    for (const model::Resource* instance : made.script().resources) {
        if (instance->kind != Kind::Instance)
            continue;
        const auto& groups = model::as<schema::Instance>(*instance).instance_groups();
        if (std::ranges::any_of(groups, [&](const std::string& group) {
                return made.script().workspace.resolve(kGroup, group, instance).resource == &made.resource();
            }))
            members.push_back(instance->name);
    }
    return members;
}

std::vector<GcloudStep> write_instance_group(GcloudResource& made)
{
    if (made.resource().scope.level != Scope::Level::Zone)
        return made.refuse(
            "Groups outside a zone are managed groups, which need an instance template; it has to exist.");
    FlagReader& flags = made.flags();
    std::vector<GcloudStep> steps;
    GcloudCommand create = made.command("compute instance-groups unmanaged create");
    flags.apply(std::array{FlagRow{"description", "description"}}, create);
    steps.push_back(made.create("compute instance-groups unmanaged", std::move(create)));
    std::vector<std::string> ports;
    if (const Node* list = flags.take("namedPorts"))
        for (const Entry& entry : list->entries) {
            FlagReader port(entry.value, {});
            ports.push_back(fmt::format("{}:{}", port.text("name"), port.text("port")));
        }
    if (!ports.empty()) {
        GcloudCommand set = made.command("compute instance-groups set-named-ports");
        steps.push_back({{}, {}, {std::move(set.list("named-ports", ports))}});
    }
    for (const std::string& member : members_of(made)) {
        GcloudCommand list = made.command("compute instance-groups unmanaged list-instances");
        list.flag("format", "value(instance.basename())");
        GcloudCommand add = made.command("compute instance-groups unmanaged add-instances");
        steps.push_back({list.line(fmt::format("lists {}", shell_word(member))),
                         {},
                         {std::move(add.flag("instances", member))},
                         fmt::format("{} in {}", member, made.resource().label())});
    }
    return steps;
}

/// One endpoint in the words of --add-endpoint.
std::string endpoint_words(GcloudResource& made)
{
    FlagReader& flags = made.flags();
    std::vector<std::string> words;
    if (const std::string instance = flags.text("instance"); !instance.empty())
        words.push_back("instance=" + instance.substr(instance.rfind('/') + 1));
    constexpr std::array kRows{
        FlagRow{"ipAddress", "ip"},
        FlagRow{"ipv6Address", "ipv6"},
        FlagRow{"fqdn", "fqdn"},
        FlagRow{"port", "port"},
        FlagRow{"clientDestinationPort", "client-destination-port"},
    };
    for (const FlagRow& row : kRows)
        if (const std::string text = flags.text(row.field); !text.empty())
            words.push_back(fmt::format("{}={}", row.flag, text));
    return gcloud_list(words);
}

/// The endpoints of a group, a hundred a call.
std::vector<GcloudStep> attach_endpoints(GcloudResource& made)
{
    constexpr std::size_t kMost = 100;
    GcloudScript& script = made.script();
    const auto group = std::ranges::find(script.endpoints, &made.resource(), &EndpointsOfGroup::group);
    std::vector<GcloudStep> steps;
    if (group == script.endpoints.end())
        return steps;
    for (std::size_t at = 0; at < group->endpoints.size(); ++at) {
        if (at % kMost == 0)
            steps.push_back({{}, {}, {made.command("compute network-endpoint-groups update")}});
        GcloudResource endpoint(script, *group->endpoints[at]);
        steps.back().missing.front().flag("add-endpoint", endpoint_words(endpoint));
    }
    return steps;
}

std::vector<GcloudStep> write_endpoint_group(GcloudResource& made)
{
    constexpr std::array kRows{
        FlagRow{"networkEndpointType", "network-endpoint-type", FlagForm::Literal},
        FlagRow{"network", "network", FlagForm::Url},
        FlagRow{"subnetwork", "subnet", FlagForm::Url},
        FlagRow{"defaultPort", "default-port"},
        FlagRow{"pscTargetService", "psc-target-service"},
        FlagRow{"pscData.producerPort", "producer-port"},
        FlagRow{"cloudRun.service", "cloud-run-service"},
        FlagRow{"cloudRun.tag", "cloud-run-tag"},
        FlagRow{"cloudRun.urlMask", "cloud-run-url-mask"},
        FlagRow{"cloudFunction.function", "cloud-function-name"},
        FlagRow{"cloudFunction.urlMask", "cloud-function-url-mask"},
        FlagRow{"appEngine.service", "app-engine-service"},
        FlagRow{"appEngine.version", "app-engine-version"},
        FlagRow{"appEngine.urlMask", "app-engine-url-mask"},
    };
    GcloudCommand create = made.command("compute network-endpoint-groups create");
    made.flags().apply(kRows, create);
    if (const Entry* app = document::find(made.node(), "appEngine"); app != nullptr && app->value.entries.empty())
        create.flag("app-engine-app");
    std::vector<GcloudStep> steps;
    steps.push_back(made.create("compute network-endpoint-groups", std::move(create)));
    for (GcloudStep& step : attach_endpoints(made))
        steps.push_back(std::move(step));
    return steps;
}

/// A code and its lifetime as "404=120".
std::vector<std::string> negative_caching(FlagReader& flags)
{
    std::vector<std::string> rows;
    if (const Node* list = flags.take("cdnPolicy.negativeCachingPolicy"))
        for (const Entry& entry : list->entries) {
            FlagReader row(entry.value, {});
            rows.push_back(fmt::format("{}={}", row.text("code"), row.text("ttl")));
        }
    return rows;
}

void apply_cache_policy(FlagReader& flags, GcloudCommand& command)
{
    constexpr std::array kRows{
        FlagRow{"cdnPolicy.cacheMode", "cache-mode"},
        FlagRow{"cdnPolicy.clientTtl", "client-ttl"},
        FlagRow{"cdnPolicy.defaultTtl", "default-ttl"},
        FlagRow{"cdnPolicy.maxTtl", "max-ttl"},
        FlagRow{"cdnPolicy.negativeCaching", "negative-caching", FlagForm::Switch},
        FlagRow{"cdnPolicy.requestCoalescing", "request-coalescing", FlagForm::Switch},
        FlagRow{"cdnPolicy.serveWhileStale", "serve-while-stale"},
        FlagRow{"cdnPolicy.signedUrlCacheMaxAgeSec", "signed-url-cache-max-age", FlagForm::Seconds},
        FlagRow{"cdnPolicy.cacheKeyPolicy.includeHttpHeaders", "cache-key-include-http-header", FlagForm::List},
        FlagRow{"cdnPolicy.cacheKeyPolicy.queryStringWhitelist", "cache-key-query-string-whitelist", FlagForm::List},
    };
    flags.apply(kRows, command);
    if (const auto codes = negative_caching(flags); !codes.empty())
        command.list("negative-caching-policy", codes);
    if (const Node* list = flags.take("cdnPolicy.bypassCacheOnRequestHeaders"))
        for (const Entry& entry : list->entries)
            command.flag("bypass-cache-on-request-headers", FlagReader(entry.value, {}).text("headerName"));
}

std::vector<GcloudStep> write_bucket(GcloudResource& made)
{
    constexpr std::array kRows{
        FlagRow{"bucketName", "gcs-bucket-name"},
        FlagRow{"description", "description"},
        FlagRow{"enableCdn", "enable-cdn", FlagForm::Switch},
        FlagRow{"compressionMode", "compression-mode"},
        FlagRow{"customResponseHeaders", "custom-response-header", FlagForm::Repeated},
    };
    if (made.resource().scope.level != Scope::Level::Global)
        return made.refuse("gcloud makes global backend buckets only.");
    GcloudCommand create = made.command("compute backend-buckets create");
    GcloudCommand update = made.command("compute backend-buckets update");
    for (GcloudCommand* command : {&create, &update}) {
        made.flags().apply(kRows, *command);
        apply_cache_policy(made.flags(), *command);
    }
    GcloudStep step = made.create("compute backend-buckets", std::move(create));
    if (update.has_flags())
        step.there.push_back(std::move(update));
    std::vector<GcloudStep> steps;
    steps.push_back(std::move(step));
    for (GcloudStep& policy : attach_policies(made, "compute backend-buckets update"))
        steps.push_back(std::move(policy));
    return steps;
}

/// gcloud reads a policy from a file, but only these keys of it.
std::vector<GcloudStep> write_security_policy(GcloudResource& made)
{
    constexpr std::array<std::string_view, 9> kRead{"adaptiveProtectionConfig",
                                                    "advancedOptionsConfig",
                                                    "ddosProtectionConfig",
                                                    "description",
                                                    "recaptchaOptionsConfig",
                                                    "rules",
                                                    "shortName",
                                                    "type",
                                                    "userDefinedFields"};
    Node policy = made.node();
    std::erase_if(policy.entries, [&](const Entry& entry) {
        return std::ranges::find(kRead, std::string_view(entry.key.text)) == kRead.end();
    });
    for (const Entry& entry : policy.entries)
        made.flags().take(entry.key.text);
    const std::string file = made.file(".yaml", vendor_yaml(policy));
    GcloudStep step{made.exists("compute security-policies describe"),
                    {made.command("compute security-policies import")},
                    {made.command("compute security-policies create")}};
    for (GcloudCommand* command : {&step.there.front(), &step.missing.front()})
        command->flag("file-name", file).flag("file-format", "yaml");
    return {std::move(step)};
}

std::vector<GcloudStep> write_instance(GcloudResource& made)
{
    return made.refuse("A virtual machine is more than load balancing knows of it (image, machine type); it has to "
                       "exist.");
}

std::vector<GcloudStep> write_health_check_service(GcloudResource& made)
{
    return made.refuse("gcloud has no commands for health check services.");
}

} // namespace

GcloudWriter gcloud_backend(Kind kind)
{
    switch (kind) {
    case Kind::HealthCheck:
        return write_health_check;
    case Kind::InstanceGroup:
        return write_instance_group;
    case Kind::NetworkEndpointGroup:
        return write_endpoint_group;
    case Kind::BackendBucket:
        return write_bucket;
    case Kind::SecurityPolicy:
        return write_security_policy;
    case Kind::Instance:
        return write_instance;
    case Kind::HealthCheckService:
        return write_health_check_service;
    default:
        return nullptr;
    }
}

} // namespace switchyard::exchange
