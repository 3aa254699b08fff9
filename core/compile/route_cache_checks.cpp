// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/route_checks.h"

#include <algorithm>
#include <array>
#include <map>

namespace switchyard::compile {

namespace {

/// Source: compute API, CachePolicyNegativeCachingPolicy.code.
constexpr std::array<std::int64_t, 11> kNegativeCodes{300, 301, 302, 307, 308, 404, 405, 410, 421, 451, 501};

/// Time spans' upper bounds and the number of names are the schema's business.
class CacheCheck
{
public:
    CacheCheck(MapInspection& inspection, const ActionSite& site, const Spot& spot)
        : inspection_(inspection),
          site_(site),
          policy_(site.action->cache_policy()),
          spot_(spot)
    {}

    void run()
    {
        if (policy_.ByteSizeLong() == 0) {
            inspection_.say(Verdict::CloudRefuses, "cache_policy.empty", spot_, {}, remove_fix(spot_));
            return;
        }
        lifetimes();
        negative();
        key();
        for (int i = 0; i < policy_.cache_bypass_request_header_names_size(); ++i) {
            check_header_name(inspection_, policy_.cache_bypass_request_header_names(i),
                              spot_.item("cacheBypassRequestHeaderNames", i));
        }
        targets();
    }

private:
    void lifetimes()
    {
        const double standard = seconds_of(policy_.default_ttl());
        const double longest = seconds_of(policy_.max_ttl());
        if (policy_.has_default_ttl() && policy_.has_max_ttl() && standard > longest) {
            inspection_.say(Verdict::CloudRefuses, "cache_policy.ttl_order", spot_.field("defaultTtl"),
                            {seconds_text(standard), seconds_text(longest)});
        }
        const std::string& mode = policy_.cache_mode();
        const bool origin_decides = mode == "USE_ORIGIN_HEADERS";
        ttl_of_mode("defaultTtl", policy_.has_default_ttl() && origin_decides);
        ttl_of_mode("maxTtl", policy_.has_max_ttl() && (origin_decides || mode == "FORCE_CACHE_ALL"));
        ttl_of_mode("clientTtl", policy_.has_client_ttl() && origin_decides);
    }

    void ttl_of_mode(const char* field, bool out_of_place)
    {
        if (out_of_place) {
            const Spot at = spot_.field(field);
            inspection_.say(Verdict::CloudRefuses, "cache_policy.ttl_out_of_mode", at, {field, policy_.cache_mode()},
                            remove_fix(at));
        }
    }

    void negative()
    {
        if (policy_.negative_caching_policy_size() > 0 && !policy_.negative_caching()) {
            inspection_.say(Verdict::Advises, "cache_policy.negative_off", spot_.field("negativeCachingPolicy"), {},
                            write_fix(spot_.field("negativeCaching").path().to_string(), "true"));
        }
        std::map<std::int64_t, int> seen;
        for (int i = 0; i < policy_.negative_caching_policy_size(); ++i) {
            const std::int64_t code = policy_.negative_caching_policy(i).code();
            const Spot at = spot_.item("negativeCachingPolicy", i);
            if (std::ranges::find(kNegativeCodes, code) == kNegativeCodes.end()) {
                inspection_.say(Verdict::CloudRefuses, "cache_policy.code_invalid", at.field("code"),
                                {std::to_string(code)});
            } else if (const auto [earlier, fresh] = seen.emplace(code, i); !fresh) {
                inspection_.say(Verdict::CloudRefuses, "cache_policy.code_repeated", at.field("code"),
                                {std::to_string(code), std::to_string(earlier->second)}, remove_fix(at));
            }
        }
    }

    void key()
    {
        const schema::CachePolicyCacheKeyPolicy& key = policy_.cache_key_policy();
        const Spot spot = spot_.field("cacheKeyPolicy");
        if (key.included_query_parameters_size() > 0 && key.excluded_query_parameters_size() > 0) {
            const Spot excluded = spot.field("excludedQueryParameters");
            inspection_.say(Verdict::CloudRefuses, "cache_policy.query_lists", excluded, {}, remove_fix(excluded));
        }
        for (int i = 0; i < key.included_header_names_size(); ++i) {
            check_header_name(inspection_, key.included_header_names(i), spot.item("includedHeaderNames", i));
        }
    }

    void targets()
    {
        each_target(site_, [&](const std::string& reference) {
            const model::Resource* target = inspection_.target(reference);
            if (target == nullptr) {
                return;
            }
            if (target->kind == model::Kind::BackendBucket) {
                bucket_key(target->name);
                return;
            }
            const schema::BackendService& service = *inspection_.service(reference);
            if (service.iap().enabled()) {
                inspection_.say(Verdict::CloudRefuses, "cache_policy.iap", spot_, {target->name}, remove_fix(spot_));
            } else if (!service.enable_cdn()) {
                inspection_.say(Verdict::Advises, "cache_policy.cdn_off", spot_, {target->name});
            }
        });
    }

    /// A bucket's key is the URI without scheme and host; what else it may hold is in the reference.
    void bucket_key(const std::string& bucket)
    {
        const schema::CachePolicyCacheKeyPolicy& key = policy_.cache_key_policy();
        const Spot spot = spot_.field("cacheKeyPolicy");
        const auto refuse = [&](bool present, const char* field) {
            if (present) {
                const Spot at = spot.field(field);
                inspection_.say(Verdict::CloudRefuses, "cache_policy.bucket_key", at, {field, bucket}, remove_fix(at));
            }
        };
        refuse(key.has_include_host(), "includeHost");
        refuse(key.has_include_protocol(), "includeProtocol");
        refuse(key.has_include_query_string(), "includeQueryString");
        refuse(key.excluded_query_parameters_size() > 0, "excludedQueryParameters");
    }

    MapInspection& inspection_;
    const ActionSite& site_;
    const schema::CachePolicy& policy_;
    const Spot& spot_;
};

} // namespace

void check_cache_policy(MapInspection& inspection, const ActionSite& site)
{
    if (site.action->has_cache_policy()) {
        const Spot action = site.spot.field(site.action_field);
        const Spot spot = action.field("cachePolicy");
        CacheCheck(inspection, site, spot).run();
    }
}

} // namespace switchyard::compile
