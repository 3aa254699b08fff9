// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "proxy/io/fd.h"
#include "tests/support/raw_socket.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace switchyard::tests {

/// A backend on a loopback port that does what a test says, byte for byte; every connection on a thread of its own.
class ScriptedBackend
{
public:
    /// Plays one connection until it returns, which closes it. `index` counts connections from 0.
    using Script = std::function<void(RawSocket& connection, int index)>;

    explicit ScriptedBackend(Script script);
    ~ScriptedBackend();
    ScriptedBackend(const ScriptedBackend&) = delete;
    ScriptedBackend& operator=(const ScriptedBackend&) = delete;

    const SocketAddress& address() const { return address_; }
    int connections() const { return connections_.load(); }

    /// Answers every request of every connection with `response`, until the client closes. Requests are kept.
    static Script always(std::string response, std::vector<std::string>* requests = nullptr);

private:
    void accept_all();

    Script script_;
    io::Fd listening_;
    SocketAddress address_;
    std::atomic<int> connections_{0};
    std::atomic<bool> stop_{false};
    std::mutex mutex_;
    std::vector<int> open_;
    std::vector<std::thread> threads_;
    std::thread acceptor_;
};

} // namespace switchyard::tests
