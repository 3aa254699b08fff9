// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses, subnetworks, target TCP and SSL proxies, and SSL policies: made by flags.
#include "core/exchange/gcloud_resource.h"
#include "core/exchange/vendor_reference.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace switchyard::exchange {

namespace {

using model::Kind;
using model::Scope;

std::vector<GcloudStep> write_address(GcloudResource& made)
{
    constexpr std::array kRows{
        FlagRow{"description", "description"},
        FlagRow{"networkTier", "network-tier"},
        FlagRow{"prefixLength", "prefix-length"},
        FlagRow{"ipv6EndpointType", "endpoint-type"},
        FlagRow{"ipCollection", "ip-collection", FlagForm::Url},
        FlagRow{"subnetwork", "subnet", FlagForm::Url},
    };
    FlagReader& flags = made.flags();
    const bool regional = made.resource().scope.level == Scope::Level::Region;
    const bool inside = flags.has("subnetwork") || (!regional && flags.has("network"));
    if (flags.text("addressType") == "INTERNAL" && !inside)
        return made.refuse("gcloud reserves an internal address only in a subnetwork, or globally in a network; the "
                           "workspace names none.");
    GcloudCommand create = made.command("compute addresses create");
    flags.apply(kRows, create);
    if (!regional)
        flags.apply(std::array{FlagRow{"network", "network", FlagForm::Url}}, create);
    if (const std::string address = flags.text("address"); !address.empty()) {
        create.flag("addresses", address);
        flags.take("ipVersion"); // the address says it
    } else if (!regional) {
        flags.apply(std::array{FlagRow{"ipVersion", "ip-version"}}, create);
    }
    constexpr std::array<std::string_view, 5> kPurposes{"VPC_PEERING", "SHARED_LOADBALANCER_VIP", "GCE_ENDPOINT",
                                                        "IPSEC_INTERCONNECT", "PRIVATE_SERVICE_CONNECT"};
    FlagReader reading(made.node(), {});
    if (inside && std::ranges::count(kPurposes, reading.text("purpose")) != 0)
        flags.apply(std::array{FlagRow{"purpose", "purpose"}}, create);
    return {made.create("compute addresses", std::move(create))};
}

/// "range=10.4.0.0/14" of a further range: NAME=RANGE.
std::vector<std::string> secondary_ranges(FlagReader& flags)
{
    std::vector<std::string> ranges;
    const document::Node* list = flags.take("secondaryIpRanges");
    if (list == nullptr)
        return ranges;
    for (const document::Entry& entry : list->entries) {
        FlagReader range(entry.value, {});
        ranges.push_back(fmt::format("{}={}", range.text("rangeName"), range.text("ipCidrRange")));
    }
    return ranges;
}

std::vector<GcloudStep> write_subnetwork(GcloudResource& made)
{
    constexpr std::array kRows{
        FlagRow{"network", "network", FlagForm::Url},
        FlagRow{"ipCidrRange", "range"},
        FlagRow{"purpose", "purpose"},
        FlagRow{"role", "role"},
        FlagRow{"stackType", "stack-type"},
        FlagRow{"ipv6AccessType", "ipv6-access-type"},
        FlagRow{"description", "description"},
        FlagRow{"enableFlowLogs", "enable-flow-logs", FlagForm::WhenTrue},
        FlagRow{"privateIpGoogleAccess", "enable-private-ip-google-access", FlagForm::WhenTrue},
        FlagRow{"externalIpv6Prefix", "external-ipv6-prefix"},
        FlagRow{"internalIpv6Prefix", "internal-ipv6-prefix"},
        FlagRow{"reservedInternalRange", "reserved-internal-range"},
    };
    if (!made.flags().has("network"))
        return made.refuse("A subnetwork belongs to a network; the workspace names none.");
    if (made.resource().scope.level != Scope::Level::Region)
        return made.refuse("A subnetwork lies in a region; the workspace names none.");
    GcloudCommand create = made.command("compute networks subnets create");
    made.flags().apply(kRows, create);
    if (const auto ranges = secondary_ranges(made.flags()); !ranges.empty())
        create.list("secondary-range", ranges);
    return {made.create("compute networks subnets", std::move(create))};
}

std::vector<GcloudStep> write_tcp_proxy(GcloudResource& made)
{
    constexpr std::array kRows{
        FlagRow{"service", "backend-service", FlagForm::Url},
        FlagRow{"proxyHeader", "proxy-header"},
        FlagRow{"proxyBind", "proxy-bind", FlagForm::Switch},
        FlagRow{"description", "description"},
    };
    GcloudCommand create = made.command("compute target-tcp-proxies create");
    made.flags().apply(kRows, create);
    return {made.create("compute target-tcp-proxies", std::move(create))};
}

/// "projects/p/…" of "//certificatemanager.googleapis.com/projects/p/…".
std::string without_host(const std::string& name)
{
    const std::size_t at = name.starts_with("//") ? name.find('/', 2) : name.npos;
    return at == name.npos ? name : name.substr(at + 1);
}

std::vector<GcloudStep> write_ssl_proxy(GcloudResource& made)
{
    constexpr std::array kRows{
        FlagRow{"service", "backend-service", FlagForm::Url},
        FlagRow{"sslPolicy", "ssl-policy", FlagForm::Url},
        FlagRow{"proxyHeader", "proxy-header"},
        FlagRow{"description", "description"},
    };
    FlagReader& flags = made.flags();
    GcloudCommand create = made.command("compute target-ssl-proxies create");
    flags.apply(kRows, create);
    std::vector<std::string> certificates = flags.texts("sslCertificates");
    for (std::string& certificate : certificates)
        certificate = gcloud_url(certificate, project_of(made.resource(), made.script().options));
    if (!certificates.empty())
        create.list("ssl-certificates", certificates);
    if (const std::string map = flags.text("certificateMap"); !map.empty())
        create.flag("certificate-map", without_host(map));
    return {made.create("compute target-ssl-proxies", std::move(create))};
}

/// "1.2" for TLS_1_2.
std::string tls_version(std::string version)
{
    if (version.starts_with("TLS_"))
        version.erase(0, 4);
    std::ranges::replace(version, '_', '.');
    return version;
}

std::vector<GcloudStep> write_ssl_policy(GcloudResource& made)
{
    constexpr std::array kRows{
        FlagRow{"profile", "profile"},
        FlagRow{"customFeatures", "custom-features", FlagForm::List},
    };
    FlagReader& flags = made.flags();
    GcloudCommand create = made.command("compute ssl-policies create");
    GcloudCommand update = made.command("compute ssl-policies update");
    const std::string version = tls_version(flags.text("minTlsVersion"));
    for (GcloudCommand* command : {&create, &update}) {
        flags.apply(kRows, *command);
        if (!version.empty())
            command->flag("min-tls-version", version);
    }
    flags.apply(std::array{FlagRow{"description", "description"}}, create);
    GcloudStep step = made.create("compute ssl-policies", std::move(create));
    if (update.has_flags())
        step.there.push_back(std::move(update));
    return {std::move(step)};
}

} // namespace

GcloudWriter gcloud_front_end(Kind kind)
{
    switch (kind) {
    case Kind::Address:
        return write_address;
    case Kind::Subnetwork:
        return write_subnetwork;
    case Kind::TargetTcpProxy:
        return write_tcp_proxy;
    case Kind::TargetSslProxy:
        return write_ssl_proxy;
    case Kind::SslPolicy:
        return write_ssl_policy;
    default:
        return nullptr;
    }
}

} // namespace switchyard::exchange
