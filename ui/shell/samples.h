// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace switchyard::shell {

/// The text of the Storefront sample, which is compiled into the program.
std::string storefrontSample();

} // namespace switchyard::shell
