// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/found.h"

#include <string_view>

namespace switchyard::exchange {

/// Moves private keys and other secrets from the resources that were found into Found::secrets, and takes what they say
/// out of the diagnostics. Values that only stand for a secret ("REDACTED") stay. What counts: the vendor's write-only
/// fields, and anything that holds a private key in PEM form, wherever it stands. Cost: linear; only messages that hold
/// a secret are copied.
void take_secrets(Found& found);

/// Whether a field of this name holds a secret, however it is spelt ("privateKey", "private_key").
bool is_secret_name(std::string_view name);

/// Whether a text stands for a secret that was left out: nothing, "***", "REDACTED", "<hidden>", "${KEY}".
bool is_placeholder(std::string_view text);

/// Whether a text holds a private key in PEM form.
bool holds_private_key(std::string_view text);

} // namespace switchyard::exchange
