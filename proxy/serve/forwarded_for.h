// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace switchyard::serve {

/// "CLIENT,LOAD_BALANCER" as appended to X-Forwarded-For. Cost: no allocation for IPv4.
class ForwardedFor
{
public:
    ForwardedFor(const IpAddress& client, const IpAddress& load_balancer);
    std::string_view text() const { return {text_.data(), size_}; }

private:
    void append(const IpAddress& address);

    std::array<char, 96> text_;
    std::size_t size_ = 0;
};

} // namespace switchyard::serve
