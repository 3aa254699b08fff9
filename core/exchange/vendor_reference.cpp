// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/vendor_reference.h"

#include "core/base/ip_address.h"
#include "core/schema/field_info.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::exchange {

namespace {

using model::Kind;
using model::Scope;

constexpr std::string_view kComputeUrl = "https://www.googleapis.com/compute/v1/";

/// "compute" of "compute.v1".
std::string_view api(Kind kind)
{
    const auto* message = schema::message_info(model::info(kind).message);
    const std::string_view name = message == nullptr ? std::string_view("compute") : std::string_view(message->api);
    return name.substr(0, name.find('.'));
}

std::string path_of(Kind kind, std::string_view project, const Scope& scope, std::string_view name)
{
    const bool global = scope.level == Scope::Level::Global;
    const auto place = is_compute(kind) ? scope.to_string() : "locations/" + (global ? "global" : scope.location);
    return fmt::format("projects/{}/{}/{}/{}", project, place, model::info(kind).collection, name);
}

/// How a resource of one API writes the path of a resource of another.
std::string across(Kind from, Kind to, std::string path)
{
    if (is_compute(to))
        return is_compute(from) ? path : compute_url(path);
    return is_compute(from) ? fmt::format("//{}.googleapis.com/{}", api(to), path) : path;
}

bool is_address(std::string_view text) { return IpAddress::parse(text.substr(0, text.find('/'))).has_value(); }

/// Where a resource that the workspace does not have is most likely to be: beside the one that names it.
Scope likely_scope(Kind kind, const Scope& beside)
{
    const auto* message = schema::message_info(model::info(kind).message);
    const std::string_view level = beside.level == Scope::Level::Region ? "regional" : "zonal";
    const bool fits = beside.level != Scope::Level::Global && message != nullptr &&
                      (message->scopes.empty() || std::ranges::count(message->scopes, level) != 0);
    return fits ? beside : Scope{};
}

VendorReference assumed(const model::Resource& from, std::span<const Kind> kinds, std::string_view name,
                        const ExportOptions& options)
{
    if (name.contains('.'))
        return {std::string(name), {}}; // a host name
    if (kinds.size() != 1)
        return {std::string(name),
                fmt::format("The workspace has no '{}', and several kinds could be meant; it is left "
                            "as written, which the API does not take for a reference.",
                            name)};
    const auto path = path_of(kinds[0], project_of(from, options), likely_scope(kinds[0], from.scope), name);
    return {across(from.kind, kinds[0], path),
            fmt::format("The workspace has no '{}'; it is taken to be {}.", name, path)};
}

} // namespace

bool is_compute(Kind kind) { return api(kind) == "compute"; }

std::string project_of(const model::Resource& resource, const ExportOptions& options)
{
    return resource.project.empty() ? options.project : resource.project;
}

std::string resource_path(const model::Resource& resource, const ExportOptions& options)
{
    return path_of(resource.kind, project_of(resource, options), resource.scope, resource.name);
}

std::string compute_url(std::string_view path)
{
    const bool partial = path.starts_with("projects/");
    return fmt::format("{}{}", partial ? kComputeUrl : std::string_view{}, path);
}

VendorReference vendor_reference(const model::Workspace& workspace, const model::Resource& from,
                                 std::span<const Kind> kinds, std::string_view text, const ExportOptions& options)
{
    const auto reference = model::Reference::parse(text);
    const bool url = text.starts_with("//") || text.contains("://");
    if (!reference || url || (kinds.size() == 1 && kinds[0] == Kind::Address && is_address(text)))
        return {std::string(text), {}};
    if (!reference->project.empty())
        return {is_compute(from.kind) || !is_compute(kinds[0]) ? std::string(text) : compute_url(text), {}};
    if (reference->scope && is_compute(from.kind) && is_compute(kinds[0]))
        return {std::string(text), {}};
    const auto found = workspace.resolve(kinds, text, &from);
    const bool right = found.resource != nullptr && found.status != model::Resolution::Status::WrongKind;
    if (!right)
        return assumed(from, kinds, reference->name, options);
    return {across(from.kind, found.resource->kind, resource_path(*found.resource, options)), {}};
}

std::string vendor_network(const model::Resource& from, std::string_view text, const ExportOptions& options)
{
    if (text.empty() || text.contains('/'))
        return std::string(text);
    return fmt::format("projects/{}/global/networks/{}", project_of(from, options), text);
}

} // namespace switchyard::exchange
