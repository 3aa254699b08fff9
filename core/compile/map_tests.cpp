// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/map_tests.h"

#include "core/compile/local.h"
#include "core/compile/url_map.h"
#include "core/http/header_lines.h"
#include "core/http/url.h"
#include "core/model/typed.h"
#include "core/route/location.h"
#include "core/route/request_view.h"
#include "core/route/route_scratch.h"
#include "core/schema/url_map.pb.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace switchyard::compile {

namespace {

using model::Kind;
using schema::FieldPath;

constexpr std::array kTargets{Kind::BackendService, Kind::BackendBucket};
constexpr std::array kClassic{Mode::Classic};

/// Names in an explanation, for a map that may stand behind no listener.
class WorkspaceNames final : public route::Names
{
public:
    WorkspaceNames(const model::Workspace& workspace, const Services& services)
        : workspace_(workspace),
          services_(services)
    {}

    std::string element(ElementId id) const override
    {
        const auto location = workspace_.locate(id);
        return !location                ? std::string()
               : location->path.empty() ? location->resource->name
                                        : location->path.to_string();
    }
    std::string service(route::ServiceIndex service) const override
    {
        return service < services_.specs.size() ? services_.specs[service].name : std::string();
    }
    route::ServiceAffinity affinity(route::ServiceIndex service) const override
    {
        return service < services_.specs.size() ? affinity_of(services_.specs[service]) : route::ServiceAffinity();
    }

private:
    const model::Workspace& workspace_;
    const Services& services_;
};

/// The request of a test. Not to be copied: views point into it. Lifetime: the test's message outlives it.
class TestRequest
{
public:
    TestRequest(const schema::UrlMapTest& test, route::Scheme scheme) : scheme_(scheme), host_(test.host())
    {
        std::string_view target = test.path().empty() ? std::string_view("/") : std::string_view(test.path());
        target = target.substr(0, target.find('#'));
        const std::size_t question = target.find('?');
        request_.path = target.substr(0, question);
        request_.has_query = question != std::string_view::npos;
        request_.query = request_.has_query ? target.substr(question + 1) : std::string_view();
        lines_.add("Host", host_);
        for (const schema::UrlMapTestHeader& header : test.headers()) {
            if (!http::equal_ignoring_case(header.name(), "host")) {
                lines_.add(header.name(), header.value());
            }
        }
        table_ = lines_.table();
        request_.authority = host_;
        request_.method = "GET";
        request_.scheme = scheme;
        request_.rule_port = http::split_authority(host_).port.value_or(route::default_port(scheme));
        request_.headers = &table_;
    }
    TestRequest(const TestRequest&) = delete;
    TestRequest& operator=(const TestRequest&) = delete;

    const route::RouteRequest& routed() const { return request_; }
    std::string_view scheme() const { return scheme_ == route::Scheme::Https ? "https" : "http"; }
    std::string url() const
    {
        return fmt::format("{}://{}{}{}{}", scheme(), host_, request_.path, request_.has_query ? "?" : "",
                           request_.query);
    }

private:
    route::Scheme scheme_;
    std::string host_;
    http::HeaderLines lines_;
    http::HeaderTable table_;
    route::RouteRequest request_;
};

/// "shop.example.com/cart" for "https://shop.example.com/cart".
std::string_view without_scheme(std::string_view url)
{
    const std::size_t colon = url.find("://");
    return colon == std::string_view::npos ? url : url.substr(colon + 3);
}

class TestRun
{
public:
    TestRun(const Subject& url_map, const route::RouteTable& table, const Services& services)
        : subject_(url_map),
          table_(table),
          scratch_(table.make_scratch()),
          services_(services)
    {}

