// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/route_analysis.h"

#include "core/compile/backend_service.h"
#include "core/compile/directory.h"
#include "core/compile/forwarding_rule.h"
#include "core/compile/local.h"
#include "core/compile/map_tests.h"
#include "core/compile/url_map.h"
#include "core/compile/url_map_doors.h"
#include "core/compile/url_map_inspection.h"
#include "core/compile/usage.h"
#include "core/http/url.h"
#include "core/model/typed.h"
#include "core/route/location.h"
#include "core/schema/url_map.pb.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace switchyard::compile {

namespace {

using model::Kind;
using schema::FieldPath;

constexpr std::array kClassic{Mode::Classic};
constexpr std::string_view kSomewhere = "http://stand-in";

FieldPath at(const FieldPath& owner, std::string_view list, int index)
{
    return owner.field(list).index(static_cast<std::size_t>(index));
}

ElementNames names_of(const Subject& subject)
{
    ElementNames names;
    const auto& map = model::as<schema::UrlMap>(subject.resource);
    const auto add = [&](const FieldPath& path, std::string label) {
        names.insert_or_assign(subject.element(path), ElementName{std::move(label), path.to_string()});
    };
    for (int i = 0; i < map.host_rules_size(); ++i) {
        add(at({}, "hostRules", i), label_of(map.host_rules(i)));
    }
    for (int i = 0; i < map.path_matchers_size(); ++i) {
        const schema::PathMatcher& matcher = map.path_matchers(i);
        const FieldPath path = at({}, "pathMatchers", i);
        add(path, matcher.name());
        for (int j = 0; j < matcher.route_rules_size(); ++j) {
            add(at(path, "routeRules", j), label_of(matcher.route_rules(j)));
        }
        for (int j = 0; j < matcher.path_rules_size(); ++j) {
            add(at(path, "pathRules", j), label_of(matcher.path_rules(j)));
        }
    }
    return names;
}

/// Names of services; a name that several have gets its scope and kind.
class ServiceNames final : public route::Names
{
public:
    ServiceNames(const model::Workspace& workspace, const Services& services, const std::set<std::string>& ambiguous)
        : workspace_(workspace),
          services_(services),
          ambiguous_(ambiguous)
    {}

    std::string element(ElementId) const override { return {}; }
    std::string service(route::ServiceIndex service) const override
    {
        const ServiceSpec& spec = services_.specs[service];
        const model::Resource* resource = ambiguous_.contains(spec.name) ? workspace_.find(spec.id) : nullptr;
        return resource == nullptr ? spec.name : fmt::format("{}/{}", resource->scope.to_string(), resource->label());
    }

private:
    const model::Workspace& workspace_;
    const Services& services_;
    const std::set<std::string>& ambiguous_;
};

void add_ambiguous(const Services& services, std::set<std::string>& ambiguous)
{
    std::set<std::string> seen;
    for (const ServiceSpec& spec : services.specs) {
        if (!seen.insert(spec.name).second) {
            ambiguous.insert(spec.name);
        }
    }
}

/// What every map of a workspace is read with.
struct Reading
{
    explicit Reading(const model::Workspace& from)
        : workspace(from),
          local(compile_local(from, unheard)),
          services(compile_backend_services(from, local, unheard)),
          chains(compile_forwarding_rules(from, unheard)),
          usage(from)
    {
        std::erase_if(chains, [](const Chain& chain) { return chain.url_map == nullptr; });
        choose_stand_ins(from, local, chains, unheard);
        add_ambiguous(services, ambiguous);
    }

    UrlMapInput read(const model::Resource& url_map)
    {
        const bool classic = usage.works_only_in(url_map.id, kClassic);
        return read_url_map({workspace, url_map}, classic ? route::HostPort::Dropped : route::HostPort::Compared,
                            services, unheard);
    }

