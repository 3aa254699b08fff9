// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/request_edit.h"

#include "core/route/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::route {
namespace {

using Kind = RequestChange::Kind;

std::string_view name_of(std::string_view parameter) { return parameter.substr(0, parameter.find('=')); }

/// Writes a parameter in the place of the first of its name, or at the end; nullopt takes all of them away.
std::optional<std::string> with_parameter(const std::optional<std::string>& query, const std::string& name,
                                          const std::optional<std::string>& value)
{
    std::string out;
    bool written = !value;
    const auto append = [&](std::string_view parameter) { out += (out.empty() ? "" : "&") + std::string(parameter); };
    std::string_view rest = query ? std::string_view(*query) : std::string_view();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('&'), rest.size());
        const std::string_view parameter = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (name_of(parameter) != name) {
            append(parameter);
        } else if (!written) {
            append(name + '=' + *value);
            written = true;
        } else if (value) {
            append(parameter);
        }
    }
    if (!written)
        append(name + '=' + *value);
    return out.empty() ? std::nullopt : std::optional(std::move(out));
}

/// All lines of a name become one, or none.
void set_header(ChangedRequest& request, const std::string& name, const std::optional<std::string>& value)
{
    std::erase_if(request.headers, [&](const auto& line) { return http::equal_ignoring_case(line.first, name); });
    if (value)
        request.headers.emplace_back(name, *value);
}

void apply(ChangedRequest& request, const RequestChange& change)
{
    switch (change.kind) {
    case Kind::Path:
        request.path = change.to;
        break;
    case Kind::SetHeader:
        set_header(request, change.name, change.to);
        break;
    case Kind::RemoveHeader:
        set_header(request, change.name, std::nullopt);
        break;
    case Kind::SetQuery:
        request.query = with_parameter(request.query, change.name, change.to);
        break;
    case Kind::RemoveQuery:
        request.query = with_parameter(request.query, change.name, std::nullopt);
        break;
    case Kind::Method:
        request.method = change.to;
        break;
    case Kind::Host:
        request.authority = change.to;
        break;
    }
}

/// "the path segment cart to checkout" when that is all; otherwise both paths.
std::string path_words(std::string_view from, std::string_view to)
{
    std::size_t begin = 0;
    while (begin < std::min(from.size(), to.size()) && from[begin] == to[begin])
        ++begin;
    const std::size_t slash = from.substr(0, begin).rfind('/');
    if (slash == std::string_view::npos)
        return fmt::format("the path {} to {}", shown(from), shown(to));
    const auto segment = [&](std::string_view path) {
        const std::size_t end = std::min(path.find('/', slash + 1), path.size());
        return std::pair(path.substr(slash + 1, end - slash - 1), path.substr(end));
    };
    const auto [old_segment, old_rest] = segment(from);
    const auto [new_segment, new_rest] = segment(to);
    if (old_rest != new_rest || old_segment.empty() || new_segment.empty())
        return fmt::format("the path {} to {}", shown(from), shown(to));
    return fmt::format("the path segment {} to {}: {}", shown(old_segment), shown(new_segment), shown(to));
}

} // namespace

ChangedRequest changed(const RouteRequest& request, const std::vector<RequestChange>& changes)
{
    ChangedRequest out{std::string(request.authority),
                       std::string(request.method),
                       std::string(request.path),
                       request.has_query ? std::optional(std::string(request.query)) : std::nullopt,
                       {}};
    if (request.headers) {
        for (const http::HeaderField& field : request.headers->fields)
            out.headers.emplace_back(request.headers->name(field), request.headers->value(field));
    }
    for (const RequestChange& change : changes)
        apply(out, change);
    return out;
}

ChangedView::ChangedView(const ChangedRequest& changed, const RouteRequest& original) : request_(original)
{
    for (const auto& [name, value] : changed.headers)
        lines_.add(name, http::equal_ignoring_case(name, "host") ? std::string_view(changed.authority) : value);
    table_ = lines_.table();
    request_.authority = changed.authority;
    request_.method = changed.method;
    request_.path = changed.path;
    request_.has_query = changed.query.has_value();
    request_.query = changed.query ? std::string_view(*changed.query) : std::string_view();
    request_.headers = &table_;
}

std::uint32_t distance(std::string_view a, std::string_view b)
{
    const std::size_t size = std::min(a.size(), b.size());
    std::size_t head = 0;
    while (head < size && a[head] == b[head])
        ++head;
    std::size_t tail = 0;
    while (tail < size - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    return static_cast<std::uint32_t>(std::max(a.size(), b.size()) - head - tail);
}

std::string to_text(const RequestChange& change)
{
    const std::string to = change.to.empty() ? "nothing" : shown(change.to);
    const std::string from = change.from ? change.from->empty() ? "nothing" : shown(*change.from) : std::string();
    const std::string_view example = change.is_example ? " (an example)" : "";
    switch (change.kind) {
    case Kind::Path:
        return fmt::format("change {}{}", path_words(change.from.value_or(""), change.to), example);
    case Kind::SetHeader:
        return change.from ? fmt::format("change the header {} from {} to {}{}", shown(change.name), from, to, example)
                           : fmt::format("add the header {}: {}{}", shown(change.name), shown(change.to), example);
    case Kind::RemoveHeader:
        return fmt::format("leave out the header {}", shown(change.name));
    case Kind::SetQuery:
        return change.from
                   ? fmt::format("change the query parameter {} from {} to {}{}", shown(change.name), from, to, example)
                   : fmt::format("add the query parameter {}={}{}", shown(change.name), shown(change.to), example);
    case Kind::RemoveQuery:
        return fmt::format("leave out the query parameter {}", shown(change.name));
    case Kind::Method:
        return fmt::format("send it as {} instead of {}{}", to, from, example);
    case Kind::Host:
        return fmt::format("ask for the host {}{}", to, example);
    }
    return {};
}

} // namespace switchyard::route
