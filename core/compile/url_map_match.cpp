// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/url_map_match.h"

#include "core/compile/url_map_inspection.h"

#include <string>
#include <vector>

namespace switchyard::compile {

namespace {

using schema::FieldPath;

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += i == 0 ? "" : i + 1 == words.size() ? " and " : ", ";
        text += words[i];
    }
    return text;
}

class MatchReader
{
public:
    MatchReader(const Subject& subject, Findings& findings) : subject_(subject), findings_(findings) {}

    std::optional<route::MatchRuleInput> read(const schema::HttpRouteRuleMatch& match, const FieldPath& path)
    {
        route::MatchRuleInput input;
        bool usable = read_path(match, path, input.path);
        for (int i = 0; i < match.header_matches_size(); ++i) {
            const FieldPath at = path.field("headerMatches").index(static_cast<std::size_t>(i));
            usable = read_header(match.header_matches(i), at, input) && usable;
        }
        for (int i = 0; i < match.query_parameter_matches_size(); ++i) {
            const FieldPath at = path.field("queryParameterMatches").index(static_cast<std::size_t>(i));
            usable = read_query(match.query_parameter_matches(i), at, input) && usable;
        }
        return usable ? std::optional(std::move(input)) : std::nullopt;
    }

private:
    bool read_path(const schema::HttpRouteRuleMatch& match, const FieldPath& path, route::PathPredicate& predicate)
    {
        std::vector<std::string> kinds;
        if (match.has_prefix_match()) {
            kinds.emplace_back("prefixMatch");
            predicate = route::PathPrefix{match.prefix_match(), match.ignore_case()};
            slash(match.prefix_match(), path.field("prefixMatch"));
        }
        if (match.has_full_path_match()) {
            kinds.emplace_back("fullPathMatch");
            predicate = route::FullPath{match.full_path_match(), match.ignore_case()};
            slash(match.full_path_match(), path.field("fullPathMatch"));
        }
        if (match.has_regex_match()) {
            kinds.emplace_back("regexMatch");
            predicate = route::PathRegex{match.regex_match()};
        }
        if (match.has_path_template_match()) {
            kinds.emplace_back("pathTemplateMatch");
            predicate = route::PathTemplate{match.path_template_match()};
        }
        if (kinds.size() > 1) {
            findings_.add(Verdict::Blocks, "match.path_kind_conflict", subject_.place(path), {joined(kinds)});
        }
        return kinds.size() <= 1;
    }

    /// An empty prefix matches everything; that a full path is empty, the schema knows to be wrong.
    void slash(const std::string& text, const FieldPath& path)
    {
        if (!text.starts_with('/') && !text.empty()) {
            findings_.add(Verdict::Invalid, "match.never", subject_.place(path),
                          {"every path begins with /, but '" + text + "' does not."},
                          write_fix(path.to_string(), yaml_text('/' + text)));
        }
    }

    bool read_header(const schema::HttpHeaderMatch& match, const FieldPath& path, route::MatchRuleInput& input)
    {
        if (match.header_name().empty()) {
            findings_.add(Verdict::Blocks, "match.name_missing", subject_.place(path), {"header", "headerName"});
            return false;
        }
        route::HeaderPredicate predicate{match.header_name(), route::ValueIsPresent{}, match.invert_match()};
        std::vector<std::string> kinds;
        const auto kind = [&](bool present, const char* name, auto value) {
            if (present) {
                kinds.emplace_back(name);
                predicate.match = std::move(value);
            }
        };
        kind(match.has_exact_match(), "exactMatch", route::ValueEquals{match.exact_match()});
        kind(match.has_prefix_match(), "prefixMatch", route::ValueStartsWith{match.prefix_match()});
        kind(match.has_suffix_match(), "suffixMatch", route::ValueEndsWith{match.suffix_match()});
        kind(match.has_regex_match(), "regexMatch", route::ValueMatchesRegex{match.regex_match()});
        kind(match.has_present_match(), "presentMatch", route::ValueIsPresent{match.present_match()});
        if (match.has_range_match()) {
            kind(true, "rangeMatch",
                 route::ValueInRange{match.range_match().range_start(), match.range_match().range_end()});
            range(match.range_match(), path.field("rangeMatch"));
        }
        input.headers.push_back(std::move(predicate));
        return one_kind(kinds, path, "header");
    }

    void range(const schema::Int64RangeMatch& range, const FieldPath& path)
    {
        if (range.range_start() >= range.range_end()) {
            findings_.add(Verdict::Invalid, "match.range_empty", subject_.place(path),
                          {std::to_string(range.range_start()), std::to_string(range.range_end())});
        }
    }

    bool read_query(const schema::HttpQueryParameterMatch& match, const FieldPath& path, route::MatchRuleInput& input)
    {
        if (match.name().empty()) {
            findings_.add(Verdict::Blocks, "match.name_missing", subject_.place(path), {"query parameter", "name"});
            return false;
        }
        route::QueryPredicate predicate{match.name(), route::ValueIsPresent{}};
        std::vector<std::string> kinds;
        if (match.has_exact_match()) {
            kinds.emplace_back("exactMatch");
            predicate.match = route::ValueEquals{match.exact_match()};
        }
        if (match.has_regex_match()) {
            kinds.emplace_back("regexMatch");
            predicate.match = route::ValueMatchesRegex{match.regex_match()};
        }
        if (match.has_present_match()) {
            kinds.emplace_back("presentMatch");
            predicate.match = route::ValueIsPresent{match.present_match()};
        }
        input.query.push_back(std::move(predicate));
        return one_kind(kinds, path, "query parameter");
    }

    bool one_kind(const std::vector<std::string>& kinds, const FieldPath& path, const char* what)
    {
        if (kinds.empty()) {
            findings_.add(Verdict::Blocks, "match.kind_missing", subject_.place(path), {what});
        } else if (kinds.size() > 1) {
            findings_.add(Verdict::Blocks, "match.kind_conflict", subject_.place(path), {what, joined(kinds)});
        }
        return kinds.size() == 1;
    }

    const Subject& subject_;
    Findings& findings_;
};

} // namespace

std::optional<route::MatchRuleInput> read_match_rule(const schema::HttpRouteRuleMatch& match, const FieldPath& path,
                                                     const Subject& subject, Findings& findings)
{
    return MatchReader(subject, findings).read(match, path);
}

std::string_view path_without_prefix(const schema::HttpRouteRule& rule)
{
    std::string_view kind;
    for (const schema::HttpRouteRuleMatch& match : rule.match_rules()) {
        if (match.has_full_path_match()) {
            kind = "a full path";
        } else if (match.has_regex_match()) {
            kind = "a regular expression";
        } else if (match.has_path_template_match()) {
            kind = "a path template";
        } else {
            return {};
        }
    }
    return kind;
}

} // namespace switchyard::compile
