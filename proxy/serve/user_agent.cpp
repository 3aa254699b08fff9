// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/user_agent.h"

#include <array>

namespace switchyard::serve {
namespace {

struct Word
{
    std::string_view text;
    std::string_view means;
};

/// The first word that occurs decides.
constexpr std::array kDevices{
    Word{"PlayStation", "GAME_CONSOLE"},
    Word{"Xbox", "GAME_CONSOLE"},
    Word{"Nintendo", "GAME_CONSOLE"},
    Word{"SmartTV", "SMART_TV"},
    Word{"SMART-TV", "SMART_TV"},
    Word{"Smart TV", "SMART_TV"},
    Word{"AppleTV", "SMART_TV"},
    Word{"Apple TV", "SMART_TV"},
    Word{"GoogleTV", "SMART_TV"},
    Word{"HbbTV", "SMART_TV"},
    Word{"BRAVIA", "SMART_TV"},
    Word{"Roku", "SMART_TV"},
    Word{"CrKey", "SMART_TV"},
    Word{"Apple Watch", "WEARABLE"},
    Word{"watchOS", "WEARABLE"},
    Word{"Wear OS", "WEARABLE"},
    Word{"iPad", "TABLET"},
    Word{"Tablet", "TABLET"},
    Word{"Kindle", "TABLET"},
    Word{"Silk/", "TABLET"},
    Word{"iPhone", "MOBILE"},
    Word{"iPod", "MOBILE"},
    Word{"Mobile", "MOBILE"},
    Word{"BlackBerry", "MOBILE"},
    Word{"Opera Mini", "MOBILE"},
    Word{"Android", "TABLET"}, // phones say Mobile
    Word{"Windows NT", "DESKTOP"},
    Word{"Macintosh", "DESKTOP"},
    Word{"X11", "DESKTOP"},
    Word{"CrOS", "DESKTOP"},
};

constexpr std::array kFamilies{
    Word{"DoCoMo", "DOCOMO"},     Word{"BlackBerry", "BLACKBERRY"}, Word{"Nokia", "NOKIA"},
    Word{"NetFront", "NETFRONT"}, Word{"Obigo", "OBIGO"},           Word{"UP.Browser", "OPENWAVE"},
    Word{"POLARIS", "POLARIS"},   Word{"Teleca", "TELECA"},         Word{"SEMC-Browser", "SEMC"},
    Word{"Googlebot", "GOOGLE"},  Word{"Opera", "OPERA"},           Word{"OPR/", "OPERA"},
    Word{"MSIE ", "MSIE"},        Word{"Trident/", "MSIE"},         Word{"Edge/", "MICROSOFT"},
    Word{"Edg/", "MICROSOFT"},    Word{"iPhone", "APPLE"},          Word{"iPad", "APPLE"},
    Word{"iPod", "APPLE"},        Word{"Macintosh", "APPLE"},       Word{"AppleWebKit", "APPLEWEBKIT"},
    Word{"KHTML", "KHTML"},       Word{"Gecko/", "GECKO"},
};

template <typename Words>
std::string_view meaning(std::string_view text, const Words& words, std::string_view otherwise)
{
    for (const Word& word : words) {
        if (text.find(word.text) != std::string_view::npos)
            return word.means;
    }
    return otherwise;
}

} // namespace

std::string_view device_request_type(std::string_view user_agent)
{
    return meaning(user_agent, kDevices, "UNDETERMINED");
}

std::string_view user_agent_family(std::string_view user_agent) { return meaning(user_agent, kFamilies, "DEFAULT"); }

} // namespace switchyard::serve
