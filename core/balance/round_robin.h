// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/balance/picker.h"

#include <memory>
#include <span>

namespace switchyard::balance {

/// One endpoint after the other, in the order given; each worker goes round on its own. Weights do not count.
class RoundRobin final : public Picker
{
public:
    explicit RoundRobin(std::span<const PickerEndpoint> endpoints);
    static std::unique_ptr<const Picker> make(std::span<const PickerEndpoint> endpoints);

    std::optional<std::uint32_t> pick(PickState& state, const PickRequest& request) const override;

private:
    std::uint32_t size_;
};

} // namespace switchyard::balance
