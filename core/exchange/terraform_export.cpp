// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_export.h"

#include "core/exchange/endpoints.h"
#include "core/exchange/order.h"
#include "core/exchange/vendor_reference.h"
#include "core/model/typed.h"
#include "core/schema/instance.pb.h"
#include "core/schema/network_endpoint.pb.h"
#include "core/schema/ssl_certificate.pb.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <utility>

namespace switchyard::exchange {

namespace {

using model::Kind;
using model::Resource;
using Level = model::Scope::Level;

constexpr std::string_view kNoType = "The provider has no resource for it.";
constexpr std::string_view kInstance = "A virtual machine needs disks and images, which the workspace does not hold; "
                                       "groups and endpoints refer to it by name.";
constexpr std::string_view kManaged = "The provider has managed certificates of this kind only globally; use one of "
                                      "Certificate Manager.";
constexpr std::string_view kNoMap = "An entry belongs to a certificate map; its name does not say which one.";
constexpr std::string_view kAlone = "It cannot be taken over with an import block: remove it from the configuration "
                                    "if it exists already.";

std::string last_segment(const std::string& text) { return text.substr(text.rfind('/') + 1); }

/// A certificate the way the provider has it: in the resource, not in a part of it.
std::shared_ptr<const Resource> flat_certificate(const Resource& resource)
{
    const auto& certificate = model::as<schema::SslCertificate>(resource);
    auto message = std::make_shared<schema::SslCertificate>(certificate);
    if (!message->has_certificate() && certificate.self_managed().has_certificate())
        message->set_certificate(certificate.self_managed().certificate());
    message->clear_self_managed();
    auto copy = std::make_shared<Resource>(resource);
    copy->message = std::move(message);
    return copy;
}

/// Builds the blocks of one export.
class ConfigurationWriter
{
public:
    ConfigurationWriter(const model::Workspace& workspace, const ExportOptions& options)
        : workspace_(workspace),
          options_(options),
          resources_(creation_order(workspace, options)),
          addresses_(workspace, resources_, options),
          script_{workspace, options, addresses_, made_.variables, made_.notes}
    {}

    TerraformConfiguration write()
    {
        for (const Resource* resource : resources_)
            if (resource->kind != Kind::NetworkEndpoint)
                write_resource(*resource);
        for (const EndpointsOfGroup& part : endpoints_by_group(workspace_, resources_, made_.notes))
            write_endpoints(part);
        if (options_.resources.empty())
            note_unmodelled(workspace_, made_.notes);
        return std::move(made_);
    }

private:
    void leave_out(const Resource& resource, std::string_view sentence)
    {
        made_.notes.push_back({Loss::NotExported, resource.label(), {}, std::string(sentence)});
    }

    void write_resource(const Resource& resource)
    {
        const TerraformType* type = exported_type(resource);
        if (type == nullptr)
            return leave_out(resource, resource.kind == Kind::Instance         ? kInstance
                                       : resource.kind == Kind::SslCertificate ? kManaged
                                                                               : kNoType);
        const std::string map =
            resource.kind == Kind::CertificateMapEntry ? map_of_entry(workspace_, resource) : std::string();
        if (resource.kind == Kind::CertificateMapEntry && map.empty())
            return leave_out(resource, kNoMap);
        const auto certificate = resource.kind == Kind::SslCertificate ? flat_certificate(resource) : nullptr;
        TerraformBody body(script_, certificate == nullptr ? resource : *certificate, *type);
        std::vector<HclAttribute> attributes = front(resource, *type, map);
        for (HclAttribute& attribute : body.write({"name", "region", "zone", "location", "map", "instances"}))
            attributes.push_back(std::move(attribute));
        if (resource.kind == Kind::InstanceGroup)
            add_instances(resource, attributes);
        made_.resources.push_back(
            {{"resource", {std::string(type->type), addresses_.label(resource)}, std::move(attributes)},
             import_id(workspace_, resource, options_),
             body.uses_beta()});
    }

    /// What says which resource it is.
    std::vector<HclAttribute> front(const Resource& resource, const TerraformType& type, const std::string& map) const
    {
        std::vector<HclAttribute> body;
        if (!resource.name.empty())
            body.push_back({"name", hcl_string(resource.name)});
        if (!map.empty())
            body.push_back({"map", hcl_string(map)});
        add_place(resource, type, body);
        return body;
    }

