// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::exchange {

/// The imported version of a resource with what only the present one knows: what the server filled in and what it never
/// tells (write-only fields), as far as the import does not say it.
schema::MessagePtr merged(const google::protobuf::Message& imported, const google::protobuf::Message& present);

/// The workspace with other versions of some resources, which keep their ids, and with further ones at the end.
model::Workspace replaced(const model::Workspace& workspace, const std::map<ElementId, schema::MessagePtr>& next,
                          const std::vector<std::pair<model::Kind, schema::MessagePtr>>& added);

/// An entry of `local.secrets`.
struct SecretEntry
{
    std::string resource;
    std::string field;
    std::string file;
};

std::vector<SecretEntry> secret_files(const model::Workspace& workspace);
/// The local part with further entries; one of the same resource and field is replaced. `local`: may be null.
schema::MessagePtr with_secret_files(const schema::MessagePtr& local, const std::vector<SecretEntry>& entries);

} // namespace switchyard::exchange
