// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/mode.h"

#include "core/model/typed.h"
#include "core/schema/forwarding_rule.pb.h"

namespace switchyard::compile {

namespace {

using model::Scope;

/// `user` refers to `used` at `field`; both live in the same scope.
void check_scope(const Subject& user, std::string_view field, const Subject& used, Findings& findings)
{
    if (user.resource.scope != used.resource.scope) {
        findings.add(
            Verdict::CloudRefuses, "mode.scope_mismatch", user.place(schema::FieldPath().field(field)),
            {used.resource.name, used.resource.scope.to_string(), user.resource.name, user.resource.scope.to_string()});
    }
}

} // namespace

std::optional<Mode> mode_of(std::string_view scheme, const Scope& scope)
{
    const bool global = scope.level == Scope::Level::Global;
    if (scheme.empty() || scheme == "EXTERNAL") {
        return Mode::Classic;
    }
    if (scheme == "EXTERNAL_MANAGED") {
        return global ? Mode::GlobalExternal : Mode::RegionalExternal;
    }
    if (scheme == "INTERNAL_MANAGED") {
        return global ? Mode::CrossRegionInternal : Mode::RegionalInternal;
    }
    return std::nullopt;
}

std::string_view to_string(Mode mode)
{
    switch (mode) {
    case Mode::GlobalExternal:
        return "global external";
    case Mode::Classic:
        return "classic";
    case Mode::RegionalExternal:
        return "regional external";
    case Mode::RegionalInternal:
        return "regional internal";
    case Mode::CrossRegionInternal:
        break;
    }
    return "cross-region internal";
}

void check_mode(const Subject& forwarding_rule, const Subject& target_proxy, const Subject& url_map, Mode mode,
                Findings& findings)
{
    check_scope(forwarding_rule, "target", target_proxy, findings);
    check_scope(target_proxy, "urlMap", url_map, findings);
    const auto& rule = model::as<schema::ForwardingRule>(forwarding_rule.resource);
    if (mode == Mode::GlobalExternal && rule.network_tier() == "STANDARD") {
        findings.add(Verdict::CloudRefuses, "forwarding_rule.standard_tier", forwarding_rule.place("networkTier"));
    }
}

} // namespace switchyard::compile
