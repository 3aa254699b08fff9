// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/model/typed.h"
#include "core/schema/backend_authentication_config.pb.h"

#include <array>

namespace switchyard::compile {

namespace {

using schema::BackendService;
using schema::FieldPath;

void check_log_config(const ServiceFacts& service, Findings& findings)
{
    const schema::BackendServiceLogConfig& log = service.message.log_config();
    const bool custom = log.optional_mode() == "CUSTOM";
    if (custom != (log.optional_fields_size() > 0)) {
        const char* path = custom ? "logConfig.optionalMode" : "logConfig.optionalFields";
        findings.add(Verdict::CloudRefuses, custom ? "log_config.fields_missing" : "log_config.fields_unused",
                     service.subject.place(path), {},
                     custom ? write_fix("logConfig.optionalMode", "INCLUDE_ALL_OPTIONAL")
                            : write_fix("logConfig.optionalMode", "CUSTOM"));
    }
    const bool asks = log.sample_rate() > 0 || custom || log.optional_mode() == "INCLUDE_ALL_OPTIONAL";
    if (!log.has_enable() && asks) {
        findings.add(Verdict::Advises, "log_config.unused", service.subject.place("logConfig"), {},
                     write_fix("logConfig.enable", "true"));
    } else if (log.enable() && log.has_sample_rate() && log.sample_rate() == 0) {
        findings.add(Verdict::Advises, "log_config.logs_nothing", service.subject.place("logConfig.sampleRate"), {},
                     write_fix("logConfig.sampleRate", "1.0"));
    }
}

void check_tls(const ServiceFacts& service, Findings& findings)
{
    const std::string& protocol = service.message.protocol();
    if (protocol != "HTTPS" && protocol != "HTTP2" && protocol != "SSL") {
        findings.add(Verdict::CloudRefuses, "tls_settings.protocol", service.subject.place("tlsSettings"),
                     {protocol.empty() ? "HTTP" : protocol}, write_fix("protocol", "HTTPS"));
    }
    const auto& names = service.message.tls_settings().subject_alt_names();
    for (int i = 0; i < names.size(); ++i) {
        if (names[i].dns_name().empty() == names[i].uniform_resource_identifier().empty()) {
            const auto path =
                FieldPath().field("tlsSettings").field("subjectAltNames").index(static_cast<std::size_t>(i));
            findings.add(Verdict::CloudRefuses, "tls_settings.name_kind", service.subject.place(path));
        }
    }
}

/// An exported service keeps the secret's hash; one that is written by hand needs the secret.
void check_iap(const ServiceFacts& service, Findings& findings)
{
    const schema::BackendServiceIAP& iap = service.message.iap();
    const bool secret = !iap.oauth2_client_secret().empty() || !iap.oauth2_client_secret_sha256().empty();
    if (iap.enabled() && !iap.oauth2_client_id().empty() && !secret) {
        findings.add(Verdict::Advises, "iap.secret_missing", service.subject.place("iap.oauth2ClientId"), {},
                     remove_fix("iap.oauth2ClientId"));
    }
}

void check_migration(const ServiceFacts& service, Findings& findings)
{
    const BackendService& message = service.message;
    const std::string& scheme = message.load_balancing_scheme();
    const std::string& state = message.external_managed_migration_state();
    const bool percentage = message.has_external_managed_migration_testing_percentage();
    if (!state.empty() && !scheme.empty() && !scheme.starts_with("EXTERNAL")) {
        findings.add(Verdict::CloudRefuses, "migration.scheme", service.subject.place("externalManagedMigrationState"),
                     {scheme}, remove_fix("externalManagedMigrationState"));
    }
    if (state == "TEST_BY_PERCENTAGE" && !percentage) {
        findings.add(Verdict::CloudRefuses, "migration.percentage_missing",
                     service.subject.place("externalManagedMigrationState"), {},
                     write_fix("externalManagedMigrationTestingPercentage", "10"));
    } else if (state != "TEST_BY_PERCENTAGE" && percentage) {
        findings.add(Verdict::CloudRefuses, "migration.percentage_unused",
                     service.subject.place("externalManagedMigrationTestingPercentage"), {},
                     remove_fix("externalManagedMigrationTestingPercentage"));
    }
}

struct ExcludedRow
{
    std::string_view field;
    bool (*present)(const BackendService&);
};

/// What a highly available passthrough service must not have besides haPolicy.
constexpr std::array kExcluded{
    ExcludedRow{"sessionAffinity",
                [](const BackendService& s) { return s.has_session_affinity() && s.session_affinity() != "NONE"; }},
    ExcludedRow{"connectionTrackingPolicy", [](const BackendService& s) { return s.has_connection_tracking_policy(); }},
    ExcludedRow{"failoverPolicy", [](const BackendService& s) { return s.has_failover_policy(); }},
    ExcludedRow{"subsetting", [](const BackendService& s) { return s.has_subsetting(); }},
};

void check_ha_policy(const ServiceFacts& service, Findings& findings)
{
    if (!service.message.has_ha_policy() || service.family != Family::Passthrough) {
        return;
    }
    for (const ExcludedRow& row : kExcluded) {
        if (row.present(service.message)) {
            findings.add(Verdict::CloudRefuses, "ha_policy.excludes", service.subject.place(row.field),
                         {std::string(row.field)}, remove_fix(std::string(row.field)));
        }
    }
}

} // namespace

void check_settings(const ServiceFacts& service, Findings& findings)
{
    if (service.message.has_log_config()) {
        check_log_config(service, findings);
    }
    if (service.message.has_tls_settings()) {
        check_tls(service, findings);
    }
    check_iap(service, findings);
    check_migration(service, findings);
    check_ha_policy(service, findings);
}

void check_backend_authentication(const model::Workspace& workspace, Findings& findings)
{
    for (const model::ResourcePtr& resource : workspace.resources(model::Kind::BackendAuthenticationConfig)) {
        const auto& config = model::as<schema::BackendAuthenticationConfig>(*resource);
        if (config.trust_config().empty() && config.well_known_roots() != "PUBLIC_ROOTS") {
            findings.add(Verdict::Advises, "backend_authentication.no_roots", Subject{workspace, *resource}.place(), {},
                         write_fix("wellKnownRoots", "PUBLIC_ROOTS"));
        }
    }
}

} // namespace switchyard::compile
