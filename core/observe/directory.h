// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ip_address.h"

#include <string>
#include <unordered_map>

namespace switchyard::observe {

/// The names behind the ids of one revision's records and counters. Immutable once published. Thread: any.
struct Directory
{
    struct Element
    {
        std::string resource;   ///< "urlMaps/storefront"
        std::string label;      ///< "storefront", "20 · /checkout/", "checkout-v2"
        std::string field_path; ///< empty for the resource itself
    };
    struct Endpoint
    {
        ElementId service;
        std::string service_name;
        ElementId group;
        std::string group_name;
        SocketAddress address;
        std::string label; ///< "checkout-v1/127.0.0.1:9101" or the simulated backend's name
    };

    Revision revision;
    std::unordered_map<ElementId, Element> elements;
    std::unordered_map<EndpointKey, Endpoint> endpoints;
};

} // namespace switchyard::observe
