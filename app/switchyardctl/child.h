// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace switchyard::ctl {

/// How a program ended.
struct Finished
{
    int code = -1;      ///< -1: it could not be started, or a signal ended it
    std::string output; ///< both streams; why it could not be started
};

/// Runs a program of PATH to its end, without a shell and without standard input.
Finished runChild(const std::vector<std::string>& command);

/// Whether PATH leads to a program.
bool onPath(const std::string& program);

} // namespace switchyard::ctl
