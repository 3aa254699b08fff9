// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/round_robin.h"

namespace switchyard::balance {

RoundRobin::RoundRobin(std::span<const PickerEndpoint> endpoints) : size_(static_cast<std::uint32_t>(endpoints.size()))
{}

std::unique_ptr<const Picker> RoundRobin::make(std::span<const PickerEndpoint> endpoints)
{
    return std::make_unique<RoundRobin>(endpoints);
}

std::optional<std::uint32_t> RoundRobin::pick(PickState& state, const PickRequest& request) const
{
    if (size_ == 0)
        return std::nullopt;
    auto index = static_cast<std::uint32_t>(state.cursor++ % size_);
    if (request.avoid == index && size_ > 1)
        index = static_cast<std::uint32_t>(state.cursor++ % size_);
    return index;
}

} // namespace switchyard::balance
