// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/config_connector_spec.h"

#include "core/exchange/terraform_fields.h"
#include "core/exchange/terraform_node.h"

#include <algorithm>
#include <array>
#include <optional>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using document::NodeKind;

struct Stem
{
    std::string_view stem;
    std::string_view collection;
};

/// What stands before "Ref" in a key, and where such a thing lives.
constexpr std::array kStems{
    Stem{"address", "addresses"},
    Stem{"backendBucket", "backendBuckets"},
    Stem{"backendService", "backendServices"},
    Stem{"certificateMap", "certificateMaps"},
    Stem{"certificates", "certificates"},
    Stem{"clientTlsPolicy", "clientTlsPolicies"},
    Stem{"clientTLSPolicy", "clientTlsPolicies"},
    Stem{"dnsAuthorizations", "dnsAuthorizations"},
    Stem{"edgeSecurityPolicy", "securityPolicies"},
    Stem{"forwardingRule", "forwardingRules"},
    Stem{"healthCheck", "healthChecks"},
    Stem{"httpHealthCheck", "httpHealthChecks"},
    Stem{"httpsHealthCheck", "httpsHealthChecks"},
    Stem{"instance", "instances"},
    Stem{"instanceGroup", "instanceGroups"},
    Stem{"instanceGroupManager", "instanceGroups"},
    Stem{"network", "networks"},
    Stem{"networkEndpointGroup", "networkEndpointGroups"},
    Stem{"securityPolicy", "securityPolicies"},
    Stem{"serverTlsPolicy", "serverTlsPolicies"},
    Stem{"serverTLSPolicy", "serverTlsPolicies"},
    Stem{"serviceAttachment", "serviceAttachments"},
    Stem{"sslCertificate", "sslCertificates"},
    Stem{"sslPolicy", "sslPolicies"},
    Stem{"subnetwork", "subnetworks"},
    Stem{"targetGRPCProxy", "targetGrpcProxies"},
    Stem{"targetHTTPProxy", "targetHttpProxies"},
    Stem{"targetHTTPSProxy", "targetHttpsProxies"},
    Stem{"targetSSLProxy", "targetSslProxies"},
    Stem{"targetTCPProxy", "targetTcpProxies"},
    Stem{"targetVPNGateway", "targetVpnGateways"},
    Stem{"trustConfig", "trustConfigs"},
    Stem{"urlMap", "urlMaps"},
    // Lists of references without a key that ends in "Ref".
    Stem{"certificateManagerCertificates", "certificates"},
    Stem{"sslCertificates", "sslCertificates"},
    Stem{"healthChecks", "healthChecks"},
};

struct Place
{
    const schema::FieldInfo* field = nullptr; ///< of the first step
    std::string rest;                         ///< steps after it; empty: none
    std::string_view stem;                    ///< of the key, when it ends in "Ref"
};

/// The key without "Ref" or "Refs".
std::string_view without_ref(std::string_view key)
{
    for (const std::string_view end : {"Refs", "Ref"})
        if (key.ends_with(end) && key.size() > end.size())
            return key.substr(0, key.size() - end.size());
    return {};
}

std::optional<Place> place_of(std::string_view key, const schema::MessageInfo& message)
{
    for (const std::string_view word : {key, without_ref(key)}) {
        if (word.empty())
            continue;
        AttributeTarget target{AttributeTarget::Kind::Field, std::string(word)};
        if (message.field(word) == nullptr)
            target = attribute_target(message, snake_case(word));
        if (target.kind != AttributeTarget::Kind::Field)
            continue;
        const std::size_t dot = target.path.find('.');
        const schema::FieldInfo* field = message.field(target.path.substr(0, dot));
        if (field != nullptr)
            return Place{field, dot == std::string::npos ? std::string() : target.path.substr(dot + 1), word};
    }
    return std::nullopt;
}

bool is_text(const schema::FieldInfo& field)
{
    using enum schema::FieldKind;
    return field.kind != Message && field.kind != StringMap && field.kind != FreeForm;
}

} // namespace

