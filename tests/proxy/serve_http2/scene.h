// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/http2_peer.h"
#include "tests/support/raw_socket.h"
#include "tests/support/scripted_backend.h"
#include "tests/support/serving_rig.h"

#include <string>

namespace switchyard::serve {

using observe::StatusDetails;
using tests::Http2Frame;
using tests::Http2Message;
using tests::Http2Peer;
using tests::RawResponse;
using tests::RawSocket;
using tests::RigPlan;
using tests::ScriptedBackend;
using tests::ServingRig;
using tests::wait_for;

inline std::string ok(std::string_view body, std::string_view lines = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string(lines) + "\r\n" +
           std::string(body);
}

inline RigPlan plan_for(const ScriptedBackend& backend, bool http2 = false)
{
    RigPlan plan;
    plan.services.push_back({.endpoints = {backend.address()}, .http2 = http2});
    return plan;
}

/// An HTTP/2 backend that answers every request with 200, the path as the body, and a field with its stream's number.
inline void echo_paths(Http2Peer& peer)
{
    while (const auto stream = peer.next_request()) {
        const Http2Message request = peer.message(*stream);
        peer.send_headers(*stream, {{":status", "200"}, {"x-stream", std::to_string(*stream)}}, false);
        peer.send_data(*stream, request.field(":path"), true);
    }
}

inline Http2Peer::Fields post(const std::string& path, const Http2Peer::Fields& more = {})
{
    Http2Peer::Fields fields{{":method", "POST"}, {":scheme", "http"}, {":authority", "a"}, {":path", path}};
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

/// Asks to go on as a WebSocket (RFC 8441).
inline Http2Peer::Fields websocket(const std::string& path)
{
    return {{":method", "CONNECT"}, {":protocol", "websocket"},     {":scheme", "http"}, {":authority", "a"},
            {":path", path},        {"sec-websocket-version", "13"}};
}

} // namespace switchyard::serve
