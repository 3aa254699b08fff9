// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/field_info.h"

#include "core/base/suggest.h"
#include "core/schema/address.pb.h"
#include "core/schema/backend_authentication_config.pb.h"
#include "core/schema/backend_bucket.pb.h"
#include "core/schema/backend_service.pb.h"
#include "core/schema/certificate.pb.h"
#include "core/schema/certificate_map.pb.h"
#include "core/schema/certificate_map_entry.pb.h"
#include "core/schema/common.pb.h"
#include "core/schema/dns_authorization.pb.h"
#include "core/schema/forwarding_rule.pb.h"
#include "core/schema/health_check.pb.h"
#include "core/schema/health_check_service.pb.h"
#include "core/schema/instance.pb.h"
#include "core/schema/instance_group.pb.h"
#include "core/schema/lb_route_extension.pb.h"
#include "core/schema/lb_traffic_extension.pb.h"
#include "core/schema/local.pb.h"
#include "core/schema/network_endpoint.pb.h"
#include "core/schema/network_endpoint_group.pb.h"
#include "core/schema/options.pb.h"
#include "core/schema/security_policy.pb.h"
#include "core/schema/server_tls_policy.pb.h"
#include "core/schema/service_lb_policy.pb.h"
#include "core/schema/ssl_certificate.pb.h"
#include "core/schema/ssl_policy.pb.h"
#include "core/schema/subnetwork.pb.h"
#include "core/schema/target_http_proxy.pb.h"
#include "core/schema/target_https_proxy.pb.h"
#include "core/schema/target_ssl_proxy.pb.h"
#include "core/schema/target_tcp_proxy.pb.h"
#include "core/schema/trust_config.pb.h"
#include "core/schema/url_map.pb.h"

#include <array>
#include <charconv>
#include <unordered_map>

namespace switchyard::schema {
namespace {

namespace pb = google::protobuf;

constexpr std::array<std::string_view, 12> kKindNames{"string",
                                                      "boolean",
                                                      "integer",
                                                      "number",
                                                      "string(int64)",
                                                      "string(uint64)",
                                                      "string(timestamp)",
                                                      "string(duration)",
                                                      "enum",
                                                      "message",
                                                      "map<string,string>",
                                                      "object(any)"};

/// One message of each .proto file; its file descriptor leads to the others.
std::vector<const pb::FileDescriptor*> schema_files()
{
    return {ForwardingRule::descriptor()->file(),
            Address::descriptor()->file(),
            TargetHttpProxy::descriptor()->file(),
            TargetHttpsProxy::descriptor()->file(),
            TargetTcpProxy::descriptor()->file(),
            TargetSslProxy::descriptor()->file(),
            SslCertificate::descriptor()->file(),
            SslPolicy::descriptor()->file(),
            Certificate::descriptor()->file(),
            CertificateMap::descriptor()->file(),
            CertificateMapEntry::descriptor()->file(),
            DnsAuthorization::descriptor()->file(),
            ServerTlsPolicy::descriptor()->file(),
            TrustConfig::descriptor()->file(),
            UrlMap::descriptor()->file(),
            LbRouteExtension::descriptor()->file(),
            LbTrafficExtension::descriptor()->file(),
            BackendService::descriptor()->file(),
            BackendBucket::descriptor()->file(),
            BackendAuthenticationConfig::descriptor()->file(),
            ServiceLbPolicy::descriptor()->file(),
            SecurityPolicy::descriptor()->file(),
            HealthCheck::descriptor()->file(),
            HealthCheckService::descriptor()->file(),
            InstanceGroup::descriptor()->file(),
            NetworkEndpointGroup::descriptor()->file(),
            NetworkEndpoint::descriptor()->file(),
            Instance::descriptor()->file(),
            Subnetwork::descriptor()->file(),
            Local::descriptor()->file(),
            Duration::descriptor()->file()};
}

Bound bound_of(const std::string& text)
{
    Bound bound{text, std::nullopt};
    double number = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (!text.empty() && error == std::errc{} && stopped == end)
        bound.number = number;
    return bound;
}

std::vector<std::int64_t> numbers_of(std::string_view text)
{
    std::vector<std::int64_t> numbers;
    while (!text.empty()) {
        std::int64_t number = 0;
        const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{})
            break;
        numbers.push_back(number);
        text.remove_prefix(static_cast<std::size_t>(stopped - text.data()));
        if (!text.empty())
            text.remove_prefix(1);
    }
    return numbers;
}

/// The name without the package, e.g. "Certificate.ManagedCertificate".
std::string reference_name(const pb::Descriptor& descriptor)
{
    return descriptor.full_name().substr(descriptor.file()->package().size() + 1);
}

FieldKind kind_of(std::string_view type)
{
    for (std::size_t i = 0; i < kKindNames.size(); ++i)
        if (kKindNames[i] == type)
            return static_cast<FieldKind>(i);
    return FieldKind::String;
}

FieldInfo make_field(const pb::FieldDescriptor& field)
{
    const FieldFacts& facts = field.options().GetExtension(schema::facts);
    FieldInfo info;
    info.name = field.json_name();
    info.kind = kind_of(facts.type());
    info.repeated = field.is_repeated() && !field.is_map();
    if (info.kind == FieldKind::Message)
        info.message = reference_name(*field.message_type());
    info.help = facts.help();
    info.literals.assign(facts.literals().begin(), facts.literals().end());
    info.enum_name = facts.enum_name();
    info.default_value = facts.default_value();
    info.min = bound_of(facts.min());
    info.max = bound_of(facts.max());
    info.min_length = bound_of(facts.min_length());
    info.max_length = bound_of(facts.max_length());
    info.min_items = bound_of(facts.min_items());
    info.max_items = bound_of(facts.max_items());
    info.pattern = facts.pattern();
    info.numbers = numbers_of(facts.numbers());
    info.max_chain = bound_of(facts.max_chain());
    info.source = facts.source();
    info.exclusive_group = facts.exclusive_group();
    info.modes = facts.modes();
    info.output_only = facts.output_only();
    info.input_only = facts.input_only();
    info.immutable = facts.immutable();
    info.required = facts.required();
    info.deprecated = facts.deprecated();
    info.workspace_only = facts.workspace_only();
    info.not_importable = facts.not_importable();
    info.descriptor = &field;
    return info;
}

MessageInfo make_message(const pb::Descriptor& descriptor)
{
    const MessageFacts& facts = descriptor.options().GetExtension(message_facts);
    MessageInfo info;
    info.name = reference_name(descriptor);
    info.api = facts.api();
    info.note = facts.note();
    info.resource = facts.resource();
    info.collection = facts.collection();
    info.kind = facts.kind();
    info.scopes.assign(facts.scopes().begin(), facts.scopes().end());
    info.other_track.assign(facts.other_track().begin(), facts.other_track().end());
    info.descriptor = &descriptor;
    for (int i = 0; i < descriptor.field_count(); ++i)
        if (descriptor.field(i)->name() != "unmodelled")
            info.fields.push_back(make_field(*descriptor.field(i)));
    return info;
}

void collect(const pb::Descriptor& descriptor, std::vector<MessageInfo>& messages)
{
    if (descriptor.options().map_entry())
        return;
    messages.push_back(make_message(descriptor));
    for (int i = 0; i < descriptor.nested_type_count(); ++i)
        collect(*descriptor.nested_type(i), messages);
}

/// The whole schema, read once from the descriptors.
struct Catalogue
{
    std::vector<MessageInfo> messages;
    std::unordered_map<std::string_view, const MessageInfo*> by_name;
    std::unordered_map<const pb::Descriptor*, const MessageInfo*> by_descriptor;