    MapTestResult run(std::size_t index, const schema::UrlMapTest& test, route::Scheme scheme, bool explained)
    {
        const TestRequest request(test, scheme);
        MapTestResult result;
        result.url_map = subject_.resource.id;
        result.url_map_label = subject_.resource.label();
        result.index = index;
        result.element = subject_.element(FieldPath().field("tests").index(index));
        result.request = request.url();
        result.name = test.description().empty() ? test.host() + test.path() : test.description();
        const route::RouteMatch match = table_.match(request.routed(), scratch_);
        result.decided_by = decided_by(match);
        judge(test, request, match, result);
        if (explained) {
            result.explanation =
                route::explain(table_, request.routed(), WorkspaceNames(subject_.workspace, services_), nullptr);
        }
        return result;
    }

private:
    /// "pathMatchers[0].routeRules[2]"; of a default the field's owner.
    std::string decided_by(const route::RouteMatch& match) const
    {
        const ElementId id = match.rule ? match.rule : match.path_matcher;
        const auto location = subject_.workspace.locate(id);
        const std::string path = location ? location->path.to_string() : std::string();
        return match.rule ? path : path.empty() ? "the map's default" : path + "'s default";
    }

    /// A path with dot segments is redirected before any rule is looked at.
    void judge(const schema::UrlMapTest& test, const TestRequest& request, const route::RouteMatch& match,
               MapTestResult& result) const
    {
        if (http::needs_normalisation(request.routed().path)) {
            constexpr std::uint16_t kNormalised = 302;
            result.decided_by = "the clean-up of the path";
            judge_redirect(test, kNormalised, route::normalised_location(request.routed()), result);
        } else if (match.action == nullptr) {
            result.failures.push_back(
                fmt::format("Nothing answers {}: {} has no target.", result.request, result.decided_by));
        } else if (const auto* redirect = std::get_if<route::RedirectAction>(match.action)) {
            judge_redirect(test, redirect->status, route::redirect_location(*redirect, match, request.routed()),
                           result);
        } else {
            judge_forward(test, request, match, std::get<route::ForwardAction>(*match.action), result);
        }
    }

    static void judge_redirect(const schema::UrlMapTest& test, std::uint16_t status, const std::string& location,
                               MapTestResult& result)
    {
        if (test.has_service()) {
            result.failures.push_back(fmt::format("Expected {}, but {} answers with a redirect ({}) to {}.",
                                                  test.service(), result.decided_by, status, location));
            return;
        }
        if (test.has_expected_redirect_response_code() && test.expected_redirect_response_code() != status) {
            result.failures.push_back(fmt::format("Expected a redirect with {}, but {} answers with {}.",
                                                  test.expected_redirect_response_code(), result.decided_by, status));
        }
        if (test.has_expected_output_url() && test.expected_output_url() != location) {
            result.failures.push_back(fmt::format("Expected a redirect to {}, but {} redirects to {}.",
                                                  test.expected_output_url(), result.decided_by, location));
        }
    }

    void judge_forward(const schema::UrlMapTest& test, const TestRequest& request, const route::RouteMatch& match,
                       const route::ForwardAction& action, MapTestResult& result) const
    {
        if (test.has_expected_redirect_response_code()) {
            result.failures.push_back(fmt::format("Expected a redirect with {}, but {} sends it to {}.",
                                                  test.expected_redirect_response_code(), result.decided_by,
                                                  targets_text(action)));
        }
        if (test.has_service()) {
            judge_service(test, action, result);
        }
        if (test.has_expected_output_url()) {
            const std::string got = route::rewritten_url(action, match, request.routed());
            const bool same = test.has_service() ? without_scheme(got) == without_scheme(test.expected_output_url())
                                                 : got == test.expected_output_url();
            if (!same) {
                result.failures.push_back(fmt::format("Expected the URL {} after the rewrite of {}, but it is {}.",
                                                      test.expected_output_url(), result.decided_by, got));
            }
        }
    }

