// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/key_file.h"

#include <string>

namespace switchyard::ctl {

/// Knows the passphrases of private keys: SWITCHYARD_PASSPHRASE, else the first line of a file, else whoever sits at
/// the terminal (not shown there; asked once for each file, and again after a wrong answer). Without a terminal nobody
/// is asked.
secrets::Passphrase passphrases(const std::string& file);

} // namespace switchyard::ctl
