// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end.h"

#include "core/compile/forwarding_rule.h"
#include "core/compile/mode.h"
#include "core/model/typed.h"
#include "core/schema/address.pb.h"
#include "core/schema/subnetwork.pb.h"

#include <array>

namespace switchyard::compile {

using model::Kind;
using model::Resource;

namespace {

constexpr std::array kProxies{Kind::TargetHttpProxy, Kind::TargetHttpsProxy, Kind::TargetTcpProxy,
                              Kind::TargetSslProxy};
constexpr std::array kAddresses{Kind::Address};
constexpr std::array kSubnetworks{Kind::Subnetwork};

void read_address(const FrontEnd& front_end, RuleFacts& rule)
{
    const std::string& text = rule.message.ip_address();
    rule.literal = IpAddress::parse(text);
    if (rule.literal || text.empty()) {
        return;
    }
    rule.address = front_end.resolve(kAddresses, text, rule.resource());
    if (rule.address != nullptr) {
        rule.literal = IpAddress::parse(model::as<schema::Address>(*rule.address).address());
    }
}

} // namespace

bool RuleFacts::has_http_proxy() const
{
    return proxy != nullptr && (proxy->kind == Kind::TargetHttpProxy || proxy->kind == Kind::TargetHttpsProxy);
}

bool RuleFacts::is_internal() const
{
    return message.load_balancing_scheme() == "INTERNAL_MANAGED" || message.load_balancing_scheme() == "INTERNAL";
}

std::string RuleFacts::region() const
{
    if (!is_global()) {
        return resource().scope.location;
    }
    return subnetwork == nullptr ? std::string() : subnetwork->scope.location;
}

std::string RuleFacts::network() const { return network_of(message, subnetwork); }

FrontEnd::FrontEnd(const model::Workspace& workspace, const Usage& usage) : workspace_(workspace), usage_(usage)
{
    const auto resources = workspace.resources(Kind::ForwardingRule);
    rules_.reserve(resources.size());
    for (const model::ResourcePtr& resource : resources) {
        const auto& message = model::as<schema::ForwardingRule>(*resource);
        RuleFacts& rule = rules_.emplace_back(Subject{workspace, *resource}, message,
                                              mode_of(message.load_balancing_scheme(), resource->scope));
        rule.proxy = resolve(kProxies, message.target(), *resource);
        rule.subnetwork = resolve(kSubnetworks, message.subnetwork(), *resource);
        rule.port = port_of(message);
        read_address(*this, rule);
    }
}

const Resource* FrontEnd::resolve(std::span<const Kind> kinds, const std::string& reference, const Resource& from) const
{
    return Subject{workspace_, from}.follow(kinds, reference);
}

std::string network_of(const schema::ForwardingRule& rule, const Resource* subnetwork)
{
    std::string name = last_part(rule.network());
    if (name.empty() && subnetwork != nullptr) {
        name = last_part(model::as<schema::Subnetwork>(*subnetwork).network());
    }
    return name.empty() ? "default" : name;
}

std::string last_part(std::string_view reference)
{
    return std::string(reference.substr(reference.rfind('/') + 1)); // npos + 1 is 0
}

std::string_view scheme_or_default(std::string_view scheme) { return scheme.empty() ? "EXTERNAL" : scheme; }

std::string enumeration(std::span<const std::string> words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += i == 0 ? "" : i + 1 == words.size() ? " and " : ", ";
        text += words[i];
    }
    return text;
}

} // namespace switchyard::compile