    /// A weighted route passes with any of its targets that has a weight.
    void judge_service(const schema::UrlMapTest& test, const route::ForwardAction& action, MapTestResult& result) const
    {
        const auto expected = subject_.workspace.resolve(kTargets, test.service(), &subject_.resource);
        const auto index =
            expected.resource != nullptr ? services_.index.find(expected.resource->id) : services_.index.end();
        if (index == services_.index.end()) {
            return; // there is no such service: said by check_references()
        }
        const bool reached = std::ranges::any_of(action.targets, [&](const route::WeightedTarget& target) {
            return target.service == index->second && target.weight.value > 0;
        });
        if (!reached) {
            result.failures.push_back(fmt::format("Expected {}, but {} sends it to {}.", expected.resource->name,
                                                  result.decided_by, targets_text(action)));
        }
    }

    std::string targets_text(const route::ForwardAction& action) const
    {
        std::vector<std::string> texts;
        for (const route::WeightedTarget& target : action.targets) {
            const std::string& name = services_.specs[target.service].name;
            texts.push_back(action.targets.size() == 1
                                ? name
                                : fmt::format("{} ({:.4g} %)", name,
                                              100.0 * target.weight.value / std::max(action.total_weight, 1U)));
        }
        return fmt::format("{}", fmt::join(texts, ", "));
    }

    const Subject& subject_;
    const route::RouteTable& table_;
    route::RouteScratch scratch_;
    const Services& services_;
};

std::vector<MapTestResult> run_tests(const Subject& url_map, const route::RouteTable& table, const Services& services,
                                     route::Scheme scheme, bool explained)
{
    const auto& message = model::as<schema::UrlMap>(url_map.resource);
    TestRun run(url_map, table, services);
    std::vector<MapTestResult> results;
    for (int i = 0; i < message.tests_size(); ++i) {
        results.push_back(run.run(static_cast<std::size_t>(i), message.tests(i), scheme, explained));
    }
    return results;
}

} // namespace

std::vector<MapTestResult> run_map_tests(const Subject& url_map, const route::RouteTable& table,
                                         const Services& services, route::Scheme scheme)
{
    return run_tests(url_map, table, services, scheme, false);
}

route::Scheme map_test_scheme(const Usage& usage, const model::Resource& url_map)
{
    const auto users = usage.users(url_map.id);
    const bool https = !users.empty() && std::ranges::all_of(users, [](const model::Resource* user) {
        return user->kind == Kind::TargetHttpsProxy;
    });
    return https ? route::Scheme::Https : route::Scheme::Http;
}

std::vector<MapTestResult> run_all_map_tests(const model::Workspace& workspace)
{
    Findings unheard;
    const LocalPart local = compile_local(workspace, unheard);
    const Services services = compile_backend_services(workspace, local, unheard);
    const Usage usage(workspace);
    std::vector<MapTestResult> results;
    for (const model::ResourcePtr& resource : workspace.resources(Kind::UrlMap)) {
        if (model::as<schema::UrlMap>(*resource).tests_size() == 0) {
            continue;
        }
        const Subject subject{workspace, *resource};
        const bool classic = usage.works_only_in(resource->id, kClassic);
        const UrlMapInput read =
            read_url_map(subject, classic ? route::HostPort::Dropped : route::HostPort::Compared, services, unheard);
        const route::BuiltRouteTable built = route::build_route_table(read.input);
        std::ranges::move(run_tests(subject, *built.table, services, map_test_scheme(usage, *resource), true),
                          std::back_inserter(results));
    }
    return results;
}

void report_map_tests(const Subject& url_map, const Usage& usage, const std::vector<MapTestResult>& results,
                      Findings& findings)
{
    constexpr std::array kNotEvaluated{Mode::RegionalInternal, Mode::CrossRegionInternal};
    const Verdict verdict =
        usage.works_only_in(url_map.resource.id, kNotEvaluated) ? Verdict::Warns : Verdict::CloudRefuses;
    for (const MapTestResult& result : results) {
        for (const std::string& failure : result.failures) {
            findings.add(verdict, "url_map_test.failed", url_map.place(FieldPath().field("tests").index(result.index)),
                         {failure});
        }
    }
}

} // namespace switchyard::compile
