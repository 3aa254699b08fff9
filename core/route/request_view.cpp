// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/request_view.h"

#include "core/http/url.h"
#include "core/route/characters.h"

#include <algorithm>
#include <charconv>

namespace switchyard::route {
namespace {

template <std::size_t Size>
std::uint8_t write_number(std::array<char, Size>& out, std::size_t at, std::uint16_t number)
{
    const auto result = std::to_chars(out.data() + at, out.data() + out.size(), number);
    return static_cast<std::uint8_t>(result.ptr - out.data());
}

} // namespace

EffectiveHost effective_host(const RouteRequest& request)
{
    const http::Authority authority = http::split_authority(request.authority);
    const Port standard = default_port(request.scheme);
    Port port = authority.port.value_or(standard);
    const bool stands_in = request.local_port.value != 0 && port == request.local_port;
    if (stands_in)
        port = request.rule_port;
    if (port == standard)
        return {{authority.host, std::nullopt}, authority.port == standard};
    return {{authority.host, port}, false};
}

HeaderValue::HeaderValue(const http::HeaderTable& table, std::string_view name)
{
    for (const http::HeaderField& field : table.fields) {
        if (!equals_lower(table.name(field), name))
            continue;
        if (present_) {
            table_ = &table;
            name_ = name;
            return;
        }
        present_ = true;
        text_ = table.value(field);
    }
}

template <typename Visit>
void HeaderValue::for_each_piece(Visit visit) const
{
    if (!table_) {
        if (visit(text_) && !more_.empty())
            visit(more_);
        return;
    }
    bool first = true;
    for (const http::HeaderField& field : table_->fields) {
        if (!equals_lower(table_->name(field), name_))
            continue;
        if ((!first && !visit(std::string_view(","))) || !visit(table_->value(field)))
            return;
        first = false;
    }
}

std::size_t HeaderValue::size() const
{
    std::size_t size = 0;
    for_each_piece([&](std::string_view piece) {
        size += piece.size();
        return true;
    });
    return size;
}

bool HeaderValue::starts_with(std::string_view wanted) const
{
    bool equal = true;
    for_each_piece([&](std::string_view piece) {
        const std::size_t shared = std::min(piece.size(), wanted.size());
        equal = piece.substr(0, shared) == wanted.substr(0, shared);
        wanted.remove_prefix(shared);
        return equal && !wanted.empty();
    });
    return equal && wanted.empty();
}

bool HeaderValue::ends_with(std::string_view wanted) const
{
    const std::size_t whole = size();
    if (whole < wanted.size())
        return false;
    std::size_t skip = whole - wanted.size();
    bool equal = true;
    for_each_piece([&](std::string_view piece) {
        const std::size_t skipped = std::min(skip, piece.size());
        skip -= skipped;
        piece.remove_prefix(skipped);
        equal = wanted.starts_with(piece);
        wanted.remove_prefix(std::min(piece.size(), wanted.size()));
        return equal;
    });
    return equal;
}

std::uint64_t HeaderValue::hash() const
{
    TextHash hash;
    for_each_piece([&](std::string_view piece) {
        hash.add(piece);
        return true;
    });
    return hash.value();
}

std::optional<std::string_view> HeaderValue::single() const
{
    return present_ && !table_ && more_.empty() ? std::optional(text_) : std::nullopt;
}

std::string_view HeaderValue::joined(std::string& storage) const
{
    if (!table_ && more_.empty())
        return text_;
    storage.clear();
    for_each_piece([&](std::string_view piece) {
        storage.append(piece);
        return true;
    });
    return storage;
}

RequestView::RequestView(const RouteRequest& request) : request_(request), host_(effective_host(request))
{
    if (host_.text.port) {
        port_suffix_[0] = ':';
        port_suffix_size_ = write_number(port_suffix_, 1, host_.text.port->value);
    }
    rule_port_size_ = write_number(rule_port_, 0, request.rule_port.value);
}

HeaderValue RequestView::header(std::string_view name) const
{
    if (name == ":authority" || name == "host") {
        return host_.text.name.empty() && !host_.text.port
                   ? HeaderValue()
                   : HeaderValue(host_.text.name, {port_suffix_.data(), port_suffix_size_});
    }
    if (name == ":method")
        return HeaderValue(request_.method);
    if (name == "port")
        return HeaderValue({rule_port_.data(), rule_port_size_});
    return request_.headers ? HeaderValue(*request_.headers, name) : HeaderValue();
}

std::optional<std::string_view> RequestView::query_parameter(std::string_view name) const
{
    std::string_view rest = request_.query;
    if (!request_.has_query)
        return std::nullopt;
    while (true) {
        const std::size_t end = std::min(rest.find('&'), rest.size());
        const std::string_view pair = rest.substr(0, end);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        if (pair.substr(0, equals) == name && !pair.empty())
            return pair.substr(std::min(equals + 1, pair.size()));
        if (end == rest.size())
            return std::nullopt;
        rest.remove_prefix(end + 1);
    }
}

} // namespace switchyard::route
