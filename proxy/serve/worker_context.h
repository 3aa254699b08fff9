// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/balance/random.h"
#include "proxy/http2/head_writer.h"
#include "proxy/io/buffer_pool.h"
#include "proxy/io/event_loop.h"
#include "proxy/io/splice.h"
#include "proxy/io/turn_queue.h"
#include "proxy/serve/header_edits.h"
#include "proxy/serve/http_date.h"
#include "proxy/serve/idle_list.h"
#include "proxy/serve/serve_limits.h"
#include "proxy/serve/serving_state.h"
#include "proxy/telemetry/worker_telemetry.h"
#include "proxy/upstream/backend_pool.h"

#include <cstdint>
#include <memory>
#include <span>

namespace switchyard::serve {

/// What every connection of one worker shares. Thread: owning worker.
struct WorkerContext
{
    WorkerContext(io::EventLoop& event_loop, const ServeLimits& serve_limits,
                  telemetry::WorkerTelemetry& worker_telemetry, std::uint64_t seed, std::uint8_t worker, Retire retire)
        : loop(event_loop),
          limits(serve_limits),
          telemetry(worker_telemetry),
          turns(event_loop),
          random(seed, worker),
          pools(event_loop, buffers, turns, head_writer,
                {.idle_per_endpoint = serve_limits.idle_backend_connections_per_endpoint,
                 .keep_alive = serve_limits.backend_keep_alive,
                 .carrier = serve_limits.carrier,
                 // A request that is here is worth more than a connection without one.
                 .make_room = [this] { return idle.make_room(); }},
                &worker_telemetry),
          states(pools, seed, worker, std::move(retire))
    {}

    WorkerContext(const WorkerContext&) = delete;
    WorkerContext& operator=(const WorkerContext&) = delete;

    /// Room for one head and a small body; its content lasts until the next suspension.
    std::span<char> head_scratch() { return {head_scratch_.get(), kHeadScratch}; }
    /// Room for a rewritten request target, likewise.
    std::span<char> target_scratch() { return {target_scratch_.get(), kTargetScratch}; }

    io::EventLoop& loop;
    const ServeLimits limits;
    telemetry::WorkerTelemetry& telemetry;
    io::BufferPools buffers;
    io::PipePool pipes;
    io::TurnQueue turns;
    http2::HeadWriter head_writer; ///< what it returns lasts until the next suspension
    balance::Random random;        ///< for weighted splits
    upstream::BackendPools pools;
    ServingStates states;
    HttpDate date;
    HeaderEditor header_editor;    ///< what it returns lasts until the next suspension
    std::uint32_t connections = 0; ///< clients'
    IdleList idle;                 ///< among them

private:
    static constexpr std::size_t kHeadScratch = 160 * 1024;
    static constexpr std::size_t kTargetScratch = 72 * 1024;

    std::unique_ptr<char[]> head_scratch_ = std::make_unique_for_overwrite<char[]>(kHeadScratch);
    std::unique_ptr<char[]> target_scratch_ = std::make_unique_for_overwrite<char[]>(kTargetScratch);
};

} // namespace switchyard::serve
