// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds that gcloud reads as a whole: "import", which creates or replaces.
#include "core/exchange/gcloud_resource.h"
#include "core/exchange/vendor_reference.h"
#include "core/exchange/vendor_resource.h"
#include "core/schema/access.h"

#include <algorithm>
#include <array>

namespace switchyard::exchange {

namespace {

using model::Kind;

struct ImportRow
{
    Kind kind;
    std::string_view command;
};

constexpr std::array kImports{
    ImportRow{Kind::ForwardingRule, "compute forwarding-rules import"},
    ImportRow{Kind::TargetHttpProxy, "compute target-http-proxies import"},
    ImportRow{Kind::TargetHttpsProxy, "compute target-https-proxies import"},
    ImportRow{Kind::UrlMap, "compute url-maps import"},
    ImportRow{Kind::BackendService, "compute backend-services import"},
    ImportRow{Kind::TrustConfig, "certificate-manager trust-configs import"},
    ImportRow{Kind::ServerTlsPolicy, "network-security server-tls-policies import"},
    ImportRow{Kind::BackendAuthenticationConfig, "network-security backend-authentication-configs import"},
    ImportRow{Kind::ServiceLbPolicy, "network-services service-lb-policies import"},
    ImportRow{Kind::LbRouteExtension, "service-extensions lb-route-extensions import"},
    ImportRow{Kind::LbTrafficExtension, "service-extensions lb-traffic-extensions import"},
};

constexpr std::string_view command_of(Kind kind)
{
    const auto* row = std::ranges::find(kImports, kind, &ImportRow::kind);
    return row == kImports.end() ? std::string_view{} : row->command;
}

/// Policies are attached by an update of their own.
struct PolicyRow
{
    std::string_view field;
    std::string_view flag;
};

constexpr std::array kPolicies{PolicyRow{"securityPolicy", "security-policy"},
                               PolicyRow{"edgeSecurityPolicy", "edge-security-policy"}};

std::vector<GcloudStep> import(GcloudResource& made)
{
    made.take_all();
    GcloudCommand command = made.command(command_of(made.resource().kind));
    command.flag("source", "-").input(vendor_yaml(made.node()));
    std::vector<GcloudStep> steps;
    steps.push_back({{}, {}, {std::move(command)}});
    for (GcloudStep& step : attach_policies(made, "compute backend-services update"))
        steps.push_back(std::move(step));
    return steps;
}

} // namespace

std::vector<GcloudStep> attach_policies(GcloudResource& made, std::string_view update)
{
    const model::Resource& resource = made.resource();
    const GcloudScript& script = made.script();
    GcloudCommand command = made.command(update);
    for (const PolicyRow& row : kPolicies) {
        const schema::FieldPath path{std::string(row.field)};
        const auto value = schema::get(*resource.message, path);
        const auto* text = value ? value->as<std::string>() : nullptr;
        if (text == nullptr || text->empty())
            continue;
        const auto kinds = model::referenced_kinds(model::info(resource.kind).message, row.field);
        VendorReference reference = vendor_reference(script.workspace, resource, kinds, *text, script.options);
        command.flag(row.flag, gcloud_url(reference.text, project_of(resource, script.options)));
        made.carried(row.field);
        if (!reference.remark.empty())
            made.note(Loss::Changed, row.field, std::move(reference.remark));
    }
    if (!command.has_flags())
        return {};
    return {{{}, {}, {std::move(command)}}};
}

GcloudWriter gcloud_import(Kind kind) { return command_of(kind).empty() ? nullptr : import; }

} // namespace switchyard::exchange
