// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/model/typed.h"
#include "core/schema/url_map.pb.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace switchyard::compile {

namespace {

bool hashes(std::string_view policy) { return policy == "RING_HASH" || policy == "MAGLEV"; }

/// Whether the affinity works only when the policy hashes requests over endpoints by a key of its own.
bool needs_key(std::string_view affinity) { return affinity == "HEADER_FIELD" || affinity == "HTTP_COOKIE"; }

void check_policy(const ServiceFacts& service, Findings& findings)
{
    const std::string_view affinity = service.affinity();
    if (hashes(service.policy()) || affinity == "NONE" || affinity == "STRONG_COOKIE_AFFINITY") {
        return;
    }
    const std::vector<std::string> args{std::string(affinity), std::string(service.policy())};
    const Place place = service.subject.place("localityLbPolicy");
    if (needs_key(affinity)) {
        findings.add(Verdict::CloudRefuses, "affinity.policy", place, args, write_fix("localityLbPolicy", "RING_HASH"));
        return;
    }
    const bool hashing_mode = std::ranges::any_of(service.modes, [](Mode mode) { return mode != Mode::Classic; });
    if (hashing_mode && (affinity == "CLIENT_IP" || affinity == "GENERATED_COOKIE")) {
        findings.add(Verdict::Advises, "affinity.policy_ignores", place, args,
                     write_fix("localityLbPolicy", "RING_HASH"));
    }
}

/// What an affinity reads. `missing`: the field that must be written for it.
struct KeyRow
{
    std::string_view affinity;
    std::string_view missing;
    std::string_view repair; ///< YAML that names an example; empty: nothing can be guessed
    bool (*present)(const schema::BackendService&);
};

constexpr std::array kKeys{
    KeyRow{"HEADER_FIELD", "consistentHash.httpHeaderName", "",
           [](const schema::BackendService& s) { return !s.consistent_hash().http_header_name().empty(); }},
    KeyRow{"HTTP_COOKIE", "consistentHash.httpCookie.name", "session",
           [](const schema::BackendService& s) { return !s.consistent_hash().http_cookie().name().empty(); }},
    KeyRow{"STRONG_COOKIE_AFFINITY", "strongSessionAffinityCookie.name", "session",
           [](const schema::BackendService& s) { return !s.strong_session_affinity_cookie().name().empty(); }},
};

void check_key(const ServiceFacts& service, Findings& findings)
{
    const auto* row = std::ranges::find(kKeys, service.affinity(), &KeyRow::affinity);
    if (row == kKeys.end() || row->present(service.message)) {
        return;
    }
    std::optional<DiagnosticFix> fix;
    if (!row->repair.empty()) {
        fix = write_fix(std::string(row->missing), std::string(row->repair));
    }
    findings.add(Verdict::CloudRefuses, "affinity.key_missing", service.subject.place("sessionAffinity"),
                 {std::string(row->affinity), std::string(row->missing)}, std::move(fix));
}

/// A setting that only some affinity reads.
struct SettingRow
{
    std::string_view path;
    std::string_view affinities; ///< for the sentence
    bool (*unused)(const schema::BackendService&, std::string_view affinity);
};

constexpr std::array kSettings{
    SettingRow{"affinityCookieTtlSec", "GENERATED_COOKIE or HTTP_COOKIE",
               [](const schema::BackendService& s, std::string_view affinity) {
                   return s.affinity_cookie_ttl_sec() != 0 && affinity != "GENERATED_COOKIE" &&
                          affinity != "HTTP_COOKIE";
               }},
    SettingRow{"strongSessionAffinityCookie", "STRONG_COOKIE_AFFINITY",
               [](const schema::BackendService& s, std::string_view affinity) {
                   return s.has_strong_session_affinity_cookie() && affinity != "STRONG_COOKIE_AFFINITY";
               }},
    SettingRow{"consistentHash.httpHeaderName", "HEADER_FIELD",
               [](const schema::BackendService& s, std::string_view affinity) {
                   return !s.consistent_hash().http_header_name().empty() && affinity != "HEADER_FIELD";
               }},
    SettingRow{"consistentHash.httpCookie", "HTTP_COOKIE",
               [](const schema::BackendService& s, std::string_view affinity) {
                   return s.consistent_hash().has_http_cookie() && affinity != "HTTP_COOKIE";
               }},
};

void check_settings_are_read(const ServiceFacts& service, Findings& findings)
{
    const bool hash_ignored = service.message.has_consistent_hash() && !hashes(service.policy());
    if (hash_ignored && !needs_key(service.affinity())) {
        findings.add(Verdict::Advises, "consistent_hash.ignored", service.subject.place("consistentHash"),
                     {std::string(service.policy())}, write_fix("localityLbPolicy", "RING_HASH"));
    } else if (service.message.consistent_hash().has_minimum_ring_size() && service.policy() == "MAGLEV") {
        findings.add(Verdict::Advises, "consistent_hash.ring_size_unused",
                     service.subject.place("consistentHash.minimumRingSize"), {},
                     write_fix("localityLbPolicy", "RING_HASH"));
    }
    for (const SettingRow& row : kSettings) {
        const bool said = hash_ignored && row.path.starts_with("consistentHash");
        if (!said && row.unused(service.message, service.affinity())) {
            findings.add(Verdict::Advises, "affinity.setting_unused", service.subject.place(row.path),
                         {schema::FieldPath::parse(row.path)->last_name(), std::string(row.affinities),
                          std::string(service.affinity())},
                         remove_fix(std::string(row.path)));
        }
    }
}

/// Services that share a weighted split with others.
class SplitTargets
{
public:
    explicit SplitTargets(const model::Workspace& workspace) : workspace_(workspace) {}

