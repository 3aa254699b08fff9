// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/found.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

std::string read_text_file(const std::string& path);

/// Imports one text, called "a.yaml".
Found import_text(std::string text, std::string_view format = {});
/// The codes that were said, in order.
std::vector<std::string> codes(const Found& found);
/// A resource as YAML, the way a workspace holds it.
std::string yaml_of(const FoundResource& resource);

/// All that was found, in a form that diffs well: secrets by name and size only.
std::string summary(const Found& found);

} // namespace switchyard::exchange
