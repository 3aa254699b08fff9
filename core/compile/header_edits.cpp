// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/header_edits.h"

#include "core/base/text.h"
#include "core/compile/header_vocabulary.h"
#include "core/compile/url_map_inspection.h"

#include <algorithm>
#include <optional>

namespace switchyard::compile {

namespace {

using route::HeaderVariable;

/// The vocabulary is sorted as HeaderVariable is.
std::optional<HeaderVariable> variable_named(std::string_view name)
{
    const auto names = header_variables();
    const auto found = std::ranges::lower_bound(names, name);
    if (found == names.end() || *found != name) {
        return std::nullopt;
    }
    return static_cast<HeaderVariable>(1 + (found - names.begin()));
}

bool is_plain(std::string_view text)
{
    return std::ranges::none_of(
        text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

template <typename Options>
void read_additions(const Options& options, std::vector<route::HeaderAddition>& additions)
{
    for (const schema::HttpHeaderOption& option : options) {
        if (!is_edited_here(option.header_name()) || !is_plain(option.header_value())) {
            continue;
        }
        route::HeaderAddition& addition = additions.emplace_back();
        addition.name = option.header_name();
        addition.text = option.header_value();
        addition.value = read_header_value(addition.text);
        const bool has_variable = std::ranges::any_of(
            addition.value, [](const auto& piece) { return piece.variable != HeaderVariable::None; });
        addition.replace = option.has_replace() ? option.replace() : !has_variable;
    }
}

template <typename Names>
void read_removals(const Names& names, std::vector<std::string>& removals)
{
    for (const std::string& name : names) {
        if (is_edited_here(name)) {
            removals.push_back(lower_case(name));
        }
    }
}

/// A value of such a list overrides what was there; a name that occurs twice in it has two lines.
template <typename Lines>
void read_custom_lines(const Lines& lines, std::vector<route::HeaderAddition>& additions)
{
    for (const std::string& line : lines) {
        const std::size_t colon = line.find(':');
        const std::string name = line.substr(0, colon);
        if (colon == std::string::npos || !is_edited_here(name) || !is_plain(line)) {
            continue;
        }
        const bool repeated = std::ranges::any_of(additions, [&](const route::HeaderAddition& earlier) {
            return lower_case(earlier.name) == lower_case(name);
        });
        const std::string text(trimmed(std::string_view(line).substr(colon + 1)));
        additions.push_back({name, text, read_header_value(text), !repeated});
    }
}

} // namespace

std::vector<route::HeaderValuePiece> read_header_value(std::string_view text)
{
    std::vector<route::HeaderValuePiece> pieces;
    std::string literal;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('{'), text.size());
        literal += text.substr(0, open);
        text.remove_prefix(open);
        const std::size_t close = text.find('}');
        const auto variable =
            close == std::string_view::npos ? std::nullopt : variable_named(text.substr(1, close - 1));
        if (variable) {
            pieces.push_back({std::move(literal), *variable});
            literal.clear();
            text.remove_prefix(close + 1);
        } else if (!text.empty()) {
            literal += text.front();
            text.remove_prefix(1);
        }
    }
    if (!literal.empty()) {
        pieces.push_back({std::move(literal), HeaderVariable::None});
    }
    return pieces;
}

route::HeaderAction read_header_action(const schema::HttpHeaderAction& action)
{
    route::HeaderAction out;
    read_removals(action.request_headers_to_remove(), out.request.remove);
    read_additions(action.request_headers_to_add(), out.request.add);
    read_removals(action.response_headers_to_remove(), out.response.remove);
    read_additions(action.response_headers_to_add(), out.response.add);
    return out;
}

route::HeaderAction read_custom_headers(const schema::BackendService& service)
{
    route::HeaderAction out;
    read_custom_lines(service.custom_request_headers(), out.request.add);
    read_custom_lines(service.custom_response_headers(), out.response.add);
    return out;
}

} // namespace switchyard::compile
