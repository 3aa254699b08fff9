// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"

#include <cstddef>
#include <cstdio>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace switchyard::tests {

/// A TCP port where nobody listens, for a program that will. No other test is given it while this process lives, and
/// the kernel gives it to nobody who asks for any port: it is not one of those (32768 and above, as Linux comes).
/// The claim is a Unix socket without a file, which goes with the process; ports.py makes the same one.
/// Errors: std::runtime_error when all are taken. Thread: any, one at a time.
inline Port free_port()
{
    constexpr int kFirst = 20'000;
    constexpr int kCount = 12'000;
    static int next = static_cast<int>(::getpid() * 31 % kCount);
    for (int tried = 0; tried < kCount; ++tried) {
        const int port = kFirst + next;
        next = (next + 1) % kCount;
        const int claim = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        const int length =
            std::snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "switchyard-test-port-%d", port); // after '\0'
        const auto size =
            static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + static_cast<std::size_t>(length));
        const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int on = 1;
        ::setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_ANY);
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        const bool is_free = ::bind(claim, reinterpret_cast<const sockaddr*>(&name), size) == 0 &&
                             ::bind(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        ::close(probe);
        if (is_free)
            return Port{static_cast<std::uint16_t>(port)}; // the claim stays open
        ::close(claim);
    }
    throw std::runtime_error("no port is free for a test");
}

/// A free port of 127.0.0.1.
inline SocketAddress free_address() { return {IpAddress::v4(127, 0, 0, 1), free_port()}; }

/// A port of 127.0.0.1 that refuses connections: bound by this, listened on by nobody.
class ClosedPort
{
public:
    ClosedPort() : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(fd_, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
            ::getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no port for a test");
        port_ = Port{ntohs(address.sin_port)};
    }
    ~ClosedPort() { ::close(fd_); }
    ClosedPort(const ClosedPort&) = delete;
    ClosedPort& operator=(const ClosedPort&) = delete;

    SocketAddress address() const { return {IpAddress::v4(127, 0, 0, 1), port_}; }

private:
    int fd_;
    Port port_;
};

} // namespace switchyard::tests
