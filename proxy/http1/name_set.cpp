// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/name_set.h"

#include "proxy/http1/head_fields.h"

#include <algorithm>

namespace switchyard::http1 {

using http::HeaderId;

bool may_be_edited(std::string_view name)
{
    if (name.empty() || imitates_framing(name))
        return false;
    switch (identify(name)) {
    case HeaderId::Host:
    case HeaderId::Connection:
    case HeaderId::ContentLength:
    case HeaderId::TransferEncoding:
    case HeaderId::KeepAlive:
    case HeaderId::Upgrade:
    case HeaderId::Te:
    case HeaderId::Trailer:
    case HeaderId::ProxyConnection:
    case HeaderId::Expect:
        return false;
    default:
        return true;
    }
}

void NameSet::insert(std::string_view name)
{
    if (contains(name))
        return;
    marks_ |= mark_of(name);
    if (const HeaderId id = identify(name); id != HeaderId::Other)
        ids_ |= 1U << static_cast<unsigned>(id);
    names_.emplace_back(name);
}

bool NameSet::finds(std::string_view name) const
{
    return std::ranges::any_of(names_, [&](const std::string& held) { return http::equal_ignoring_case(held, name); });
}

} // namespace switchyard::http1
