// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/directory.h"

#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/local.pb.h"
#include "core/schema/url_map.pb.h"

#include <array>
#include <fmt/format.h>

namespace switchyard::compile {

namespace {

using model::Kind;
using schema::FieldPath;

FieldPath at(const FieldPath& owner, std::string_view list, int index)
{
    return owner.field(list).index(static_cast<std::size_t>(index));
}

template <typename Texts>
std::string first_two(const Texts& texts)
{
    std::string label;
    for (int i = 0; i < texts.size() && i < 2; ++i) {
        label += (i == 0 ? "" : ", ") + texts[i];
    }
    return texts.size() > 2 ? label + ", …" : label;
}

std::string_view path_of(const schema::HttpRouteRuleMatch& match)
{
    if (match.has_prefix_match()) {
        return match.prefix_match().empty() ? "/" : std::string_view(match.prefix_match());
    }
    if (match.has_full_path_match()) {
        return match.full_path_match();
    }
    return match.has_regex_match() ? match.regex_match() : match.path_template_match();
}

/// "web" for "global/backendServices/web": the label of a weighted entry must not depend on how it was written.
std::string last_segment(const std::string& reference) { return reference.substr(reference.rfind('/') + 1); }

class DirectoryBuilder
{
public:
    DirectoryBuilder(const model::Workspace& workspace, observe::Directory& directory)
        : workspace_(workspace),
          directory_(directory)
    {}

    void resources()
    {
        for (const model::KindInfo& kind : model::all_kinds()) {
            for (const model::ResourcePtr& resource : workspace_.resources(kind.kind)) {
                directory_.elements.insert_or_assign(
                    resource->id, observe::Directory::Element{resource->label(), resource->name, {}});
            }
        }
    }

    void url_maps()
    {
        for (const model::ResourcePtr& resource : workspace_.resources(Kind::UrlMap)) {
            const Subject subject{workspace_, *resource};
            const auto& map = model::as<schema::UrlMap>(*resource);
            split(subject, map.default_route_action(), FieldPath().field("defaultRouteAction"));
            for (int i = 0; i < map.host_rules_size(); ++i) {
                add(subject, at({}, "hostRules", i), label_of(map.host_rules(i)));
            }
            for (int i = 0; i < map.path_matchers_size(); ++i) {
                path_matcher(subject, map.path_matchers(i), at({}, "pathMatchers", i));
            }
        }
    }

    void local()
    {
        if (workspace_.local() == nullptr) {
            return;
        }
        const Subject subject{workspace_, *workspace_.local()};
        const auto& local = model::as<schema::Local>(*workspace_.local());
        for (int i = 0; i < local.simulated_backends_size(); ++i) {
            add(subject, at({}, "simulatedBackends", i), local.simulated_backends(i).name());
        }
        for (int i = 0; i < local.load_profiles_size(); ++i) {
            add(subject, at({}, "loadProfiles", i), local.load_profiles(i).name());
        }
    }

    void endpoints(const std::vector<ServiceSpec>& services)
    {
        for (const ServiceSpec& service : services) {
            for (const EndpointSpec& endpoint : service.endpoints) {
                const model::Resource* group = workspace_.find(endpoint.group);
                directory_.endpoints.insert_or_assign(
                    endpoint.key, observe::Directory::Endpoint{service.id, service.name, endpoint.group,
                                                               group == nullptr ? std::string() : group->name,
                                                               endpoint.address, endpoint.label});
            }
        }
    }

private:
    void add(const Subject& subject, const FieldPath& path, std::string label)
    {
        directory_.elements.insert_or_assign(
            subject.element(path),
            observe::Directory::Element{subject.resource.label(), std::move(label), path.to_string()});
    }

    void path_matcher(const Subject& subject, const schema::PathMatcher& matcher, const FieldPath& path)
    {
        add(subject, path, matcher.name());
        split(subject, matcher.default_route_action(), path.field("defaultRouteAction"));
        for (int i = 0; i < matcher.path_rules_size(); ++i) {
            const FieldPath rule = at(path, "pathRules", i);
            add(subject, rule, label_of(matcher.path_rules(i)));
            split(subject, matcher.path_rules(i).route_action(), rule.field("routeAction"));
        }
        for (int i = 0; i < matcher.route_rules_size(); ++i) {
            const FieldPath rule = at(path, "routeRules", i);
            add(subject, rule, label_of(matcher.route_rules(i)));
            split(subject, matcher.route_rules(i).route_action(), rule.field("routeAction"));
        }
    }

    void split(const Subject& subject, const schema::HttpRouteAction& action, const FieldPath& path)
    {
        for (int i = 0; i < action.weighted_backend_services_size(); ++i) {
            add(subject, at(path, "weightedBackendServices", i),
                last_segment(action.weighted_backend_services(i).backend_service()));
        }
    }

    const model::Workspace& workspace_;
    observe::Directory& directory_;
};

} // namespace

std::string label_of(const schema::HttpRouteRule& rule)
{
    std::string condition = "any request";
    if (rule.match_rules_size() > 0) {
        const schema::HttpRouteRuleMatch& match = rule.match_rules(0);
        const std::string_view path = path_of(match);
        if (!path.empty()) {
            condition = path;
        } else if (match.header_matches_size() > 0) {
            condition = match.header_matches(0).header_name();
        } else if (match.query_parameter_matches_size() > 0) {
            condition = '?' + match.query_parameter_matches(0).name();
        }
    }
    return fmt::format("{} · {}", rule.priority(), condition);
}

std::string label_of(const schema::PathRule& rule) { return first_two(rule.paths()); }

std::string label_of(const schema::HostRule& rule) { return first_two(rule.hosts()); }

std::shared_ptr<const observe::Directory> make_directory(const model::Workspace& workspace, const Snapshot& snapshot)
{
    auto directory = std::make_shared<observe::Directory>();
    directory->revision = snapshot.revision;
    DirectoryBuilder builder(workspace, *directory);
    builder.resources();
    builder.url_maps();
    builder.local();
    builder.endpoints(snapshot.services);
    return directory;
}

} // namespace switchyard::compile
