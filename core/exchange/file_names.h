// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/export.h"
#include "core/model/workspace.h"

#include <set>
#include <span>
#include <string>
#include <string_view>

namespace switchyard::exchange {

/// Names for the files of an export: "url-maps/web.yaml", "regions/europe-west1/url-maps/web.yaml". Whatever resources
/// are called, a name stays inside the folder and is given once.
class FileNames
{
public:
    FileNames(std::span<const model::Resource* const> resources, const ExportOptions& options);

    /// `ending`: with its dot.
    std::string next(const model::Resource& resource, std::string_view ending);

private:
    ExportOptions options_;
    bool several_projects_ = false;
    std::set<std::string> given_;
};

} // namespace switchyard::exchange