    Catalogue()
    {
        for (const auto* file : schema_files())
            for (int i = 0; i < file->message_type_count(); ++i)
                collect(*file->message_type(i), messages);
        for (const auto& message : messages) {
            by_name.emplace(message.name, &message);
            by_descriptor.emplace(message.descriptor, &message);
        }
    }
};

const Catalogue& catalogue()
{
    static const Catalogue constant;
    return constant;
}

} // namespace

std::string_view to_string(FieldKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

const FieldInfo* MessageInfo::field(std::string_view json_name) const
{
    for (const auto& candidate : fields)
        if (candidate.name == json_name)
            return &candidate;
    return nullptr;
}

std::string MessageInfo::suggestion(std::string_view json_name) const
{
    std::vector<std::string_view> names;
    for (const auto& candidate : fields)
        names.push_back(candidate.name);
    return did_you_mean(json_name, std::span<const std::string_view>(names));
}

std::span<const MessageInfo> all_messages() { return catalogue().messages; }

const MessageInfo* message_info(std::string_view message)
{
    const auto& index = catalogue().by_name;
    const auto found = index.find(message);
    return found == index.end() ? nullptr : found->second;
}

const MessageInfo* message_info(const google::protobuf::Descriptor& descriptor)
{
    const auto& index = catalogue().by_descriptor;
    const auto found = index.find(&descriptor);
    return found == index.end() ? nullptr : found->second;
}

const MessageInfo* message_info(const google::protobuf::Message& message)
{
    return message_info(*message.GetDescriptor());
}

std::span<const FieldInfo> fields_of(std::string_view message)
{
    const auto* info = message_info(message);
    return info == nullptr ? std::span<const FieldInfo>{} : std::span<const FieldInfo>{info->fields};
}

std::span<const FieldInfo> fields_of(const google::protobuf::Message& message)
{
    const auto* info = message_info(message);
    return info == nullptr ? std::span<const FieldInfo>{} : std::span<const FieldInfo>{info->fields};
}

const FieldInfo* field_info(std::string_view message, std::string_view field)
{
    const auto* info = message_info(message);
    return info == nullptr ? nullptr : info->field(field);
}

std::string display_name(const MessageInfo& message)
{
    auto name = message.name.substr(message.name.rfind('.') + 1);
    // "HTTPHealthCheck" → "httpHealthCheck", "UrlMap" → "urlMap"
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    std::size_t capitals = 0;
    while (capitals < name.size() && is_upper(name[capitals]))
        ++capitals;
    const auto lowered = capitals <= 1 ? capitals : capitals == name.size() ? capitals : capitals - 1;
    for (std::size_t i = 0; i < lowered; ++i)
        name[i] = static_cast<char>(name[i] - 'A' + 'a');
    return name;
}

} // namespace switchyard::schema
