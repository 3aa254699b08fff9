// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/found.h"

#include <span>
#include <string_view>

namespace switchyard::exchange {

/// A format that can be imported; one row of the table in formats.cpp. The first row that recognises a document reads
/// it.
struct ImportFormat
{
    std::string_view name;  ///< for --format and JSON output: "rest", "terraform", "config-connector", "workspace"
    std::string_view title; ///< for people: "Google Cloud YAML or JSON"
    bool (*recognises)(const SourceDocument& document);
    /// Appends what the document holds; what it cannot use it tells, with its place.
    void (*read)(const SourceDocument& document, Found& found);
};

std::span<const ImportFormat> import_formats();

// The rows, each in a file of its own: from_rest.cpp, from_terraform.cpp, from_config_connector.cpp,
// from_workspace.cpp.
bool is_rest(const SourceDocument& document);
void read_rest(const SourceDocument& document, Found& found);
bool is_terraform(const SourceDocument& document);
void read_terraform(const SourceDocument& document, Found& found);
bool is_config_connector(const SourceDocument& document);
void read_config_connector(const SourceDocument& document, Found& found);
bool is_workspace(const SourceDocument& document);
void read_workspace(const SourceDocument& document, Found& found);

} // namespace switchyard::exchange
