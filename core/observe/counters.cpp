// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/stats_sample.h"

namespace switchyard::observe {

Counters& Counters::operator+=(const Counters& other)
{
    requests += other.requests;
    responses_2xx += other.responses_2xx;
    responses_3xx += other.responses_3xx;
    responses_4xx += other.responses_4xx;
    responses_5xx += other.responses_5xx;
    no_response += other.no_response;
    grpc_failures += other.grpc_failures;
    hidden_failures += other.hidden_failures;
    request_bytes += other.request_bytes;
    response_bytes += other.response_bytes;
    return *this;
}

} // namespace switchyard::observe
