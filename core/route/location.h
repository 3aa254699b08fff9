// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/route/route_table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {

/// Where a forwarding rule of the workspace is reached on this machine.
struct StandIn
{
    ElementId forwarding_rule;
    IpAddress address; ///< the rule's own; unspecified when the configuration does not say
    Port port;         ///< the rule's own
    Scheme scheme = Scheme::Http;
    SocketAddress local;            ///< port 0: not bound yet, nothing is translated to it
    std::vector<std::string> hosts; ///< host patterns of its URL map, as written

    friend bool operator==(const StandIn&, const StandIn&) = default;
};

/// Turns a Location that points back at a rule of the workspace into one that works here: the host name stays (the
/// client used it, and `*.localhost` resolves to this machine), the rule's port becomes the stand-in's; a literal
/// address of the rule becomes the local address.
class LocationTranslation
{
public:
    LocationTranslation() = default;
    explicit LocationTranslation(std::vector<StandIn> stand_ins);

    /// Where a stand-in was really bound. Only before the translation is published to workers.
    void set_local(ElementId forwarding_rule, SocketAddress local);
    const std::vector<StandIn>& stand_ins() const { return stand_ins_; }

    /// Where a Location points.
    struct Target
    {
        Scheme scheme = Scheme::Http;
        std::string_view host; ///< IPv6 in brackets
        Port port;
        bool is_request_host = false; ///< the client already uses that host; any stand-in of that port will do
        ElementId from;               ///< the rule the request came in through
    };
    /// The stand-in that answers there; nullptr when the Location leaves the workspace. A bare `*` host pattern claims
    /// no foreign host. Cost: linear in rules and hosts, no allocation.
    const StandIn* find(const Target& target) const;

private:
    std::vector<StandIn> stand_ins_;
};

/// Location of a redirect: scheme://host[:port]path[?query], unchanged parts copied from the request. A redirected host
/// replaces host and port; httpsRedirect drops the port. Without `translation` it is what the cloud would answer.
/// Source: load-balancer semantics chapter 2.2.
std::string redirect_location(const RedirectAction& action, const RouteMatch& match, const RouteRequest& request,
                              const LocationTranslation* translation = nullptr);
/// Writes the same to `out`. Control bytes and spaces are percent-encoded. Errors: nullopt when it does not fit.
/// Cost: no allocation.
std::optional<std::size_t> append_redirect_location(char* out, std::size_t capacity, const RedirectAction& action,
                                                    const RouteMatch& match, const RouteRequest& request,
                                                    const LocationTranslation* translation = nullptr);

/// Location of the 302 that answers a path with dot segments (http::needs_normalisation).
std::string normalised_location(const RouteRequest& request, const LocationTranslation* translation = nullptr);
/// Writes the same to `out`. Errors: nullopt when it does not fit. Cost: one string.
std::optional<std::size_t> append_normalised_location(char* out, std::size_t capacity, const RouteRequest& request,
                                                      const LocationTranslation* translation = nullptr);

} // namespace switchyard::route
