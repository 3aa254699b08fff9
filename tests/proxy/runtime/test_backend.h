// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "proxy/io/fd.h"
#include "proxy/io/socket_address.h"

#include <atomic>
#include <condition_variable>
#include <list>
#include <mutex>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <utility>

namespace switchyard::tests {

/// A keep-alive HTTP/1.1 backend with a thread for each connection. It answers its name; /healthz says how it is;
/// /slow… waits until release().
class TestBackend
{
public:
    explicit TestBackend(std::string name) : name_(std::move(name))
    {
        listening_ = std::move(*io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}}, {.reuse_port = false}));
        address_ = *io::local_address(listening_.get());
        acceptor_ = std::thread([this] { accept_all(); });
    }
    ~TestBackend()
    {
        release();
        stop_.store(true);
        acceptor_.join();
        for (std::thread& connection : connections_) {
            connection.join();
        }
    }
    TestBackend(const TestBackend&) = delete;
    TestBackend& operator=(const TestBackend&) = delete;

    SocketAddress address() const { return address_; }
    void set_healthy(bool healthy) { healthy_.store(healthy); }
    int slow_requests() const { return slow_requests_.load(); }
    int probes() const { return probes_.load(); }
    void release()
    {
        const std::scoped_lock lock(mutex_);
        released_ = true;
        wake_.notify_all();
    }

private:
    bool wait_readable(int fd)
    {
        while (!stop_.load()) {
            pollfd entry{.fd = fd, .events = POLLIN, .revents = 0};
            if (::poll(&entry, 1, 50) > 0) {
                return true;
            }
        }
        return false;
    }

    void accept_all()
    {
        while (wait_readable(listening_.get())) {
            const int fd = ::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC);
            if (fd >= 0) {
                connections_.emplace_back([this, fd] { serve(io::Fd(fd)); });
            }
        }
    }

    void serve(io::Fd connection)
    {
        std::string received;
        char chunk[4096];
        while (wait_readable(connection.get())) {
            const ssize_t got = ::recv(connection.get(), chunk, sizeof chunk, 0);
            if (got <= 0) {
                return;
            }
            received.append(chunk, static_cast<std::size_t>(got));
            for (std::size_t end; (end = received.find("\r\n\r\n")) != std::string::npos;) {
                const std::string answer = answer_to(received.substr(0, end));
                received.erase(0, end + 4);
                if (::send(connection.get(), answer.data(), answer.size(), MSG_NOSIGNAL) < 0) {
                    return;
                }
            }
        }
    }

    std::string answer_to(std::string_view head)
    {
        const std::string_view path = head.substr(head.find(' ') + 1);
        if (path.starts_with("/healthz")) {
            probes_.fetch_add(1);
            return healthy_.load() ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                                   : "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n";
        }
        if (path.starts_with("/slow")) {
            slow_requests_.fetch_add(1);
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return released_; });
        }
        return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(name_.size()) + "\r\n\r\n" + name_;
    }

    std::string name_;
    io::Fd listening_;
    SocketAddress address_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool released_ = false;
    std::atomic<bool> healthy_{true};
    std::atomic<bool> stop_{false};
    std::atomic<int> slow_requests_{0};
    std::atomic<int> probes_{0};
    std::thread acceptor_;
    std::list<std::thread> connections_; ///< the acceptor's, until it ended
};

} // namespace switchyard::tests
