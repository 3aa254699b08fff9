// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_addresses.h"

#include "core/exchange/vendor_reference.h"
#include "core/model/typed.h"
#include "core/schema/certificate_map_entry.pb.h"
#include "core/schema/ssl_certificate.pb.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace switchyard::exchange {

namespace {

using model::Kind;
using Level = model::Scope::Level;

/// How some fields want a reference written. "{}" stands for the address.
struct ReferenceForm
{
    std::string_view message;
    std::string_view field;
    std::string_view form;
};

constexpr std::array kForms{
    ReferenceForm{"BackendService", "serviceLbPolicy", "\"//networkservices.googleapis.com/${{{}.id}}\""},
    ReferenceForm{"BackendServiceTlsSettings", "authenticationConfig",
                  "\"//networksecurity.googleapis.com/${{{}.id}}\""},
    ReferenceForm{"ExtensionChain.Extension", "service", "{}.self_link"},
    ReferenceForm{"LbRouteExtension", "forwardingRules", "{}.self_link"},
    ReferenceForm{"LbTrafficExtension", "forwardingRules", "{}.self_link"},
    ReferenceForm{"NetworkEndpoint", "networkEndpointGroup", "{}.name"},
    ReferenceForm{"TargetHttpsProxy", "certificateMap", "\"//certificatemanager.googleapis.com/${{{}.id}}\""},
    ReferenceForm{"TargetSslProxy", "certificateMap", "\"//certificatemanager.googleapis.com/${{{}.id}}\""},
};

std::string_view form_of(std::string_view message, std::string_view field)
{
    const auto* row = std::ranges::find_if(
        kForms, [&](const ReferenceForm& each) { return each.message == message && each.field == field; });
    return row == kForms.end() ? std::string_view("{}.id") : row->form;
}

/// Letters, digits and underscores, as Terraform's names are written.
std::string identifier(std::string_view name)
{
    std::string out;
    for (const char c : name)
        out += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    if (out.empty() || std::isdigit(static_cast<unsigned char>(out.front())) != 0)
        out.insert(out.begin(), '_');
    return out;
}

bool is_managed(const model::Resource& resource)
{
    return resource.kind == Kind::SslCertificate && model::as<schema::SslCertificate>(resource).has_managed();
}

} // namespace

const TerraformType* exported_type(const model::Resource& resource)
{
    if (resource.kind == Kind::Instance || resource.kind == Kind::NetworkEndpoint)
        return nullptr; // endpoints are written with their group
    for (const TerraformType& type : terraform_types()) {
        const bool managed = type.type == "google_compute_managed_ssl_certificate";
        const bool placed = !is_compute(type.kind) || type.level == resource.scope.level;
        if (type.kind == resource.kind && placed && managed == is_managed(resource))
            return &type;
    }
    return nullptr;
}

TerraformAddresses::TerraformAddresses(const model::Workspace& workspace,
                                       std::span<const model::Resource* const> resources, const ExportOptions& options)
    : workspace_(workspace),
      options_(options)
{
    for (const model::Resource* resource : resources)
        if (const TerraformType* type = exported_type(*resource))
            labels_.emplace(resource->id, free_label(type->type, resource->name, resource->scope.location));
}

std::string TerraformAddresses::free_label(std::string_view type, std::string_view name, std::string_view location)
{
    const std::string plain = identifier(name);
    const std::string placed = location.empty() ? plain : fmt::format("{}_{}", plain, identifier(location));
    for (int count = 0;; ++count) {
        const std::string label = count == 0 ? plain : count == 1 ? placed : fmt::format("{}_{}", placed, count);
        if (given_.emplace(fmt::format("{}.{}", type, label), 1).second)
            return label;
    }
}

std::string TerraformAddresses::label(const model::Resource& resource) const
{
    const auto found = labels_.find(resource.id);
    return found == labels_.end() ? std::string() : found->second;
}

std::string TerraformAddresses::address(const model::Resource& resource) const
{
    const std::string name = label(resource);
    return name.empty() ? name : fmt::format("{}.{}", exported_type(resource)->type, name);
}

HclValue TerraformAddresses::reference(const model::Resource& from, std::string_view message, std::string_view field,
                                       const std::string& text) const
{
    const auto kinds = model::referenced_kinds(message, field);
    if (kinds.empty())
        return hcl_string(field == "network" ? vendor_network(from, text, options_) : text);
    const VendorReference vendor = vendor_reference(workspace_, from, kinds, text, options_);
    const model::Resolution resolution = workspace_.resolve(kinds, text, &from);
    const bool found = resolution.status == model::Resolution::Status::Found && resolution.resource != &from;
    const std::string target = found ? address(*resolution.resource) : std::string();
    if (target.empty())
        return hcl_string(vendor.text);
    return hcl_expression(fmt::format(fmt::runtime(form_of(message, field)), target), text);
}

std::string map_of_entry(const model::Workspace& workspace, const model::Resource& entry)
{
    const auto& message = model::as<schema::CertificateMapEntry>(entry);
    const auto reference = model::Reference::parse(message.name());
    if (reference && !reference->parent.empty())
        return reference->parent;
    const auto maps = workspace.resources(Kind::CertificateMap);
    return maps.size() == 1 ? maps.front()->name : std::string();
}

std::string import_id(const model::Workspace& workspace, const model::Resource& resource, const ExportOptions& options)
{
    if (resource.kind != Kind::CertificateMapEntry)
        return resource_path(resource, options);
    return fmt::format("projects/{}/locations/global/certificateMaps/{}/certificateMapEntries/{}",
                       project_of(resource, options), map_of_entry(workspace, resource), resource.name);
}

} // namespace switchyard::exchange
