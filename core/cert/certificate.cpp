// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/certificate.h"

#include "core/base/ip_address.h"
#include "core/cert/certificate_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace switchyard::cert {

namespace {

/// Whether `text` is made of letters (lower case only when `lower`), digits and `others`.
bool is_made_of(std::string_view text, bool upper, std::string_view others)
{
    return std::ranges::all_of(text, [&](char c) {
        return (c >= 'a' && c <= 'z') || (upper && c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               others.find(c) != others.npos;
    });
}

bool has_capital(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

} // namespace

std::string to_text(CertificateTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

bool CertificateFacts::has_key_usage(std::string_view usage) const
{
    return !key_usages || std::ranges::find(*key_usages, usage) != key_usages->end();
}

bool CertificateFacts::has_extended_key_usage(std::string_view usage) const
{
    return !extended_key_usages || std::ranges::find(*extended_key_usages, usage) != extended_key_usages->end() ||
           std::ranges::find(*extended_key_usages, "anyExtendedKeyUsage") != extended_key_usages->end();
}

std::vector<std::string> upper_case_names(const CertificateFacts& facts)
{
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        // A common name may be a person or a product; only what could be a host counts.
        const bool host = name.find('.') != name.npos && name.find(' ') == name.npos;
        if (host && has_capital(name) && std::ranges::find(names, name) == names.end())
            names.push_back(name);
    };
    std::ranges::for_each(facts.common_names, add);
    std::ranges::for_each(facts.names.dns, add);
    return names;
}

bool is_spiffe_id(std::string_view uri)
{
    constexpr std::string_view kScheme = "spiffe://";
    constexpr std::size_t kLongestDomain = 255;
    if (!uri.starts_with(kScheme))
        return false;
    uri.remove_prefix(kScheme.size());
    const std::string_view domain = uri.substr(0, uri.find('/'));
    if (domain.empty() || domain.size() > kLongestDomain || !is_made_of(domain, false, ".-_"))
        return false;
    for (uri.remove_prefix(domain.size()); !uri.empty();) {
        uri.remove_prefix(1);
        const std::string_view segment = uri.substr(0, uri.find('/'));
        if (segment.empty() || segment == "." || segment == ".." || !is_made_of(segment, true, ".-_"))
            return false;
        uri.remove_prefix(segment.size());
    }
    return true;
}

Result<Certificate> read_certificate(ByteView der)
{
    auto handle = open_certificate(der);
    if (!handle)
        return std::unexpected(std::move(handle.error()));
    auto facts = read_facts(**handle);
    if (!facts)
        return std::unexpected(std::move(facts.error()));
    facts->fingerprint = sha256(der);
    return Certificate{{der.begin(), der.end()}, std::move(*facts)};
}

} // namespace switchyard::cert
