// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/redirect_loops.h"

#include "core/http/url.h"
#include "core/route/host_index.h"
#include "core/route/location.h"
#include "core/route/route_scratch.h"

#include <algorithm>
#include <variant>

namespace switchyard::compile {

namespace {

using route::RedirectAction;
using route::RouteMatch;
using route::RouteRequest;

/// A match walks route rules one by one, so a map of nothing but loops is not searched to its end.
constexpr int kMostTries = 200;

/// A path that a rule takes, and the text its paths begin with.
struct Sample
{
    std::string path;
    std::string beginning;
    bool whole = false; ///< only this very path
};

Sample sample_of(const std::string& path_pattern)
{
    if (path_pattern.ends_with("/*")) {
        const std::string prefix = path_pattern.substr(0, path_pattern.size() - 1);
        return {prefix + "page", prefix, false};
    }
    return {path_pattern, path_pattern, true};
}

/// Errors: nullopt for an entry whose requests cannot be made up from a path alone.
std::optional<Sample> sample_of(const route::MatchRuleInput& match)
{
    if (!match.headers.empty() || !match.query.empty()) {
        return std::nullopt;
    }
    if (const auto* prefix = std::get_if<route::PathPrefix>(&match.path)) {
        const std::string begin = prefix->prefix.empty() ? "/" : prefix->prefix;
        return Sample{begin + (begin.ends_with('/') ? "page" : "/page"), begin, false};
    }
    if (const auto* full = std::get_if<route::FullPath>(&match.path)) {
        return Sample{full->path, full->path, true};
    }
    return std::holds_alternative<route::AnyPath>(match.path) ? std::optional(Sample{"/page", "/", false})
                                                              : std::nullopt;
}

/// "page.example.com" for "*.example.com".
std::string host_like(const std::string& pattern)
{
    if (pattern == "*") {
        return "page.example";
    }
    return pattern.starts_with('*') ? "page" + pattern.substr(1) : pattern;
}

RouteRequest request_for(std::string_view authority, std::string_view path)
{
    RouteRequest request;
    request.authority = authority;
    request.path = path;
    request.method = "GET";
    request.rule_port = Port{80};
    return request;
}

bool takes(const Sample& sample, std::string_view path)
{
    return sample.whole ? path == sample.beginning : path.starts_with(sample.beginning);
}

/// Where the redirect leads the sample, about: the evaluator knows it exactly.
std::string new_path(const RedirectAction& redirect, const Sample& sample)
{
    if (redirect.path) {
        return *redirect.path;
    }
    return redirect.prefix ? *redirect.prefix + sample.path.substr(sample.beginning.size()) : sample.path;
}

class LoopSearch
{
public:
    LoopSearch(const Subject& subject, const UrlMapInput& read, const route::RouteTableInput& input,
               const route::RouteTable& table, Findings& findings)
        : subject_(subject),
          read_(read),
          input_(input),
          table_(table),
          scratch_(table.make_scratch()),
          findings_(findings)
    {
        hosts_of_matchers_.resize(input.path_matchers.size());
        for (const route::HostRuleInput& rule : input.host_rules) {
            for (const std::string& host : rule.hosts) {
                if (route::is_valid_host_pattern(host)) {
                    add_host(rule.path_matcher, host);
                }
            }
        }
    }

    void run()
    {
        const Sample any{"/page", "/", false};
        redirect(input_.default_action, "page.example", {&any, 1}, input_.url_map, "defaultUrlRedirect");
        for (std::size_t i = 0; i < input_.path_matchers.size(); ++i) {
            if (!hosts_of_matchers_[i].empty()) {
                matcher(input_.path_matchers[i], hosts_of_matchers_[i]);
            }
        }
    }

private:
    /// A matcher decides without regard to the host, so one of its hosts is enough.
    void add_host(std::uint32_t matcher, const std::string& pattern)
    {
        if (matcher < hosts_of_matchers_.size() && hosts_of_matchers_[matcher].empty()) {
            hosts_of_matchers_[matcher] = host_like(pattern);
        }
        // A host that only a wildcard covers may well be served elsewhere.
        if (!pattern.starts_with('*')) {
            named_hosts_.add(route::canonical_host_pattern(pattern), matcher);
        }
    }

