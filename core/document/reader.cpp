// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/reader.h"

#include "core/document/json_reader.h"
#include "core/document/line_index.h"
#include "core/document/text.h"
#include "core/document/yaml_tree.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::document {

namespace {

/// Where a text stops being readable, if it does.
struct Flaw
{
    std::size_t at = std::string_view::npos;
    std::string code;
    std::string what;
};

/// Printable ASCII and line breaks: the bulk of every file.
bool is_simple(char c) { return (c >= 0x20 && c < 0x7F) || c == '\n'; }

/// `utf8` is the first byte that is no UTF-8, `control` the first character YAML forbids.
void find_flaws(std::string_view text, Flaw& utf8, Flaw& control)
{
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_simple(text[at])) {
            ++at;
            continue;
        }
        const Character character = character_at(text, at);
        if (character.length == 0) {
            utf8 = {at, "document.not_utf8", fmt::format("0x{:02X}", static_cast<unsigned char>(text[at]))};
            return;
        }
        if (control.at == text.npos && !is_printable(character.code))
            control = {at, "document.control_character", fmt::format("U+{:04X}", character.code)};
        at += character.length;
    }
}

Source refused(std::string code, Position position, std::vector<std::string> args = {})
{
    Source source;
    source.complete = false;
    source.diagnostics.push_back(file_diagnostic(std::move(code), Severity::Error, position, std::move(args)));
    return source;
}

/// What stands on the lines before the flaw, and the flaw.
Source read_before(const Flaw& flaw, std::string_view text, const ReadLimits& limits, const LineIndex& lines)
{
    Source source = read_yaml(text.substr(0, line_begin(text, flaw.at)), limits, lines);
    source.complete = false;
    source.diagnostics.push_back(
        file_diagnostic(flaw.code, Severity::Error, lines.position(static_cast<std::uint32_t>(flaw.at)), {flaw.what}));
    return source;
}

Source read_text(std::string_view text, const ReadLimits& limits)
{
    const LineIndex lines(text);
    Flaw utf8;
    Flaw control;
    find_flaws(text, utf8, control);
    if (utf8.at != text.npos)
        return read_before(control.at < utf8.at ? control : utf8, text, limits, lines);
    if (auto root = read_json(text, limits)) {
        Source source;
        source.diagnostics = mark_duplicate_keys(*root, lines);
        source.json = !root->entries.empty(); // {} may become anything
        source.root = std::move(root);
        return source;
    }
    if (control.at != text.npos)
        return read_before(control, text, limits, lines);
    return read_yaml(text, limits, lines);
}

} // namespace

Source read_source(std::string_view text, const ReadLimits& limits)
{
    if (text.size() > limits.bytes)
        return refused("document.too_large", {1, 1},
                       {std::to_string(text.size() >> 20), std::to_string(limits.bytes >> 20)});
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return refused("document.utf16", {1, 1});
    const bool marked = text.starts_with(kByteOrderMark);
    const auto skipped = static_cast<std::uint32_t>(marked ? kByteOrderMark.size() : 0);
    Source source = read_text(text.substr(skipped), limits);
    if (marked && source.root)
        shift(*source.root, skipped);
    return source;
}

std::optional<Node> read_excerpt(std::string_view text, bool json)
{
    const ReadLimits limits;
    const LineIndex lines;
    if (json) {
        auto root = read_json(text, limits);
        return root && mark_duplicate_keys(*root, lines).empty() ? std::move(root) : std::nullopt;
    }
    Source source = read_yaml(text, limits, lines);
    const bool plain = source.complete && !source.has_anchors && source.diagnostics.empty();
    return plain ? std::move(source.root) : std::nullopt;
}

} // namespace switchyard::document
