// SPDX-License-Identifier: GPL-3.0-or-later
// The load generator of tests/bench/peers: one thread, its own event loop. See --help.
#include "tests/bench/load/load.h"

#include <csignal>
#include <sys/prctl.h>

int main(int argc, char** argv)
{
    const switchyard::bench::Options options = switchyard::bench::read_options(argc, argv);
    std::signal(SIGPIPE, SIG_IGN);
    ::prctl(PR_SET_TIMERSLACK, 1); // nanosecond: requests at fixed times are to be on time
    switchyard::bench::Load(options).run();
    return 0;
}
