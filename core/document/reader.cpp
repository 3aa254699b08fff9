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

/// Why a text is not read at all. Errors: nullopt when it may be read.
std::optional<Diagnostic> refusal(std::string_view text, const ReadLimits& limits)
{
    if (text.size() > limits.bytes)
        return file_diagnostic("document.too_large", Severity::Error, {1, 1},
                               {std::to_string(text.size() >> 20), std::to_string(limits.bytes >> 20)});
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return file_diagnostic("document.utf16", Severity::Error, {1, 1});
    return std::nullopt;
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

/// Where a JSON text begins behind its lines of comments. Errors: npos when something else stands there.
std::size_t json_begin(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t next = skip_between(text, at);
        if (text.substr(next).starts_with("//"))
            at = line_end(text, next);
        else
            return next < text.size() && (text[next] == '{' || text[next] == '[') ? next : text.npos;
    }
    return text.npos;
}

/// A text whose JSON begins at `begin`, with the slashes of the comments before it made YAML's.
std::string with_yaml_comments(std::string_view text, std::size_t begin)
{
    std::string copy(text);
    for (std::size_t at = copy.find("//"); at < begin; at = copy.find("//", line_end(copy, at)))
        copy[at] = '#';
    return copy;
}

/// Puts what each alias stands for in its place. An anchor stands before its aliases, so what is copied is written out
/// already. The copies keep the number of the anchor: their bytes in the text do not tell what they say.
void write_out_aliases(Node& node)
{
    if (node.kind == NodeKind::Alias) {
        Node copy = node.target == nullptr ? make_plain("null") : *node.target;
        if (node.target == nullptr) {
            copy.begin = copy.content = node.begin;
            copy.end = node.end;
        }
        copy.anchor = std::max(node.anchor, 1U);
        node = std::move(copy);
        return;
    }
    for (Entry& entry : node.entries)
        write_out_aliases(entry.value);
}

SourceStream read_json_stream(std::string_view text, const ReadLimits& limits, const LineIndex& lines)
{
    SourceStream stream;
    const std::size_t begin = json_begin(text);
    auto root = begin == text.npos ? std::nullopt : read_json(text.substr(begin), limits);
    if (!root)
        return stream;
    if (begin > 0)
        shift(*root, static_cast<std::int64_t>(begin));
    stream.json = true;
    stream.diagnostics = mark_duplicate_keys(*root, lines);
    stream.roots.push_back(std::move(*root));
    return stream;
}

/// The documents that end before the flaw, and the flaw.
SourceStream stream_before(const Flaw& flaw, std::string_view text, const ReadLimits& limits, const LineIndex& lines)
{
    SourceStream stream = read_yaml_stream(text.substr(0, line_begin(text, flaw.at)), limits, lines);
    if (stream.complete && !stream.roots.empty())
        stream.roots.pop_back(); // it goes on behind the flaw
    stream.complete = false;
    stream.diagnostics.push_back(
        file_diagnostic(flaw.code, Severity::Error, lines.position(static_cast<std::uint32_t>(flaw.at)), {flaw.what}));
    return stream;
}

SourceStream read_stream_text(std::string_view text, const ReadLimits& limits)
{
    const LineIndex lines(text);
    Flaw utf8;
    Flaw control;
    find_flaws(text, utf8, control);
    if (utf8.at != text.npos)
        return stream_before(control.at < utf8.at ? control : utf8, text, limits, lines);
    if (SourceStream json = read_json_stream(text, limits, lines); json.json)
        return json;
    if (control.at != text.npos)
        return stream_before(control, text, limits, lines);
    const std::size_t json = json_begin(text);
    const bool slashes = json != text.npos && text.substr(0, json).find("//") != text.npos;
    return slashes ? read_yaml_stream(with_yaml_comments(text, json), limits, lines)
                   : read_yaml_stream(text, limits, lines);
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
    if (auto refused = refusal(text, limits))
        return {.root = std::nullopt, .complete = false, .diagnostics = {std::move(*refused)}};
    const bool marked = text.starts_with(kByteOrderMark);
    const auto skipped = static_cast<std::uint32_t>(marked ? kByteOrderMark.size() : 0);
    Source source = read_text(text.substr(skipped), limits);
    if (marked && source.root)
        shift(*source.root, skipped);
    return source;
}

SourceStream read_stream(std::string_view text, const ReadLimits& limits)
{
    if (auto refused = refusal(text, limits))
        return {.roots = {}, .complete = false, .diagnostics = {std::move(*refused)}};
    const std::size_t skipped = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    SourceStream stream = read_stream_text(text.substr(skipped), limits);
    for (Node& root : stream.roots) {
        write_out_aliases(root);
        if (skipped > 0)
            shift(root, static_cast<std::int64_t>(skipped));
    }
    return stream;
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
