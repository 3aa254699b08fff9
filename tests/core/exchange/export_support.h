// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"
#include "core/exchange/export.h"
#include "core/model/workspace.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// tests/golden/export/NAME
std::string export_case_path(std::string_view name);
std::string export_case(std::string_view name);

/// A workspace file's text as a workspace; a test fails when there is anything to say about it.
model::Workspace workspace_of(std::string text);
/// The same for a text there is something to say about.
model::Workspace any_workspace_of(std::string text);
/// A workspace with one resource, from the vendor's YAML or JSON of it.
model::Workspace workspace_of_resource(model::Kind kind, std::string text);

/// The text of a file; a test fails when the export has no such file.
std::string text_of(const Exported& exported, std::string_view name);
std::vector<std::string> names_of(const Exported& exported);
/// "lost backendServices/web cdnPolicy: …"
std::vector<std::string> lines_of(const std::vector<PortabilityNote>& notes);

/// What a check of the import schemas (import_schemas.json) says about a file: wrong keys, wrong types.
class ImportSchemas
{
public:
    ImportSchemas();
    std::vector<std::string> complaints(std::string_view message, std::string_view yaml) const;

private:
    void check(std::string_view type, const document::Node& node, const std::string& path,
               std::vector<std::string>& complaints) const;
    void check_message(const document::Node& schema, const document::Node& node, const std::string& path,
                       std::vector<std::string>& complaints) const;

    document::Node schemas_;
};

} // namespace switchyard::exchange
