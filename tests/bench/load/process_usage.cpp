// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/process_usage.h"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <unistd.h>

namespace switchyard::bench {
namespace {

std::uint64_t run_time(pid_t process)
{
    std::uint64_t total = 0;
    std::error_code error;
    for (const auto& thread : std::filesystem::directory_iterator(fmt::format("/proc/{}/task", process), error)) {
        std::uint64_t ran = 0;
        if (std::ifstream(thread.path() / "schedstat") >> ran)
            total += ran;
    }
    return total;
}

void add_ticks(pid_t process, ProcessUsage& usage)
{
    std::ifstream file(fmt::format("/proc/{}/stat", process));
    const std::string line(std::istreambuf_iterator<char>(file), {});
    const std::size_t name_end = line.rfind(')'); // the name may hold anything
    if (name_end == std::string::npos)
        return;
    std::istringstream fields(line.substr(name_end + 1));
    constexpr int kBeforeTimes = 11; // state is the third field of proc(5), utime the fourteenth
    for (int i = 0; i < kBeforeTimes; ++i)
        fields >> std::ws, fields.ignore(64, ' ');
    double user = 0;
    double system = 0;
    fields >> user >> system;
    const auto per_second = static_cast<double>(::sysconf(_SC_CLK_TCK));
    usage.user += user / per_second;
    usage.system += system / per_second;
}

std::uint64_t resident(pid_t process)
{
    std::uint64_t size = 0;
    std::uint64_t pages = 0;
    std::ifstream(fmt::format("/proc/{}/statm", process)) >> size >> pages;
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

} // namespace

ProcessUsage usage_of(std::span<const pid_t> processes)
{
    ProcessUsage usage;
    for (const pid_t process : processes) {
        usage.run += run_time(process);
        add_ticks(process, usage);
        usage.resident += resident(process);
    }
    return usage;
}

} // namespace switchyard::bench
