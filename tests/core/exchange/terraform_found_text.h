// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/found.h"
#include "core/model/workspace.h"

#include <string>
#include <vector>

namespace switchyard::exchange {

/// What reading a text with one row of the table of formats gives.
Found read_as(std::string_view format, const std::string& file, const std::string& text);

/// All that was found, in a form that diffs well: resources as YAML, what was skipped, what was said.
std::string found_text(const Found& found);
/// One message as YAML.
std::string yaml_of(const google::protobuf::Message& message);

model::Workspace found_workspace(const Found& found);
/// The text of a workspace file.
model::Workspace loaded_workspace(const std::string& yaml);

std::string file_text(const std::string& path);
/// The names of the files of a folder below tests/golden that end so, sorted.
std::vector<std::string> golden_names(const std::string& folder, const std::vector<std::string>& extensions);
/// Compares with a golden file; SWITCHYARD_REFRESH_GOLDENS=1 writes it anew.
void expect_golden(const std::string& path, const std::string& got);

inline const std::string kGolden = std::string(SWITCHYARD_SOURCE_DIR) + "/tests/golden/";

} // namespace switchyard::exchange
