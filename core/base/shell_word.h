// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace switchyard {

/// One word of a shell command that means exactly this text, whatever is in it.
std::string shell_word(std::string_view text);

} // namespace switchyard
