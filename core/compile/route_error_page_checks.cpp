// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/route_checks.h"

#include <fmt/format.h>

#include <map>

namespace switchyard::compile {

namespace {

using Policy = schema::CustomErrorResponsePolicy;

/// "404", "4xx"
bool is_error_code(std::string_view text)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() == 3 && (text[0] == '4' || text[0] == '5') &&
           ((digit(text[1]) && digit(text[2])) || text.substr(1) == "xx");
}

/// The code that was meant: "4XX", "40x", "4**", " 404".
std::string code_meant_by(std::string_view text)
{
    std::string trimmed = lower_case(text);
    std::erase(trimmed, ' ');
    if (is_error_code(trimmed)) {
        return trimmed;
    }
    const bool error_class = !trimmed.empty() && (trimmed[0] == '4' || trimmed[0] == '5') &&
                             trimmed.find_first_not_of("0123456789") != std::string::npos;
    return error_class ? fmt::format("{}xx", trimmed[0]) : std::string();
}

class ErrorPagesCheck
{
public:
    explicit ErrorPagesCheck(MapInspection& inspection) : inspection_(inspection) {}

    void run()
    {
        const schema::UrlMap& map = inspection_.map();
        const Spot root;
        const Policy& outermost = map.default_custom_error_response_policy();
        policy(map.has_default_custom_error_response_policy(), outermost, false,
               root.field("defaultCustomErrorResponsePolicy"));
        for (int i = 0; i < map.path_matchers_size(); ++i) {
            const Spot at = root.item("pathMatchers", i);
            matcher(map.path_matchers(i), outermost.has_error_service(), at);
        }
    }

private:
    void matcher(const schema::PathMatcher& matcher, bool service_outside, const Spot& spot)
    {
        const Policy& outer = matcher.default_custom_error_response_policy();
        policy(matcher.has_default_custom_error_response_policy(), outer, service_outside,
               spot.field("defaultCustomErrorResponsePolicy"));
        const bool service = service_outside || outer.has_error_service();
        for (int i = 0; i < matcher.path_rules_size(); ++i) {
            const Spot at = spot.item("pathRules", i);
            policy(matcher.path_rules(i).has_custom_error_response_policy(),
                   matcher.path_rules(i).custom_error_response_policy(), service,
                   at.field("customErrorResponsePolicy"));
        }
        for (int i = 0; i < matcher.route_rules_size(); ++i) {
            const Spot at = spot.item("routeRules", i);
            policy(matcher.route_rules(i).has_custom_error_response_policy(),
                   matcher.route_rules(i).custom_error_response_policy(), service,
                   at.field("customErrorResponsePolicy"));
        }
    }

    void policy(bool present, const Policy& policy, bool service_outside, const Spot& spot)
    {
        if (!present) {
            return;
        }
        bool shows_objects = false;
        std::map<std::string, int> codes;
        for (int i = 0; i < policy.error_response_rules_size(); ++i) {
            const auto& rule = policy.error_response_rules(i);
            const Spot at = spot.item("errorResponseRules", i);
            shows_objects = shows_objects || rule.has_path();
            this->codes(rule, i, codes, at);
            outcome(rule, at);
        }
        if (shows_objects && !service_outside && !policy.has_error_service()) {
            inspection_.say(Verdict::CloudRefuses, "error_page.service_missing", spot);
        }
    }

    void codes(const schema::CustomErrorResponsePolicyCustomErrorResponseRule& rule, int index,
               std::map<std::string, int>& codes, const Spot& spot)
    {
        if (rule.match_response_codes().empty()) {
            inspection_.say(Verdict::CloudRefuses, "error_page.code_missing", spot);
        }
        for (int i = 0; i < rule.match_response_codes_size(); ++i) {
            const std::string& code = rule.match_response_codes(i);
            const Spot at = spot.item("matchResponseCodes", i);
            if (!is_error_code(code)) {
                const std::string meant = code_meant_by(code);
                std::optional<DiagnosticFix> fix;
                if (!meant.empty()) {
                    fix = write_text_fix(at, meant);
                }
                inspection_.say(Verdict::CloudRefuses, "error_page.code_invalid", at,
                                {code, meant.empty() ? "." : fmt::format("; did you mean '{}'?", meant)},
                                std::move(fix));
            } else if (const auto [earlier, fresh] = codes.emplace(code, index); !fresh) {
                inspection_.say(Verdict::CloudRefuses, "error_page.code_repeated", at,
                                {code, std::to_string(earlier->second)}, remove_fix(at));
            }
        }
    }

    void outcome(const schema::CustomErrorResponsePolicyCustomErrorResponseRule& rule, const Spot& spot)
    {
        if (!rule.has_path() && !rule.has_override_response_code()) {
            inspection_.say(Verdict::Advises, "error_page.no_effect", spot);
        }
        const Spot at = spot.field("path");
        const std::string& path = rule.path();
        if (rule.has_path() && !path.starts_with('/')) {
            inspection_.say(Verdict::CloudRefuses, "error_page.path_invalid", at, {path, "it does not begin with /."},
                            write_text_fix(at, '/' + path));
        } else if (path.ends_with('/')) {
            const std::string_view object = std::string_view(path).substr(0, path.size() - 1);
            inspection_.say(Verdict::CloudRefuses, "error_page.path_invalid", at, {path, "it ends with /."},
                            object.empty() ? std::nullopt : std::optional(write_text_fix(at, object)));
        }
        const std::int64_t status = rule.override_response_code();
        if (rule.has_override_response_code() && (status < 200 || status > 599)) {
            inspection_.say(Verdict::CloudRefuses, "field.out_of_range", spot.field("overrideResponseCode"),
                            {"overrideResponseCode", std::to_string(status), "200", "599"});
        }
    }

    MapInspection& inspection_;
};

} // namespace

void check_error_pages(MapInspection& inspection) { ErrorPagesCheck(inspection).run(); }

} // namespace switchyard::compile
