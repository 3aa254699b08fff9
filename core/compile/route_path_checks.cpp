// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/route_checks.h"
#include "core/http/url.h"

namespace switchyard::compile {

namespace {

constexpr std::size_t kLongestPath = 1024;

void check_path(MapInspection& inspection, const std::string& path, const Spot& spot)
{
    if (path.size() > kLongestPath) {
        inspection.say(Verdict::CloudRefuses, "field.too_long", spot,
                       {"paths", std::to_string(path.size()), std::to_string(kLongestPath)});
    }
    if (path == "/*") {
        inspection.say(Verdict::Advises, "path.same_as_default", spot);
    } else if (path.starts_with('/') && http::needs_normalisation(path)) {
        inspection.say(Verdict::Warns, "match.never", spot,
                       {"requests are redirected to the path without . and .. before they are matched, but '" + path +
                        "' has one."});
    } else if (path.find(' ') != std::string::npos) {
        const std::string encoded = with_encoded_blanks(path);
        inspection.say(Verdict::Warns, "match.never", spot,
                       {"paths are compared as they are sent, and a blank is sent as %20: '" + encoded + "'."},
                       write_text_fix(spot, encoded));
    }
}

} // namespace

void check_path_rules(MapInspection& inspection, const schema::PathMatcher& matcher, const Spot& spot)
{
    for (int i = 0; i < matcher.path_rules_size(); ++i) {
        const Spot rule = spot.item("pathRules", i);
        for (int j = 0; j < matcher.path_rules(i).paths_size(); ++j) {
            check_path(inspection, matcher.path_rules(i).paths(j), rule.item("paths", j));
        }
    }
}

} // namespace switchyard::compile