    const model::Workspace& workspace;
    Findings unheard;
    LocalPart local;
    Services services;
    std::vector<Chain> chains; ///< of the rules that lead to URL maps, those included whose certificates have no key
    Usage usage;
    std::set<std::string> ambiguous;
};

/// Port 0 is chosen when it is bound.
std::string address_of(const ListenerSpec& listener)
{
    return listener.local.port.value == 0 ? std::string(kSomewhere)
                                          : fmt::format("{}://{}", url_scheme(listener), listener.local.to_string());
}

std::vector<MapDoor> map_doors(const Reading& reading, const Subject& url_map)
{
    std::vector<MapDoor> out;
    for (const Door& door : doors_of(url_map, reading.usage)) {
        const auto chain = std::ranges::find(reading.chains, door.rule, &Chain::forwarding_rule);
        out.push_back({door.rule->name,
                       {door.scheme, door.port},
                       chain == reading.chains.end() ? std::string(kSomewhere) : address_of(chain->listener)});
    }
    return out;
}

route::Entrances entrances_of(const std::vector<MapDoor>& doors)
{
    if (doors.empty()) {
        return {};
    }
    route::Entrances out{{}, true};
    for (const MapDoor& door : doors) {
        out.complete = out.complete && door.entrance.port.value != 0;
        if (std::ranges::find(out.list, door.entrance) == out.list.end()) {
            out.list.push_back(door.entrance);
        }
    }
    return out;
}

/// Makes tests for rules that have none, and tries them.
class TestSuggestions
{
public:
    TestSuggestions(Reading& reading, const Subject& url_map, const route::RouteTable& table, MapAnalysis& out)
        : reading_(reading),
          url_map_(url_map),
          table_(table),
          scheme_(map_test_scheme(reading.usage, url_map.resource)),
          out_(out)
    {}

    void run()
    {
        const auto& message = model::as<schema::UrlMap>(url_map_.resource);
        out_.tests = static_cast<std::size_t>(message.tests_size());
        std::set<std::string> tested;
        for (const MapTestResult& result : run_map_tests(url_map_, table_, reading_.services, scheme_)) {
            tested.insert(result.decided_by);
        }
        schema::UrlMap proposed = message;
        proposed.clear_tests();
        std::vector<std::size_t> untested; // of each proposal
        for (const route::MatcherAnalysis& matcher : out_.routes.matchers) {
            for (const route::RuleVerdict& verdict : matcher.rules) {
                if (verdict.reach != route::Reach::Reachable || tested.contains(out_.names[verdict.rule].field_path)) {
                    continue;
                }
                if (auto test = make_test(*verdict.example, out_.names[verdict.rule].label)) {
                    untested.push_back(out_.untested.size());
                    *proposed.add_tests() = std::move(*test);
                }
                out_.untested.push_back({verdict.rule, *verdict.example, {}});
            }
        }
        try_out(std::move(proposed), untested);
    }

private:
    /// Errors: nullopt when a test cannot say such a request: it always uses GET and the port of its host.
    std::optional<schema::UrlMapTest> make_test(const route::ExampleRequest& example, const std::string& label) const
    {
        const route::ExampleView view(example);
        const Port port = http::split_authority(example.host).port.value_or(route::default_port(scheme_));
        const route::RouteMatch match = table_.match(view.request());
        if (example.method != "GET" || example.entrance.scheme != scheme_ || example.entrance.port != port ||
            match.action == nullptr) {
            return std::nullopt;
        }
        schema::UrlMapTest test;
        test.set_description(label);
        test.set_host(example.host);
        test.set_path(example.path + (example.query ? "?" + *example.query : ""));
        for (const auto& [name, value] : example.headers) {
            schema::UrlMapTestHeader& header = *test.add_headers();
            header.set_name(name);
            header.set_value(value);
        }
        expect(view.request(), match, test);
        return test;
    }

    void expect(const route::RouteRequest& request, const route::RouteMatch& match, schema::UrlMapTest& test) const
    {
        if (const auto* redirect = std::get_if<route::RedirectAction>(match.action)) {
            test.set_expected_redirect_response_code(redirect->status);
            test.set_expected_output_url(route::redirect_location(*redirect, match, request));
            return;
        }
        const auto& forward = std::get<route::ForwardAction>(*match.action);
        const auto target = std::ranges::max_element(forward.targets, {}, &route::WeightedTarget::weight);
        const model::Resource* service = reading_.workspace.find(reading_.services.specs[target->service].id);
        if (service != nullptr) {
            test.set_service(fmt::format("{}/{}", service->scope.to_string(), service->label()));
        }
        if (forward.host_rewrite || forward.path_prefix_rewrite || forward.path_template_rewrite) {
            test.set_expected_output_url(route::rewritten_url(forward, match, request));
        }
    }

