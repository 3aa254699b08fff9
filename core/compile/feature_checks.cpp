// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/compile/mode.h"

#include <array>

namespace switchyard::compile {

namespace {

using schema::BackendService;

constexpr unsigned bit(Mode mode) { return 1U << static_cast<unsigned>(mode); }

constexpr unsigned kGlobal = bit(Mode::GlobalExternal);
constexpr unsigned kClassic = bit(Mode::Classic);
constexpr unsigned kCross = bit(Mode::CrossRegionInternal);
constexpr unsigned kRegionalInternal = bit(Mode::RegionalInternal);
constexpr unsigned kEnvoy = bit(Mode::RegionalExternal) | kRegionalInternal | kCross;

/// "regional internal and cross-region internal"
std::string names_of(unsigned modes)
{
    constexpr std::array kAll{Mode::GlobalExternal, Mode::Classic, Mode::RegionalExternal, Mode::RegionalInternal,
                              Mode::CrossRegionInternal};
    std::string text;
    for (const Mode mode : kAll) {
        if ((modes & bit(mode)) == 0) {
            continue;
        }
        modes &= ~bit(mode);
        text += text.empty() ? "" : modes == 0 ? " and " : ", ";
        text += to_string(mode);
    }
    return text;
}

/// A field, or a value of it, that only some modes have and whose facts in the schema do not say so.
/// Source: load-balancer semantics chapters 0, 4, 7 and 9.
struct ModeRow
{
    std::string_view feature;
    std::string_view path;
    unsigned modes;
    bool (*present)(const BackendService&);
};

bool has_affinity_of_envoy(const BackendService& service)
{
    const std::string& affinity = service.session_affinity();
    return affinity == "HEADER_FIELD" || affinity == "HTTP_COOKIE" || affinity == "STRONG_COOKIE_AFFINITY";
}

constexpr std::array kModeRows{
    ModeRow{"Cloud CDN", "enableCDN", kGlobal | kClassic,
            [](const BackendService& s) { return s.enable_cdn() && !s.has_cdn_policy(); }},
    ModeRow{"serviceLbPolicy", "serviceLbPolicy", kGlobal | kCross,
            [](const BackendService& s) { return s.has_service_lb_policy(); }},
    ModeRow{"localityLbPolicy ORIGINAL_DESTINATION", "localityLbPolicy", kEnvoy,
            [](const BackendService& s) { return s.locality_lb_policy() == "ORIGINAL_DESTINATION"; }},
    ModeRow{"localityLbPolicy", "localityLbPolicy", kGlobal | kEnvoy,
            [](const BackendService& s) {
                const std::string& policy = s.locality_lb_policy();
                return policy == "LEAST_REQUEST" || policy == "RING_HASH" || policy == "MAGLEV" || policy == "RANDOM" ||
                       policy == "WEIGHTED_ROUND_ROBIN";
            }},
    ModeRow{"consistentHash", "consistentHash", kGlobal | kEnvoy,
            [](const BackendService& s) { return s.has_consistent_hash(); }},
    ModeRow{"This session affinity", "sessionAffinity", kGlobal | kEnvoy, has_affinity_of_envoy},
    ModeRow{"Subsetting", "subsetting.policy", kRegionalInternal,
            [](const BackendService& s) { return s.subsetting().policy() == "CONSISTENT_HASH_SUBSETTING"; }},
    ModeRow{"The protocol H2C", "protocol", kGlobal | kEnvoy,
            [](const BackendService& s) { return s.protocol() == "H2C"; }},
    ModeRow{"customMetrics", "customMetrics", kGlobal | kEnvoy,
            [](const BackendService& s) { return s.custom_metrics_size() > 0; }},
    ModeRow{"edgeSecurityPolicy", "edgeSecurityPolicy", kGlobal | kClassic,
            [](const BackendService& s) { return !s.edge_security_policy().empty(); }},
    ModeRow{"externalManagedMigrationState", "externalManagedMigrationState", kGlobal | kClassic,
            [](const BackendService& s) { return s.has_external_managed_migration_state(); }},
};

struct BackendModeRow
{
    std::string_view feature;
    std::string_view field;
    unsigned modes;
    bool (*present)(const schema::Backend&);
};

constexpr std::array kBackendModeRows{
    BackendModeRow{"balancingMode IN_FLIGHT", "balancingMode", kGlobal | kEnvoy,
                   [](const schema::Backend& b) { return b.balancing_mode() == "IN_FLIGHT"; }},
    BackendModeRow{"balancingMode CUSTOM_METRICS", "balancingMode", kGlobal | kEnvoy,
                   [](const schema::Backend& b) { return b.balancing_mode() == "CUSTOM_METRICS"; }},
    BackendModeRow{"preference PREFERRED", "preference", kGlobal | kCross,
                   [](const schema::Backend& b) { return b.preference() == "PREFERRED"; }},
};

constexpr std::string_view kMesh = "service mesh clients";
constexpr std::string_view kPassthrough = "passthrough Network Load Balancers";

/// What belongs to another product of the vendor. `instead`: the value to write, empty to take the field away.
struct ProductRow
{
    std::string_view feature;
    std::string_view path;
    std::string_view product;
    std::string_view instead;
    bool (*present)(const BackendService&);
};

constexpr std::array kProductRows{
    ProductRow{"The protocol GRPC", "protocol", kMesh, "HTTP2",
               [](const BackendService& s) { return s.protocol() == "GRPC"; }},
    ProductRow{"localityLbPolicies", "localityLbPolicies", kMesh, "",
               [](const BackendService& s) { return s.locality_lb_policies_size() > 0; }},
    ProductRow{"maxStreamDuration", "maxStreamDuration", kMesh, "",
               [](const BackendService& s) { return s.has_max_stream_duration(); }},
    ProductRow{"serviceBindings", "serviceBindings", kMesh, "",
               [](const BackendService& s) { return s.service_bindings_size() > 0; }},
    ProductRow{"clientTlsPolicy", "securitySettings.clientTlsPolicy", kMesh, "",
               [](const BackendService& s) { return !s.security_settings().client_tls_policy().empty(); }},
    ProductRow{"subjectAltNames of securitySettings", "securitySettings.subjectAltNames", kMesh, "",
               [](const BackendService& s) { return s.security_settings().subject_alt_names_size() > 0; }},
    ProductRow{"connectionTrackingPolicy", "connectionTrackingPolicy", kPassthrough, "",
               [](const BackendService& s) { return s.has_connection_tracking_policy(); }},
    ProductRow{"failoverPolicy", "failoverPolicy", kPassthrough, "",
               [](const BackendService& s) { return s.has_failover_policy(); }},
    ProductRow{"haPolicy", "haPolicy", kPassthrough, "", [](const BackendService& s) { return s.has_ha_policy(); }},
    ProductRow{"networkPassThroughLbTrafficPolicy", "networkPassThroughLbTrafficPolicy", kPassthrough, "",
               [](const BackendService& s) { return s.has_network_pass_through_lb_traffic_policy(); }},
    ProductRow{"sessionAffinity by connection tuple", "sessionAffinity", kPassthrough, "CLIENT_IP",
               [](const BackendService& s) { return s.session_affinity().starts_with("CLIENT_IP_"); }},
    ProductRow{"localityLbPolicy WEIGHTED_MAGLEV", "localityLbPolicy", kPassthrough, "MAGLEV",
               [](const BackendService& s) { return s.locality_lb_policy() == "WEIGHTED_MAGLEV"; }},
    ProductRow{"localityLbPolicy WEIGHTED_GCP_RENDEZVOUS", "localityLbPolicy", kPassthrough, "MAGLEV",
               [](const BackendService& s) { return s.locality_lb_policy() == "WEIGHTED_GCP_RENDEZVOUS"; }},
};

/// A literal that the API lists only to have a zero value.
struct PlaceholderRow
{
    std::string_view literal;
    std::string_view path;
    std::string_view (*value)(const BackendService&);
};

constexpr std::array kPlaceholders{
    PlaceholderRow{"INVALID_LB_POLICY", "localityLbPolicy",
                   [](const BackendService& s) { return std::string_view(s.locality_lb_policy()); }},
    PlaceholderRow{"INVALID_LOAD_BALANCING_SCHEME", "loadBalancingScheme",
                   [](const BackendService& s) { return std::string_view(s.load_balancing_scheme()); }},
    PlaceholderRow{"INVALID_CACHE_MODE", "cdnPolicy.cacheMode",
                   [](const BackendService& s) { return std::string_view(s.cdn_policy().cache_mode()); }},
    PlaceholderRow{
        "INVALID_TRACKING_MODE", "connectionTrackingPolicy.trackingMode",
        [](const BackendService& s) { return std::string_view(s.connection_tracking_policy().tracking_mode()); }},
};

/// The first mode the service works in that is not among `modes`; nullptr when there is none.
const Mode* lacking(const ServiceFacts& service, unsigned modes)
{
    for (const Mode& mode : service.modes) {
        if ((modes & bit(mode)) == 0) {
            return &mode;
        }
    }
    return nullptr;
}

void check_modes(const ServiceFacts& service, Findings& findings)
{
    for (const ModeRow& row : kModeRows) {
        const Mode* mode = row.present(service.message) ? lacking(service, row.modes) : nullptr;
        if (mode != nullptr) {
            findings.add(Verdict::CloudRefuses, "backend_service.not_in_mode", service.subject.place(row.path),
                         {std::string(row.feature), std::string(to_string(*mode)), names_of(row.modes)},
                         remove_fix(std::string(row.path)));
        }
    }
    for (const BackendFacts& backend : service.backends) {
        for (const BackendModeRow& row : kBackendModeRows) {
            const Mode* mode = row.present(backend.message) ? lacking(service, row.modes) : nullptr;
            if (mode != nullptr) {
                findings.add(Verdict::CloudRefuses, "backend_service.not_in_mode",
                             service.subject.place(backend.path.field(row.field)),
                             {std::string(row.feature), std::string(to_string(*mode)), names_of(row.modes)});
            }
        }
    }
}

void check_products(const ServiceFacts& service, Findings& findings)
{
    const std::string_view home = service.family == Family::Mesh          ? kMesh
                                  : service.family == Family::Passthrough ? kPassthrough
                                                                          : std::string_view();
    for (const ProductRow& row : kProductRows) {
        if (row.product != home && row.present(service.message)) {
            std::string path(row.path);
            findings.add(Verdict::CloudRefuses, "backend_service.other_product", service.subject.place(row.path),
                         {std::string(row.feature), std::string(row.product)},
                         row.instead.empty() ? remove_fix(path) : write_fix(path, std::string(row.instead)));
        }
    }
    for (const BackendFacts& backend : service.backends) {
        if (backend.message.failover() && service.family != Family::Passthrough) {
            const auto path = backend.path.field("failover");
            findings.add(Verdict::CloudRefuses, "backend_service.other_product", service.subject.place(path),
                         {"failover", std::string(kPassthrough)}, remove_fix(path.to_string()));
        }
    }
}

} // namespace

void check_features(const ServiceFacts& service, Findings& findings)
{
    check_modes(service, findings);
    check_products(service, findings);
    for (const PlaceholderRow& row : kPlaceholders) {
        if (row.value(service.message) == row.literal) {
            findings.add(Verdict::CloudRefuses, "field.value_placeholder", service.subject.place(row.path),
                         {schema::FieldPath::parse(row.path)->last_name(), std::string(row.literal)},
                         remove_fix(std::string(row.path)));
        }
    }
}

} // namespace switchyard::compile
