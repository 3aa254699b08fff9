// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/forwarding_rule.h"
#include "core/compile/front_end.h"
#include "core/compile/ip_range.h"
#include "core/compile/mode.h"
#include "core/model/typed.h"
#include "core/schema/address.pb.h"
#include "core/schema/subnetwork.pb.h"

#include <map>
#include <tuple>

namespace switchyard::compile {

namespace {

constexpr const char* kField = "IPAddress";

std::string_view family_name(const IpAddress& address)
{
    return address.family == IpAddress::Family::V4 ? "IPV4" : "IPV6";
}

const schema::Address& reserved(const RuleFacts& rule) { return model::as<schema::Address>(*rule.address); }

bool is_proxy_only(const schema::Subnetwork& subnetwork)
{
    const std::string& purpose = subnetwork.purpose();
    return purpose.ends_with("_MANAGED_PROXY") || purpose == "INTERNAL_HTTPS_LOAD_BALANCER";
}

class AddressCheck
{
public:
    AddressCheck(const RuleFacts& rule, Findings& findings) : rule_(rule), findings_(findings) {}

    void run()
    {
        literal();
        if (rule_.address != nullptr) {
            kind();
            tier();
            scope();
        } else if (rule_.literal && !rule_.is_internal() && is_private(*rule_.literal)) {
            refuse("forwarding_rule.address_private", kField, {rule_.literal->to_string()});
        }
        family();
        if (rule_.subnetwork != nullptr) {
            subnetwork(model::as<schema::Subnetwork>(*rule_.subnetwork));
        }
    }

private:
    void refuse(std::string_view code, const char* field, std::vector<std::string> args,
                std::optional<DiagnosticFix> fix = std::nullopt)
    {
        findings_.add(Verdict::CloudRefuses, code, rule_.subject.place(field), std::move(args), std::move(fix));
    }

    /// Of rules that listen here forwarding_rule.cpp says it.
    void literal()
    {
        const bool wrong = rule_.address != nullptr && !rule_.literal && reserved(rule_).has_address();
        if (wrong && !listens_here(rule_.message, rule_.proxy, rule_.mode.has_value())) {
            refuse("forwarding_rule.address_invalid", kField, {reserved(rule_).address()});
        }
    }

    void kind()
    {
        const bool internal = reserved(rule_).address_type() == "INTERNAL";
        if (internal != rule_.is_internal()) {
            refuse("forwarding_rule.address_type", kField,
                   {rule_.address->name, internal ? "INTERNAL" : "EXTERNAL",
                    rule_.is_internal() ? "internal" : "external"});
        }
    }

    void tier()
    {
        const auto name = [](const std::string& tier) { return tier.empty() ? std::string("PREMIUM") : tier; };
        const std::string of_address = name(reserved(rule_).network_tier());
        const std::string of_rule = name(rule_.message.network_tier());
        if (!rule_.is_internal() && of_address != of_rule) {
            refuse("forwarding_rule.address_tier", kField, {rule_.address->name, of_address, of_rule},
                   write_fix("networkTier", of_address));
        }
    }

    /// The address of a cross-region rule, which is global, comes from a subnetwork of a region.
    void scope()
    {
        const model::Scope& own = rule_.resource().scope;
        if (rule_.mode != Mode::CrossRegionInternal && rule_.address->scope != own) {
            refuse("mode.scope_mismatch", kField,
                   {rule_.address->name, rule_.address->scope.to_string(), rule_.resource().name, own.to_string()});
        }
    }

    void family()
    {
        const std::string& wanted = rule_.message.ip_version();
        if (rule_.literal && (wanted == "IPV4" || wanted == "IPV6") && wanted != family_name(*rule_.literal)) {
            refuse("forwarding_rule.ip_version", "ipVersion", {wanted, rule_.literal->to_string()},
                   write_fix("ipVersion", std::string(family_name(*rule_.literal))));
        }
        const bool v6 = rule_.literal ? rule_.literal->family == IpAddress::Family::V6 : wanted == "IPV6";
        const bool world = rule_.mode == Mode::GlobalExternal || rule_.mode == Mode::Classic;
        if (v6 && (!world || rule_.is_standard_tier())) {
            findings_.add(
                Verdict::Warns, "forwarding_rule.ipv6", rule_.subject.place(rule_.literal ? kField : "ipVersion"),
                {world ? "in the STANDARD tier" : "for a " + std::string(to_string(*rule_.mode)) + " load balancer"});
        }
    }