std::string_view collection_of_stem(std::string_view stem)
{
    const auto* found = std::ranges::find(kStems, stem, &Stem::stem);
    return found == kStems.end() ? std::string_view{} : found->collection;
}

std::string ConfigConnectorSpec::reference(const std::string& name, std::string_view field, std::string_view stem) const
{
    std::string_view collection = collection_of_stem(stem);
    if (collection.empty())
        collection = collection_of_stem(field);
    if (collection.empty())
        return name;
    const auto found = names_.find({std::string(collection), name});
    const std::string& cloud_name = found == names_.end() ? name : found->second;
    const std::string prefix = collection == "networks" ? "global/" : "";
    return prefix + std::string(collection) + '/' + cloud_name;
}

void ConfigConnectorSpec::tell_secret(const Node& value_from, std::string_view field)
{
    std::string secret = "?";
    if (const Node* reference = child(value_from, "secretKeyRef"))
        if (const Node* name = child(*reference, "name"))
            secret = name->text;
    tell(document_, value_from, import_warning("import.config_connector_secret", label_, {std::string(field), secret}),
         found_);
}

Node ConfigConnectorSpec::text(const Node& written, std::string_view field, std::string_view stem)
{
    if (written.kind != NodeKind::Mapping)
        return written;
    if (const Node* external = child(written, "external")) {
        const bool certificate = collection_of_stem(stem) == "certificates" && field == "sslCertificates";
        const bool bare = certificate && external->text.starts_with("projects/");
        return bare ? made_text("//certificatemanager.googleapis.com/" + external->text, *external) : *external;
    }
    if (const Node* value = child(written, "value"))
        return *value;
    if (const Node* name = child(written, "name"); name != nullptr && name->kind == NodeKind::Scalar)
        return made_text(reference(name->text, field, stem), *name);
    if (const Node* from = child(written, "valueFrom")) {
        tell_secret(*from, field);
        return made_nothing();
    }
    if (written.entries.size() == 1 && !written.entries[0].key.foreign) {
        const Entry& only = written.entries[0];
        const std::string_view inner = without_ref(only.key.text);
        return text(only.value, field, inner.empty() ? stem : inner);
    }
    return written;
}

Node ConfigConnectorSpec::value(const Node& written, const schema::FieldInfo& field, std::string_view stem)
{
    if (field.repeated && written.kind == NodeKind::Sequence) {
        Node list = made_like(written);
        for (const Entry& entry : written.entries)
            add_element(list, value(entry.value, field, stem));
        return list;
    }
    if (field.kind == schema::FieldKind::Message && written.kind == NodeKind::Mapping) {
        Node mapping = made_like(written);
        if (const schema::MessageInfo* message = schema::message_info(field.message))
            convert(written, *message, mapping);
        return mapping;
    }
    return is_text(field) ? fitting(text(written, field.name, stem), field) : written;
}

void ConfigConnectorSpec::convert_key(const Entry& entry, const schema::MessageInfo& message, Node& rest)
{
    const auto place = place_of(entry.key.text, message);
    if (!place) {
        const std::string suggestion = message.suggestion(entry.key.text);
        tell(document_, entry.value,
             import_warning("import.config_connector_field_unknown", label_,
                            {entry.key.text, schema::display_name(message), suggestion.empty() ? "." : suggestion}),
             found_);
        return;
    }
    if (place->rest.empty()) {
        Node converted = value(entry.value, *place->field, place->stem);
        if (!is_nothing(converted))
            put(rest, place->field->name, std::move(converted));
        return;
    }
    put_path(rest, place->field->name + '.' + place->rest, entry.value);
}

void ConfigConnectorSpec::convert(const Node& spec, const schema::MessageInfo& message, Node& rest)
{
    for (const Entry& entry : spec.entries)
        if (!entry.key.foreign && !entry.key.shadowed)
            convert_key(entry, message, rest);
}

} // namespace switchyard::exchange
