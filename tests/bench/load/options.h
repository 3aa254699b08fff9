// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace switchyard::bench {

/// What the load generator was asked to do.
struct Options
{
    SocketAddress target;
    int connections = 64;
    double seconds = 3;
    double warm_up = 0.5;         ///< seconds
    double rate = 0;              ///< requests due per second, at fixed times; 0: as fast as answers come (closed loop)
    bool connection_each = false; ///< a new connection for every request
    bool idle = false;            ///< measure the memory of connections that wait after one request each
    bool tls = false;
    bool resume = false; ///< offer the last session of the same slot
    std::string path = "/m";
    std::string host = "app.example.com";
    std::uint64_t body = 1024; ///< bytes every answer must have
    std::vector<pid_t> proxy;  ///< the processes whose cost is measured
};

/// Reads the command line. Errors: explains them, or answers --help, and ends the process.
Options read_options(int argc, char** argv);

} // namespace switchyard::bench
