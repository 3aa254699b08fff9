// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/words.h"

#include "core/route/characters.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::route {
namespace {

/// A verb phrase and its negation.
struct Phrase
{
    std::string_view positive;
    std::string_view negative;
    std::string object;

    std::string text(bool invert) const
    {
        const std::string_view verb = invert ? negative : positive;
        return object.empty() ? std::string(verb) : fmt::format("{} {}", verb, object);
    }
};

Phrase phrase(const ValueIsPresent& match)
{
    return match.present ? Phrase{"is present", "is absent", {}} : Phrase{"is absent", "is present", {}};
}
std::string value_text(const std::string& value) { return value.empty() ? "empty" : shown(value); }
Phrase phrase(const ValueEquals& match) { return {"is", "is not", value_text(match.value)}; }
Phrase phrase(const ValueStartsWith& match) { return {"starts with", "does not start with", value_text(match.value)}; }
Phrase phrase(const ValueEndsWith& match) { return {"ends with", "does not end with", value_text(match.value)}; }
Phrase phrase(const ValueMatchesRegex& match)
{
    return {"matches the expression", "does not match the expression", shown(match.pattern)};
}
Phrase phrase(const ValueInRange& match)
{
    return {"is a number from", "is not a number from",
            fmt::format("{} up to, not including, {}", match.start, match.end)};
}

std::string path_text(const std::string& path, bool ignore_case)
{
    return (path.empty() ? "''" : shown(path)) + (ignore_case ? " (in any case)" : "");
}
Phrase phrase(const AnyPath&) { return {"is anything", "is nothing", {}}; }
Phrase phrase(const PathPrefix& path)
{
    return {"starts with", "does not start with", path_text(path.prefix, path.ignore_case)};
}
Phrase phrase(const FullPath& path) { return {"is", "is not", path_text(path.path, path.ignore_case)}; }
Phrase phrase(const PathTemplate& path) { return {"has the form", "does not have the form", shown(path.text)}; }
Phrase phrase(const PathRegex& path)
{
    return {"matches the expression", "does not match the expression", shown(path.pattern)};
}

std::string header_words(const HeaderPredicate& header) { return value_words(header.match, header.invert); }

std::string query_words(const QueryPredicate& query)
{
    return std::visit([](const auto& match) { return phrase(match).text(false); }, query.match);
}

/// Bytes of a text in the middle of a sentence.
constexpr std::size_t kInSentence = 40;

/// The segment that a byte of a path belongs to.
std::string_view segment_at(std::string_view path, std::size_t at)
{
    const std::size_t slash = at == 0 ? std::string_view::npos : path.rfind('/', at - 1);
    const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
    return path.substr(begin, std::min(path.find('/', std::max(begin, at)), path.size()) - begin);
}

/// Notes where a path departs from the text it should be, or begin with.
void note_departure(FailedCondition& failed, std::string_view wanted, std::string_view path, bool ignore_case)
{
    std::size_t at = 0;
    const auto same = [&](char a, char b) { return ignore_case ? to_lower(a) == to_lower(b) : a == b; };
    while (at < std::min(wanted.size(), path.size()) && same(wanted[at], path[at]))
        ++at;
    failed.position = static_cast<std::uint32_t>(at + 1);
    if (at == path.size())
        failed.departs =
            fmt::format("ends before byte {}, where '{}' is wanted", at + 1, shown(wanted.substr(at), kInSentence));
    else if (at == wanted.size())
        failed.departs = fmt::format("goes on at byte {} with '{}'", at + 1, shown(path.substr(at), kInSentence));
    else
        failed.departs =
            fmt::format("differs at byte {}: wanted '{}', got '{}'", at + 1, shown(segment_at(wanted, at), kInSentence),
                        shown(segment_at(path, at), kInSentence));
}

/// The same for a template: the first segment that does not fit.
void note_departure(FailedCondition& failed, const TemplateMatcher& wanted, std::string_view path)
{
    using Kind = TemplateMatcher::Segment::Kind;
    std::size_t at = 1; // behind the leading slash
    const auto say = [&](std::string text) {
        failed.position = static_cast<std::uint32_t>(at + 1);
        failed.departs = std::move(text);
    };
    for (const TemplateMatcher::Segment& segment : wanted.segments()) {
        if (segment.kind == Kind::Rest)
            return;
        if (at > path.size())
            return say(fmt::format("ends before byte {}, where another segment is wanted", at + 1));
        const std::string_view rest = path.substr(at);
        const std::string_view got = rest.substr(0, rest.find('/'));
        if (segment.kind == Kind::Literal && got != segment.text)
            return say(fmt::format("differs at byte {}: wanted '{}', got '{}'", at + 1,
                                   shown(segment.text, kInSentence), shown(got, kInSentence)));
        if (segment.kind == Kind::Star && got.empty())
            return say(fmt::format("has nothing at byte {}, where * wants a segment", at + 1));
        if (segment.kind == Kind::Mixed || segment.kind == Kind::MixedRest)
            return; // no one place can be named
        at += got.size() + 1;
    }
    if (at <= path.size())
        say(fmt::format("goes on at byte {} with '{}'", at, shown(path.substr(at - 1), kInSentence)));
}

std::string value_or_absent(std::optional<std::string_view> value)
{
    if (!value)
        return "absent";
    return value->empty() ? "empty" : shown(*value);
}

/// Length of the UTF-8 sequence at the front; 0 when it is none.
std::size_t sequence_size(std::string_view text)
{
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < size)
        return 0;
    for (std::size_t at = 1; at < size; ++at) {
        if ((byte(at) & 0xc0) != 0x80)
            return 0;
    }
    const bool overlong = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xf0 && byte(1) < 0x90);
    const bool beyond = (first == 0xed && byte(1) > 0x9f) || (first == 0xf4 && byte(1) > 0x8f);
    return overlong || beyond ? 0 : size;
}

} // namespace

