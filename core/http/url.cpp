// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/url.h"

#include "core/http/header_table.h"

#include <algorithm>
#include <charconv>

namespace switchyard::http {
namespace {

std::optional<Port> parse_port(std::string_view digits)
{
    Port port;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port.value);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return port;
}

/// Whether the dots that begin at `at` (just behind a '/') are a whole segment "." or "..".
bool is_dot_segment(std::string_view path, std::size_t at)
{
    std::size_t end = at + 1;
    if (end < path.size() && path[end] == '.')
        ++end;
    return end == path.size() || path[end] == '/';
}

void remove_last_segment(std::string& path)
{
    const std::size_t slash = path.rfind('/');
    path.resize(slash == std::string::npos ? 0 : slash);
}

} // namespace

Authority split_authority(std::string_view text)
{
    if (text.find(':') == std::string_view::npos) // searched for in words; rfind looks at every byte
        return {text, std::nullopt};
    const std::size_t colon = text.rfind(':');
    const std::string_view host = text.substr(0, colon);
    const std::string_view digits = text.substr(colon + 1);
    // A colon inside brackets belongs to an IPv6 literal; a second one outside them to something that is no authority.
    const bool bracketed = host.starts_with('[') && host.ends_with(']');
    if (!bracketed && host.find(':') != std::string_view::npos)
        return {text, std::nullopt};
    if (digits.empty())
        return {host, std::nullopt};
    if (const auto port = parse_port(digits))
        return {host, port};
    return {text, std::nullopt};
}

std::optional<Url> split_url(std::string_view text)
{
    const std::size_t scheme_end = text.find("://");
    if (scheme_end == std::string_view::npos)
        return std::nullopt;
    Url url;
    const std::string_view scheme = text.substr(0, scheme_end);
    url.https = equal_ignoring_case(scheme, "https");
    if (!url.https && !equal_ignoring_case(scheme, "http"))
        return std::nullopt;

    std::string_view rest = text.substr(scheme_end + 3);
    rest = rest.substr(0, rest.find('#'));
    const std::size_t authority_end = std::min(rest.find_first_of("/?"), rest.size());
    url.authority = rest.substr(0, authority_end);
    if (split_authority(url.authority).host.empty())
        return std::nullopt;

    rest.remove_prefix(authority_end);
    const std::size_t question = rest.find('?');
    url.has_query = question != std::string_view::npos;
    url.path = rest.substr(0, question);
    if (url.path.empty())
        url.path = "/";
    if (url.has_query)
        url.query = rest.substr(question + 1);
    return url;
}

bool needs_normalisation(std::string_view path)
{
    for (std::size_t at = path.find("/."); at != std::string_view::npos; at = path.find("/.", at + 1)) {
        if (is_dot_segment(path, at + 1))
            return true;
    }
    return false;
}

std::string normalised(std::string_view path)
{
    std::string out;
    out.reserve(path.size());
    std::size_t at = 0;
    while (at < path.size()) {
        const std::size_t segment_end = std::min(path.find('/', at + 1), path.size());
        const std::string_view segment = path.substr(at, segment_end - at);
        const bool last = segment_end == path.size();
        if (segment == "/.." || segment == "/.") {
            if (segment == "/..")
                remove_last_segment(out);
            if (last)
                out.push_back('/');
        } else {
            out.append(segment);
        }
        at = segment_end;
    }
    return out;
}

} // namespace switchyard::http
