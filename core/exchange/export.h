// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/workspace.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// A file that an export writes; `executable` asks for mode 0755.
struct ExportFile
{
    std::string name; ///< relative to the folder of the export, e.g. "url-maps/web.yaml"
    std::string text;
    bool executable = false;
};

/// How bad it is that a target cannot express something.
enum class Loss : std::uint8_t
{
    Dropped,    ///< the field is left out of the export
    Changed,    ///< it is written in another way that does not mean quite the same
    NotExported ///< the whole resource is left out
};

/// One line of the portability report: what a target cannot express.
struct PortabilityNote
{
    Loss loss = Loss::Dropped;
    std::string resource;   ///< "backendServices/web"
    std::string field_path; ///< empty: the whole resource
    std::string sentence;
};

struct ExportOptions
{
    std::string project = "PROJECT_ID";   ///< where resources without a project go
    bool output_only_fields = false;      ///< also what the server fills in: ids, fingerprints, self links
    std::vector<std::string> resources{}; ///< labels ("urlMaps/web"); empty: all
};

struct Exported
{
    std::vector<ExportFile> files; ///< deterministic: the same workspace gives the same bytes
    std::vector<PortabilityNote> notes;
};

/// A target; one row of the table in export.cpp.
struct ExportFormat
{
    std::string_view name;  ///< "yaml", "gcloud", "terraform"
    std::string_view title; ///< "gcloud script", …
    Exported (*write)(const model::Workspace& workspace, const ExportOptions& options);
};

std::span<const ExportFormat> export_formats();
/// Errors: nullptr for an unknown name.
const ExportFormat* export_format(std::string_view name);

// The rows, each in a file of its own: to_yaml.cpp, to_gcloud.cpp, to_terraform.cpp.
Exported to_yaml(const model::Workspace& workspace, const ExportOptions& options);
Exported to_gcloud(const model::Workspace& workspace, const ExportOptions& options);
Exported to_terraform(const model::Workspace& workspace, const ExportOptions& options);

} // namespace switchyard::exchange
