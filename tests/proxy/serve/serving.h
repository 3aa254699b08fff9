// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/raw_socket.h"
#include "tests/support/scripted_backend.h"
#include "tests/support/serving_rig.h"

#include <string>
#include <string_view>

namespace switchyard::serve {

using observe::StatusDetails;
using tests::fetch;
using tests::RawResponse;
using tests::RawSocket;
using tests::RigPlan;
using tests::ScriptedBackend;
using tests::ServingRig;
using tests::wait_for;

inline constexpr std::string_view kGet = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

inline std::string ok(std::string_view body, std::string_view lines = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string(lines) + "\r\n" +
           std::string(body);
}

inline RigPlan one_backend(const SocketAddress& address)
{
    RigPlan plan;
    plan.services.push_back({.endpoints = {address}});
    return plan;
}

inline RigPlan one_backend(const ScriptedBackend& backend) { return one_backend(backend.address()); }

/// Bytes that tell their place, so that a lost or doubled piece is seen.
inline std::string numbered_bytes(std::size_t size)
{
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>('!' + (i * 7 + i / 251 + i / 65'521) % 90);
    return bytes;
}

inline std::string chunked(std::string_view data, std::size_t piece)
{
    std::string coded;
    while (!data.empty()) {
        const std::string_view part = data.substr(0, piece);
        char size[20];
        (void)std::snprintf(size, sizeof size, "%zx\r\n", part.size());
        coded += size;
        coded += part;
        coded += "\r\n";
        data.remove_prefix(part.size());
    }
    return coded + "0\r\n\r\n";
}

} // namespace switchyard::serve
