// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"
#include "core/document/reader.h"

#include <optional>
#include <string_view>

namespace switchyard::document {

/// Reads strict JSON (RFC 8259) whose root is an object or array. Errors: nullopt when the text is anything else or
/// passes a limit; the YAML reader then says why. JSON has a reader of its own because libyaml refuses surrogate pairs
/// and keys of more than 1,024 characters.
std::optional<Node> read_json(std::string_view text, const ReadLimits& limits);

} // namespace switchyard::document
