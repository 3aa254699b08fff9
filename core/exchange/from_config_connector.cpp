// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/config_connector_spec.h"
#include "core/exchange/formats.h"
#include "core/exchange/terraform_node.h"
#include "core/exchange/terraform_resource.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using document::NodeKind;
using model::Kind;

constexpr std::string_view kApi = ".cnrm.cloud.google.com/";

struct ObjectKind
{
    std::string_view name;
    Kind kind;
};

constexpr std::array kObjectKinds{
    ObjectKind{"CertificateManagerCertificate", Kind::Certificate},
    ObjectKind{"CertificateManagerCertificateMap", Kind::CertificateMap},
    ObjectKind{"CertificateManagerCertificateMapEntry", Kind::CertificateMapEntry},
    ObjectKind{"CertificateManagerDNSAuthorization", Kind::DnsAuthorization},
    ObjectKind{"CertificateManagerTrustConfig", Kind::TrustConfig},
    ObjectKind{"ComputeAddress", Kind::Address},
    ObjectKind{"ComputeBackendBucket", Kind::BackendBucket},
    ObjectKind{"ComputeBackendService", Kind::BackendService},
    ObjectKind{"ComputeForwardingRule", Kind::ForwardingRule},
    ObjectKind{"ComputeHealthCheck", Kind::HealthCheck},
    ObjectKind{"ComputeInstance", Kind::Instance},
    ObjectKind{"ComputeInstanceGroup", Kind::InstanceGroup},
    ObjectKind{"ComputeManagedSSLCertificate", Kind::SslCertificate},
    ObjectKind{"ComputeNetworkEndpointGroup", Kind::NetworkEndpointGroup},
    ObjectKind{"ComputeRegionNetworkEndpointGroup", Kind::NetworkEndpointGroup},
    ObjectKind{"ComputeRegionSSLPolicy", Kind::SslPolicy},
    ObjectKind{"ComputeSSLCertificate", Kind::SslCertificate},
    ObjectKind{"ComputeSSLPolicy", Kind::SslPolicy},
    ObjectKind{"ComputeSecurityPolicy", Kind::SecurityPolicy},
    ObjectKind{"ComputeSubnetwork", Kind::Subnetwork},
    ObjectKind{"ComputeTargetHTTPProxy", Kind::TargetHttpProxy},
    ObjectKind{"ComputeTargetHTTPSProxy", Kind::TargetHttpsProxy},
    ObjectKind{"ComputeTargetSSLProxy", Kind::TargetSslProxy},
    ObjectKind{"ComputeTargetTCPProxy", Kind::TargetTcpProxy},
    ObjectKind{"ComputeURLMap", Kind::UrlMap},
    ObjectKind{"NetworkSecurityBackendAuthenticationConfig", Kind::BackendAuthenticationConfig},
    ObjectKind{"NetworkSecurityServerTLSPolicy", Kind::ServerTlsPolicy},
    ObjectKind{"NetworkServicesLBRouteExtension", Kind::LbRouteExtension},
    ObjectKind{"NetworkServicesLBTrafficExtension", Kind::LbTrafficExtension},
    ObjectKind{"NetworkServicesServiceLBPolicy", Kind::ServiceLbPolicy},
};

bool is_object(const Node& node) { return text_at(node, "apiVersion").find(kApi) != std::string::npos; }

/// The items of a `kind: List`, as kubectl writes several objects. Errors: nullptr when it is none.
const Node* items_of(const Node& root)
{
    const Node* items = child(root, "items");
    return text_at(root, "kind").ends_with("List") && items != nullptr && items->kind == NodeKind::Sequence ? items
                                                                                                            : nullptr;
}

std::optional<Kind> kind_of(const Node& object)
{
    const std::string name = text_at(object, "kind");
    const auto* row = std::ranges::find(kObjectKinds, name, &ObjectKind::name);
    return row == kObjectKinds.end() || !is_object(object) ? std::nullopt : std::optional(row->kind);
}

std::string metadata(const Node& object, std::string_view key)
{
    const Node* part = child(object, "metadata");
    return part == nullptr ? std::string() : text_at(*part, key);
}

std::string project_of(const Node& object)
{
    const Node* part = child(object, "metadata");
    const Node* annotations = part == nullptr ? nullptr : child(*part, "annotations");
    return annotations == nullptr ? std::string() : text_at(*annotations, "cnrm.cloud.google.com/project-id");
}

void add_cloud_name(const Node& object, CloudNames& names)
{
    const auto kind = kind_of(object);
    const Node* spec = child(object, "spec");
    if (!kind || spec == nullptr)
        return;
    const std::string cloud_name = text_at(*spec, "resourceID");
    const std::string name = metadata(object, "name");
    if (!cloud_name.empty() && cloud_name != name)
        names.emplace(std::pair(std::string(model::info(*kind).collection), name), cloud_name);
}

/// How often a text occurs in another.
std::size_t occurrences(std::string_view text, std::string_view word)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        ++count;
    return count;
}