    void subnetwork(const schema::Subnetwork& subnetwork)
    {
        const std::string& name = rule_.subnetwork->name;
        if (is_proxy_only(subnetwork)) {
            refuse("forwarding_rule.subnetwork_proxy_only", "subnetwork", {name});
            return;
        }
        if (!rule_.is_global() && rule_.subnetwork->scope != rule_.resource().scope) {
            refuse(
                "mode.scope_mismatch", "subnetwork",
                {name, rule_.subnetwork->scope.to_string(), rule_.resource().name, rule_.resource().scope.to_string()});
        }
        const std::string own_network = last_part(rule_.message.network());
        const std::string network = last_part(subnetwork.network());
        if (!own_network.empty() && !network.empty() && own_network != network) {
            refuse("forwarding_rule.subnetwork_elsewhere", "subnetwork", {name, network, own_network},
                   write_fix("network", subnetwork.network()));
        }
        const auto range = IpRange::parse(subnetwork.ip_cidr_range());
        const bool v4 = rule_.literal && rule_.literal->family == IpAddress::Family::V4;
        if (rule_.is_internal() && range && v4 && !range->contains(*rule_.literal)) {
            refuse("forwarding_rule.address_outside_subnetwork", kField,
                   {rule_.literal->to_string(), subnetwork.ip_cidr_range(), name});
        }
    }

    const RuleFacts& rule_;
    Findings& findings_;
};

/// Rules that stand at one address: apart by their port, and allowed to share it.
class SharingCheck
{
public:
    SharingCheck(const FrontEnd& front_end, Findings& findings) : front_end_(front_end), findings_(findings)
    {
        for (const model::ResourcePtr& resource : front_end.workspace().resources(model::Kind::Address)) {
            if (const auto literal = IpAddress::parse(model::as<schema::Address>(*resource).address())) {
                reserved_.emplace(*literal, resource.get());
            }
        }
    }

    void run()
    {
        for (const RuleFacts& rule : front_end_.rules()) {
            const bool placed = rule.literal || rule.address != nullptr;
            if (rule.mode && placed && !(rule.literal && rule.literal->is_unspecified())) {
                clash(rule);
                shared(rule);
            }
        }
    }

private:
    /// A literal that several networks may use belongs to its network.
    struct Spot
    {
        std::string network;
        std::optional<IpAddress> literal;
        const model::Resource* address = nullptr; ///< while it has no literal

        friend auto operator<=>(const Spot&, const Spot&) = default;
    };

    static Spot spot_of(const RuleFacts& rule)
    {
        return {rule.is_internal() ? rule.network() : std::string(), rule.literal,
                rule.literal ? nullptr : rule.address};
    }

    /// Between two rules that listen here, forwarding_rule.cpp says it.
    void clash(const RuleFacts& rule)
    {
        if (!rule.port) {
            return;
        }
        const std::string& protocol = rule.message.ip_protocol();
        const auto key = std::tuple(spot_of(rule), *rule.port, protocol.empty() ? std::string("TCP") : protocol);
        const auto [first, fresh] = claimed_.emplace(key, &rule);
        if (fresh || (rule.literal && listens(rule) && listens(*first->second))) {
            return;
        }
        const std::string address = rule.literal
                                        ? SocketAddress{*rule.literal, *rule.port}.to_string()
                                        : rule.address->name + " with port " + std::to_string(rule.port->value);
        findings_.add(Verdict::CloudRefuses, "forwarding_rule.address_clash", rule.subject.place(kField),
                      {address, first->second->resource().name});
    }

    static bool listens(const RuleFacts& rule) { return listens_here(rule.message, rule.proxy, rule.mode.has_value()); }

    void shared(const RuleFacts& rule)
    {
        const auto [first, fresh] = holders_.emplace(spot_of(rule), &rule);
        if (fresh || !rule.is_internal()) {
            return;
        }
        const model::Resource* address = rule.address;
        if (address == nullptr) {
            const auto known = reserved_.find(*rule.literal);
            address = known == reserved_.end() ? nullptr : known->second;
        }
        const std::string_view purpose =
            address == nullptr ? std::string_view() : model::as<schema::Address>(*address).purpose();
        if (purpose != "SHARED_LOADBALANCER_VIP") {
            findings_.add(Verdict::CloudRefuses, "forwarding_rule.address_not_shared", rule.subject.place(kField),
                          {rule.literal ? rule.literal->to_string() : address->name, first->second->resource().name});
        }
    }

    const FrontEnd& front_end_;
    Findings& findings_;
    std::map<IpAddress, const model::Resource*> reserved_;
    std::map<std::tuple<Spot, Port, std::string>, const RuleFacts*> claimed_;
    std::map<Spot, const RuleFacts*> holders_;
};

} // namespace

void check_rule_addresses(const FrontEnd& front_end, Findings& findings)
{
    for (const RuleFacts& rule : front_end.rules()) {
        if (rule.mode && rule.proxy != nullptr) {
            AddressCheck(rule, findings).run();
        }
    }
    SharingCheck(front_end, findings).run();
}

} // namespace switchyard::compile
