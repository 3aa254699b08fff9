// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/route_checks.h"
#include "core/http/method.h"
#include "core/http/url.h"
#include "core/route/template_syntax.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::compile {

namespace {

/// One entry of matchRules.
class MatchCheck
{
public:
    MatchCheck(MapInspection& inspection, const schema::HttpRouteRuleMatch& match, const Spot& spot)
        : inspection_(inspection),
          match_(match),
          spot_(spot)
    {}

    void run()
    {
        if (match_.has_prefix_match()) {
            literal(match_.prefix_match(), spot_.field("prefixMatch"), "prefixMatch");
        }
        if (match_.has_full_path_match()) {
            literal(match_.full_path_match(), spot_.field("fullPathMatch"), "fullPathMatch");
        }
        if (!match_.path_template_match().empty()) {
            const route::TemplateReading reading = route::read_path_template(match_.path_template_match());
            if (!reading.trouble.empty()) {
                inspection_.say(Verdict::Invalid, "template.invalid", spot_.field("pathTemplateMatch"),
                                {match_.path_template_match(), reading.trouble});
            }
        }
        ignore_case();
        for (int i = 0; i < match_.header_matches_size(); ++i) {
            header(match_.header_matches(i), spot_.item("headerMatches", i));
        }
        for (int i = 0; i < match_.query_parameter_matches_size(); ++i) {
            query(match_.query_parameter_matches(i), spot_.item("queryParameterMatches", i));
        }
    }

private:
    void never(const Spot& spot, std::string why, std::optional<DiagnosticFix> fix = std::nullopt)
    {
        inspection_.say(Verdict::Warns, "match.never", spot, {std::move(why)}, std::move(fix));
    }

    void literal(const std::string& text, const Spot& spot, const char* field)
    {
        if (!text.starts_with('/')) {
            return; // match.never says so
        }
        if (text.find_first_of("?#") != std::string::npos) {
            never(spot, fmt::format("query and fragment take no part in matching, but '{}' has one.", text));
        } else if (http::needs_normalisation(text)) {
            never(spot, fmt::format("requests are redirected to the path without . and .. before they are matched, but "
                                    "'{}' has one.",
                                    text));
        } else if (text.find(' ') != std::string::npos) {
            const std::string encoded = with_encoded_blanks(text);
            never(spot, fmt::format("paths are compared as they are sent, and a blank is sent as %20: '{}'.", encoded),
                  write_text_fix(spot, encoded));
        } else if (text.find('*') != std::string::npos) {
            star(text, spot, field);
        }
    }

    /// A prefix covers what a star at its end is meant to.
    void star(const std::string& text, const Spot& spot, const char* field)
    {
        std::optional<DiagnosticFix> fix;
        if (match_.has_prefix_match() && text.find('*') == text.size() - 1) {
            fix = write_text_fix(spot, std::string_view(text).substr(0, text.size() - 1));
        }
        inspection_.say(Verdict::Advises, "match.star_is_literal", spot, {field, text}, std::move(fix));
    }

    void ignore_case()
    {
        if (!match_.ignore_case() || match_.has_prefix_match() || match_.has_full_path_match()) {
            return;
        }
        const Spot at = spot_.field("ignoreCase");
        const bool expression = match_.has_regex_match();
        const char* what = expression                         ? "regexMatch"
                           : match_.has_path_template_match() ? "pathTemplateMatch"
                                                              : "an entry without a path";
        inspection_.say(expression ? Verdict::CloudRefuses : Verdict::Advises, "match.ignore_case", at, {what},
                        remove_fix(at));
    }

    void header(const schema::HttpHeaderMatch& header, const Spot& spot)
    {
        const std::string& name = header.header_name();
        if (!name.empty() && !name.starts_with(':')) {
            check_header_name(inspection_, name, spot.field("headerName"));
        }
        present(header, "header", spot);
        if (!header.has_exact_match() || header.invert_match()) {
            return;
        }
        const Spot value = spot.field("exactMatch");
        if (name == ":method") {
            method(header.exact_match(), value);
        } else if (lower_case(name) == "port" && !is_number(header.exact_match())) {
            never(value, fmt::format("PORT is the number of the port, '{}' is none.", header.exact_match()));
        }
    }

    /// Parameters are compared as they are sent.
    void query(const schema::HttpQueryParameterMatch& match, const Spot& spot)
    {
        present(match, "query parameter", spot);
        if (match.name().find_first_of("&= #") != std::string::npos) {
            never(spot.field("name"), fmt::format("no name of a parameter holds &, =, # or a blank, but '{}' does; "
                                                  "a blank is sent as %20 or +.",
                                                  match.name()));
        } else if (match.exact_match().find_first_of("& #") != std::string::npos) {
            never(spot.field("exactMatch"), fmt::format("no value of a parameter holds &, # or a blank, but '{}' does; "
                                                        "a blank is sent as %20 or +.",
                                                        match.exact_match()));
        }
    }

    static bool is_number(std::string_view text)
    {
        return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    }

    void method(const std::string& text, const Spot& spot)
    {
        const std::string upper = upper_case(text);
        if (text != upper && http::method_from(upper) != http::Method::Other) {
            never(spot, fmt::format("methods are compared with case, and clients send {}, not {}.", upper, text),
                  write_text_fix(spot, upper));
        }
    }

    template <typename Match>
    void present(const Match& match, const char* what, const Spot& spot)
    {
        if (match.has_present_match() && !match.present_match()) {
            inspection_.say(Verdict::Advises, "match.present_false", spot.field("presentMatch"), {what});
        }
    }

    MapInspection& inspection_;
    const schema::HttpRouteRuleMatch& match_;
    const Spot& spot_;
};

} // namespace

void check_match_rule(MapInspection& inspection, const schema::HttpRouteRuleMatch& match, const Spot& spot)
{
    MatchCheck(inspection, match, spot).run();
}

std::vector<std::string> demanded_methods(const schema::HttpRouteRule& rule)
{
    std::vector<std::string> methods;
    for (const schema::HttpRouteRuleMatch& match : rule.match_rules()) {
        const auto demanded = std::ranges::find_if(match.header_matches(), [](const schema::HttpHeaderMatch& header) {
            return header.header_name() == ":method" && header.has_exact_match() && !header.invert_match();
        });
        if (demanded == match.header_matches().end()) {
            return {};
        }
        methods.push_back(demanded->exact_match());
    }
    return methods;
}

} // namespace switchyard::compile
