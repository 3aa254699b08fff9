// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/mode.h"
#include "core/compile/route_checks.h"
#include "core/http/header_table.h"
#include "core/http/url.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

constexpr std::array kNotEvaluated{Mode::RegionalInternal, Mode::CrossRegionInternal};
constexpr std::array<std::int64_t, 5> kRedirectCodes{301, 302, 303, 307, 308};

/// Whether a test of a map is well formed; running it is map_tests.h's business.
/// Source: load-balancer semantics chapter 11.1.
class TestCheck
{
public:
    TestCheck(MapInspection& inspection, const schema::UrlMapTest& test, const Spot& spot)
        : inspection_(inspection),
          test_(test),
          spot_(spot)
    {}

    void run()
    {
        if (test_.host().empty()) {
            incomplete("host");
        }
        path();
        for (int i = 0; i < test_.headers_size(); ++i) {
            header(test_.headers(i), spot_.item("headers", i));
        }
        expectations();
    }

private:
    void incomplete(const char* field)
    {
        inspection_.say(Verdict::CloudRefuses, "url_map_test.incomplete", spot_, {field});
    }

    void path()
    {
        const std::string& text = test_.path();
        const Spot at = spot_.field("path");
        if (text.empty()) {
            incomplete("path");
        } else if (!text.starts_with('/')) {
            inspection_.say(Verdict::CloudRefuses, "url_map_test.path_invalid", at, {text, "it does not begin with /."},
                            write_text_fix(at, '/' + text));
        } else if (text.find('#') != std::string::npos) {
            inspection_.say(Verdict::CloudRefuses, "url_map_test.path_invalid", at,
                            {text, "a fragment never reaches a load balancer."},
                            write_text_fix(at, std::string_view(text).substr(0, text.find('#'))));
        }
    }

    void header(const schema::UrlMapTestHeader& header, const Spot& spot)
    {
        check_header_name(inspection_, header.name(), spot.field("name"));
        if (http::equal_ignoring_case(header.name(), "host") && header.value() != test_.host()) {
            const Spot at = spot.field("value");
            inspection_.say(Verdict::CloudRefuses, "url_map_test.host_differs", at, {header.value(), test_.host()},
                            write_text_fix(at, test_.host()));
        }
    }

    void expectations()
    {
        const Spot code = spot_.field("expectedRedirectResponseCode");
        if (!test_.has_service() && !test_.has_expected_redirect_response_code() && !test_.has_expected_output_url()) {
            inspection_.say(Verdict::CloudRefuses, "url_map_test.expects_nothing", spot_);
        }
        if (test_.has_service() && test_.has_expected_redirect_response_code()) {
            inspection_.say(Verdict::CloudRefuses, "url_map_test.expectation_conflict", code, {}, remove_fix(code));
        } else if (test_.has_expected_redirect_response_code() &&
                   std::ranges::find(kRedirectCodes, test_.expected_redirect_response_code()) == kRedirectCodes.end()) {
            inspection_.say(Verdict::CloudRefuses, "url_map_test.code_invalid", code,
                            {std::to_string(test_.expected_redirect_response_code())});
        }
        if (test_.has_expected_output_url() && !http::split_url(test_.expected_output_url())) {
            inspection_.say(Verdict::CloudRefuses, "url_map_test.output_url_invalid", spot_.field("expectedOutputUrl"),
                            {test_.expected_output_url()});
        }
    }

    MapInspection& inspection_;
    const schema::UrlMapTest& test_;
    const Spot& spot_;
};

} // namespace

void check_map_tests(MapInspection& inspection)
{
    const Spot root;
    const int count = inspection.map().tests_size();
    for (int i = 0; i < count; ++i) {
        const Spot spot = root.item("tests", i);
        TestCheck(inspection, inspection.map().tests(i), spot).run();
    }
    if (count > 0 && inspection.usage().works_only_in(inspection.subject().resource.id, kNotEvaluated)) {
        inspection.say(Verdict::Advises, "url_map_test.not_evaluated", root.field("tests"),
                       {std::string(to_string(inspection.modes().front()))});
    }
}

} // namespace switchyard::compile
