// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"
#include "core/exchange/export.h"
#include "core/model/workspace.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// A resource as the vendor's tools read it: keys sorted, references as URLs, nothing the server fills in, no key that
/// the import schema refuses, no key of the workspace file's own. With `output_only_fields` it is what the vendor shows
/// instead (`describe`): everything but the workspace's own keys, and always its kind or full name. Secrets are in
/// neither. What is left out is told.
document::Node vendor_resource(const model::Workspace& workspace, const model::Resource& resource,
                               const ExportOptions& options, std::vector<PortabilityNote>& notes);

/// Whether a field holds a secret, which no export may contain.
bool is_secret(std::string_view message, std::string_view field);

/// A node as the text of a YAML file.
std::string vendor_yaml(const document::Node& node);

/// "url-maps" for "urlMaps".
std::string dashed(std::string_view collection);

} // namespace switchyard::exchange
