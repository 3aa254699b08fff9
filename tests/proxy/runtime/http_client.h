// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "proxy/io/fd.h"
#include "proxy/io/socket_address.h"

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>

namespace switchyard::tests {

struct Answer
{
    int status = 0;
    std::string head;
    std::string body;
};

/// A blocking keep-alive client that reads answers with Content-Length. Connects when needed, gives up after 10 s.
class HttpClient
{
public:
    explicit HttpClient(const SocketAddress& to) : to_(to) {}

    /// nullopt: no whole answer came; the next call connects anew.
    std::optional<Answer> get(std::string_view path, std::string_view host = "shop.example.com")
    {
        if (!connection_ && !connect()) {
            return std::nullopt;
        }
        const std::string request = "GET " + std::string(path) + " HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n";
        auto answer = send_all(request) ? read_answer() : std::nullopt;
        if (!answer || answer->head.find("onnection: close") != std::string::npos) {
            close();
        }
        return answer;
    }
    /// Why the last call failed, as far as a plain socket knows.
    std::string problem() const { return "the connection ended"; }
    void close()
    {
        connection_.reset();
        received_.clear();
    }
    bool connect()
    {
        close();
        const io::KernelAddress address = io::to_kernel(to_);
        io::Fd socket(::socket(address.data()->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const timeval limit{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        if (::connect(socket.get(), address.data(), address.size) != 0) {
            return false;
        }
        connection_ = std::move(socket);
        return true;
    }

private:
    bool send_all(std::string_view data)
    {
        while (!data.empty()) {
            const ssize_t sent = ::send(connection_.get(), data.data(), data.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            data.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    bool receive()
    {
        char chunk[4096];
        const ssize_t got = ::recv(connection_.get(), chunk, sizeof chunk, 0);
        if (got <= 0) {
            return false;
        }
        received_.append(chunk, static_cast<std::size_t>(got));
        return true;
    }
    std::optional<Answer> read_answer()
    {
        std::size_t end = std::string::npos;
        while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
            if (!receive()) {
                return std::nullopt;
            }
        }
        Answer answer;
        answer.head = received_.substr(0, end);
        received_.erase(0, end + 4);
        answer.status = std::atoi(answer.head.c_str() + std::string_view("HTTP/1.1 ").size());
        std::size_t length = 0;
        for (const std::string_view name : {"Content-Length: ", "content-length: "}) {
            if (const std::size_t at = answer.head.find(name); at != std::string::npos) {
                length = static_cast<std::size_t>(std::atoll(answer.head.c_str() + at + name.size()));
            }
        }
        while (received_.size() < length) {
            if (!receive()) {
                return std::nullopt;
            }
        }
        answer.body = received_.substr(0, length);
        received_.erase(0, length);
        return answer;
    }

    SocketAddress to_;
    io::Fd connection_;
    std::string received_;
};

} // namespace switchyard::tests
