// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end.h"
#include "core/compile/mode.h"
#include "core/model/typed.h"
#include "core/schema/backend_service.pb.h"
#include "core/schema/lb_route_extension.pb.h"
#include "core/schema/lb_traffic_extension.pb.h"

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Resource;
using schema::ExtensionChain;
using schema::FieldPath;

constexpr std::array kRules{Kind::ForwardingRule};
constexpr std::array kServices{Kind::BackendService};

/// "0.1s" in milliseconds. Errors: nullopt.
std::optional<double> milliseconds(std::string_view text)
{
    double seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool whole = error == std::errc{} && std::string_view(end, text.data() + text.size()) == "s";
    return whole ? std::optional(seconds * 1000) : std::nullopt;
}

/// A plugin runs in the proxy; everything else is called by gRPC.
bool is_plugin(const std::string& service) { return service.find("wasmPlugins/") != std::string::npos; }

/// One route or traffic extension. Source: the reference's help of its fields.
class ExtensionCheck
{
public:
    ExtensionCheck(const FrontEnd& front_end, const Resource& resource, Findings& findings)
        : front_end_(front_end),
          subject_{front_end.workspace(), resource},
          route_(resource.kind == Kind::LbRouteExtension),
          findings_(findings)
    {}

    /// `holders`: which extension of the same kind a rule has already.
    template <typename Extension>
    void run(const Extension& extension, std::map<const Resource*, const Resource*>& holders)
    {
        for (int i = 0; i < extension.forwarding_rules_size(); ++i) {
            const Resource* rule = front_end_.resolve(kRules, extension.forwarding_rules(i), subject_.resource);
            if (rule != nullptr) {
                this->rule(*rule, extension.load_balancing_scheme(),
                           FieldPath().field("forwardingRules").index(static_cast<std::size_t>(i)), holders);
            }
        }
        std::set<std::string> names;
        for (int i = 0; i < extension.extension_chains_size(); ++i) {
            const FieldPath path = FieldPath().field("extensionChains").index(static_cast<std::size_t>(i));
            const ExtensionChain& chain = extension.extension_chains(i);
            unique(names, chain.name(), path);
            this->chain(chain, path);
        }
    }

private:
    void refuse(std::string_view code, const FieldPath& path, std::vector<std::string> args,
                std::optional<DiagnosticFix> fix = std::nullopt)
    {
        findings_.add(Verdict::CloudRefuses, code, subject_.place(path), std::move(args), std::move(fix));
    }

    void rule(const Resource& rule, const std::string& scheme, const FieldPath& path,
              std::map<const Resource*, const Resource*>& holders)
    {
        const std::string own(scheme_or_default(model::as<schema::ForwardingRule>(rule).load_balancing_scheme()));
        if (own == "EXTERNAL") {
            refuse("mode.feature_unavailable", path,
                   {route_ ? "A route extension" : "A traffic extension", std::string(to_string(Mode::Classic))});
        } else if (!scheme.empty() && scheme != own) {
            refuse("extension.scheme_mismatch", path, {rule.name, own, scheme}, write_fix("loadBalancingScheme", own));
        }
        const auto [first, fresh] = holders.emplace(&rule, &subject_.resource);
        if (!fresh) {
            refuse("extension.rule_repeated", path, {rule.name, first->second->name, route_ ? "route" : "traffic"});
        }
    }

    void unique(std::set<std::string>& names, const std::string& name, const FieldPath& path)
    {
        if (!name.empty() && !names.insert(name).second) {
            refuse("extension.name_repeated", path.field("name"), {name});
        }
    }

    void chain(const ExtensionChain& chain, const FieldPath& path)
    {
        if (route_ && chain.extensions_size() > 1) {
            refuse("extension.one_in_route", path.field("extensions"), {std::to_string(chain.extensions_size())});
        }
        std::set<std::string> names;
        for (int i = 0; i < chain.extensions_size(); ++i) {
            const FieldPath at = path.field("extensions").index(static_cast<std::size_t>(i));
            unique(names, chain.extensions(i).name(), at);
            events(chain.extensions(i), at);
            if (is_plugin(chain.extensions(i).service())) {
                plugin(chain.extensions(i), at);
            } else {
                call_out(chain.extensions(i), at);
            }
        }
    }

    void events(const ExtensionChain::Extension& extension, const FieldPath& path)
    {
        if (!route_ && extension.supported_events_size() == 0) {
            refuse("extension.events_missing", path, {});
        }
        for (int i = 0; route_ && i < extension.supported_events_size(); ++i) {
            const std::string& event = extension.supported_events(i);
            const FieldPath at = path.field("supportedEvents").index(static_cast<std::size_t>(i));
            if (event.starts_with("RESPONSE_")) {
                refuse("extension.event_of_response", at, {event}, remove_fix(at.to_string()));
            }
        }
    }

    void plugin(const ExtensionChain::Extension& extension, const FieldPath& path)
    {
        for (const auto& [field, present] :
             {std::pair("authority", extension.has_authority()), std::pair("timeout", extension.has_timeout())}) {
            if (present) {
                const FieldPath at = path.field(field);
                refuse("extension.call_out_only", at, {field}, remove_fix(at.to_string()));
            }
        }
    }

    void call_out(const ExtensionChain::Extension& extension, const FieldPath& path)
    {
        for (const auto& [field, present] :
             {std::pair("authority", extension.has_authority()), std::pair("timeout", extension.has_timeout())}) {
            if (!present) {
                refuse("extension.call_out_incomplete", path, {field});
            }
        }
        const auto timeout = milliseconds(extension.timeout());
        if (extension.has_timeout() && (!timeout || *timeout < 10 || *timeout > 10000)) {
            refuse("extension.timeout", path.field("timeout"), {extension.timeout()});
        }
        const Resource* service = front_end_.resolve(kServices, extension.service(), subject_.resource);
        if (service != nullptr) {
            const std::string& protocol = model::as<schema::BackendService>(*service).protocol();
            if (protocol != "HTTP2" && protocol != "H2C" && protocol != "GRPC") {
                findings_.add(Verdict::Warns, "extension.service_protocol", subject_.place(path.field("service")),
                              {service->name, protocol.empty() ? "HTTP" : protocol});
            }
        }
    }

    const FrontEnd& front_end_;
    Subject subject_;
    bool route_;
    Findings& findings_;
};

template <typename Extension>
void check_kind(const FrontEnd& front_end, Kind kind, Findings& findings)
{
    std::map<const Resource*, const Resource*> holders;
    for (const model::ResourcePtr& resource : front_end.workspace().resources(kind)) {
        ExtensionCheck(front_end, *resource, findings).run(model::as<Extension>(*resource), holders);
    }
}

} // namespace

void check_extensions(const FrontEnd& front_end, Findings& findings)
{
    check_kind<schema::LbRouteExtension>(front_end, Kind::LbRouteExtension, findings);
    check_kind<schema::LbTrafficExtension>(front_end, Kind::LbTrafficExtension, findings);
}

} // namespace switchyard::compile
