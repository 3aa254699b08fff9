// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/forwarding_rule.h"
#include "core/compile/front_end.h"
#include "core/compile/mode.h"

#include <array>

namespace switchyard::compile {

namespace {

using schema::ForwardingRule;

/// A field that belongs to another product of the family. Source: the reference's help of these fields.
struct ForeignField
{
    std::string_view name;
    std::string_view product;
    bool (*present)(const ForwardingRule&);
};

constexpr std::string_view kPassthrough = "passthrough Network Load Balancers";
constexpr std::string_view kPrivateConnect = "Private Service Connect";
constexpr std::string_view kMesh = "service mesh clients";

constexpr std::array kForeignFields{
    ForeignField{"allPorts", kPassthrough, [](const ForwardingRule& r) { return r.all_ports(); }},
    ForeignField{"ports", kPassthrough, [](const ForwardingRule& r) { return r.ports_size() > 0; }},
    ForeignField{"backendService", kPassthrough, [](const ForwardingRule& r) { return r.has_backend_service(); }},
    ForeignField{"isMirroringCollector", kPassthrough,
                 [](const ForwardingRule& r) { return r.is_mirroring_collector(); }},
    ForeignField{"serviceLabel", kPassthrough, [](const ForwardingRule& r) { return r.has_service_label(); }},
    ForeignField{"sourceIpRanges", kPassthrough, [](const ForwardingRule& r) { return r.source_ip_ranges_size() > 0; }},
    ForeignField{"ipCollection", kPassthrough, [](const ForwardingRule& r) { return r.has_ip_collection(); }},
    ForeignField{"allowPscGlobalAccess", kPrivateConnect,
                 [](const ForwardingRule& r) { return r.allow_psc_global_access(); }},
    ForeignField{"noAutomateDnsZone", kPrivateConnect,
                 [](const ForwardingRule& r) { return r.no_automate_dns_zone(); }},
    ForeignField{"serviceDirectoryRegistrations", kPrivateConnect,
                 [](const ForwardingRule& r) { return r.service_directory_registrations_size() > 0; }},
    ForeignField{"metadataFilters", kMesh, [](const ForwardingRule& r) { return r.metadata_filters_size() > 0; }},
};

class RuleCheck
{
public:
    RuleCheck(const RuleFacts& rule, Findings& findings) : rule_(rule), findings_(findings) {}

    void run()
    {
        foreign_fields();
        protocol();
        port();
        tier();
        global_access();
        networks();
        custom_port();
    }

private:
    const ForwardingRule& message() const { return rule_.message; }

    void refuse(std::string_view code, const char* field, std::vector<std::string> args,
                std::optional<DiagnosticFix> fix = std::nullopt)
    {
        findings_.add(Verdict::CloudRefuses, code, rule_.subject.place(field), std::move(args), std::move(fix));
    }

    void foreign_fields()
    {
        for (const ForeignField& field : kForeignFields) {
            const bool said = field.name == "ports" && !rule_.port;
            if (field.present(message()) && !said) {
                const std::string name(field.name);
                const bool keeps_the_port = field.name == "ports" && !message().has_port_range();
                refuse("forwarding_rule.foreign_field", name.c_str(), {name, std::string(field.product)},
                       keeps_the_port ? std::nullopt : std::optional(remove_fix(name)));
            }
        }
    }

    void protocol()
    {
        if (message().has_ip_protocol() && message().ip_protocol() != "TCP") {
            refuse("forwarding_rule.protocol", "IPProtocol", {message().ip_protocol()}, write_fix("IPProtocol", "TCP"));
        }
    }

    /// Of rules that listen here forwarding_rule.cpp says it.
    void port()
    {
        if (!rule_.port && !listens_here(message(), rule_.proxy, rule_.mode.has_value())) {
            report_port(rule_.subject, message(), Verdict::CloudRefuses, findings_);
        }
    }

    /// Source: requirements A3.
    void tier()
    {
        const bool standard = rule_.is_standard_tier();
        switch (*rule_.mode) {
        case Mode::GlobalExternal:
            if (standard) {
                refuse("forwarding_rule.standard_tier", "networkTier", {}, write_fix("networkTier", "PREMIUM"));
            }
            break;
        case Mode::Classic:
            if (standard && rule_.is_global()) {
                refuse("forwarding_rule.standard_tier_global", "networkTier", {}, write_fix("networkTier", "PREMIUM"));
            } else if (!standard && !rule_.is_global()) {
                refuse("forwarding_rule.premium_tier_regional",
                       message().has_network_tier() ? "networkTier" : "loadBalancingScheme", {},
                       write_fix("networkTier", "STANDARD"));
            }
            break;
        case Mode::RegionalExternal:
            break;
        case Mode::RegionalInternal:
        case Mode::CrossRegionInternal:
            if (standard) {
                refuse("forwarding_rule.standard_tier_internal", "networkTier", {}, remove_fix("networkTier"));
            }
            break;
        }
    }

    void global_access()
    {
        if (!message().allow_global_access() || rule_.mode == Mode::RegionalInternal) {
            return;
        }
        const Place place = rule_.subject.place("allowGlobalAccess");
        if (rule_.mode == Mode::CrossRegionInternal) {
            findings_.add(Verdict::Advises, "forwarding_rule.global_access_anyway", place, {},
                          remove_fix("allowGlobalAccess"));
        } else {
            findings_.add(Verdict::CloudRefuses, "mode.feature_unavailable", place,
                          {"allowGlobalAccess", std::string(to_string(*rule_.mode))}, remove_fix("allowGlobalAccess"));
        }
    }

    /// Rules of the two front ends that span the world lie outside of every network; a cross-region one has to say in
    /// which region its address is.
    void networks()
    {
        if (rule_.mode == Mode::CrossRegionInternal && !message().has_subnetwork() && rule_.address == nullptr) {
            refuse("forwarding_rule.subnetwork_missing", "", {});
        }
        if (rule_.mode != Mode::GlobalExternal && rule_.mode != Mode::Classic) {
            return;
        }
        for (const auto& [field, present] :
             {std::pair("network", message().has_network()), std::pair("subnetwork", message().has_subnetwork())}) {
            if (present) {
                findings_.add(Verdict::Advises, "forwarding_rule.network_unused", rule_.subject.place(field),
                              {field, std::string(to_string(*rule_.mode))}, remove_fix(field));
            }
        }
    }

    /// HTTP on 443 and HTTPS on 80 are allowed, and nearly always a slip.
    void custom_port()
    {
        if (!rule_.has_http_proxy() || !rule_.port) {
            return;
        }
        const bool tls = rule_.proxy->kind == model::Kind::TargetHttpsProxy;
        if (*rule_.port == Port{static_cast<std::uint16_t>(tls ? 80 : 443)}) {
            findings_.add(Verdict::Advises, "forwarding_rule.port_of_other_scheme",
                          rule_.subject.place(message().has_port_range() ? "portRange" : "ports"),
                          {tls ? "HTTPS" : "HTTP", std::to_string(rule_.port->value)});
        }
    }

    const RuleFacts& rule_;
    Findings& findings_;
};

} // namespace

void check_rules(const FrontEnd& front_end, Findings& findings)
{
    for (const RuleFacts& rule : front_end.rules()) {
        // Rules without a proxy are of other products; forwarding_rule.cpp says so.
        if (rule.mode && rule.proxy != nullptr) {
            RuleCheck(rule, findings).run();
        }
    }
}

} // namespace switchyard::compile
