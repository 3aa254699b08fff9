// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/compile/findings.h"
#include "core/compile/subject.h"
#include "core/compile/usage.h"
#include "core/schema/forwarding_rule.pb.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::compile {

/// A forwarding rule and what it names, looked up once for all checks. Lifetime: as the workspace.
struct RuleFacts
{
    Subject subject;
    const schema::ForwardingRule& message;
    std::optional<Mode> mode;                 ///< nullopt: the scheme of another product
    const model::Resource* proxy = nullptr;   ///< nullptr: none, or it does not exist
    const model::Resource* address = nullptr; ///< the reserved address it names
    std::optional<IpAddress> literal;         ///< the address written here or in `address`
    std::optional<Port> port;                 ///< the only one it names
    const model::Resource* subnetwork = nullptr;

    const model::Resource& resource() const { return subject.resource; }
    bool is_global() const { return resource().scope.level == model::Scope::Level::Global; }
    /// Of an Application Load Balancer: its target is an HTTP or HTTPS proxy.
    bool has_http_proxy() const;
    bool is_internal() const;
    /// A region's name: the rule's own, or that of the subnetwork of a cross-region rule. Errors: empty.
    std::string region() const;
    /// The last part of `network`, or of the subnetwork's; "default" when neither says it.
    std::string network() const;
    bool is_standard_tier() const { return message.network_tier() == "STANDARD"; }
};

/// The forwarding rules of a workspace, and where they lead. Cost: linear in the workspace.
class FrontEnd
{
public:
    FrontEnd(const model::Workspace& workspace, const Usage& usage);

    const model::Workspace& workspace() const { return workspace_; }
    const Usage& usage() const { return usage_; }
    /// In file order.
    const std::vector<RuleFacts>& rules() const { return rules_; }
    /// Follows a reference. Errors: nullptr when it leads nowhere, or to a kind that is not among `kinds`.
    const model::Resource* resolve(std::span<const model::Kind> kinds, const std::string& reference,
                                   const model::Resource& from) const;

private:
    const model::Workspace& workspace_;
    const Usage& usage_;
    std::vector<RuleFacts> rules_;
};

/// The network of a forwarding rule, by its last part: `network`, or that of its subnetwork (nullptr: none); "default"
/// when neither says it.
std::string network_of(const schema::ForwardingRule& rule, const model::Resource* subnetwork);
/// "shop" for "projects/p/global/networks/shop".
std::string last_part(std::string_view reference);
/// An absent scheme is EXTERNAL.
std::string_view scheme_or_default(std::string_view scheme);
/// "a, b and c"
std::string enumeration(std::span<const std::string> words);

// Each file speaks about what its name says.
void check_rules(const FrontEnd& front_end, Findings& findings);
void check_rule_addresses(const FrontEnd& front_end, Findings& findings);
void check_addresses(const FrontEnd& front_end, Findings& findings);
void check_chains(const FrontEnd& front_end, Findings& findings);
void check_subnetworks(const FrontEnd& front_end, Findings& findings);
void check_target_proxies(const FrontEnd& front_end, Findings& findings);
void check_certificates(const FrontEnd& front_end, Findings& findings);
void check_certificate_contents(const FrontEnd& front_end, Findings& findings);
void check_certificate_maps(const FrontEnd& front_end, Findings& findings);
void check_ssl_policies(const FrontEnd& front_end, Findings& findings);
void check_tls_policies(const FrontEnd& front_end, Findings& findings);
void check_extensions(const FrontEnd& front_end, Findings& findings);
void check_scopes(const FrontEnd& front_end, Findings& findings);
void check_front_end_projects(const FrontEnd& front_end, Findings& findings);

} // namespace switchyard::compile
