// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"
#include "core/model/kinds.h"
#include "core/schema/field_info.h"

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::exchange {

/// What a resource says about its kind.
struct RestKind
{
    std::optional<model::Kind> kind;  ///< nullopt: not said, or nothing a workspace knows
    std::string tag;                  ///< what was said; empty: nothing
    bool legacy_health_check = false; ///< compute#httpHealthCheck or compute#httpsHealthCheck
};

/// Reads `kind`, then `selfLink`, then a full `name`.
RestKind stated_kind(const document::Node& resource);

/// The kind of the items of a list: "compute#urlMapList", "compute#urlMapAggregatedList". Errors: nullopt.
std::optional<model::Kind> kind_of_list(std::string_view tag);

/// How a file says that it holds such a message: "kind: compute#urlMap", or the full name.
std::string kind_advice(const schema::MessageInfo& message);

} // namespace switchyard::exchange
