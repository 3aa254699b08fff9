// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/upstream/probe.h"

#include <cstddef>
#include <string>
#include <string_view>

/// What probes of several protocols say alike.
namespace switchyard::upstream {

inline constexpr std::size_t kBodyWindow = 1024; ///< where an expected response must stand

ProbeResult probe_failed(std::string answer, std::uint16_t status = 0);
/// Of a body's beginning, when a text is expected in it.
ProbeResult judge_text(std::string_view window, std::string_view expected, std::uint16_t status);
/// The check's host, or the endpoint's address as it stands in a Host line.
std::string probe_host(const compile::HealthCheckSpec& check, const SocketAddress& to);
std::string no_answer_within(Seconds timeout);

} // namespace switchyard::upstream
