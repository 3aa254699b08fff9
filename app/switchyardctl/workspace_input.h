// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/source.h"
#include "core/model/workspace.h"

#include <string>
#include <vector>

namespace switchyard::ctl {

/// The files of a command line: "-" is standard input; of a folder every .yaml, .yml, .json, .tfstate file below it,
/// sorted by name (hidden ones apart). Errors: the first that cannot be read; the sentence names it.
Result<std::vector<exchange::SourceFile>> readSources(const std::vector<std::string>& paths);

/// A workspace file, or anything that can be imported (a file or a folder), as a workspace. Errors: it cannot be read,
/// or holds mistakes; the sentence names the first.
Result<model::Workspace> readWorkspace(const std::string& path);

} // namespace switchyard::ctl