    /// Only tests that pass, through the rule they are for, are suggested.
    void try_out(schema::UrlMap proposed, const std::vector<std::size_t>& untested)
    {
        model::Resource map = url_map_.resource;
        const auto message = std::make_shared<const schema::UrlMap>(std::move(proposed));
        map.message = message;
        const auto results = run_map_tests({url_map_.workspace, map}, table_, reading_.services, scheme_);
        for (std::size_t i = 0; i < results.size(); ++i) {
            UntestedRule& rule = out_.untested[untested[i]];
            if (results[i].passed() && results[i].decided_by == out_.names[rule.rule].field_path) {
                rule.suggestion = yaml(message->tests(static_cast<int>(i)));
            }
        }
    }

    static std::string yaml(const schema::UrlMapTest& test)
    {
        std::string out = fmt::format("- description: {}\n  host: {}\n  path: {}\n", yaml_text(test.description()),
                                      yaml_text(test.host()), yaml_text(test.path()));
        for (const schema::UrlMapTestHeader& header : test.headers()) {
            out += &header == &test.headers(0) ? "  headers:\n" : "";
            out +=
                fmt::format("    - name: {}\n      value: {}\n", yaml_text(header.name()), yaml_text(header.value()));
        }
        if (test.has_service()) {
            out += fmt::format("  service: {}\n", yaml_text(test.service()));
        }
        if (test.has_expected_redirect_response_code()) {
            out += fmt::format("  expectedRedirectResponseCode: {}\n", test.expected_redirect_response_code());
        }
        if (test.has_expected_output_url()) {
            out += fmt::format("  expectedOutputUrl: {}\n", yaml_text(test.expected_output_url()));
        }
        return out;
    }

    Reading& reading_;
    const Subject& url_map_;
    const route::RouteTable& table_;
    route::Scheme scheme_;
    MapAnalysis& out_;
};

std::string outcome_text(const route::Action& action, const route::Names& names)
{
    if (const auto* redirect = std::get_if<route::RedirectAction>(&action)) {
        return fmt::format("redirect ({})", redirect->status);
    }
    std::string out;
    for (const route::WeightedTarget& target : std::get<route::ForwardAction>(action).targets) {
        if (target.weight.value > 0) {
            out += (out.empty() ? "" : ", ") + names.service(target.service);
        }
    }
    return out;
}

MapAnalysis analyse_map(Reading& reading, const model::Resource& resource)
{
    const Subject subject{reading.workspace, resource};
    const UrlMapInput read = reading.read(resource);
    const route::BuiltRouteTable built = route::build_route_table(read.input);
    MapAnalysis out;
    out.url_map = resource.id;
    out.label = resource.label();
    out.name = resource.name;
    out.doors = map_doors(reading, subject);
    out.names = names_of(subject);
    const ServiceNames services(reading.workspace, reading.services, reading.ambiguous);
    for (const route::PathMatcherInput& matcher : read.input.path_matchers) {
        for (const route::RouteRuleInput& rule : matcher.route_rules) {
            out.outcomes.emplace(rule.id, outcome_text(rule.action, services));
        }
        for (const route::PathRuleInput& rule : matcher.path_rules) {
            out.outcomes.emplace(rule.id, outcome_text(rule.action, services));
        }
    }
    out.routes = route::analyse_routes(read.input, *built.table, entrances_of(out.doors));
    TestSuggestions(reading, subject, *built.table, out).run();
    return out;
}

/// What stands behind a forwarding rule, built.
struct Listener
{
    std::shared_ptr<const route::RouteTableInput> input;
    std::shared_ptr<const route::RouteTable> table;
    route::Entrance entrance;
    std::string address;
    const model::Resource* url_map = nullptr;
};

std::map<std::string, Listener> listeners_of(Reading& reading)
{
    std::map<std::string, Listener> out;
    std::map<ElementId,
             std::pair<std::shared_ptr<const route::RouteTableInput>, std::shared_ptr<const route::RouteTable>>>
        built;
    for (const Chain& chain : reading.chains) {
        auto& [input, table] = built[chain.url_map->id];
        if (table == nullptr) {
            input = std::make_shared<const route::RouteTableInput>(reading.read(*chain.url_map).input);
            table = route::build_route_table(*input).table;
        }
        const ListenerSpec& spec = chain.listener;
        out.try_emplace(spec.name, Listener{input, table, {spec.scheme, spec.port}, address_of(spec), chain.url_map});
    }
    return out;
}

std::vector<route::RecordedRequest> records_of(const std::vector<LoggedRequest>& records, const std::string& rule)
{
    std::vector<route::RecordedRequest> out;
    for (const LoggedRequest& record : records) {
        if (record.forwarding_rule == rule) {
            out.push_back({{.host = record.host, .method = record.method, .path = record.path, .query = record.query},
                           record.count});
        }
    }
    return out;
}

} // namespace

