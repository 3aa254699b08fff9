// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_table.h"

namespace switchyard::http2 {

/// Fields that belong to one connection of HTTP/1.1 and have no place in HTTP/2 (RFC 9113 section 8.2.2).
constexpr bool belongs_to_connection(http::HeaderId id)
{
    switch (id) {
    case http::HeaderId::Connection:
    case http::HeaderId::KeepAlive:
    case http::HeaderId::ProxyConnection:
    case http::HeaderId::TransferEncoding:
    case http::HeaderId::Upgrade:
        return true;
    default:
        return false;
    }
}

} // namespace switchyard::http2
