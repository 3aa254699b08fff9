// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/signals.h"

#include <csignal>

namespace switchyard::io {

void block_broken_pipe_signal()
{
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

} // namespace switchyard::io