std::string MapAnalysis::address_for(const route::Entrance& entrance) const
{
    const auto found = std::ranges::find(doors, entrance, &MapDoor::entrance);
    return found == doors.end() ? std::string(kSomewhere) : found->address;
}

std::vector<MapAnalysis> analyse_maps(const model::Workspace& workspace, std::string_view only)
{
    Reading reading(workspace);
    std::vector<MapAnalysis> out;
    for (const model::ResourcePtr& resource : workspace.resources(Kind::UrlMap)) {
        if (only.empty() || resource->name == only || resource->label() == only) {
            out.push_back(analyse_map(reading, *resource));
        }
    }
    return out;
}

WorkspaceBlast compare_routes(const model::Workspace& before, const model::Workspace& after,
                              const std::vector<LoggedRequest>* records)
{
    Reading old_reading(before);
    Reading new_reading(after);
    std::set<std::string> ambiguous = old_reading.ambiguous;
    ambiguous.insert(new_reading.ambiguous.begin(), new_reading.ambiguous.end());
    const ServiceNames old_names(before, old_reading.services, ambiguous);
    const ServiceNames new_names(after, new_reading.services, ambiguous);
    const std::map<std::string, Listener> old_listeners = listeners_of(old_reading);
    const std::map<std::string, Listener> new_listeners = listeners_of(new_reading);
    WorkspaceBlast out;
    std::uint64_t counted = 0;
    if (records != nullptr) {
        out.records.emplace();
    }
    for (const auto& [name, was] : old_listeners) {
        const auto found = new_listeners.find(name);
        if (found == new_listeners.end()) {
            out.listeners.push_back({name, ListenerBlast::Presence::OnlyBefore, was.address, {}, {}, {}});
            continue;
        }
        const Listener& is = found->second;
        const route::RouteSide old_side{was.input.get(), was.table.get(), &old_names, was.entrance};
        const route::RouteSide new_side{is.input.get(), is.table.get(), &new_names, is.entrance};
        ListenerBlast listener{name,
                               ListenerBlast::Presence::Both,
                               is.address,
                               route::blast_radius(old_side, new_side),
                               names_of({before, *was.url_map}),
                               names_of({after, *is.url_map})};
        out.tried += listener.radius.tried;
        out.listeners.push_back(std::move(listener));
        if (records != nullptr) {
            route::RecordedBlast part = route::count_changes(old_side, new_side, records_of(*records, name));
            counted += part.total;
            route::merge(*out.records, std::move(part));
        }
    }
    for (const auto& [name, is] : new_listeners) {
        if (!old_listeners.contains(name)) {
            out.listeners.push_back({name, ListenerBlast::Presence::OnlyAfter, is.address, {}, {}, {}});
        }
    }
    if (records != nullptr) {
        for (const LoggedRequest& record : *records) {
            out.foreign_records += record.count;
        }
        out.foreign_records -= counted;
    }
    return out;
}

} // namespace switchyard::compile
