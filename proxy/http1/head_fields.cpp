// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/head_fields.h"

#include "core/base/text.h"
#include "proxy/http1/byte_scan.h"
#include "proxy/http1/request_target.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace switchyard::http1 {
namespace {

using http::HeaderField;
using http::HeaderId;

constexpr std::uint16_t kMaxConnectionOptions = 32;

/// `name` holds token bytes only: among those, setting bit 0x20 merges nothing but upper and lower case.
template <std::size_t size>
bool same(const char* name, const char (&lower)[size])
{
    constexpr std::size_t length = size - 1;
    const auto words_equal = [&]<typename Word>(std::size_t offset, Word ones) {
        Word a = 0;
        Word b = 0;
        std::memcpy(&a, name + offset, sizeof(Word));
        std::memcpy(&b, lower + offset, sizeof(Word));
        return static_cast<Word>(a | ones) == b;
    };
    if constexpr (length >= 8) {
        constexpr std::uint64_t ones = 0x2020'2020'2020'2020;
        bool equal = words_equal(length - 8, ones);
        for (std::size_t offset = 0; offset + 8 < length; offset += 8)
            equal = equal && words_equal(offset, ones);
        return equal;
    } else if constexpr (length >= 4) {
        return words_equal(0, 0x2020'2020U) && words_equal(length - 4, 0x2020'2020U);
    } else {
        for (std::size_t i = 0; i < length; ++i) {
            if ((name[i] | 0x20) != lower[i])
                return false;
        }
        return true;
    }
}

Refusal note_length(std::string_view value, HeadScan& scan)
{
    if (scan.has_length)
        return Refusal::ContentLengthRepeated;
    if (scan.chunked)
        return Refusal::LengthAndTransferEncoding;
    if (value.empty() || !std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; }))
        return Refusal::ContentLengthInvalid;
    if (value.size() > 18)
        return Refusal::ContentLengthTooLarge;
    std::uint64_t length = 0;
    for (const char c : value)
        length = length * 10 + static_cast<std::uint64_t>(c - '0');
    scan.content_length = length;
    scan.has_length = true;
    return Refusal::None;
}

Refusal note_transfer_encoding(std::string_view value, HeadScan& scan)
{
    if (scan.chunked)
        return Refusal::TransferEncodingRepeated;
    if (scan.has_length)
        return Refusal::LengthAndTransferEncoding;
    if (scan.minor_version == 0)
        return Refusal::TransferEncodingInOldVersion;
    if (!http::equal_ignoring_case(value, "chunked"))
        return Refusal::TransferEncodingUnknown;
    scan.chunked = true;
    return Refusal::None;
}

Refusal note_upgrade(HeadOf of, std::string_view value, HeadScan& scan)
{
    // RFC 9110 section 7.8: Upgrade in HTTP/1.0 is ignored; a server may name protocols it would offer.
    if (scan.minor_version == 0)
        return Refusal::None;
    const bool repeated = scan.websocket;
    scan.websocket = !repeated && http::equal_ignoring_case(value, "websocket");
    return of == HeadOf::Response || scan.websocket ? Refusal::None : Refusal::UpgradeUnsupported;
}

Refusal note_expect(std::string_view value, HeaderField& field, HeadScan& scan)
{
    // RFC 9110 section 10.1.1: 100-continue in HTTP/1.0 is ignored.
    if (scan.minor_version == 0) {
        field.hop_by_hop = true;
        scan.has_hop_by_hop = true;
        return Refusal::None;
    }
    if (scan.has_expect || !http::equal_ignoring_case(value, "100-continue"))
        return Refusal::ExpectUnsupported;
    scan.has_expect = true;
    return Refusal::None;
}

/// Takes the next member off a comma separated list; empty members come as empty views.
std::string_view next_member(std::string_view& list)
{
    const std::size_t comma = list.find(',');
    const std::string_view member = trimmed(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    return member;
}

Refusal note_connection(std::string_view value, HeadScan& scan)
{
    while (!value.empty()) {
        const std::string_view option = next_member(value);
        if (!std::ranges::all_of(option, [](char c) { return scan::is(c, scan::kToken); }))
            return Refusal::ConnectionOptionInvalid;
        if (option.empty())
            continue;
        if (http::equal_ignoring_case(option, "close"))
            scan.close = true;
        else if (http::equal_ignoring_case(option, "keep-alive"))
            scan.keep_alive = true;
        else if (++scan.connection_options > kMaxConnectionOptions)
            return Refusal::TooManyConnectionOptions;
        else if (http::equal_ignoring_case(option, "upgrade"))
            scan.asks_upgrade = true;
    }
    return Refusal::None;
}

void note_te(std::string_view value, HeadScan& scan)
{
    while (!value.empty())
        scan.takes_trailers = http::equal_ignoring_case(next_member(value), "trailers") || scan.takes_trailers;
}

bool can_be_nominated(HeaderId id)
{
    constexpr std::array kProtected{HeaderId::Host,          HeaderId::ContentLength,   HeaderId::TransferEncoding,
                                    HeaderId::XForwardedFor, HeaderId::XForwardedProto, HeaderId::Via};
    return std::ranges::find(kProtected, id) == kProtected.end();
}

Refusal note_request_field(std::string_view value, HeaderField& field, HeadScan& scan)
{
    if (field.id == HeaderId::Expect)
        return note_expect(value, field, scan);
    if (field.id != HeaderId::Host)
        return Refusal::None;
    if (scan.host_field != HeadScan::kNoField)
        return Refusal::HostRepeated;
    if (!is_authority(value))
        return Refusal::HostInvalid;
    scan.host_field = scan.fields;
    return Refusal::None;
}

} // namespace

