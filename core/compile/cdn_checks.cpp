// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/compile/header_vocabulary.h"

#include <algorithm>
#include <array>
#include <set>

namespace switchyard::compile {

namespace {

using schema::FieldPath;

/// Answers other than 2xx that can be cached for a time of their own. Source: load-balancer semantics chapter 9.
constexpr std::array<std::int64_t, 11> kNegativeCodes{300, 301, 302, 307, 308, 404, 405, 410, 421, 451, 501};
constexpr int kMostKeys = 3;
const FieldPath kPolicy = FieldPath().field("cdnPolicy");

/// The CDN policy of a backend service or of a backend bucket: the same fields in two messages.
template <typename Policy>
class CdnCheck
{
public:
    CdnCheck(const Subject& subject, const Policy& policy, Findings& findings)
        : subject_(subject),
          policy_(policy),
          mode_(policy.cache_mode().empty() ? std::string("CACHE_ALL_STATIC") : policy.cache_mode()),
          findings_(findings)
    {}

    void run()
    {
        forbidden_ttls();
        ttl_order();
        negative_caching();
        bypass_headers();
        if (policy_.signed_url_key_names_size() > kMostKeys) {
            findings_.add(Verdict::CloudRefuses, "cdn.too_many_keys", place("signedUrlKeyNames"),
                          {std::to_string(policy_.signed_url_key_names_size()), std::to_string(kMostKeys)});
        }
    }

private:
    Place place(std::string_view field) const { return subject_.place(kPolicy.field(field)); }

    void forbid(bool present, const char* field)
    {
        if (present) {
            findings_.add(Verdict::CloudRefuses, "cdn.ttl_not_allowed", place(field), {field, mode_},
                          remove_fix(kPolicy.field(field).to_string()));
        }
    }

    void forbidden_ttls()
    {
        const bool origin = mode_ == "USE_ORIGIN_HEADERS";
        forbid(origin && policy_.has_client_ttl(), "clientTtl");
        forbid(origin && policy_.has_default_ttl(), "defaultTtl");
        forbid((origin || mode_ == "FORCE_CACHE_ALL") && policy_.has_max_ttl(), "maxTtl");
    }

    void order(bool present, const char* field, std::int64_t value, const char* limit_field, std::int64_t limit)
    {
        if (present && value > limit) {
            findings_.add(Verdict::CloudRefuses, "cdn.ttl_order", place(field),
                          {field, std::to_string(value), limit_field, std::to_string(limit)},
                          write_fix(kPolicy.field(field).to_string(), std::to_string(limit)));
        }
    }

    void ttl_order()
    {
        const std::int64_t standard = policy_.has_default_ttl() ? policy_.default_ttl() : 3600;
        const std::int64_t longest = policy_.has_max_ttl() ? policy_.max_ttl() : 86'400;
        if (mode_ == "CACHE_ALL_STATIC") {
            order(policy_.has_client_ttl(), "clientTtl", policy_.client_ttl(), "maxTtl", longest);
            order(policy_.has_default_ttl(), "defaultTtl", standard, "maxTtl", longest);
        } else if (mode_ == "FORCE_CACHE_ALL") {
            order(policy_.has_client_ttl(), "clientTtl", policy_.client_ttl(), "defaultTtl", standard);
        }
    }

    void negative_caching()
    {
        const auto& entries = policy_.negative_caching_policy();
        if (!entries.empty() && !policy_.negative_caching()) {
            findings_.add(Verdict::CloudRefuses, "cdn.negative_policy_off", place("negativeCachingPolicy"), {},
                          write_fix("cdnPolicy.negativeCaching", "true"));
        }
        std::set<std::int64_t> codes;
        for (int i = 0; i < entries.size(); ++i) {
            const auto path = kPolicy.field("negativeCachingPolicy").index(static_cast<std::size_t>(i));
            const std::int64_t code = entries[i].code();
            if (std::ranges::find(kNegativeCodes, code) == kNegativeCodes.end()) {
                findings_.add(Verdict::CloudRefuses, "cdn.negative_code", subject_.place(path), {std::to_string(code)},
                              remove_fix(path.to_string()));
            } else if (!codes.insert(code).second) {
                findings_.add(Verdict::CloudRefuses, "cdn.negative_code_repeated", subject_.place(path),
                              {std::to_string(code)}, remove_fix(path.to_string()));
            }
        }
    }

    void bypass_headers()
    {
        std::set<std::string> names;
        const auto& headers = policy_.bypass_cache_on_request_headers();
        for (int i = 0; i < headers.size(); ++i) {
            const std::string& name = headers[i].header_name();
            const auto path = kPolicy.field("bypassCacheOnRequestHeaders").index(static_cast<std::size_t>(i));
            if (!is_header_name(name) || !names.insert(name).second) {
                findings_.add(Verdict::CloudRefuses, "cdn.bypass_header", subject_.place(path),
                              {is_header_name(name) ? "'" + name + "' stands in the list already"
                                                    : "'" + name + "' is no header name"},
                              remove_fix(path.to_string()));
            }
        }
    }

    const Subject& subject_;
    const Policy& policy_;
    std::string mode_;
    Findings& findings_;
};

void check_key(const Subject& subject, const schema::CacheKeyPolicy& key, Findings& findings)
{
    const bool lists = key.query_string_whitelist_size() > 0 || key.query_string_blacklist_size() > 0;
    if (key.query_string_whitelist_size() > 0 && key.query_string_blacklist_size() > 0) {
        findings.add(Verdict::CloudRefuses, "cdn.query_lists",
                     subject.place("cdnPolicy.cacheKeyPolicy.queryStringBlacklist"), {},
                     remove_fix("cdnPolicy.cacheKeyPolicy.queryStringBlacklist"));
    }
    if (lists && !key.include_query_string()) {
        findings.add(Verdict::Advises, "cdn.query_list_unused", subject.place("cdnPolicy.cacheKeyPolicy"), {},
                     write_fix("cdnPolicy.cacheKeyPolicy.includeQueryString", "true"));
    }
}

void advise_switched_off(const Subject& subject, bool switched, bool asked, const char* flag, Findings& findings)
{
    if (asked && !switched) {
        findings.add(Verdict::Advises, "cdn.policy_unused", subject.place("cdnPolicy"), {flag},
                     write_fix(flag, "true"));
    }
}

} // namespace

void check_cdn(const Subject& subject, const schema::BackendService& service, Findings& findings)
{
    if (service.enable_cdn() && service.iap().enabled()) {
        findings.add(Verdict::CloudRefuses, "cdn.with_iap", subject.place("enableCDN"), {}, remove_fix("enableCDN"));
    }
    if (service.has_cdn_policy()) {
        CdnCheck(subject, service.cdn_policy(), findings).run();
        check_key(subject, service.cdn_policy().cache_key_policy(), findings);
        advise_switched_off(subject, service.has_enable_cdn(), service.cdn_policy().has_cache_mode(), "enableCDN",
                            findings);
    }
}

void check_cdn(const Subject& subject, const schema::BackendBucket& bucket, Findings& findings)
{
    if (bucket.has_cdn_policy()) {
        CdnCheck(subject, bucket.cdn_policy(), findings).run();
        advise_switched_off(subject, bucket.has_enable_cdn(), bucket.cdn_policy().has_cache_mode(), "enableCdn",
                            findings);
    }
}

} // namespace switchyard::compile
