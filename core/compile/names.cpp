// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/names.h"

#include <algorithm>

namespace switchyard::compile {

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_label(std::string_view text)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || is_upper(c) || (c >= '0' && c <= '9') || c == '-';
    };
    return !text.empty() && text.size() <= 63 && text.front() != '-' && text.back() != '-' &&
           std::ranges::all_of(text, fits);
}

} // namespace

bool is_cloud_name(std::string_view text)
{
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty() || text.size() > 63 || !lower(text.front()) || text.back() == '-') {
        return false;
    }
    return std::ranges::all_of(text, [&](char c) { return lower(c) || digit(c) || c == '-'; });
}

bool is_domain_name(std::string_view text)
{
    if (text.size() > 253) {
        return false;
    }
    std::size_t labels = 0;
    while (true) {
        const std::size_t dot = text.find('.');
        if (!is_label(text.substr(0, dot))) {
            return false;
        }
        ++labels;
        if (dot == std::string_view::npos) {
            return labels > 1;
        }
        text.remove_prefix(dot + 1);
    }
}

bool has_upper_case(std::string_view text) { return std::ranges::any_of(text, is_upper); }

} // namespace switchyard::compile