bool must_stand_in_one_line(HeaderId id)
{
    switch (id) {
    case HeaderId::ContentLength:
    case HeaderId::TransferEncoding:
    case HeaderId::Host:
    case HeaderId::Connection:
    case HeaderId::Upgrade:
    case HeaderId::Expect:
        return true;
    default:
        return false;
    }
}

bool imitates_framing(std::string_view name)
{
    static constexpr std::string_view kLength = "content-length";
    static constexpr std::string_view kCoding = "transfer-encoding";
    if (name.size() != kLength.size() && name.size() != kCoding.size())
        return false;
    const std::string_view imitated = name.size() == kLength.size() ? kLength : kCoding;
    return std::ranges::equal(name, imitated, {}, [](char c) { return c == '_' ? '-' : static_cast<char>(c | 0x20); });
}

HeaderId identify(std::string_view name)
{
    const char* const n = name.data();
    switch (name.size()) {
    case 2:
        return same(n, "te") ? HeaderId::Te : HeaderId::Other;
    case 3:
        return same(n, "via") ? HeaderId::Via : HeaderId::Other;
    case 4:
        return same(n, "host") ? HeaderId::Host : HeaderId::Other;
    case 6:
        return same(n, "expect") ? HeaderId::Expect : HeaderId::Other;
    case 7:
        return same(n, "referer")   ? HeaderId::Referer
               : same(n, "upgrade") ? HeaderId::Upgrade
               : same(n, "trailer") ? HeaderId::Trailer
                                    : HeaderId::Other;
    case 10:
        return same(n, "user-agent")   ? HeaderId::UserAgent
               : same(n, "connection") ? HeaderId::Connection
               : same(n, "keep-alive") ? HeaderId::KeepAlive
               : same(n, "set-cookie") ? HeaderId::SetCookie
                                       : HeaderId::Other;
    case 14:
        return same(n, "content-length") ? HeaderId::ContentLength : HeaderId::Other;
    case 15:
        return same(n, "x-forwarded-for") ? HeaderId::XForwardedFor : HeaderId::Other;
    case 16:
        return same(n, "proxy-connection") ? HeaderId::ProxyConnection : HeaderId::Other;
    case 17:
        return same(n, "transfer-encoding")   ? HeaderId::TransferEncoding
               : same(n, "x-forwarded-proto") ? HeaderId::XForwardedProto
                                              : HeaderId::Other;
    default:
        return HeaderId::Other;
    }
}

Refusal note_field(HeadOf of, std::string_view value, HeaderField& field, HeadScan& scan)
{
    switch (field.id) {
    case HeaderId::ContentLength:
        return note_length(value, scan);
    case HeaderId::TransferEncoding:
        return note_transfer_encoding(value, scan);
    case HeaderId::Connection:
    case HeaderId::KeepAlive:
    case HeaderId::ProxyConnection:
    case HeaderId::Te:
    case HeaderId::Upgrade:
        field.hop_by_hop = true;
        scan.has_hop_by_hop = true;
        if (field.id == HeaderId::Connection)
            return note_connection(value, scan);
        if (field.id == HeaderId::Te)
            note_te(value, scan);
        return field.id == HeaderId::Upgrade ? note_upgrade(of, value, scan) : Refusal::None;
    case HeaderId::Via:
        scan.has_via = true;
        return Refusal::None;
    default:
        return of == HeadOf::Request ? note_request_field(value, field, scan) : Refusal::None;
    }
}

void mark_nominated(const char* base, std::span<HeaderField> fields)
{
    for (const HeaderField& connection : fields) {
        if (connection.id != HeaderId::Connection)
            continue;
        std::string_view list{base + connection.value_begin, connection.value_size};
        while (!list.empty()) {
            const std::string_view option = next_member(list);
            for (HeaderField& field : fields) {
                if (can_be_nominated(field.id) &&
                    http::equal_ignoring_case({base + field.begin, field.name_size}, option))
                    field.hop_by_hop = true;
            }
        }
    }
}

} // namespace switchyard::http1
