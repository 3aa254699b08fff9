// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/mode.h"
#include "core/edit/names.h"
#include "core/edit/ports.h"

#include <array>

/// Why a port cannot lead to a target.
namespace switchyard::edit {

using model::Kind;
using model::Resource;
using model::Scope;
using model::Workspace;
using Why = std::optional<Refusal>;

namespace {

Why because(std::string_view code, std::vector<std::string> args)
{
    return Refusal{std::string(code), std::move(args)};
}

std::string mode_text(std::string_view scheme, const Scope& scope)
{
    const auto mode = compile::mode_of(scheme, scope);
    return mode ? std::string(compile::to_string(*mode)) : std::string(scheme);
}

bool is_stream_proxy(Kind kind) { return kind == Kind::TargetTcpProxy || kind == Kind::TargetSslProxy; }
bool is_proxy(Kind kind)
{
    return is_stream_proxy(kind) || kind == Kind::TargetHttpProxy || kind == Kind::TargetHttpsProxy;
}

/// Checks one pair; each function says one thing that may be wrong.
class Pair
{
public:
    Pair(const Workspace& workspace, const Port& port, const Resource& owner, ElementId target)
        : workspace_(workspace),
          port_(port),
          owner_(owner),
          target_id_(target),
          target_(workspace.find(target))
    {}

    Why check(Purpose purpose, ElementId part) const
    {
        if (target_id_ == port_.element) {
            return because("itself", {noun(workspace_, target_id_)});
        }
        if (Why why = kind()) {
            return why;
        }
        if (targets_of(workspace_, port_).contains(target_id_)) {
            return because("already", {noun(workspace_, port_.element), name_of(workspace_, target_id_)});
        }
        if (target_ == nullptr) {
            return std::nullopt;
        }
        if (Why why = scope()) {
            return why;
        }
        if (Why why = scheme()) {
            return why;
        }
        if (Why why = protocol()) {
            return why;
        }
        if (Why why = split(purpose, part)) {
            return why;
        }
        return name();
    }

private:
    std::string what() const { return noun(workspace_, target_id_); }
    bool target_is(Kind kind) const { return target_ != nullptr && target_->kind == kind; }
    bool target_is_group() const { return target_is(Kind::InstanceGroup) || target_is(Kind::NetworkEndpointGroup); }

    Why kind() const
    {
        switch (port_.kind) {
        case PortKind::RuleTarget:
            return rule_target();
        case PortKind::ProxyMap:
            if (is_stream_proxy(owner_.kind)) {
                return target_is(Kind::BackendService) ? Why() : because("proxy_needs_service", {owner_.name, what()});
            }
            return target_is(Kind::UrlMap) ? Why() : because("proxy_needs_map", {owner_.name, what()});
        case PortKind::HostMatcher:
            return matcher();
        case PortKind::ServiceBackend:
            return target_is_group() ? Why() : because("not_a_group", {what()});
        case PortKind::GroupStandIn:
            return list_of(workspace_, target_id_) == "simulatedBackends" ? Why() : because("not_simulated", {what()});
        default:
            return target_is(Kind::BackendService) || target_is(Kind::BackendBucket)
                       ? Why()
                       : because("not_a_backend", {what()});
        }
    }

    Why rule_target() const
    {
        if (target_ != nullptr && is_proxy(target_->kind)) {
            return std::nullopt;
        }
        const std::string scheme = scheme_of(owner_);
        const bool regional = owner_.scope.level == Scope::Level::Region;
        const bool passthrough = scheme == "INTERNAL" || (scheme == "EXTERNAL" && regional);
        return target_is(Kind::BackendService) && passthrough ? Why() : because("rule_needs_proxy", {what()});
    }

    Why matcher() const
    {
        if (list_of(workspace_, target_id_) != "pathMatchers") {
            return because("needs_matcher", {what()});
        }
        if (workspace_.locate(target_id_)->resource != &owner_) {
            return because("other_map", {name_of(workspace_, target_id_), owner_.name});
        }
        return name_of(workspace_, target_id_).empty() ? because("needs_name", {what()}) : Why();
    }

