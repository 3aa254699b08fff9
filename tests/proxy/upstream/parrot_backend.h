// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "proxy/io/fd.h"
#include "proxy/io/socket_address.h"

#include <atomic>
#include <mutex>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <utility>
#include <vector>

namespace switchyard::tests {

/// A backend on a thread of its own that answers every connection with the same bytes, one connection at a time.
class ParrotBackend
{
public:
    explicit ParrotBackend(std::string answer) : answer_(std::move(answer))
    {
        listening_ = std::move(*io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}}, {.reuse_port = false}));
        address_ = *io::local_address(listening_.get());
        thread_ = std::thread([this] { run(); });
    }
    ~ParrotBackend()
    {
        stop_.store(true);
        thread_.join();
    }
    ParrotBackend(const ParrotBackend&) = delete;
    ParrotBackend& operator=(const ParrotBackend&) = delete;

    SocketAddress address() const { return address_; }
    void set_answer(std::string answer)
    {
        const std::scoped_lock lock(mutex_);
        answer_ = std::move(answer);
    }
    /// false: keep the connection open without a word.
    void set_talking(bool talking) { talking_.store(talking); }
    /// false: answer at once, do not wait for a request head.
    void set_reads_request(bool reads) { reads_request_.store(reads); }
    std::string last_request()
    {
        const std::scoped_lock lock(mutex_);
        return last_request_;
    }
    int connections() const { return connections_.load(); }

private:
    bool wait_readable(int fd)
    {
        while (!stop_.load()) {
            pollfd entry{.fd = fd, .events = POLLIN, .revents = 0};
            if (::poll(&entry, 1, 20) > 0) {
                return true;
            }
        }
        return false;
    }

    void run()
    {
        while (wait_readable(listening_.get())) {
            const io::Fd connection(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC));
            if (connection) {
                connections_.fetch_add(1);
                serve(connection.get());
            }
        }
    }

    void serve(int fd)
    {
        std::string request;
        char chunk[2048];
        while (reads_request_.load() && request.find("\r\n\r\n") == std::string::npos) {
            if (!wait_readable(fd)) {
                return;
            }
            const ssize_t got = ::recv(fd, chunk, sizeof chunk, 0);
            if (got <= 0) {
                return;
            }
            request.append(chunk, static_cast<std::size_t>(got));
        }
        std::string answer;
        {
            const std::scoped_lock lock(mutex_);
            last_request_ = request;
            answer = answer_;
        }
        if (talking_.load()) {
            (void)::send(fd, answer.data(), answer.size(), MSG_NOSIGNAL);
            return;
        }
        // Silent: until the peer gives up.
        if (wait_readable(fd)) {
            (void)::recv(fd, chunk, sizeof chunk, 0);
        }
    }

    io::Fd listening_;
    SocketAddress address_;
    std::mutex mutex_;
    std::string answer_;
    std::string last_request_;
    std::atomic<bool> talking_{true};
    std::atomic<bool> reads_request_{true};
    std::atomic<bool> stop_{false};
    std::atomic<int> connections_{0};
    std::thread thread_;
};

} // namespace switchyard::tests
