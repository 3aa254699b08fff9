// SPDX-License-Identifier: GPL-3.0-or-later
// gRPC calls: how long their clients wait, and how they ended.
#include "core/http/grpc.h"
#include "proxy/serve/exchange.h"

namespace switchyard::serve {

void Exchange::begin_grpc()
{
    const http::RequestHead& head = client_.request();
    grpc_ = head.major_version == 2 && http::is_grpc(head);
    if (!grpc_)
        return;
    if (const auto patience = http::grpc_timeout(head.headers))
        latest_ = arrival_.at + *patience;
}

std::int8_t Exchange::grpc_status_of(const Error& error, std::uint16_t http_status) const
{
    const bool late = error.kind == ErrorKind::BackendTimedOut || error.kind == ErrorKind::ConnectTimedOut;
    if (late && context_.loop.now() >= latest_)
        return http::kGrpcDeadlineExceeded;
    // Where one style says 502 and another 504, a call has the same status.
    return error.kind == ErrorKind::BackendTimedOut ? http::kGrpcUnavailable : http::grpc_status_of(http_status);
}

void Exchange::note_grpc_head(const http::ResponseHead& response)
{
    if (!grpc_)
        return;
    if (const auto status = http::grpc_status(response.headers))
        record_.grpc_status = *status;
    else if (response.status != 200)
        record_.grpc_status = http::grpc_status_of(response.status);
}

void Exchange::note_grpc_trailers(const BodyPiece& piece)
{
    if (!grpc_ || piece.trailers == nullptr)
        return;
    if (const auto status = http::grpc_status(*piece.trailers))
        record_.grpc_status = *status;
}

} // namespace switchyard::serve
