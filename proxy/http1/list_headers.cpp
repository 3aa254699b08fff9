// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/list_headers.h"

#include "proxy/http1/name_mark.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace switchyard::http1 {
namespace {

constexpr std::array<std::string_view, 36> kLists{
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "accept-ranges",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-expose-headers",
    "access-control-request-headers",
    "allow",
    "alt-svc",
    "cache-control",
    "cache-status",
    "cdn-cache-control",
    "cdn-loop",
    "clear-site-data",
    "content-encoding",
    "content-language",
    "forwarded",
    "if-match",
    "if-none-match",
    "link",
    "pragma",
    "prefer",
    "proxy-status",
    "sec-websocket-extensions",
    "sec-websocket-protocol",
    "server-timing",
    "surrogate-capability",
    "timing-allow-origin",
    "trailer",
    "vary",
    "via",
    "want-digest",
    "warning",
    "x-forwarded-for",
};
static_assert(std::ranges::is_sorted(kLists));

} // namespace

bool is_list_header(std::string_view name)
{
    return std::ranges::any_of(kLists, [&](std::string_view list) { return http::equal_ignoring_case(name, list); });
}

RepeatedLists::RepeatedLists(const http::HeaderTable& headers) : headers_(headers)
{
    if (headers.distinct)
        return;
    std::uint64_t seen = 0;
    const std::size_t lines = std::min(headers.fields.size(), kMostLines);
    for (std::size_t line = 0; line < lines; ++line) {
        const http::HeaderField& field = headers.fields[line];
        if (field.hop_by_hop)
            continue;
        const std::uint64_t mark = mark_of(headers.name(field));
        if ((seen & mark) == 0) {
            seen |= mark;
            continue;
        }
        for (std::size_t earlier = 0; earlier < line; ++earlier) {
            if (headers.fields[earlier].hop_by_hop || !same_name(earlier, line) || !is_list_header(headers.name(field)))
                continue;
            joins_[line] = continues_[earlier] = any_ = true;
            break;
        }
    }
}

bool RepeatedLists::same_name(std::size_t a, std::size_t b) const
{
    return http::equal_ignoring_case(headers_.name(headers_.fields[a]), headers_.name(headers_.fields[b]));
}

} // namespace switchyard::http1
