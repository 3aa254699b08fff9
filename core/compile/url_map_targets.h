// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/url_map_spot.h"
#include "core/schema/url_map.pb.h"

#include <functional>
#include <string>

namespace switchyard::compile {

using TargetVisit = std::function<void(const std::string& reference, const Spot& spot)>;

/// Every text of a URL map that refers to a backend service or bucket, and where it stands: targets, mirrors, error
/// pages, tests. Cost: linear; several times quicker than model::references_of(), which knows no types.
void each_target_of(const schema::UrlMap& map, const TargetVisit& visit);

} // namespace switchyard::compile
