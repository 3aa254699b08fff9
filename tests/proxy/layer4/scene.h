// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/proxy/layer4/peer.h"
#include "tests/support/free_port.h"
#include "tests/support/scripted_backend.h"
#include "tests/support/serving_rig.h"

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::layer4::test {

/// Which sides are encrypted.
struct Sides
{
    bool client = false;
    bool backend = false;

    SSL_CTX* of_client() const { return client ? client_context() : nullptr; }
    SSL_CTX* of_backend() const { return backend ? backend_context() : nullptr; }
    std::string name() const { return std::string(client ? "tls" : "plain") + "_to_" + (backend ? "tls" : "plain"); }
};

inline constexpr Sides kAllSides[] = {{false, false}, {true, false}, {false, true}, {true, true}};

/// A backend whose script talks through a Peer, its handshake done.
inline tests::ScriptedBackend::Script with_peer(Sides sides, std::function<void(Peer& client)> script)
{
    return [sides, script = std::move(script)](tests::RawSocket& connection, int /*index*/) {
        Peer peer(connection.fd(), sides.of_backend(), Peer::Role::Server);
        if (peer.handshake())
            script(peer);
    };
}

/// Sends back what comes, and the end.
inline void echo(Peer& client)
{
    for (;;) {
        std::string bytes = client.receive(1);
        if (bytes.empty())
            break;
        client.try_read(bytes, 65535);
        if (!client.send(bytes))
            return;
    }
    client.finish();
}

inline tests::RigPlan plan_for(Sides sides, std::vector<SocketAddress> endpoints)
{
    tests::RigService service;
    service.endpoints = std::move(endpoints);
    if (sides.backend)
        service.tls = service_tls();
    tests::RigPlan plan;
    plan.services.push_back(std::move(service));
    plan.protocol = compile::ListenerSpec::Protocol::Bytes;
    if (sides.client)
        plan.tls = listener_tls();
    return plan;
}

/// Bytes that no shift or swap leaves the same.
inline std::string pattern(std::size_t size, std::uint64_t seed)
{
    std::string bytes(size, '\0');
    std::uint64_t state = seed * 2 + 1;
    for (char& byte : bytes) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        byte = static_cast<char>(state >> 56);
    }
    return bytes;
}

inline void PrintTo(Peer::End end, std::ostream* out)
{
    *out << (end == Peer::End::Open ? "open" : end == Peer::End::Good ? "good end" : "broken");
}

} // namespace switchyard::layer4::test
