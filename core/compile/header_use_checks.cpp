// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/model/typed.h"
#include "core/schema/forwarding_rule.pb.h"
#include "core/schema/security_policy.pb.h"
#include "core/schema/target_https_proxy.pb.h"

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

using model::Kind;
using schema::FieldPath;

/// What the proxies in front of a service learn about clients.
struct FrontDoor
{
    bool known = false; ///< some rule leads to the service
    bool tls = false;
    bool client_certificates = false;
};

FrontDoor front_door(const ServiceFacts& service, const Usage& usage)
{
    constexpr std::array kProxies{Kind::TargetHttpProxy, Kind::TargetHttpsProxy};
    FrontDoor door;
    for (const model::Resource* rule : usage.rules(service.subject.resource.id)) {
        door.known = true;
        const std::string& target = model::as<schema::ForwardingRule>(*rule).target();
        const auto found = service.subject.workspace.resolve(kProxies, target, rule);
        if (found.resource != nullptr && found.resource->kind == Kind::TargetHttpsProxy) {
            door.tls = true;
            door.client_certificates =
                door.client_certificates ||
                !model::as<schema::TargetHttpsProxy>(*found.resource).server_tls_policy().empty();
        }
    }
    return door;
}

bool is_always_empty(std::string_view header, const FrontDoor& door)
{
    const auto uses = [&](std::string_view prefix) { return header.find(prefix) != std::string_view::npos; };
    return (!door.client_certificates && uses("{client_cert_")) || (!door.tls && uses("{tls_"));
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return out;
}

/// Names of the headers that the service's security policy adds, in lower case.
std::set<std::string> names_of_policy(const ServiceFacts& service)
{
    constexpr std::array kPolicies{Kind::SecurityPolicy};
    const Subject& subject = service.subject;
    std::set<std::string> names;
    if (service.message.security_policy().empty()) {
        return names;
    }
    const auto found = subject.workspace.resolve(kPolicies, service.message.security_policy(), &subject.resource);
    if (found.status != model::Resolution::Status::Found) {
        return names;
    }
    for (const schema::SecurityPolicyRule& rule : model::as<schema::SecurityPolicy>(*found.resource).rules()) {
        for (const auto& header : rule.header_action().request_headers_to_adds()) {
            names.insert(lower(header.header_name()));
        }
    }
    return names;
}

} // namespace

void check_header_use(const ServiceFacts& service, const Usage& usage, Findings& findings)
{
    const std::array lists{std::pair("customRequestHeaders", &service.message.custom_request_headers()),
                           std::pair("customResponseHeaders", &service.message.custom_response_headers())};
    if (lists[0].second->empty() && lists[1].second->empty()) {
        return;
    }
    const FrontDoor door = front_door(service, usage);
    for (const auto& [field, headers] : lists) {
        for (int i = 0; door.known && i < headers->size(); ++i) {
            if (is_always_empty(headers->Get(i), door)) {
                const auto path = FieldPath().field(field).index(static_cast<std::size_t>(i));
                findings.add(Verdict::Advises, "custom_header.variable_empty", service.subject.place(path),
                             {headers->Get(i), door.tls ? "a serverTlsPolicy" : "an HTTPS proxy"});
            }
        }
    }
    const std::set<std::string> names = names_of_policy(service);
    const auto& requests = service.message.custom_request_headers();
    for (int i = 0; !names.empty() && i < requests.size(); ++i) {
        const std::string name = requests[i].substr(0, requests[i].find(':'));
        if (names.contains(lower(name))) {
            const auto path = FieldPath().field("customRequestHeaders").index(static_cast<std::size_t>(i));
            findings.add(Verdict::Advises, "custom_header.overwrites_policy", service.subject.place(path), {name});
        }
    }
}

} // namespace switchyard::compile
