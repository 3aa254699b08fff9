// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/balance/random.h"
#include "core/compile/snapshot.h"
#include "core/http/request_head.h"
#include "core/runtime/runtime_command.h"
#include "core/runtime/runtime_event.h"
#include "proxy/io/buffer_pool.h"
#include "proxy/io/scope.h"
#include "proxy/io/stream.h"
#include "proxy/simulate/answer.h"
#include "proxy/simulate/http2_connection.h"

#include <string>

namespace switchyard::simulate {

/// One simulated backend: serves connections that were accepted for it, with its dials as they stand when a request
/// arrives. Thread: the loop's. Lifetime: destroying it closes its connections.
class SimulatedBackend final : private Answerer
{
public:
    static constexpr std::size_t kMaxConnections = 8192;

    SimulatedBackend(io::EventLoop& loop, io::BufferPools& buffers, compile::SimulatedBackendSpec spec,
                     std::uint64_t seed);

    const compile::SimulatedBackendSpec& specification() const { return specification_; }
    /// What an apply says; dials that were turned fall back to it.
    void specify(compile::SimulatedBackendSpec spec);
    void set(const runtime::SetSimulated& dials);
    runtime::SimulatedReported counts() const { return {specification_.id, requests_, errors_}; }
    void serve(io::Fd fd);

private:
    io::Task<> serve_connection(io::Fd fd);
    /// The next answer; counts it, unless it is a health check's.
    Answer answer(const http::RequestHead& request, Nanoseconds& latency) override;
    Answer refuse(std::string_view why) override;

    io::EventLoop& loop_;
    io::BufferPools& buffers_;
    compile::SimulatedBackendSpec specification_;
    compile::SimulatedBackendSpec now_; ///< with its dials turned
    balance::Random random_;
    std::uint64_t requests_ = 0;
    std::uint64_t errors_ = 0;
    io::Scope connections_;
};

} // namespace switchyard::simulate
