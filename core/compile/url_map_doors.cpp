// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/url_map_doors.h"

#include "core/compile/mode.h"
#include "core/model/typed.h"

#include <array>
#include <charconv>

namespace switchyard::compile {

namespace {

using model::Kind;

constexpr std::array kProxies{Kind::TargetHttpProxy, Kind::TargetHttpsProxy};

/// "80" and "80-80"; 0 for anything else.
Port port_of(const schema::ForwardingRule& rule)
{
    const std::string& text = rule.has_port_range() || rule.ports().empty() ? rule.port_range() : rule.ports(0);
    const char* const end = text.data() + text.size();
    std::uint16_t first = 0;
    const auto [stop, error] = std::from_chars(text.data(), end, first);
    if (error != std::errc{}) {
        return {};
    }
    std::uint16_t last = first;
    const bool is_range = stop != end && *stop == '-';
    const auto rest = is_range ? std::from_chars(stop + 1, end, last) : std::from_chars_result{stop, {}};
    return rest.ec == std::errc{} && rest.ptr == end && first == last ? Port{first} : Port{};
}

} // namespace

std::optional<Door> door_of(const model::Workspace& workspace, const model::Resource& forwarding_rule)
{
    const auto& message = model::as<schema::ForwardingRule>(forwarding_rule);
    const auto mode = mode_of(message.load_balancing_scheme(), forwarding_rule.scope);
    const model::Resource* proxy = workspace.resolve(kProxies, message.target(), &forwarding_rule).resource;
    if (!mode || proxy == nullptr || (proxy->kind != kProxies[0] && proxy->kind != kProxies[1])) {
        return std::nullopt;
    }
    const route::Scheme scheme = proxy->kind == Kind::TargetHttpsProxy ? route::Scheme::Https : route::Scheme::Http;
    return Door{&forwarding_rule, &message, *mode, scheme, port_of(message)};
}

std::vector<Door> doors_of(const Subject& url_map, const Usage& usage)
{
    std::vector<Door> doors;
    for (const model::Resource* rule : usage.rules(url_map.resource.id)) {
        if (const auto door = door_of(url_map.workspace, *rule)) {
            doors.push_back(*door);
        }
    }
    return doors;
}

} // namespace switchyard::compile
