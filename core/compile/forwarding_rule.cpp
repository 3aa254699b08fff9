// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/forwarding_rule.h"

#include "core/compile/front_end.h"
#include "core/compile/mode.h"
#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/address.pb.h"
#include "core/schema/forwarding_rule.pb.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <map>

namespace switchyard::compile {

namespace {

using model::Kind;

constexpr std::array kProxies{Kind::TargetHttpProxy, Kind::TargetHttpsProxy, Kind::TargetTcpProxy,
                              Kind::TargetSslProxy};
constexpr std::array kAddresses{Kind::Address};

/// "80" or "80-80"; a range of several ports is none.
std::optional<Port> single_port(const std::string& text)
{
    const auto number = [](std::string_view part) -> std::optional<Port> {
        std::uint16_t value = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        const bool whole = error == std::errc{} && end == part.data() + part.size() && value != 0;
        return whole ? std::optional(Port{value}) : std::nullopt;
    };
    const std::size_t dash = text.find('-');
    const auto first = number(std::string_view(text).substr(0, dash));
    return dash == std::string::npos || first == number(std::string_view(text).substr(dash + 1)) ? first : std::nullopt;
}

class ForwardingRules
{
public:
    ForwardingRules(const model::Workspace& workspace, Findings& findings) : workspace_(workspace), findings_(findings)
    {}

    std::vector<Chain> run()
    {
        for (const model::ResourcePtr& resource : workspace_.resources(Kind::ForwardingRule)) {
            rule({workspace_, *resource});
        }
        return std::move(chains_);
    }

private:
    void rule(const Subject& subject)
    {
        const auto& message = model::as<schema::ForwardingRule>(subject.resource);
        const auto mode = mode_of(message.load_balancing_scheme(), subject.resource.scope);
        if (!is_served(subject, message, mode.has_value())) {
            return;
        }
        Chain chain;
        chain.forwarding_rule = &subject.resource;
        chain.listener.forwarding_rule = subject.resource.id;
        chain.listener.name = subject.resource.name;
        chain.listener.mode = mode.value_or(Mode::GlobalExternal);
        const bool complete = proxy(subject, message, chain);
        const bool has_port = port(subject, message, chain.listener);
        if (address(subject, message, chain.listener) && has_port) {
            clash(subject, message, chain.listener);
            if (complete) {
                chains_.push_back(std::move(chain));
            }
        }
    }

    /// Other products of the family do not listen here; the rest of the workspace does.
    bool is_served(const Subject& subject, const schema::ForwardingRule& message, bool known_scheme)
    {
        const auto refuse = [&](Verdict verdict, const char* field, const std::string& why) {
            findings_.add(verdict, "forwarding_rule.not_served", subject.place(field), {why});
            return false;
        };
        if (!known_scheme) {
            return refuse(Verdict::Warns, "loadBalancingScheme",
                          fmt::format("the scheme {} belongs to a product that is not carried out here.",
                                      message.load_balancing_scheme()));
        }
        if (message.has_ip_protocol() && message.ip_protocol() != "TCP") {
            return refuse(Verdict::Warns, "IPProtocol",
                          fmt::format("a proxy speaks TCP, not {}.", message.ip_protocol()));
        }
        if (!message.has_target()) {
            if (message.has_backend_service()) {
                return refuse(
                    Verdict::Warns, "backendService",
                    "passthrough load balancers, which name a backend service themselves, are not carried out.");
            }
            findings_.add(Verdict::Blocks, "reference.missing", subject.place(), {"target", "target proxy"});
            return false;
        }
        return subject.follow(kProxies, message.target()) != nullptr; // else said by check_references()
    }

    /// Whether the chain is complete.
    bool proxy(const Subject& subject, const schema::ForwardingRule& message, Chain& chain)
    {
        const model::Resource* proxy = subject.follow(kProxies, message.target());
        const auto [found, fresh] = proxies_.try_emplace(proxy->id);
        if (fresh) {
            found->second = compile_target_proxy(workspace_, *proxy, findings_);
        }
        const TargetProxy& target = found->second;
        ListenerSpec& listener = chain.listener;
        chain.target_proxy = proxy;
        listener.target_proxy = proxy->id;
        if (proxy->kind == Kind::TargetTcpProxy || proxy->kind == Kind::TargetSslProxy) {
            chain.service = target.service;
            listener.protocol = ListenerSpec::Protocol::Bytes;
            listener.sends_proxy_header = target.sends_proxy_header;
            return target.service != nullptr;
        }
        chain.url_map = target.url_map;
        listener.scheme = proxy->kind == Kind::TargetHttpsProxy ? route::Scheme::Https : route::Scheme::Http;
        listener.client_keep_alive = client_keep_alive(target, listener.mode);
        if (target.url_map != nullptr) {
            listener.url_map = target.url_map->id;
        }
        return target.url_map != nullptr;
    }

    bool port(const Subject& subject, const schema::ForwardingRule& message, ListenerSpec& listener)
    {
        const auto port = port_of(message);
        if (!port) {
            report_port(subject, message, Verdict::Blocks, findings_);
        }
        listener.port = port.value_or(Port{});
        return port.has_value();
    }

