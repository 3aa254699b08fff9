// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/status_details.h"
#include "proxy/io/stream.h"
#include "proxy/io/task.h"
#include "proxy/layer4/ending.h"
#include "proxy/serve/worker_context.h"
#include "proxy/tls/tls_stream.h"

#include <cstdint>

namespace switchyard::layer4 {

/// What went in one direction of a connection.
struct Flow
{
    observe::StatusDetails sender_broke;   ///< what the connection's end is called then
    observe::StatusDetails receiver_broke; ///< likewise
    Flow* back;                            ///< the other direction
    std::uint64_t bytes = 0;               ///< that came
    MonotonicTime first_at{};              ///< when the first of them came
    bool over = false;                     ///< nothing more goes this way
    bool cut = false;                      ///< because the receiver took no more
    bool torn = false;                     ///< because the sender broke: the receiver must not take it for a good end
    bool sender_reset = false;             ///< as sending to it found out: what looks like its end is none
};

/// One direction: bytes from one stream to the other, as they come. Lifetime: all of it outlives the task.
template <typename From, typename To>
struct Passage
{
    serve::WorkerContext& context;
    Ending& ending;
    Flow& flow;
    From& from;
    To& to;
};

/// Passes bytes on until the sender's side ends, and the end too. Reads only when the receiver took what came before.
/// Many bytes between plain streams move inside the kernel; else memory is held only while the receiver makes them
/// wait. When one end breaks, or the receiver takes nothing for too long, it ends the connection or leaves that to the
/// other direction, which may still have something to say. `From`, `To`: io::Stream or tls::TlsStream.
template <typename From, typename To>
io::Task<> pass(Passage<From, To> passage);

} // namespace switchyard::layer4
