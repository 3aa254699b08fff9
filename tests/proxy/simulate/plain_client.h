// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "proxy/http1/body_reader.h"
#include "proxy/http1/head_parser.h"
#include "proxy/io/fd.h"
#include "proxy/io/socket_address.h"

#include <array>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <vector>

namespace switchyard::tests {

/// A blocking client on one keep-alive connection. Gives up after 20 seconds.
class PlainClient
{
public:
    struct Reply
    {
        int status = 0; ///< 0: there was none
        std::vector<std::pair<std::string, std::string>> headers;
        std::string body;
        bool keep_alive = false;

        std::string header(std::string_view name) const
        {
            for (const auto& [key, value] : headers) {
                if (http::equal_ignoring_case(key, name))
                    return value;
            }
            return {};
        }
    };

    explicit PlainClient(const SocketAddress& to)
    {
        auto fd =
            ::socket(to.address.family == IpAddress::Family::V4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
        fd_ = io::Fd(fd);
        const timeval patience{20, 0};
        ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        const io::KernelAddress address = io::to_kernel(to);
        connected_ = ::connect(fd, address.data(), address.size) == 0;
    }

    bool connected() const { return connected_; }
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t count = ::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    Reply get(std::string_view target, std::string_view lines = {})
    {
        send("GET " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + std::string(lines) + "\r\n");
        return receive();
    }

    /// Reads one answer; interim ones too.
    Reply receive(http::Method method = http::Method::Get)
    {
        Reply reply;
        http1::HeadScan scan;
        http::ResponseHead head;
        std::vector<http::HeaderField> fields(64);
        for (;;) {
            const http1::HeadResult result = http1::parse_response_head(received_, fields, scan, method, head);
            if (result.refused())
                return {};
            if (result.complete()) {
                for (const http::HeaderField& field : head.headers.fields)
                    reply.headers.emplace_back(head.headers.name(field), head.headers.value(field));
                http1::BodyReader body(head);
                const int status = head.status;
                reply.keep_alive = head.keep_alive;
                received_.erase(0, result.size);
                reply.status = read_body(body, reply.body) ? status : 0;
                return reply;
            }
            if (!read_more())
                return {};
        }
    }

    /// True: the other side closed, and everything that came was read.
    bool at_end() { return received_.empty() && !read_more(); }

private:
    bool read_body(http1::BodyReader& body, std::string& text)
    {
        for (;;) {
            while (!received_.empty() && !body.done()) {
                const http1::BodyStep step = body.next(received_);
                text += step.data;
                if (body.refusal() != http1::Refusal::None)
                    return false;
                received_.erase(0, step.consumed);
            }
            if (body.done())
                return true;
            if (!read_more())
                return body.end_of_connection();
        }
    }

    bool read_more()
    {
        std::array<char, 16 * 1024> block;
        const ssize_t count = ::recv(fd_.get(), block.data(), block.size(), 0);
        if (count <= 0)
            return false;
        received_.append(block.data(), static_cast<std::size_t>(count));
        return true;
    }

    io::Fd fd_;
    bool connected_ = false;
    std::string received_;
};

} // namespace switchyard::tests