    /// A literal, or an address resource that has one. Without either the cloud picks one: it stays unspecified.
    bool address(const Subject& subject, const schema::ForwardingRule& message, ListenerSpec& listener)
    {
        if (!message.has_ip_address() || message.ip_address().empty()) {
            return true;
        }
        std::string literal = message.ip_address();
        if (!IpAddress::parse(literal)) {
            const auto found = workspace_.resolve(kAddresses, literal, &subject.resource);
            if (found.resource == nullptr || found.resource->kind != Kind::Address) {
                return false; // said by check_references()
            }
            literal = model::as<schema::Address>(*found.resource).address();
            if (literal.empty()) {
                return true;
            }
        }
        const auto parsed = IpAddress::parse(literal);
        if (!parsed) {
            findings_.add(Verdict::Blocks, "forwarding_rule.address_invalid", subject.place("IPAddress"), {literal});
            return false;
        }
        listener.address = *parsed;
        return true;
    }

    /// Networks have addresses of their own.
    static std::string address_space(const Subject& subject, const schema::ForwardingRule& message)
    {
        constexpr std::array kSubnetworks{Kind::Subnetwork};
        const bool internal = message.load_balancing_scheme().starts_with("INTERNAL");
        return internal ? network_of(message, subject.follow(kSubnetworks, message.subnetwork())) : std::string();
    }

    void clash(const Subject& subject, const schema::ForwardingRule& message, const ListenerSpec& listener)
    {
        if (listener.address.is_unspecified()) {
            return;
        }
        const SocketAddress socket{listener.address, listener.port};
        const auto [first, fresh] = claimed_.emplace(std::pair(address_space(subject, message), socket), listener.name);
        if (!fresh) {
            findings_.add(Verdict::Blocks, "forwarding_rule.address_clash", subject.place("IPAddress"),
                          {socket.to_string(), first->second});
        }
    }

    const model::Workspace& workspace_;
    Findings& findings_;
    std::vector<Chain> chains_;
    std::map<ElementId, TargetProxy> proxies_;
    std::map<std::pair<std::string, SocketAddress>, std::string> claimed_; ///< by network
};

/// The entry of local.listeners, or the next free port of 127.0.0.1 from the rule's own (privileged ones: + 8000).
void stand_in(const model::Workspace& workspace, Chain& chain, LocalPart& local, Findings& findings)
{
    ListenerSpec& listener = chain.listener;
    const auto chosen = local.listeners.find(listener.forwarding_rule);
    if (chosen != local.listeners.end()) {
        listener.local = chosen->second;
        return;
    }
    const Subject subject{workspace, *chain.forwarding_rule};
    const std::uint32_t first = listener.port.value < 1024 ? listener.port.value + 8000U : listener.port.value;
    for (std::uint32_t port = first; port <= 65535; ++port) {
        const SocketAddress candidate{IpAddress::v4(127, 0, 0, 1), Port{static_cast<std::uint16_t>(port)}};
        if (local.taken.emplace(candidate, listener.name).second) {
            listener.local = candidate;
            const SocketAddress own{listener.address, listener.port};
            findings.add(
                Verdict::Advises, "forwarding_rule.stand_in_chosen", subject.place(),
                {listener.address.is_unspecified() ? fmt::format("Port {}", listener.port.value) : own.to_string(),
                 candidate.to_string()});
            return;
        }
    }
    findings.add(Verdict::BlocksHere, "forwarding_rule.stand_in_none", subject.place(), {std::to_string(first)});
}

} // namespace

std::optional<Port> port_of(const schema::ForwardingRule& rule)
{
    if (rule.has_port_range()) {
        return single_port(rule.port_range());
    }
    return rule.ports_size() == 1 ? single_port(rule.ports(0)) : std::nullopt;
}

void report_port(const Subject& subject, const schema::ForwardingRule& rule, Verdict verdict, Findings& findings)
{
    const bool list = !rule.has_port_range() && rule.ports_size() > 0;
    if (!rule.has_port_range() && !list) {
        findings.add(verdict, "forwarding_rule.port_missing", subject.place(), {}, write_fix("portRange", "\"80\""));
        return;
    }
    const std::string text = list ? fmt::format("{}", fmt::join(rule.ports(), ", ")) : rule.port_range();
    const auto first = single_port(text.substr(0, text.find_first_of("-,")));
    std::optional<DiagnosticFix> fix;
    if (first && !list) {
        fix = write_fix("portRange", fmt::format("\"{}\"", first->value));
    }
    findings.add(verdict, "forwarding_rule.port_invalid", subject.place(list ? "ports" : "portRange"), {text},
                 std::move(fix));
}

bool listens_here(const schema::ForwardingRule& rule, const model::Resource* target_proxy, bool known_scheme)
{
    return known_scheme && target_proxy != nullptr &&
           std::ranges::find(kProxies, target_proxy->kind) != kProxies.end() &&
           (!rule.has_ip_protocol() || rule.ip_protocol() == "TCP");
}

std::vector<Chain> compile_forwarding_rules(const model::Workspace& workspace, Findings& findings)
{
    return ForwardingRules(workspace, findings).run();
}

void choose_stand_ins(const model::Workspace& workspace, LocalPart& local, std::vector<Chain>& chains,
                      Findings& findings)
{
    for (Chain& chain : chains) {
        stand_in(workspace, chain, local, findings);
    }
}

} // namespace switchyard::compile
