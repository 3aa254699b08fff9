// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/suggest.h"
#include "core/compile/front_end.h"
#include "core/model/typed.h"
#include "core/schema/ssl_policy.pb.h"

#include <algorithm>
#include <array>
#include <set>

namespace switchyard::compile {

namespace {

/// Cipher suites up to TLS 1.2. Source: load-balancer semantics 7.1.
struct Feature
{
    std::string_view name;
    bool strong; ///< with forward secrecy and authenticated encryption
};

constexpr std::array kFeatures{
    Feature{"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", true},
    Feature{"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", true},
    Feature{"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", true},
    Feature{"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", true},
    Feature{"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", true},
    Feature{"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", true},
    Feature{"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", false},
    Feature{"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", false},
    Feature{"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", false},
    Feature{"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", false},
    Feature{"TLS_RSA_WITH_AES_128_GCM_SHA256", false},
    Feature{"TLS_RSA_WITH_AES_256_GCM_SHA384", false},
    Feature{"TLS_RSA_WITH_AES_128_CBC_SHA", false},
    Feature{"TLS_RSA_WITH_AES_256_CBC_SHA", false},
    Feature{"TLS_RSA_WITH_3DES_EDE_CBC_SHA", false},
};

/// Always on where TLS 1.3 is; no policy lists them.
constexpr std::array<std::string_view, 3> kAlwaysOn{"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384",
                                                    "TLS_CHACHA20_POLY1305_SHA256"};

/// The only feature that continues what was written, else the one spelt most like it.
std::string_view nearest_feature(std::string_view name)
{
    const auto continues = [&](const Feature& feature) { return feature.name.starts_with(name); };
    if (std::ranges::count_if(kFeatures, continues) == 1) {
        return std::ranges::find_if(kFeatures, continues)->name;
    }
    std::array<std::string_view, kFeatures.size()> names;
    std::ranges::transform(kFeatures, names.begin(), &Feature::name);
    return closest(name, std::span<const std::string_view>(names));
}

class PolicyCheck
{
public:
    PolicyCheck(const Subject& subject, Findings& findings)
        : subject_(subject),
          policy_(model::as<schema::SslPolicy>(subject.resource)),
          findings_(findings)
    {}

    void run()
    {
        const std::string& profile = policy_.profile();
        const std::string& version = policy_.min_tls_version();
        if (version == "TLS_1_3" && profile != "RESTRICTED") {
            refuse("ssl_policy.tls_1_3_profile", "minTlsVersion", {profile.empty() ? "COMPATIBLE" : profile},
                   write_fix("profile", "RESTRICTED"));
        }
        if (profile == "FIPS_202205" && version != "TLS_1_2") {
            refuse("ssl_policy.fips_version", policy_.has_min_tls_version() ? "minTlsVersion" : "profile",
                   {version.empty() ? "TLS_1_0" : version}, write_fix("minTlsVersion", "TLS_1_2"));
        }
        if (profile == "CUSTOM" && policy_.custom_features_size() == 0) {
            refuse("ssl_policy.features_missing", "profile", {}, write_fix("profile", "MODERN"));
        } else if (profile != "CUSTOM" && policy_.custom_features_size() > 0) {
            refuse("ssl_policy.features_unused", "customFeatures", {profile.empty() ? "COMPATIBLE" : profile},
                   remove_fix("customFeatures"));
        }
        features();
        advice();
    }

private:
    void refuse(std::string_view code, std::string_view field, std::vector<std::string> args,
                std::optional<DiagnosticFix> fix = std::nullopt)
    {
        findings_.add(Verdict::CloudRefuses, code, subject_.place(field), std::move(args), std::move(fix));
    }

    void features()
    {
        std::set<std::string> seen;
        for (int i = 0; i < policy_.custom_features_size(); ++i) {
            const std::string& name = policy_.custom_features(i);
            const std::string path = "customFeatures[" + std::to_string(i) + ']';
            if (std::ranges::find(kAlwaysOn, name) != kAlwaysOn.end()) {
                refuse("ssl_policy.feature_always_on", path, {name}, remove_fix(path));
            } else if (std::ranges::find(kFeatures, name, &Feature::name) == kFeatures.end()) {
                unknown(name, path);
            } else if (!seen.insert(name).second) {
                findings_.add(Verdict::Advises, "ssl_policy.feature_repeated", subject_.place(path), {name},
                              remove_fix(path));
            }
        }
    }

    void unknown(const std::string& name, const std::string& path)
    {
        const std::string_view meant = nearest_feature(name);
        std::optional<DiagnosticFix> fix;
        if (!meant.empty()) {
            fix = write_fix(path, std::string(meant));
        }
        const std::string suggestion = meant.empty() ? "." : "; did you mean '" + std::string(meant) + "'?";
        refuse("ssl_policy.feature_unknown", path, {name, suggestion}, std::move(fix));
    }

    void advice()
    {
        const std::string& version = policy_.min_tls_version();
        if (version.empty() || version == "TLS_1_0" || version == "TLS_1_1") {
            findings_.add(Verdict::Advises, "ssl_policy.old_version",
                          subject_.place(version.empty() ? "" : "minTlsVersion"),
                          {version == "TLS_1_1" ? "1.1" : "1.0"}, write_fix("minTlsVersion", "TLS_1_2"));
        }
        if (policy_.profile().empty() || policy_.profile() == "COMPATIBLE") {
            findings_.add(Verdict::Advises, "ssl_policy.compatible",
                          subject_.place(policy_.has_profile() ? "profile" : ""), {}, write_fix("profile", "MODERN"));
        }
        std::vector<std::string> weak;
        for (const Feature& feature : kFeatures) {
            if (!feature.strong &&
                std::ranges::find(policy_.custom_features(), feature.name) != policy_.custom_features().end()) {
                weak.emplace_back(feature.name);
            }
        }
        if (!weak.empty() && policy_.profile() == "CUSTOM") {
            findings_.add(Verdict::Advises, "ssl_policy.weak_features", subject_.place("customFeatures"),
                          {enumeration(weak)});
        }
    }

    const Subject& subject_;
    const schema::SslPolicy& policy_;
    Findings& findings_;
};

} // namespace

void check_ssl_policies(const FrontEnd& front_end, Findings& findings)
{
    for (const model::ResourcePtr& resource : front_end.workspace().resources(model::Kind::SslPolicy)) {
        PolicyCheck({front_end.workspace(), *resource}, findings).run();
    }
}

} // namespace switchyard::compile