std::string shown(std::string_view text, std::size_t limit)
{
    std::string out;
    std::size_t at = 0;
    while (at < text.size() && out.size() < limit) {
        const std::size_t size = sequence_size(text.substr(at));
        const auto byte = static_cast<unsigned char>(text[at]);
        if (size == 0 || byte < 0x20 || byte == 0x7f) {
            out += fmt::format("\\x{:02x}", byte);
            ++at;
        } else {
            out += text.substr(at, size);
            at += size;
        }
    }
    if (at < text.size())
        out += fmt::format("… ({} bytes)", text.size());
    return out;
}

std::string path_words(const PathPredicate& path, bool negated)
{
    return std::visit([&](const auto& predicate) { return phrase(predicate).text(negated); }, path);
}

std::string value_words(const decltype(HeaderPredicate::match)& test, bool invert)
{
    return std::visit([&](const auto& match) { return phrase(match).text(invert); }, test);
}

std::string json_quoted(std::string_view text)
{
    std::string out = "\"";
    while (!text.empty()) {
        const std::size_t size = sequence_size(text);
        const auto byte = static_cast<unsigned char>(text[0]);
        if (size == 0)
            out += "\\ufffd";
        else if (byte == '"' || byte == '\\')
            out += {'\\', text[0]};
        else if (byte < 0x20 || byte == 0x7f)
            out += fmt::format("\\u{:04x}", byte);
        else
            out += text.substr(0, size);
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return out + '"';
}

std::string describe(const MatchRule& rule)
{
    constexpr std::size_t kLimit = 600;
    std::string out;
    std::size_t unlisted = 0;
    const auto add = [&](const std::string& words) {
        if (out.size() > kLimit)
            ++unlisted;
        else
            out += (out.empty() ? "" : " and ") + words;
    };
    const MatchRuleInput& input = rule.input();
    if (!std::holds_alternative<AnyPath>(input.path))
        add("path " + path_words(input.path));
    for (const HeaderPredicate& header : input.headers)
        add(fmt::format("header {} {}", shown(header.name), header_words(header)));
    for (const QueryPredicate& query : input.query)
        add(fmt::format("query parameter {} {}", shown(query.name), query_words(query)));
    if (unlisted > 0)
        out += fmt::format(" and {} more {}", unlisted, unlisted == 1 ? "condition" : "conditions");
    return out.empty() ? "every request" : out;
}

FailedCondition describe_failure(const MatchRule& rule, std::size_t condition, const RequestView& request)
{
    const MatchRuleInput& input = rule.input();
    if (condition == 0) {
        FailedCondition failed{"path", path_words(input.path), value_or_absent(request.path())};
        if (const auto* prefix = std::get_if<PathPrefix>(&input.path))
            note_departure(failed, prefix->prefix, request.path(), prefix->ignore_case);
        else if (const auto* full = std::get_if<FullPath>(&input.path))
            note_departure(failed, full->path, request.path(), full->ignore_case);
        else if (rule.path_template() && rule.path_template()->sound())
            note_departure(failed, *rule.path_template(), request.path());
        return failed;
    }
    if (condition <= input.headers.size()) {
        const HeaderPredicate& header = input.headers[condition - 1];
        const HeaderValue value = request.header(rule.header_name(condition - 1));
        std::string storage;
        return {"header " + shown(header.name), header_words(header),
                value_or_absent(value.present() ? std::optional(value.joined(storage)) : std::nullopt)};
    }
    const QueryPredicate& query = input.query[condition - 1 - input.headers.size()];
    return {"query parameter " + shown(query.name), query_words(query),
            value_or_absent(request.query_parameter(query.name))};
}

FailedCondition describe_failure(const PathTree::Pattern& pattern, std::string_view path)
{
    const std::string literal = shown(pattern.literal());
    FailedCondition failed{"path", (pattern.is_prefix() ? "starts with " : "is ") + literal, value_or_absent(path)};
    note_departure(failed, pattern.literal(), path, false);
    return failed;
}

} // namespace switchyard::route
