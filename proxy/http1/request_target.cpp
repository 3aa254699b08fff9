// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/request_target.h"

#include "core/base/ip_address.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace switchyard::http1 {
namespace {

constexpr bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// unreserved and sub-delims of RFC 3986
constexpr std::array<bool, 256> make_name_bytes()
{
    std::array<bool, 256> allowed{};
    for (unsigned c = '0'; c <= '9'; ++c)
        allowed[c] = true;
    for (unsigned c = 'a'; c <= 'z'; ++c)
        allowed[c] = allowed[c - 'a' + 'A'] = true;
    for (const char c : {'-', '.', '_', '~', '!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '='})
        allowed[static_cast<unsigned char>(c)] = true;
    return allowed;
}
constexpr std::array<bool, 256> kNameBytes = make_name_bytes();

bool is_port(std::string_view text)
{
    std::uint32_t port = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return false;
        port = port * 10 + static_cast<std::uint32_t>(c - '0');
        if (port > 65'535)
            return false;
    }
    return true;
}

bool is_bracketed_authority(std::string_view text)
{
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos)
        return false;
    const auto address = IpAddress::parse(text.substr(1, close - 1));
    if (!address || address->family != IpAddress::Family::V6)
        return false;
    const std::string_view rest = text.substr(close + 1);
    return rest.empty() || (rest.front() == ':' && is_port(rest.substr(1)));
}

void split_path(std::string_view path_and_query, http::RequestHead& head)
{
    const std::size_t mark = path_and_query.find('?');
    head.has_query = mark != std::string_view::npos;
    head.path = path_and_query.substr(0, mark);
    head.query = head.has_query ? path_and_query.substr(mark + 1) : std::string_view{};
}

Refusal split_absolute(http::RequestHead& head)
{
    const std::string_view target = head.target;
    std::string_view rest;
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.size() >= scheme.size() && http::equal_ignoring_case(target.substr(0, scheme.size()), scheme))
            rest = target.substr(scheme.size());
    }
    head.https_target = rest.data() == target.data() + 8;
    if (rest.data() == nullptr)
        return Refusal::TargetFormUnknown;
    const std::size_t authority_end = std::min(rest.find_first_of("/?"), rest.size());
    head.authority = rest.substr(0, authority_end);
    if (!is_authority(head.authority))
        return Refusal::TargetAuthorityInvalid;
    split_path(rest.substr(authority_end), head);
    if (head.path.empty())
        head.path = head.method == http::Method::Options && !head.has_query ? "*" : "/";
    return Refusal::None;
}

} // namespace

bool is_authority(std::string_view text)
{
    if (text.empty())
        return false;
    if (text.front() == '[')
        return is_bracketed_authority(text);
    std::size_t i = 0;
    for (;;) {
        while (i < text.size() && kNameBytes[static_cast<unsigned char>(text[i])])
            ++i;
        if (i == text.size())
            return true;
        if (text[i] == ':')
            return i > 0 && is_port(text.substr(i + 1));
        if (text[i] != '%' || text.size() - i < 3 || !is_hex(text[i + 1]) || !is_hex(text[i + 2]))
            return false;
        i += 3;
    }
}

Refusal split_target(http::RequestHead& head)
{
    if (head.target.front() == '/') {
        split_path(head.target, head);
        return Refusal::None;
    }
    if (head.target == "*") {
        if (head.method != http::Method::Options)
            return Refusal::AsteriskNotOptions;
        split_path(head.target, head);
        return Refusal::None;
    }
    return split_absolute(head);
}

} // namespace switchyard::http1
