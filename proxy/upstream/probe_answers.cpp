// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/probe_answers.h"

#include <fmt/format.h>

namespace switchyard::upstream {

ProbeResult probe_failed(std::string answer, std::uint16_t status)
{
    return {.success = false, .http_status = status, .took = {}, .answer = std::move(answer)};
}

ProbeResult judge_text(std::string_view window, std::string_view expected, std::uint16_t status)
{
    if (window.find(expected) != std::string_view::npos)
        return {.success = true, .http_status = status, .took = {}, .answer = fmt::format("HTTP {}", status)};
    return probe_failed(fmt::format("HTTP {}, but the expected text is not in the first {} bytes", status, kBodyWindow),
                        status);
}

std::string probe_host(const compile::HealthCheckSpec& check, const SocketAddress& to)
{
    if (!check.host.empty())
        return check.host;
    const std::string address = to.address.to_string();
    return to.address.family == IpAddress::Family::V6 ? fmt::format("[{}]", address) : address;
}

std::string no_answer_within(Seconds timeout) { return fmt::format("no answer within {} s", timeout.count()); }

} // namespace switchyard::upstream
