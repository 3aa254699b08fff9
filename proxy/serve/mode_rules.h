// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/snapshot.h"
#include "proxy/http1/head_parser.h"
#include "proxy/http1/name_case.h"

/// What HTTP/1.1 looks like in each mode.
/// Source: load balancer semantics chapters 6 (spelling of names) and 7 (sizes).
namespace switchyard::serve {

constexpr http1::NameCase name_case(compile::Mode mode)
{
    return mode == compile::Mode::Classic ? http1::NameCase::Proper : http1::NameCase::Lower;
}

constexpr http1::HeadLimits request_limits(compile::Mode mode)
{
    http1::HeadLimits limits = http1::kRequestLimits;
    if (mode == compile::Mode::Classic)
        limits.bytes = 64 * 1024;
    return limits;
}

} // namespace switchyard::serve
