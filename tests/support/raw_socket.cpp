// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/raw_socket.h"

#include "proxy/io/socket_address.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace switchyard::tests {
namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

std::string_view trim(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::map<std::string, std::string> header_lines(std::string_view head)
{
    std::map<std::string, std::string> headers;
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n")) {
        head.remove_prefix(at + 2);
        const std::string_view line = head.substr(0, head.find("\r\n"));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            continue;
        std::string& value = headers[lower(line.substr(0, colon))];
        value += (value.empty() ? "" : ",") + std::string(trim(line.substr(colon + 1)));
    }
    return headers;
}

} // namespace

void receive_little(int fd, int bytes)
{
    const int segment = 1460;
    ::setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    ::setsockopt(fd, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
}

io::Fd hold_address(const SocketAddress& address)
{
    const int family = address.address.family == IpAddress::Family::V4 ? AF_INET : AF_INET6;
    io::Fd fd(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    const io::KernelAddress kernel = io::to_kernel(address);
    if (::bind(fd.get(), kernel.data(), kernel.size) != 0)
        fd.reset();
    return fd;
}

std::string RawResponse::header(const std::string& name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

RawSocket::RawSocket(io::Fd fd) : fd_(std::move(fd))
{
    const timeval patience{kPatienceSeconds, 0};
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

RawSocket RawSocket::connect(const SocketAddress& to, int receive_buffer)
{
    io::Fd fd(::socket(to.address.family == IpAddress::Family::V4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (receive_buffer > 0)
        receive_little(fd.get(), receive_buffer);
    const io::KernelAddress address = io::to_kernel(to);
    if (!fd || ::connect(fd.get(), address.data(), address.size) != 0)
        return {};
    return RawSocket(std::move(fd));
}

bool RawSocket::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::size_t RawSocket::send_some(std::string_view bytes)
{
    const ssize_t sent = ::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    return sent > 0 ? static_cast<std::size_t>(sent) : 0;
}

bool RawSocket::fill()
{
    std::array<char, 16384> chunk;
    const ssize_t got = ::recv(fd_.get(), chunk.data(), chunk.size(), 0);
    if (got <= 0)
        return false;
    pending_.append(chunk.data(), static_cast<std::size_t>(got));
    return true;
}

std::string RawSocket::receive(std::size_t limit)
{
    if (pending_.empty())
        fill();
    const std::size_t size = std::min(limit, pending_.size());
    std::string result = pending_.substr(0, size);
    pending_.erase(0, size);
    return result;
}

std::string RawSocket::receive_all()
{
    while (fill()) {
    }
    return std::exchange(pending_, {});
}

std::string RawSocket::receive_until(std::string_view end)
{
    std::size_t at = pending_.find(end);
    while (at == std::string::npos) {
        if (!fill())
            return {};
        at = pending_.find(end);
    }
    std::string result = pending_.substr(0, at + end.size());
    pending_.erase(0, at + end.size());
    return result;
}

std::string RawSocket::receive_exactly(std::size_t size)
{
    while (pending_.size() < size && fill()) {
    }
    std::string result = pending_.substr(0, size);
    pending_.erase(0, result.size());
    return result;
}

std::string RawSocket::receive_request()
{
    std::string head = receive_until("\r\n\r\n");
    const auto headers = header_lines(head);
    if (const auto length = headers.find("content-length"); length != headers.end())
        head += receive_exactly(static_cast<std::size_t>(std::atoll(length->second.c_str())));
    return head;
}

RawResponse RawSocket::receive_response(bool to_head)
{
    RawResponse response;
    response.head = receive_until("\r\n\r\n");
    if (response.head.size() < 12)
        return response;
    response.status = std::atoi(response.head.c_str() + 9);
    response.headers = header_lines(response.head);
    if (to_head || response.status < 200 || response.status == 204 || response.status == 304) {
        response.complete = true;
    } else if (response.header("transfer-encoding") == "chunked") {
        for (;;) {
            const std::string line = receive_until("\r\n");
            if (line.empty())
                return response;
            const auto size = static_cast<std::size_t>(std::strtoull(line.c_str(), nullptr, 16));
            if (size == 0) {
                while (!response.complete) {
                    const std::string trailer = receive_until("\r\n");
                    if (trailer.empty())
                        return response;
                    response.complete = trailer == "\r\n";
                }
                return response;
            }
            response.body += receive_exactly(size);
            if (receive_exactly(2) != "\r\n")
                return response;
        }
    } else if (response.headers.contains("content-length")) {
        const auto size = static_cast<std::size_t>(std::atoll(response.header("content-length").c_str()));
        response.body = receive_exactly(size);
        response.complete = response.body.size() == size;
    } else {
        response.body = receive_all();
        response.complete = true;
    }
    return response;
}

bool RawSocket::at_end()
{
    if (!pending_.empty())
        return false;
    char byte = 0;
    return ::recv(fd_.get(), &byte, 1, 0) == 0;
}

void RawSocket::shutdown_write() { ::shutdown(fd_.get(), SHUT_WR); }

void RawSocket::reset()
{
    const linger hard{1, 0};
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    fd_.reset();
}

RawResponse fetch(const SocketAddress& from, std::string_view request)
{
    RawSocket client = RawSocket::connect(from);
    if (!client.connected() || !client.send(request))
        return {};
    return client.receive_response(request.starts_with("HEAD "));
}

} // namespace switchyard::tests
