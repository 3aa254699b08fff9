// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/export.h"
#include "core/model/workspace.h"

#include <span>
#include <string>
#include <string_view>

namespace switchyard::exchange {

/// Whether a kind belongs to the Compute API; others have locations instead of regions and a host of their own.
bool is_compute(model::Kind kind);
std::string project_of(const model::Resource& resource, const ExportOptions& options);
/// "projects/p/global/urlMaps/web", "projects/p/locations/global/trustConfigs/partners".
std::string resource_path(const model::Resource& resource, const ExportOptions& options);
/// A path or partial URL of the Compute API as a full URL; other text stays.
std::string compute_url(std::string_view path);

/// A reference as the API understands it.
struct VendorReference
{
    std::string text;
    std::string remark; ///< what had to be assumed, for the portability report; mostly empty
};

/// Bare names mean nothing to the API: they become partial URLs within the Compute API, and what the other APIs write
/// between each other. What is a full or partial URL already stays as the workspace has it.
VendorReference vendor_reference(const model::Workspace& workspace, const model::Resource& from,
                                 std::span<const model::Kind> kinds, std::string_view text,
                                 const ExportOptions& options);
/// The same for the name of a network, which is no kind of resource here.
std::string vendor_network(const model::Resource& from, std::string_view text, const ExportOptions& options);

} // namespace switchyard::exchange
