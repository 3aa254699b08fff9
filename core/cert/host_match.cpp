// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/host_match.h"

#include "core/base/ip_address.h"

#include <algorithm>

namespace switchyard::cert {

namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool same(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view without_dot(std::string_view host)
{
    return host.ends_with('.') ? host.substr(0, host.size() - 1) : host;
}

} // namespace

bool name_covers(std::string_view name, std::string_view host)
{
    host = without_dot(host);
    name = without_dot(name);
    if (name.empty() || host.empty())
        return false;
    if (same(name, host))
        return true;
    if (!name.starts_with("*.") || host.starts_with("*."))
        return false;
    const std::size_t dot = host.find('.');
    return dot != 0 && dot != host.npos && same(name.substr(1), host.substr(dot));
}

bool covers(const CertificateFacts& facts, std::string_view host)
{
    if (const auto address = IpAddress::parse(plain_host(host)))
        return std::ranges::find(facts.names.ip, address->to_string()) != facts.names.ip.end();
    return std::ranges::any_of(facts.names.dns, [&](const std::string& name) { return name_covers(name, host); });
}

std::string plain_host(std::string_view host)
{
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    std::string plain(without_dot(host));
    std::ranges::transform(plain, plain.begin(), lower);
    return plain;
}

} // namespace switchyard::cert
