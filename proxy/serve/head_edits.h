// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/http1/head_writer.h"
#include "proxy/serve/streams.h"

namespace switchyard::serve {

/// What every load balancer of the vendor adds to Via, whatever protocol came in. Source: load-balancer semantics
/// chapter 6.
inline constexpr std::string_view kVia = "1.1 google";

/// What changes in a head that is passed on, in whatever protocol. Lifetime: as what it is made of.
inline http1::RequestEdits edits_of(const ForwardedRequest& request)
{
    http1::RequestEdits edits;
    edits.target = request.target;
    edits.host = request.host;
    edits.forwarded_for = request.forwarded_for;
    edits.forwarded_proto = request.forwarded_proto;
    edits.via = kVia;
    edits.name_case = request.name_case;
    edits.lines = request.edits;
    return edits;
}

inline http1::ResponseEdits edits_of(const ForwardedResponse& response)
{
    http1::ResponseEdits edits;
    edits.via = kVia;
    edits.name_case = response.name_case;
    edits.lines = response.edits;
    return edits;
}

} // namespace switchyard::serve
