// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field_info.h"
#include "core/schema/value.h"

#include <QString>

#include <expected>

namespace switchyard::editors {

/// A value, or the sentence that says why a text is none.
using Parsed = std::expected<schema::Value, QString>;

/// One scalar as its box shows it; empty for one that is not written.
QString scalarText(const schema::Value& value);
/// Reads a box: empty text is Absent. Lists are one value a line, maps one "key=value" a line, FreeForm is YAML.
Parsed parseText(const schema::FieldInfo& field, const QString& text);
/// The text of a box for any value parseText() can give.
QString valueText(const schema::FieldInfo& field, const schema::Value& value);

/// Whether a message is a time span ({seconds, nanos}), which is edited as text: "2s", "500ms".
bool isDuration(const schema::FieldInfo& field);
QString durationText(const schema::Value& value);
Parsed parseDuration(const QString& text);

bool isNumber(const schema::FieldInfo& field);
/// Whether a list's values have a line each in one box.
bool isPlainList(const schema::FieldInfo& field);

/// "0 – 1000", "≥ 1", or what numbers are allowed; empty when any is.
QString rangeText(const schema::FieldInfo& field);
/// The default without its remark, to be shown where nothing is written.
QString defaultText(const schema::FieldInfo& field);
/// The first sentence of the help.
QString helpLine(const schema::FieldInfo& field);
/// All that is known about a field: help, range, default, modes.
QString helpText(const schema::FieldInfo& field);

} // namespace switchyard::editors
