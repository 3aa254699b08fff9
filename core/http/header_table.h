// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace switchyard::http {

/// Headers the proxy itself looks at; the codec names them once, nobody compares their text again.
enum class HeaderId : std::uint8_t
{
    Other,
    Host,
    Connection,
    ContentLength,
    TransferEncoding,
    KeepAlive,
    Upgrade,
    Te,
    Trailer,
    ProxyConnection,
    Expect,
    XForwardedFor,
    XForwardedProto,
    Via,
    UserAgent,
    Referer,
    SetCookie,
};

/// One header line as offsets into the buffer it was received in.
struct HeaderField
{
    std::uint32_t begin = 0;       ///< of the line (the name)
    std::uint32_t value_begin = 0; ///< without leading whitespace
    std::uint32_t value_size = 0;  ///< without trailing whitespace
    std::uint32_t end = 0;         ///< one past the CRLF
    std::uint16_t name_size = 0;
    HeaderId id = HeaderId::Other;
    bool hop_by_hop = false; ///< meant for the next hop only: must not be forwarded
};

/// The header lines of one head: a table of offsets, nothing is copied. Lifetime: as the buffer and the table's
/// storage.
struct HeaderTable
{
    const char* base = nullptr;
    std::span<const HeaderField> fields;
    bool distinct = false; ///< no two lines have the same name; false: nobody knows

    std::string_view name(const HeaderField& field) const { return {base + field.begin, field.name_size}; }
    std::string_view value(const HeaderField& field) const { return {base + field.value_begin, field.value_size}; }
    /// First line with that id or name (ASCII case ignored). Cost: one pass over the table.
    const HeaderField* find(HeaderId id) const;
    const HeaderField* find(std::string_view name) const;
};

/// ASCII case-insensitive equality, as header names compare.
bool equal_ignoring_case(std::string_view a, std::string_view b);

} // namespace switchyard::http
