// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/connector.h"

#include "proxy/serve/http1_backend.h"
#include "proxy/serve/http2_backend.h"
#include "proxy/upstream/shared_pool.h"

namespace switchyard::serve {
namespace {

std::unique_ptr<BackendStream> over_lease(WorkerContext& context, upstream::BackendLease lease, http::Method method)
{
    if (lease.is_encrypted())
        return std::make_unique<Http1Backend<upstream::TlsConnection>>(context, std::move(lease), method);
    return std::make_unique<Http1Backend<upstream::PlainConnection>>(context, std::move(lease), method);
}

} // namespace

std::unique_ptr<BackendStream> Connector::reuse(BackendTarget target, http::Method method)
{
    if (upstream::SharedPool* const shared = target.pool->shared()) {
        upstream::SharedConnection* const connection = shared->take();
        if (connection == nullptr)
            return nullptr;
        return std::make_unique<Http2Backend>(context_, *connection, method);
    }
    upstream::BackendLease lease = target.pool->take_idle();
    if (!lease)
        return nullptr;
    return over_lease(context_, std::move(lease), method);
}

io::Task<Result<std::unique_ptr<BackendStream>>> Connector::dial(BackendTarget target, http::Method method,
                                                                 MonotonicTime deadline)
{
    if (upstream::SharedPool* const shared = target.pool->shared()) {
        const Result<upstream::SharedConnection*> connection = co_await shared->acquire(deadline);
        if (!connection)
            co_return std::unexpected(connection.error());
        co_return std::make_unique<Http2Backend>(context_, **connection, method);
    }
    Result<upstream::BackendLease> lease = co_await target.pool->dial(deadline);
    if (!lease)
        co_return std::unexpected(std::move(lease.error()));
    co_return over_lease(context_, std::move(*lease), method);
}

} // namespace switchyard::serve
