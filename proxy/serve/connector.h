// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/serve/streams.h"
#include "proxy/serve/worker_context.h"

namespace switchyard::serve {

/// Connects to endpoints over the worker's pools and speaks to each in the protocol of its pool.
class Connector final : public BackendConnector
{
public:
    explicit Connector(WorkerContext& context) : context_(context) {}
    std::unique_ptr<BackendStream> reuse(BackendTarget target, http::Method method) override;
    io::Task<Result<std::unique_ptr<BackendStream>>> dial(BackendTarget target, http::Method method,
                                                          MonotonicTime deadline) override;

private:
    WorkerContext& context_;
};

} // namespace switchyard::serve
