// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/status_details.h"

#include <string>
#include <string_view>

namespace switchyard::serve {

/// The short text below an answer that the proxy makes itself.
std::string_view own_answer_text(const observe::Outcome& outcome, observe::AnswerStyle style);

/// A head as a capture may show it: the values of Authorization, Proxy-Authorization, Cookie and Set-Cookie are
/// replaced by "(redacted)", and what exceeds the bound is cut off.
std::string redacted(std::string_view head);

} // namespace switchyard::serve
