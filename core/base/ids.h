// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace switchyard {

/// A 64-bit identifier that cannot be mixed up with another kind of identifier; 0 means "none".
template <typename Tag>
struct StrongId
{
    std::uint64_t value = 0;

    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(StrongId, StrongId) = default;
};

/// A resource, or an element of one of its repeated fields (rule, host rule, backend, …). Stable while the workspace is
/// edited: it survives reordering and renaming.
using ElementId = StrongId<struct ElementIdTag>;
/// A configuration that was handed to a runtime; counts up from 1.
using Revision = StrongId<struct RevisionTag>;
/// A backend service across revisions (hash of its resource key).
using ServiceKey = StrongId<struct ServiceKeyTag>;
/// An endpoint of a service across revisions (hash of service key, group, address and port).
using EndpointKey = StrongId<struct EndpointKeyTag>;
/// One command sent to a runtime; every event that answers it carries the same id.
using CommandId = StrongId<struct CommandIdTag>;

} // namespace switchyard

template <typename Tag>
struct std::hash<switchyard::StrongId<Tag>>
{
    std::size_t operator()(switchyard::StrongId<Tag> id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};
