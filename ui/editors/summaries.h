// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"
#include "core/schema/value.h"

#include <QString>

namespace switchyard::editors {

/// What is written in a value, in a few words: "prefixMatch /checkout/", "3 fields", "off" for what is not there.
QString summaryOf(const schema::Value& value);
/// One part of a path as people say it: "routeRules 20", "hostRules shop.example.com", "routeAction".
QString stepLabel(const model::Resource& resource, const schema::FieldPath& path);

} // namespace switchyard::editors