    Why scope() const
    {
        if (port_.kind == PortKind::ServiceBackend) {
            const Scope& group = target_->scope;
            const bool inside = owner_.scope.level != Scope::Level::Region || group.level == Scope::Level::Global ||
                                group.location == owner_.scope.location ||
                                group.location.starts_with(owner_.scope.location + "-");
            return inside ? Why()
                          : because("group_elsewhere",
                                    {target_->name, group.to_string(), owner_.name, owner_.scope.to_string()});
        }
        return target_->scope == owner_.scope ? Why()
                                              : because("scope_mismatch", {target_->name, target_->scope.to_string(),
                                                                           owner_.name, owner_.scope.to_string()});
    }

    Why scheme() const
    {
        if (port_.kind == PortKind::ServiceBackend) {
            return std::nullopt;
        }
        const auto rules = rules_over(workspace_, owner_);
        for (const Resource* rule : rules) {
            const std::string wanted = scheme_of(*rule);
            if (target_->kind == Kind::BackendBucket && wanted.starts_with("INTERNAL")) {
                return because("bucket_internal", {target_->name, mode_text(wanted, rule->scope)});
            }
            for (const Resource* service : services_behind(workspace_, *target_)) {
                const std::string own = scheme_of(*service);
                if (!schemes_fit(wanted, own)) {
                    return because("scheme_mismatch", {service->name, mode_text(own, service->scope),
                                                       mode_text(wanted, rule->scope), wanted});
                }
            }
        }
        return std::nullopt;
    }

    Why protocol() const
    {
        if (!target_is(Kind::BackendService) || port_.kind == PortKind::RuleTarget) {
            return std::nullopt;
        }
        const std::string own = text_at(*target_, "protocol");
        const bool stream = own == "TCP" || own == "SSL";
        if (port_.kind == PortKind::ProxyMap) {
            return stream ? Why() : because("protocol_http", {target_->name, own.empty() ? "HTTP" : own});
        }
        return stream || own == "UDP" ? because("protocol_stream", {target_->name, own}) : Why();
    }

    Why split(Purpose purpose, ElementId part) const
    {
        const auto slot = slot_of(workspace_, port_);
        const bool joins = slot && (part || (purpose == Purpose::Add && (slot->has_service() || slot->parts() > 0)));
        if (!joins) {
            return std::nullopt;
        }
        if (target_is(Kind::BackendBucket)) {
            return because("bucket_in_split", {target_->name});
        }
        if (slot->has_service()) {
            const Resource* present = follow(workspace_, owner_, slot->service);
            if (present != nullptr && present->kind == Kind::BackendBucket) {
                return because("bucket_in_split", {present->name});
            }
        }
        const bool classic = scheme_around(workspace_, owner_) == "EXTERNAL";
        return classic && purpose == Purpose::Add ? because("split_in_classic", {noun(workspace_, port_.element)})
                                                  : Why();
    }

    /// A reference can only say kind, place and name.
    Why name() const
    {
        if (target_->name.empty()) {
            return because("needs_name", {what()});
        }
        const std::array kinds{target_->kind};
        const auto found = workspace_.resolve(kinds, reference_to(*target_), &owner_);
        const bool clear = found.status == model::Resolution::Status::Found && found.resource == target_;
        return clear ? Why() : because("name_unclear", {target_->name});
    }

    const Workspace& workspace_;
    const Port& port_;
    const Resource& owner_;
    ElementId target_id_;
    const Resource* target_;
};

} // namespace

Why misfit(const Workspace& workspace, const Port& port, ElementId target, Purpose purpose, ElementId part)
{
    if (!workspace.locate(port.element) || !workspace.locate(target)) {
        return because("gone", {});
    }
    const Resource* owner = owner_of(workspace, port);
    if (owner == nullptr) {
        return because("no_port", {noun(workspace, port.element)});
    }
    return Pair(workspace, port, *owner, target).check(purpose, part);
}

} // namespace switchyard::edit
