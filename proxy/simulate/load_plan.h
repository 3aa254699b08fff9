// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/balance/random.h"
#include "core/base/result.h"
#include "core/compile/snapshot.h"
#include "core/http/method.h"

#include <cstdint>
#include <string>
#include <vector>

namespace switchyard::simulate {

/// A load profile's requests as bytes, ready to be sent, and how often each is to be drawn.
class LoadPlan
{
public:
    struct Request
    {
        std::uint32_t below; ///< sum of the weights up to and with this one
        http::Method method;
        std::string bytes;
    };

    /// Errors: InvalidArgument, naming the request that cannot be sent. `authority` is the Host of requests that name
    /// none.
    static Result<LoadPlan> make(const compile::LoadProfileSpec& profile, const std::string& authority);

    const Request& draw(balance::Random& random) const;

private:
    std::vector<Request> requests_;
};

} // namespace switchyard::simulate
