// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/header_vocabulary.h"
#include "core/compile/route_checks.h"
#include "core/http/method.h"
#include "core/route/route_scratch.h"

#include <algorithm>

namespace switchyard::compile {

namespace {

/// Seconds that browsers cap a preflight's age at: Firefox; Chromium stops at 7200.
constexpr std::int64_t kLongestAge = 86'400;

class CorsCheck
{
public:
    CorsCheck(MapInspection& inspection, const ActionSite& site, const Spot& spot)
        : inspection_(inspection),
          site_(site),
          policy_(site.action->cors_policy()),
          spot_(spot)
    {}

    void run()
    {
        origins();
        for (int i = 0; i < policy_.allow_methods_size(); ++i) {
            method(policy_.allow_methods(i), spot_.item("allowMethods", i));
        }
        for (int i = 0; i < policy_.allow_headers_size(); ++i) {
            check_header_name(inspection_, policy_.allow_headers(i), spot_.item("allowHeaders", i));
        }
        for (int i = 0; i < policy_.expose_headers_size(); ++i) {
            check_header_name(inspection_, policy_.expose_headers(i), spot_.item("exposeHeaders", i));
        }
        max_age();
        preflight();
    }

private:
    void origins()
    {
        if (policy_.allow_origins().empty() && policy_.allow_origin_regexes().empty()) {
            inspection_.say(Verdict::Advises, "cors.no_origin", spot_);
        }
        for (int i = 0; i < policy_.allow_origins_size(); ++i) {
            origin(policy_.allow_origins(i), spot_.item("allowOrigins", i));
        }
        if (policy_.allow_origin_regexes_size() > 0) {
            const Spot at = spot_.field("allowOriginRegexes");
            inspection_.say(Verdict::CloudRefuses, "mode.mesh_only", at, {"allowOriginRegexes"}, remove_fix(at));
        }
        for (int i = 0; i < policy_.allow_origin_regexes_size(); ++i) {
            const std::string error = route::regex_error(policy_.allow_origin_regexes(i));
            if (!error.empty()) {
                inspection_.say(Verdict::CloudRefuses, "match.pattern_invalid", spot_.item("allowOriginRegexes", i),
                                {policy_.allow_origin_regexes(i), error + '.'});
            }
        }
        const bool any = std::ranges::find(policy_.allow_origins(), "*") != policy_.allow_origins().end();
        if (any && policy_.allow_credentials()) {
            inspection_.say(Verdict::Advises, "cors.any_origin_with_credentials", spot_.field("allowCredentials"));
        }
    }

    /// Browsers send "scheme://host[:port]", or "null".
    void origin(const std::string& text, const Spot& spot)
    {
        if (text == "*" || text == "null") {
            return;
        }
        const std::size_t scheme = text.find("://");
        if (scheme == std::string::npos || scheme == 0) {
            inspection_.say(Verdict::Warns, "cors.origin_invalid", spot, {text, "its scheme is missing."},
                            write_text_fix(spot, "https://" + text));
            return;
        }
        const std::size_t slash = text.find('/', scheme + 3);
        if (slash != std::string::npos) {
            inspection_.say(Verdict::Warns, "cors.origin_invalid", spot,
                            {text, "an origin ends with the host or port, without a slash or path."},
                            write_text_fix(spot, std::string_view(text).substr(0, slash)));
        } else if (text.find('*') != std::string::npos) {
            inspection_.say(Verdict::Warns, "cors.origin_invalid", spot,
                            {text, "* stands only alone, for every origin."});
        }
    }

    /// Methods are tokens, as names of headers are.
    void method(const std::string& text, const Spot& spot)
    {
        if (text == "*" || (is_header_name(text) && http::method_from(upper_case(text)) == http::Method::Other)) {
            return;
        }
        const std::string upper = upper_case(text);
        if (!is_header_name(text)) {
            inspection_.say(Verdict::Warns, "cors.method_invalid", spot, {text, "it is no method."});
        } else if (text != upper) {
            inspection_.say(Verdict::Warns, "cors.method_invalid", spot,
                            {text, "methods are compared with case; " + upper + " is meant."},
                            write_text_fix(spot, upper));
        }
    }

    void max_age()
    {
        const Spot at = spot_.field("maxAge");
        if (policy_.max_age() < -1) {
            inspection_.say(Verdict::CloudRefuses, "field.out_of_range", at,
                            {"maxAge", std::to_string(policy_.max_age()), "0", "2147483647"}, write_number_fix(at, 0));
        } else if (policy_.max_age() > kLongestAge) {
            inspection_.say(Verdict::Advises, "cors.max_age_capped", at, {std::to_string(policy_.max_age())},
                            write_number_fix(at, kLongestAge));
        }
    }

    /// A rule that does not match OPTIONS never sees a preflight.
    void preflight()
    {
        if (site_.route_rule == nullptr) {
            return;
        }
        const std::vector<std::string> methods = demanded_methods(*site_.route_rule);
        if (!methods.empty() && std::ranges::find(methods, "OPTIONS") == methods.end()) {
            inspection_.say(Verdict::Advises, "cors.preflight_hidden", spot_, {methods.front()});
        }
    }

    MapInspection& inspection_;
    const ActionSite& site_;
    const schema::CorsPolicy& policy_;
    const Spot& spot_;
};

} // namespace

void check_cors(MapInspection& inspection, const ActionSite& site)
{
    if (site.action->has_cors_policy() && !site.action->cors_policy().disabled()) {
        const Spot action = site.spot.field(site.action_field);
        const Spot spot = action.field("corsPolicy");
        CorsCheck(inspection, site, spot).run();
    }
}

} // namespace switchyard::compile
