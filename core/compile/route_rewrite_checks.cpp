// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/suggest.h"
#include "core/compile/route_checks.h"
#include "core/route/template_syntax.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::compile {

namespace {

/// "/video/" of "/video/*"; nothing for an exact path.
std::string_view prefix_of(std::string_view path)
{
    return path.ends_with("/*") ? path.substr(0, path.size() - 1) : std::string_view();
}

/// The prefixes that a rule's requests begin with, where one is replaced.
std::vector<std::string_view> prefixes_of(const ActionSite& site)
{
    std::vector<std::string_view> prefixes;
    if (site.path_rule != nullptr) {
        for (const std::string& path : site.path_rule->paths()) {
            prefixes.push_back(prefix_of(path));
        }
    } else if (site.route_rule != nullptr) {
        for (const schema::HttpRouteRuleMatch& match : site.route_rule->match_rules()) {
            prefixes.push_back(match.prefix_match());
        }
    }
    std::erase_if(prefixes, [](std::string_view prefix) { return prefix.size() < 2 || !prefix.starts_with('/'); });
    return prefixes;
}

/// pathTemplateRewrite against the templates of its rule.
class TemplateRewriteCheck
{
public:
    TemplateRewriteCheck(MapInspection& inspection, const ActionSite& site, const std::string& text, const Spot& spot)
        : inspection_(inspection),
          site_(site),
          text_(text),
          spot_(spot)
    {}

    void run()
    {
        const route::RewriteReading rewrite = route::read_template_rewrite(text_);
        if (!rewrite.trouble.empty()) {
            inspection_.say(Verdict::CloudRefuses, "rewrite.template_invalid", spot_, {text_, rewrite.trouble});
            return;
        }
        const auto templates = templates_of_rule();
        if (!templates) {
            inspection_.say(Verdict::CloudRefuses, "rewrite.template_without_match", spot_);
            return;
        }
        for (const route::TemplateReading& reading : *templates) {
            for (const std::string_view name : rewrite.variables) {
                if (std::ranges::find(reading.variables, name) == reading.variables.end()) {
                    unknown(name, reading);
                    return;
                }
            }
        }
        if (std::ranges::any_of(*templates, [](const auto& reading) { return reading.variables.empty(); })) {
            inspection_.say(Verdict::Advises, "rewrite.template_without_variables", spot_);
        }
    }

private:
    /// Errors: nullopt when some entry of matchRules has no template.
    std::optional<std::vector<route::TemplateReading>> templates_of_rule() const
    {
        std::vector<route::TemplateReading> readings;
        if (site_.route_rule == nullptr) {
            return std::nullopt;
        }
        for (const schema::HttpRouteRuleMatch& match : site_.route_rule->match_rules()) {
            if (!match.has_path_template_match()) {
                return std::nullopt;
            }
            readings.push_back(route::read_path_template(match.path_template_match()));
            if (!readings.back().trouble.empty()) {
                return std::vector<route::TemplateReading>(); // template.invalid
            }
        }
        return readings;
    }

    void unknown(std::string_view name, const route::TemplateReading& reading)
    {
        const std::string_view meant = closest(name, reading.variables);
        std::optional<DiagnosticFix> fix;
        if (!meant.empty()) {
            std::string mended = text_;
            mended.replace(mended.find(fmt::format("{{{}}}", name)) + 1, name.size(), meant);
            fix = write_text_fix(spot_, mended);
        }
        inspection_.say(Verdict::CloudRefuses, "rewrite.variable_unknown", spot_,
                        {std::string(name), meant.empty() ? "." : fmt::format("; did you mean '{}'?", meant)},
                        std::move(fix));
    }

    MapInspection& inspection_;
    const ActionSite& site_;
    const std::string& text_;
    const Spot& spot_;
};

} // namespace

void check_rewrite(MapInspection& inspection, const ActionSite& site)
{
    const schema::UrlRewrite& rewrite = site.action->url_rewrite();
    const Spot action = site.spot.field(site.action_field);
    const Spot spot = action.field("urlRewrite");
    if (rewrite.has_host_rewrite() && !rewrite.host_rewrite().empty()) {
        check_host_name(inspection, rewrite.host_rewrite(), spot.field("hostRewrite"));
    }
    const Spot prefix = spot.field("pathPrefixRewrite");
    if (rewrite.has_path_prefix_rewrite() && rewrite.has_path_template_rewrite()) {
        inspection.say(Verdict::CloudRefuses, "rewrite.conflict", spot, {}, remove_fix(prefix));
    }
    if (rewrite.has_path_prefix_rewrite() && !rewrite.path_prefix_rewrite().empty()) {
        check_replacement_path(inspection, rewrite.path_prefix_rewrite(), prefix);
        check_replaced_prefix(inspection, site, rewrite.path_prefix_rewrite(), prefix);
    }
    if (rewrite.has_path_template_rewrite()) {
        const Spot at = spot.field("pathTemplateRewrite");
        TemplateRewriteCheck(inspection, site, rewrite.path_template_rewrite(), at).run();
    }
}

void check_replacement_path(MapInspection& inspection, const std::string& path, const Spot& spot)
{
    if (!path.starts_with('/')) {
        inspection.say(Verdict::Warns, "path.replacement_invalid", spot, {path, "it does not begin with /."},
                       write_text_fix(spot, '/' + path));
    } else if (path.find_first_of("?#") != std::string::npos) {
        inspection.say(Verdict::Warns, "path.replacement_invalid", spot,
                       {path, "a query or fragment is no part of a path."},
                       write_text_fix(spot, std::string_view(path).substr(0, path.find_first_of("?#"))));
    } else if (path.find('*') != std::string::npos) {
        inspection.say(Verdict::Warns, "path.replacement_invalid", spot, {path, "* has no meaning here."});
    }
}

void check_replaced_prefix(MapInspection& inspection, const ActionSite& site, const std::string& replacement,
                           const Spot& spot)
{
    if (!replacement.starts_with('/')) {
        return; // path.replacement_invalid
    }
    for (const std::string_view prefix : prefixes_of(site)) {
        if (prefix.ends_with('/') == replacement.ends_with('/')) {
            continue;
        }
        const std::string tail = prefix.ends_with('/') ? "x" : "/x";
        const std::string mended =
            prefix.ends_with('/') ? replacement + '/' : replacement.substr(0, replacement.size() - 1);
        std::optional<DiagnosticFix> fix;
        if (!mended.empty()) {
            fix = write_text_fix(spot, mended);
        }
        inspection.say(Verdict::Advises, "path.slashes_differ", spot,
                       {std::string(prefix), replacement, std::string(prefix) + tail, replacement + tail},
                       std::move(fix));
        return;
    }
}

} // namespace switchyard::compile