/// What `resourceID` says in any object of the file: references use the names of Kubernetes. Cost: reads the file anew
/// for each of its documents when the word occurs in it, so not in files larger than people write.
CloudNames cloud_names(const SourceDocument& document)
{
    constexpr std::size_t kMostBytes = 32U << 20;
    CloudNames names;
    const std::string& text = *document.text;
    if (text.find("resourceID") == std::string::npos || text.size() * (occurrences(text, "\n---") + 1) > kMostBytes)
        return names;
    for (const Node& root : document::read_stream(*document.text).roots) {
        add_cloud_name(root, names);
        if (const Node* items = items_of(root))
            for (const Entry& entry : items->entries)
                add_cloud_name(entry.value, names);
    }
    return names;
}

/// One object on its way to a resource.
class ObjectReader
{
public:
    ObjectReader(const SourceDocument& document, const Node& object, Kind kind, const CloudNames& names, Found& found)
        : document_(document),
          object_(object),
          kind_(kind),
          names_(names),
          found_(found)
    {}

    void read()
    {
        const Node* spec = child(object_, "spec");
        const Node empty = made_mapping(object_);
        if (spec == nullptr || spec->kind != NodeKind::Mapping)
            spec = &empty;
        const Node* metadata_part = child(object_, "metadata");
        const std::string id = text_at(*spec, "resourceID");
        place_.name = id.empty() ? metadata(object_, "name") : id;
        place_.project = project_of(object_);
        place_.parent = parent_of(*spec);
        read_location(*spec);
        Node rest = made_mapping(object_);
        name_resource(kind_, place_, metadata_part == nullptr ? object_ : *metadata_part, rest);
        read_labels(rest);
        const schema::MessageInfo& message = *schema::message_info(model::info(kind_).message);
        const Node settings = without_place(*spec);
        ConfigConnectorSpec(document_, names_, label_of(kind_, rest), found_).convert(settings, message, rest);
        complete(kind_, rest);
        adopt(document_, rest, object_, kind_, found_);
    }

private:
    /// The certificate map of an entry.
    std::string parent_of(const Node& spec)
    {
        const Node* reference = child(spec, "mapRef");
        if (reference == nullptr)
            return {};
        const std::string external = text_at(*reference, "external");
        const std::string name = external.empty() ? text_at(*reference, "name") : external;
        return name.substr(name.rfind('/') + 1);
    }

    void read_location(const Node& spec)
    {
        for (const std::string_view key : {"location", "region", "zone"}) {
            const Node* written = child(spec, key);
            if (written != nullptr && written->kind != NodeKind::Scalar)
                tell(document_, *written,
                     import_warning("import.config_connector_shape", label_of(kind_, made_mapping(object_)),
                                    {std::string(key)}),
                     found_);
            const std::string value = text_at(spec, key);
            if (!value.empty())
                place_.location = value.substr(value.rfind('/') + 1);
        }
        const Node* project = child(spec, "projectRef");
        if (place_.project.empty() && project != nullptr) {
            const std::string external = text_at(*project, "external");
            place_.project = external.substr(external.rfind('/') + 1);
        }
    }

    /// The keys that say where a resource is are read already.
    static Node without_place(const Node& spec)
    {
        Node rest = made_like(spec);
        for (const Entry& entry : spec.entries) {
            const std::string& key = entry.key.text;
            const bool place = key == "location" || key == "region" || key == "zone" || key == "resourceID" ||
                               key == "projectRef" || key == "mapRef";
            if (!place)
                rest.entries.push_back(entry);
        }
        return rest;
    }

    /// Config Connector labels the cloud's resource with the labels of the object.
    void read_labels(Node& rest)
    {
        const Node* part = child(object_, "metadata");
        const Node* labels = part == nullptr ? nullptr : child(*part, "labels");
        const schema::MessageInfo* message = schema::message_info(model::info(kind_).message);
        if (labels != nullptr && labels->kind == NodeKind::Mapping && message->field("labels") != nullptr)
            put(rest, "labels", *labels);
    }

    const SourceDocument& document_;
    const Node& object_;
    Kind kind_;
    const CloudNames& names_;
    Found& found_;
    ResourcePlace place_;
};

void read_object(const SourceDocument& document, const Node& object, const CloudNames& names, Found& found)
{
    if (const auto kind = kind_of(object)) {
        ObjectReader(document, object, *kind, names, found).read();
        return;
    }
    found.skipped.push_back({document.file, document.position(object),
                             fmt::format("{} {}", text_at(object, "kind"), metadata(object, "name"))});
}

} // namespace

bool is_config_connector(const SourceDocument& document)
{
    const Node* items = items_of(document.root);
    return is_object(document.root) || (items != nullptr && std::ranges::any_of(items->entries, [](const Entry& entry) {
                                            return is_object(entry.value);
                                        }));
}

void read_config_connector(const SourceDocument& document, Found& found)
{
    const CloudNames names = cloud_names(document);
    const Node* items = items_of(document.root);
    if (items == nullptr) {
        read_object(document, document.root, names, found);
        return;
    }
    for (const Entry& entry : items->entries)
        read_object(document, entry.value, names, found);
}

} // namespace switchyard::exchange