    void read(const model::Resource& map)
    {
        const auto& message = model::as<schema::UrlMap>(map);
        action(map, message.default_route_action());
        for (const schema::PathMatcher& matcher : message.path_matchers()) {
            action(map, matcher.default_route_action());
            for (const schema::PathRule& rule : matcher.path_rules()) {
                action(map, rule.route_action());
            }
            for (const schema::HttpRouteRule& rule : matcher.route_rules()) {
                action(map, rule.route_action());
            }
        }
    }
    bool contains(ElementId service) const { return services_.contains(service); }

private:
    void action(const model::Resource& map, const schema::HttpRouteAction& action)
    {
        constexpr std::array kServices{model::Kind::BackendService};
        const auto& targets = action.weighted_backend_services();
        const auto takes_part = [](const schema::WeightedBackendService& target) { return target.weight() > 0; };
        if (std::ranges::count_if(targets, takes_part) < 2) {
            return;
        }
        for (const schema::WeightedBackendService& target : targets) {
            const auto found = workspace_.resolve(kServices, target.backend_service(), &map);
            if (found.resource != nullptr && takes_part(target)) {
                services_.insert(found.resource->id);
            }
        }
    }

    const model::Workspace& workspace_;
    std::unordered_set<ElementId> services_;
};

} // namespace

void check_affinity(const ServiceFacts& service, Findings& findings)
{
    if (service.family != Family::Application) {
        return;
    }
    check_policy(service, findings);
    check_key(service, findings);
    check_settings_are_read(service, findings);
}

void check_affinity_in_splits(const BackendIndex& index, Findings& findings)
{
    SplitTargets targets(index.workspace());
    for (const model::ResourcePtr& map : index.workspace().resources(model::Kind::UrlMap)) {
        targets.read(*map);
    }
    for (const ServiceFacts& service : index.services()) {
        if (service.affinity() != "NONE" && targets.contains(service.subject.resource.id)) {
            findings.add(Verdict::Advises, "affinity.weighted_split", service.subject.place("sessionAffinity"),
                         {service.subject.resource.name, std::string(service.affinity())});
        }
    }
}

} // namespace switchyard::compile
