// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// What a User-Agent says of the client, by well-known words in it. The vendor's own rules are not published, so that
/// it may say something else (unverified). Cost: searches through the text, only where a header asks for it.
/// Source: load-balancer semantics chapter 6.1.
namespace switchyard::serve {

/// DESKTOP, MOBILE, TABLET, SMART_TV, GAME_CONSOLE, WEARABLE or UNDETERMINED.
std::string_view device_request_type(std::string_view user_agent);

/// APPLE, DOCOMO, GECKO and the like; DEFAULT when no word is known.
std::string_view user_agent_family(std::string_view user_agent);

} // namespace switchyard::serve
