// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace switchyard::io {

/// In this thread, and in those it starts, writing to a connection that is gone is an error and not a signal.
/// splice(2) to a closed socket cannot be told so, unlike send(2); nor can OpenSSL's own sockets.
void block_broken_pipe_signal();

} // namespace switchyard::io