    void matcher(const route::PathMatcherInput& matcher, const std::string& host)
    {
        const Sample any{"/page", "/", false};
        redirect(matcher.default_action, host, {&any, 1}, matcher.id, "defaultUrlRedirect");
        for (const route::PathRuleInput& rule : matcher.path_rules) {
            if (std::holds_alternative<RedirectAction>(rule.action)) {
                std::vector<Sample> samples;
                for (const std::string& path : rule.paths) {
                    samples.push_back(sample_of(path));
                }
                redirect(rule.action, host, samples, rule.id, "urlRedirect");
            }
        }
        for (const route::RouteRuleInput& rule : matcher.route_rules) {
            if (std::holds_alternative<RedirectAction>(rule.action)) {
                std::vector<Sample> samples;
                for (const route::MatchRuleInput& match : rule.match_rules) {
                    if (auto sample = sample_of(match)) {
                        samples.push_back(std::move(*sample));
                    }
                }
                redirect(rule.action, host, samples, rule.id, "urlRedirect");
            }
        }
    }

    void redirect(const std::optional<route::Action>& action, const std::string& host, std::span<const Sample> samples,
                  ElementId owner, const char* field)
    {
        const auto* redirect = action ? std::get_if<RedirectAction>(&*action) : nullptr;
        // A redirect to https leaves for another forwarding rule; one without effect was named already.
        if (redirect == nullptr || redirect->https || !(redirect->host || redirect->path || redirect->prefix) ||
            (redirect->host && !names(*redirect->host))) {
            return;
        }
        for (const Sample& sample : samples) {
            const std::string path = new_path(*redirect, sample);
            const bool may_loop = std::ranges::any_of(samples, [&](const Sample& own) { return takes(own, path); });
            if (!may_loop || tries_left_ == 0) {
                continue;
            }
            --tries_left_;
            if (const std::string location = loop(*redirect, host, sample, owner); !location.empty()) {
                const auto found = read_.paths.find(owner);
                const schema::FieldPath at = found == read_.paths.end() ? schema::FieldPath() : found->second;
                findings_.add(Verdict::Warns, "redirect.loop", subject_.place(at.field(field)), {location});
                return;
            }
        }
    }

    /// Where the owner of the redirect takes the request again. Errors: empty when it does not.
    std::string loop(const RedirectAction& redirect, const std::string& host, const Sample& sample, ElementId owner)
    {
        const RouteRequest request = request_for(host, sample.path);
        const RouteMatch first = table_.match(request, scratch_);
        if (!decides(first, owner)) {
            return {}; // another rule takes the sample
        }
        std::string location = route::redirect_location(redirect, first, request);
        const auto url = http::split_url(location);
        if (!url || !decides(table_.match(request_for(url->authority, url->path), scratch_), owner)) {
            return {};
        }
        return location;
    }

    bool decides(const RouteMatch& match, ElementId owner) const
    {
        const ElementId decider = match.rule ? match.rule : match.path_matcher ? match.path_matcher : input_.url_map;
        return match.action != nullptr && decider == owner;
    }

    bool names(const std::string& host) const
    {
        const http::Authority authority = http::split_authority(host);
        return named_hosts_.find({authority.host, authority.port}) != nullptr;
    }

    const Subject& subject_;
    const UrlMapInput& read_;
    const route::RouteTableInput& input_;
    const route::RouteTable& table_;
    route::RouteScratch scratch_;
    Findings& findings_;
    int tries_left_ = kMostTries;
    std::vector<std::string> hosts_of_matchers_;
    route::HostIndex named_hosts_;
};

} // namespace

void check_redirect_loops(const Subject& url_map, const UrlMapInput& read, const route::RouteTableInput& input,
                          const route::RouteTable& table, Findings& findings)
{
    LoopSearch(url_map, read, input, table, findings).run();
}

} // namespace switchyard::compile
