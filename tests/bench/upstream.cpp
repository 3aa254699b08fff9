// SPDX-License-Identifier: GPL-3.0-or-later
// A backend that costs next to nothing: one thread, keep-alive, fixed answers.
// usage: bench_upstream PORT…     /s 100 bytes, /m 1 KB, /l 100 KB, /x 1 MB, anything else 1 KB. Port 0: any; every
// port that was bound is printed on a line of its own.

#include "core/base/ip_address.h"
#include "proxy/io/fd.h"
#include "proxy/io/socket_address.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

namespace {

using switchyard::io::Fd;

std::string make_answer(std::size_t size)
{
    return fmt::format(
        "HTTP/1.1 200 OK\r\nServer: upstream\r\nDate: Sun, 22 Nov 2026 03:00:00 GMT\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nCache-Control: no-cache\r\nETag: \"abcdef-123456\"\r\n"
        "Content-Length: {}\r\n\r\n{}",
        size, std::string(size, 'x'));
}

struct Answers
{
    std::string small = make_answer(100);
    std::string medium = make_answer(1024);
    std::string large = make_answer(100 * 1024);
    std::string huge = make_answer(1024 * 1024);

    const std::string& of(std::string_view request) const
    {
        const std::size_t path = request.find(" /");
        switch (path == std::string_view::npos || path + 2 >= request.size() ? 'm' : request[path + 2]) {
        case 's':
            return small;
        case 'l':
            return large;
        case 'x':
            return huge;
        default:
            return medium;
        }
    }
};

/// One keep-alive connection: requests without a body in, answers out, in order.
class Connection
{
public:
    Connection(Fd fd, const Answers& answers) : fd_(std::move(fd)), answers_(answers) {}

    int fd() const { return fd_.get(); }
    bool wants_to_write() const { return !rest_.empty(); }

    /// False: the connection is over.
    bool on_events()
    {
        if (wants_to_write() && (!write(rest_) || !answer_all()))
            return false;
        return wants_to_write() || read();
    }

private:
    bool read()
    {
        const ssize_t count = ::recv(fd_.get(), buffer_.data() + size_, buffer_.size() - size_, 0);
        if (count <= 0)
            return count < 0 && (errno == EAGAIN || errno == EINTR);
        size_ += static_cast<std::size_t>(count);
        return answer_all();
    }

    bool answer_all()
    {
        std::string_view received{buffer_.data(), size_};
        while (!wants_to_write()) {
            const std::size_t end = received.find("\r\n\r\n");
            if (end == std::string_view::npos)
                break;
            if (!write(answers_.of(received)))
                return false;
            received.remove_prefix(end + 4);
        }
        std::copy(received.begin(), received.end(), buffer_.begin());
        size_ = received.size();
        return size_ < buffer_.size();
    }

    bool write(std::string_view text)
    {
        const ssize_t count = ::send(fd_.get(), text.data(), text.size(), MSG_NOSIGNAL);
        if (count < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        rest_ = text.substr(count < 0 ? 0 : static_cast<std::size_t>(count));
        return true;
    }

    Fd fd_;
    const Answers& answers_;
    std::string_view rest_; ///< of the answer being written
    std::size_t size_ = 0;
    std::array<char, 16 * 1024> buffer_;
};

class Server
{
public:
    bool listen(const char* port_text)
    {
        const auto address = switchyard::SocketAddress::parse(fmt::format("127.0.0.1:{}", port_text));
        if (!address)
            return complain(port_text, "is no port");
        auto listener = switchyard::io::listen_tcp(*address);
        if (!listener)
            return complain(port_text, listener.error().context);
        const auto bound = switchyard::io::local_address(listener->get());
        if (!bound || !watch(EPOLL_CTL_ADD, listener->get(), EPOLLIN))
            return complain(port_text, "cannot be watched");
        fmt::print("{}\n", bound->port.value);
        std::fflush(stdout);
        listeners_.push_back(std::move(*listener));
        return true;
    }

    void run()
    {
        std::array<epoll_event, 256> events;
        for (;;) {
            const int count = ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; ++i)
                on_event(events[static_cast<std::size_t>(i)].data.fd);
        }
    }

private:
    static bool complain(std::string_view port, std::string_view what)
    {
        fmt::print(stderr, "bench_upstream: port {}: {}\n", port, what);
        return false;
    }

    bool watch(int operation, int fd, std::uint32_t events)
    {
        epoll_event event{};
        event.events = events;
        event.data.fd = fd;
        return ::epoll_ctl(epoll_.get(), operation, fd, &event) == 0;
    }

    void on_event(int fd)
    {
        const auto found = connections_.find(fd);
        if (found == connections_.end()) {
            accept_all(fd);
            return;
        }
        Connection& connection = *found->second;
        const bool wrote = connection.wants_to_write();
        if (!connection.on_events())
            connections_.erase(found);
        else if (wrote != connection.wants_to_write())
            watch(EPOLL_CTL_MOD, fd, connection.wants_to_write() ? EPOLLOUT : EPOLLIN);
    }

    void accept_all(int listener)
    {
        for (;;) {
            Fd fd(::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
            if (!fd)
                return;
            const int on = 1;
            ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            const int number = fd.get();
            if (watch(EPOLL_CTL_ADD, number, EPOLLIN))
                connections_.insert_or_assign(number, std::make_unique<Connection>(std::move(fd), answers_));
        }
    }

    Answers answers_;
    Fd epoll_{::epoll_create1(EPOLL_CLOEXEC)};
    std::vector<Fd> listeners_;
    std::unordered_map<int, std::unique_ptr<Connection>> connections_;
};

} // namespace

int main(int argc, char** argv)
{
    Server server;
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_upstream PORT…\n");
        return 2;
    }
    for (int i = 1; i < argc; ++i) {
        if (!server.listen(argv[i]))
            return 1;
    }
    server.run();
    return 0;
}