    void add_place(const Resource& resource, const TerraformType& type, std::vector<HclAttribute>& body) const
    {
        const std::string& location = resource.scope.location;
        for (const TerraformAttribute& attribute : attributes_of(type)) {
            if (attribute.name == "location")
                body.push_back({"location", hcl_string(location.empty() ? "global" : location)});
            else if ((attribute.name == "region" || attribute.name == "zone") && !location.empty())
                body.push_back({std::string(attribute.name), hcl_string(location)});
        }
        if (!resource.project.empty() && resource.project != options_.project)
            body.push_back({"project", hcl_string(resource.project)});
    }

    /// The provider keeps the members of a group with the group.
    void add_instances(const Resource& group, std::vector<HclAttribute>& attributes) const
    {
        HclValue list;
        list.kind = HclValue::Kind::List;
        const auto kinds = model::referenced_kinds("Instance", "instanceGroups");
        for (const model::ResourcePtr& instance : workspace_.resources(Kind::Instance))
            for (const std::string& text : model::as<schema::Instance>(*instance).instance_groups())
                if (workspace_.resolve(kinds, text, instance.get()).resource == &group)
                    list.items.push_back(hcl_string(compute_url(resource_path(*instance, options_))));
        const auto block = std::ranges::find_if(
            attributes, [](const HclAttribute& each) { return each.value.kind == HclValue::Kind::Block; });
        if (!list.items.empty())
            attributes.insert(block, {"instances", std::move(list)});
    }

    void write_endpoints(const EndpointsOfGroup& part)
    {
        const Level level = part.group->scope.level;
        if (level != Level::Zone) {
            for (const Resource* endpoint : part.endpoints)
                write_endpoint(*part.group, *endpoint, level == Level::Region);
            return;
        }
        const TerraformType& type = *terraform_type("google_compute_network_endpoints");
        const TerraformType& single = *terraform_type("google_compute_network_endpoint");
        std::vector<HclAttribute> body{group_attribute("network_endpoint_group", *part.group, *part.endpoints.front())};
        add_place(*part.group, type, body);
        for (const Resource* endpoint : part.endpoints) {
            HclValue block;
            block.kind = HclValue::Kind::Block;
            block.attributes = settings(*endpoint, single).first;
            body.push_back({"network_endpoints", std::move(block)});
        }
        add_resource(type, *part.group, std::move(body), resource_path(*part.group, options_));
    }

    void write_endpoint(const Resource& group, const Resource& endpoint, bool regional)
    {
        const TerraformType& type = *terraform_type(regional ? "google_compute_region_network_endpoint"
                                                             : "google_compute_global_network_endpoint");
        std::vector<HclAttribute> body{group_attribute(
            regional ? "region_network_endpoint_group" : "global_network_endpoint_group", group, endpoint)};
        add_place(group, type, body);
        auto [attributes, beta] = settings(endpoint, type);
        for (HclAttribute& attribute : attributes)
            body.push_back(std::move(attribute));
        add_resource(type, group, std::move(body), {});
        made_.resources.back().beta = beta;
        made_.notes.push_back({Loss::Changed, endpoint.label(), {}, std::string(kAlone)});
    }

    void add_resource(const TerraformType& type, const Resource& named_after, std::vector<HclAttribute> body,
                      std::string id)
    {
        std::string label = addresses_.free_label(type.type, named_after.name, named_after.scope.location);
        made_.resources.push_back(
            {{"resource", {std::string(type.type), std::move(label)}, std::move(body)}, std::move(id), false});
    }

    HclAttribute group_attribute(std::string_view name, const Resource& group, const Resource& endpoint) const
    {
        const std::string& original = model::as<schema::NetworkEndpoint>(endpoint).network_endpoint_group();
        const std::string address = addresses_.address(group);
        return {std::string(name),
                address.empty() ? hcl_string(group.name) : hcl_expression(address + ".name", original)};
    }

    /// What an endpoint says, and whether that takes the provider google-beta.
    std::pair<std::vector<HclAttribute>, bool> settings(const Resource& endpoint, const TerraformType& type)
    {
        TerraformBody body(script_, endpoint, type);
        std::vector<HclAttribute> attributes = body.write({"network_endpoint_group", "global_network_endpoint_group",
                                                           "region_network_endpoint_group", "zone", "region"});
        for (HclAttribute& attribute : attributes)
            if (attribute.name == "instance")
                attribute.value = hcl_string(last_segment(attribute.value.text)); // by name, in the zone of the group
        return {std::move(attributes), body.uses_beta()};
    }

    const model::Workspace& workspace_;
    const ExportOptions& options_;
    TerraformConfiguration made_;
    std::vector<const Resource*> resources_;
    TerraformAddresses addresses_;
    TerraformScript script_;
};

} // namespace

TerraformConfiguration terraform_configuration(const model::Workspace& workspace, const ExportOptions& options)
{
    return ConfigurationWriter(workspace, options).write();
}

} // namespace switchyard::exchange
