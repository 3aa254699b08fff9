// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/keys.h"

#include <fmt/format.h>

namespace switchyard::compile {

namespace {

/// FNV-1a with a final avalanche: stable, and good enough for a few thousand names.
/// Source: Fowler, Noll, Vo; finaliser of MurmurHash3 (Appleby).
std::uint64_t hash(std::string_view text)
{
    std::uint64_t value = 0xcbf29ce484222325;
    for (const char c : text) {
        value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    }
    value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
    value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
    value ^= value >> 33;
    return value == 0 ? 1 : value;
}

std::string name_in_scope(const model::Resource& resource)
{
    return fmt::format("{}/{}/{}", resource.project, resource.scope.to_string(), resource.label());
}

} // namespace

ServiceKey service_key(const model::Resource& service) { return ServiceKey{hash(name_in_scope(service))}; }

EndpointKey endpoint_key(ServiceKey service, const model::Resource& group, const SocketAddress& address)
{
    return EndpointKey{hash(fmt::format("{}|{}|{}", service.value, name_in_scope(group), address.to_string()))};
}

} // namespace switchyard::compile
