// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/compile/health_settings.h"
#include "core/model/typed.h"
#include "core/schema/health_check_service.pb.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace switchyard::compile {

namespace {

using schema::FieldPath;

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

class HealthSettings
{
public:
    HealthSettings(const Subject& subject, Findings& findings)
        : subject_(subject),
          check_(model::as<schema::HealthCheck>(subject.resource)),
          findings_(findings)
    {}

    void run()
    {
        if (check_.type() == "INVALID") {
            findings_.add(Verdict::CloudRefuses, "field.value_placeholder", subject_.place("type"),
                          {"type", check_.type()}, remove_fix("type"));
        }
        const HealthCheckType* type = type_of(check_);
        if (type == nullptr) {
            return;
        }
        const bool any = std::ranges::any_of(kHealthCheckTypes, [&](const auto& row) { return row.present(check_); });
        if (!any) {
            findings_.add(Verdict::CloudRefuses, "health_check.settings_missing",
                          subject_.place(check_.has_type() ? "type" : ""),
                          {std::string(type->type), std::string(type->field)},
                          write_fix(std::string(type->field), "{portSpecification: USE_SERVING_PORT}"));
        }
        settings_ = probe_settings(check_, *type);
        field_ = std::string(type->field);
        port(*type);
        texts();
        source_regions(*type);
    }

private:
    Place place(std::string_view name) const { return subject_.place(field_ + '.' + std::string(name)); }

    void port(const HealthCheckType& type)
    {
        const std::string& specification = settings_.port_specification;
        const bool named = specification == "USE_NAMED_PORT";
        if (named || !settings_.port_name.empty()) {
            findings_.add(Verdict::CloudRefuses, "health_check.named_port",
                          place(named ? "portSpecification" : "portName"), {named ? specification : "portName"},
                          named ? write_fix(field_ + ".portSpecification", "USE_SERVING_PORT")
                                : remove_fix(field_ + ".portName"));
        }
        if (specification == "USE_SERVING_PORT" && settings_.port) {
            findings_.add(Verdict::CloudRefuses, "health_check.port_ignored", place("port"),
                          {std::to_string(*settings_.port)}, remove_fix(field_ + ".port"));
        }
        if (settings_.is_fixed() && !settings_.fixed_port() && type.present(check_)) {
            findings_.add(Verdict::CloudRefuses, "health_check.grpc_port_missing", subject_.place(field_),
                          {std::string(type.type)}, write_fix(field_ + ".portSpecification", "USE_SERVING_PORT"));
        }
    }

    void texts()
    {
        const std::array texts{std::pair("request", &settings_.request), std::pair("response", &settings_.response),
                               std::pair("grpcServiceName", &settings_.grpc_service_name)};
        for (const auto& [name, text] : texts) {
            if (!is_ascii(*text)) {
                findings_.add(Verdict::CloudRefuses, "health_check.not_ascii", place(name), {name});
            }
        }
        const std::string& path = settings_.request_path;
        if (!path.empty() && !path.starts_with('/')) {
            findings_.add(Verdict::CloudRefuses, "health_check.path_invalid", place("requestPath"), {path},
                          write_fix(field_ + ".requestPath", '/' + path));
        }
    }

    void source_regions(const HealthCheckType& type)
    {
        const int count = check_.source_regions_size();
        if (count == 0) {
            return;
        }
        const std::int64_t interval = check_.has_check_interval_sec() ? check_.check_interval_sec() : 5;
        std::string reason;
        if (count != 3) {
            reason = fmt::format("exactly 3 regions are needed, here are {}", count);
        } else if (subject_.resource.scope.level != model::Scope::Level::Global) {
            reason = "the health check must be global";
        } else if (interval < 30) {
            reason = fmt::format("checkIntervalSec must be at least 30, not {}", interval);
        } else if (type.type != "HTTP" && type.type != "HTTPS" && type.type != "TCP") {
            reason = fmt::format("the type must be HTTP, HTTPS or TCP, not {}", type.type);
        } else if (settings_.proxy_header == "PROXY_V1") {
            reason = "proxyHeader must be NONE";
        } else if (!settings_.request.empty()) {
            reason = "a TCP check must not send a request";
        }
        if (!reason.empty()) {
            findings_.add(Verdict::CloudRefuses, "health_check.source_regions", subject_.place("sourceRegions"),
                          {reason});
        }
    }

    const Subject& subject_;
    const schema::HealthCheck& check_;
    Findings& findings_;
    ProbeSettings settings_;
    std::string field_;
};

/// A resource of another scope than the health check service that names it.
void check_member(const Subject& subject, std::span<const model::Kind> kinds, const std::string& reference,
                  const FieldPath& path, Findings& findings)
{
    const model::Resource& self = subject.resource;
    const auto found = subject.workspace.resolve(kinds, reference, &self);
    if (found.status != model::Resolution::Status::Found) {
        return;
    }
    const model::Scope& scope = found.resource->scope;
    const std::string region = region_of(scope);
    const bool same = scope.level == model::Scope::Level::Zone ? region.empty() || region == self.scope.location
                                                               : scope == self.scope;
    if (!same) {
        findings.add(Verdict::CloudRefuses, "health_check_service.scope", subject.place(path),
                     {found.resource->name, where(scope), self.name, where(self.scope)});
    }
}

void check_health_check_service(const Subject& subject, Findings& findings)
{
    constexpr std::array kHealthChecks{model::Kind::HealthCheck};
    constexpr std::array kGroups{model::Kind::NetworkEndpointGroup};
    const auto& service = model::as<schema::HealthCheckService>(subject.resource);
    if (service.health_checks_size() == 0) {
        findings.add(Verdict::CloudRefuses, "health_check_service.empty", subject.place());
    }
    for (int i = 0; i < service.health_checks_size(); ++i) {
        check_member(subject, kHealthChecks, service.health_checks(i),
                     FieldPath().field("healthChecks").index(static_cast<std::size_t>(i)), findings);
    }
    for (int i = 0; i < service.network_endpoint_groups_size(); ++i) {
        check_member(subject, kGroups, service.network_endpoint_groups(i),
                     FieldPath().field("networkEndpointGroups").index(static_cast<std::size_t>(i)), findings);
    }
}

} // namespace

void check_health_settings(const model::Workspace& workspace, Findings& findings)
{
    for (const model::ResourcePtr& resource : workspace.resources(model::Kind::HealthCheck)) {
        const Subject subject{workspace, *resource};
        HealthSettings(subject, findings).run();
    }
    for (const model::ResourcePtr& resource : workspace.resources(model::Kind::HealthCheckService)) {
        check_health_check_service({workspace, *resource}, findings);
    }
}

} // namespace switchyard::compile
