// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/compile/mode.h"
#include "core/model/typed.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

using model::Scope;

/// What is wrong with the name of a Cloud Storage bucket; empty when nothing is. Names with dots are domain names.
std::string trouble_with_name(std::string_view name)
{
    const auto word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const bool dotted = name.find('.') != std::string_view::npos;
    if (name.size() < 3 || name.size() > (dotted ? 222U : 63U)) {
        return dotted ? "3–222 characters" : "3–63 characters";
    }
    if (!word(name.front()) || !word(name.back()) ||
        !std::ranges::all_of(name, [&](char c) { return word(c) || c == '-' || c == '_' || c == '.'; })) {
        return "lower-case letters, digits, '-', '_' and '.', beginning and ending with a letter or digit";
    }
    const bool reserved = name.starts_with("goog") || name.find("google") != std::string_view::npos;
    return reserved ? "neither beginning with goog nor containing google" : "";
}

struct BucketMode
{
    bool global;
    std::string_view scheme; ///< empty: none
};

/// Which buckets a mode can use. Source: BackendBucket.loadBalancingScheme in the API's reference.
BucketMode wanted_in(Mode mode)
{
    switch (mode) {
    case Mode::RegionalExternal:
        return {false, "EXTERNAL_MANAGED"};
    case Mode::RegionalInternal:
        return {false, "INTERNAL_MANAGED"};
    case Mode::CrossRegionInternal:
        return {true, "INTERNAL_MANAGED"};
    case Mode::GlobalExternal:
    case Mode::Classic:
        break;
    }
    return {true, ""};
}

void check_modes(const Subject& subject, const schema::BackendBucket& bucket, std::span<const Mode> modes,
                 Findings& findings)
{
    for (const Mode mode : modes) {
        const BucketMode wanted = wanted_in(mode);
        const bool global = subject.resource.scope.level == Scope::Level::Global;
        if (wanted.global != global || bucket.load_balancing_scheme() != wanted.scheme) {
            findings.add(Verdict::CloudRefuses, "backend_bucket.not_in_mode",
                         subject.place(bucket.has_load_balancing_scheme() ? "loadBalancingScheme" : ""),
                         {std::string(to_string(mode)), wanted.global ? "global" : "regional",
                          wanted.scheme.empty() ? "no loadBalancingScheme"
                                                : "loadBalancingScheme: " + std::string(wanted.scheme)});
            return;
        }
    }
}

void check_cached_modes(const Subject& subject, const schema::BackendBucket& bucket, std::span<const Mode> modes,
                        Findings& findings)
{
    const auto mode =
        std::ranges::find_if(modes, [](Mode other) { return other != Mode::GlobalExternal && other != Mode::Classic; });
    if (mode == modes.end()) {
        return;
    }
    const std::array features{std::pair("enableCdn", bucket.enable_cdn()),
                              std::pair("compressionMode", bucket.compression_mode() == "AUTOMATIC")};
    for (const auto& [field, present] : features) {
        if (present) {
            findings.add(Verdict::CloudRefuses, "mode.feature_unavailable", subject.place(field),
                         {field, std::string(to_string(*mode))}, remove_fix(field));
        }
    }
}

} // namespace

void check_buckets(const model::Workspace& workspace, const Usage& usage, Findings& findings)
{
    for (const model::ResourcePtr& resource : workspace.resources(model::Kind::BackendBucket)) {
        const Subject subject{workspace, *resource};
        const auto& bucket = model::as<schema::BackendBucket>(*resource);
        const std::string trouble = trouble_with_name(bucket.bucket_name());
        if (bucket.bucket_name().empty()) {
            findings.add(Verdict::CloudRefuses, "backend_bucket.name_missing", subject.place(), {},
                         write_fix("bucketName", resource->name));
        } else if (!trouble.empty()) {
            findings.add(Verdict::CloudRefuses, "backend_bucket.name_invalid", subject.place("bucketName"),
                         {bucket.bucket_name(), trouble});
        }
        check_modes(subject, bucket, usage.modes(resource->id), findings);
        check_cached_modes(subject, bucket, usage.modes(resource->id), findings);
        check_cdn(subject, bucket, findings);
        check_security_use(subject, bucket, findings);
        check_custom_headers(subject, "customResponseHeaders", bucket.custom_response_headers(), findings);
    }
}

} // namespace switchyard::compile
