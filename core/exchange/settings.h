// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field_info.h"
#include "core/schema/value.h"

namespace switchyard::exchange {

/// Whether the server writes a field by itself: what it only tells, and the fingerprints of optimistic locking.
bool server_fills(const schema::FieldInfo& field);

/// A resource without what the server fills in, and with what no field holds in one spelling: two versions say the same
/// when these are equal.
schema::MessagePtr settings_of(const google::protobuf::Message& message);

/// Spells what no field holds as `model` does, wherever both say the same.
void spell_like(google::protobuf::Message& message, const google::protobuf::Message& model);

} // namespace switchyard::exchange
