// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"

#include <string>
#include <string_view>

namespace switchyard::document {

/// A node as YAML text that can be read by itself, wherever it stood: the source bytes, less the indentation of where
/// they stood; written anew when they hold anchors or aliases.
std::string standalone_yaml(const Node& node, std::string_view text);

} // namespace switchyard::document
