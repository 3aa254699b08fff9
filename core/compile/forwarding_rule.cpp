// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/forwarding_rule.h"

#include "core/compile/mode.h"
#include "core/compile/references.h"
#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/address.pb.h"
#include "core/schema/forwarding_rule.pb.h"

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
    ForwardingRules(const model::Workspace& workspace, LocalPart& local, Findings& findings)
        : workspace_(workspace),
          local_(local),
          findings_(findings)
    {}

    std::vector<Chain> run()
    {
        for (const model::ResourcePtr& resource : workspace_.resources(Kind::ForwardingRule)) {
            rule({workspace_, *resource});
        }
        for (Chain& chain : chains_) {
            stand_in(chain);
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
            clash(subject, chain.listener);
            if (complete) {
                chains_.push_back(std::move(chain));
            }
        }
    }

    /// Other products of the family, and TLS, do not listen here; the rest of the workspace does.
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
                          fmt::format("an Application Load Balancer speaks TCP, not {}.", message.ip_protocol()));
        }
        if (!message.has_target()) {
            if (message.has_backend_service()) {
                return refuse(
                    Verdict::Warns, "backendService",
                    "passthrough load balancers, which name a backend service themselves, are not carried out.");
            }
            findings_.add(Verdict::Blocks, "reference.missing", subject.place(), {"target", "target HTTP proxy"});
            return false;
        }
        const auto found = workspace_.resolve(kProxies, message.target(), &subject.resource);
        if (found.resource == nullptr || found.status == model::Resolution::Status::WrongKind) {
            return false; // said by check_references()
        }
        if (found.resource->kind == Kind::TargetHttpProxy) {
            return true;
        }
        return refuse(
            Verdict::Warns, "target",
            found.resource->kind == Kind::TargetHttpsProxy
                ? fmt::format("'{}' is a target HTTPS proxy, and TLS is not carried out yet.", found.resource->name)
                : fmt::format("'{}' is a {}, which is not carried out.", found.resource->name,
                              kind_in_sentence(found.resource->kind)));
    }

    bool proxy(const Subject& subject, const schema::ForwardingRule& message, Chain& chain)
    {
        const auto found = workspace_.resolve(kProxies, message.target(), &subject.resource);
        chain.target_proxy = found.resource;
        const TargetProxy target = proxies_.contains(found.resource->id)
                                       ? proxies_[found.resource->id]
                                       : compile_target_proxy(workspace_, *found.resource, findings_);
        proxies_.emplace(found.resource->id, target);
        chain.url_map = target.url_map;
        chain.listener.target_proxy = found.resource->id;
        chain.listener.client_keep_alive = client_keep_alive(target, chain.listener.mode);
        if (target.url_map != nullptr) {
            chain.listener.url_map = target.url_map->id;
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

    void clash(const Subject& subject, const ListenerSpec& listener)
    {
        if (listener.address.is_unspecified()) {
            return;
        }
        const SocketAddress socket{listener.address, listener.port};
        const auto [first, fresh] = claimed_.emplace(socket, listener.name);
        if (!fresh) {
            findings_.add(Verdict::Blocks, "forwarding_rule.address_clash", subject.place("IPAddress"),
                          {socket.to_string(), first->second});
        }
    }

    /// The entry of local.listeners, or the next free port of 127.0.0.1 from the rule's own (privileged ones: + 8000).
    void stand_in(Chain& chain)
    {
        ListenerSpec& listener = chain.listener;
        const auto chosen = local_.listeners.find(listener.forwarding_rule);
        if (chosen != local_.listeners.end()) {
            listener.local = chosen->second;
            return;
        }
        const Subject subject{workspace_, *chain.forwarding_rule};
        const std::uint32_t first = listener.port.value < 1024 ? listener.port.value + 8000U : listener.port.value;
        for (std::uint32_t port = first; port <= 65535; ++port) {
            const SocketAddress candidate{IpAddress::v4(127, 0, 0, 1), Port{static_cast<std::uint16_t>(port)}};
            if (local_.taken.emplace(candidate, listener.name).second) {
                listener.local = candidate;
                const SocketAddress own{listener.address, listener.port};
                findings_.add(
                    Verdict::Advises, "forwarding_rule.stand_in_chosen", subject.place(),
                    {listener.address.is_unspecified() ? fmt::format("Port {}", listener.port.value) : own.to_string(),
                     candidate.to_string()});
                return;
            }
        }
        findings_.add(Verdict::BlocksHere, "forwarding_rule.stand_in_none", subject.place(), {std::to_string(first)});
    }

    const model::Workspace& workspace_;
    LocalPart& local_;
    Findings& findings_;
    std::vector<Chain> chains_;
    std::map<ElementId, TargetProxy> proxies_;
    std::map<SocketAddress, std::string> claimed_;
};

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
    return known_scheme && target_proxy != nullptr && target_proxy->kind == Kind::TargetHttpProxy &&
           (!rule.has_ip_protocol() || rule.ip_protocol() == "TCP");
}

std::vector<Chain> compile_forwarding_rules(const model::Workspace& workspace, LocalPart& local, Findings& findings)
{
    return ForwardingRules(workspace, local, findings).run();
}

} // namespace switchyard::compile
