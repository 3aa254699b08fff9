// SPDX-License-Identifier: GPL-3.0-or-later
// Closed-loop load: every connection sends its next request when the answer to the last one is complete.
// usage: bench_load -p PORT [-c CONNECTIONS] [-d SECONDS] [-w WARM_UP_SECONDS] [-u PATH] [-H HOST] [-P PID,…]
// Prints one line of JSON: requests, requests/s, latency quantiles in µs, and CPU µs per request of the given processes
// within the measured window (run time of all their threads, from schedstat).

#include "core/base/ip_address.h"
#include "core/base/units.h"
#include "proxy/http1/body_reader.h"
#include "proxy/http1/head_parser.h"
#include "proxy/io/fd.h"
#include "proxy/io/socket_address.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

namespace {

using namespace switchyard;
using Clock = std::chrono::steady_clock;

struct Options
{
    std::uint16_t port = 0;
    int connections = 64;
    double seconds = 3;
    double warm_up = 0.5;
    std::string path = "/m";
    std::string host = "app.example.com";
    std::vector<int> pids;
};

std::string make_request(const Options& options)
{
    return fmt::format(
        "GET {} HTTP/1.1\r\nHost: {}\r\n"
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n"
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\nAccept-Language: en-US,en;q=0.5\r\n"
        "Accept-Encoding: gzip, deflate, br\r\nReferer: https://app.example.com/start/page?x=1\r\n"
        "Cookie: session=0123456789abcdef0123456789abcdef; theme=dark\r\n"
        "X-Request-Id: 6f1d2c3b4a5968778695a4b3c2d1e0f0\r\n\r\n",
        options.path, options.host);
}

/// Run time of all threads of the processes so far. Units: nanoseconds.
std::uint64_t run_time(const std::vector<int>& pids)
{
    std::uint64_t total = 0;
    for (const int pid : pids) {
        std::error_code error;
        for (const auto& thread : std::filesystem::directory_iterator(fmt::format("/proc/{}/task", pid), error)) {
            std::uint64_t ran = 0;
            if (std::ifstream(thread.path() / "schedstat") >> ran)
                total += ran;
        }
    }
    return total;
}

/// What happened within the measured window.
struct Figures
{
    bool measuring = false;
    std::uint64_t errors = 0;
    std::vector<std::uint32_t> latencies; ///< nanoseconds

    void answered(Clock::duration took)
    {
        const auto nanoseconds = std::chrono::duration_cast<Nanoseconds>(took).count();
        if (measuring)
            latencies.push_back(static_cast<std::uint32_t>(std::min<std::int64_t>(nanoseconds, UINT32_MAX)));
    }
    void failed() { errors += measuring ? 1 : 0; }

    double quantile(double q)
    {
        if (latencies.empty())
            return 0;
        const auto rank = static_cast<std::ptrdiff_t>(q * static_cast<double>(latencies.size() - 1));
        std::nth_element(latencies.begin(), latencies.begin() + rank, latencies.end());
        return latencies[static_cast<std::size_t>(rank)] / 1e3;
    }
};

/// One keep-alive client.
class Client
{
public:
    Client(std::uint16_t port, const std::string& request, Figures& figures, std::span<char> room)
        : port_(port),
          request_(request),
          figures_(figures),
          room_(room)
    {}

    int fd() const { return fd_.get(); }

    /// Errors: false when no connection can be made.
    bool connect()
    {
        const io::KernelAddress to = io::to_kernel({IpAddress::v4(127, 0, 0, 1), Port{port_}});
        fd_ = io::Fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (!fd_ || ::connect(fd_.get(), to.data(), to.size) != 0)
            return false;
        const int on = 1;
        ::setsockopt(fd_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        return send();
    }

    /// False: the connection broke.
    bool on_readable()
    {
        for (;;) {
            const ssize_t count = ::recv(fd_.get(), room_.data(), room_.size(), MSG_DONTWAIT);
            if (count < 0)
                return errno == EAGAIN || errno == EINTR;
            if (count == 0 || !take({room_.data(), static_cast<std::size_t>(count)}))
                return false;
            if (static_cast<std::size_t>(count) < room_.size())
                return true;
        }
    }

private:
    bool send()
    {
        scan_ = {};
        in_body_ = false;
        head_.clear();
        sent_at_ = Clock::now();
        const ssize_t count = ::send(fd_.get(), request_.data(), request_.size(), MSG_NOSIGNAL);
        return count == static_cast<ssize_t>(request_.size());
    }

    bool take(std::span<char> bytes)
    {
        if (!in_body_) {
            std::span<char> received = bytes;
            if (!head_.empty()) { // a head that came in pieces
                head_.append(bytes.data(), bytes.size());
                received = head_;
            }
            http::ResponseHead head;
            const http1::HeadResult result =
                http1::parse_response_head(received, fields_, scan_, http::Method::Get, head);
            if (result.refused())
                return false;
            if (!result.complete()) {
                if (head_.empty())
                    head_.assign(bytes.data(), bytes.size());
                return true;
            }
            if (head.status != 200)
                figures_.failed();
            body_ = http1::BodyReader(head);
            in_body_ = true;
            bytes = received.subspan(result.size);
        }
        const std::size_t used = body_.validate({bytes.data(), bytes.size()});
        if (used != bytes.size() || body_.refusal() != http1::Refusal::None)
            return false;
        if (!body_.done())
            return true;
        figures_.answered(Clock::now() - sent_at_);
        return send();
    }

    std::uint16_t port_;
    const std::string& request_;
    Figures& figures_;
    std::span<char> room_; ///< shared by all clients: nothing stays in it
    io::Fd fd_;
    Clock::time_point sent_at_;
    bool in_body_ = false;
    http1::HeadScan scan_;
    http1::BodyReader body_;
    std::string head_;
    std::array<http::HeaderField, 64> fields_;
};

class Load
{
public:
    explicit Load(const Options& options) : options_(options), request_(make_request(options)) {}

    int run()
    {
        figures_.latencies.reserve(1 << 20);
        for (int i = 0; i < options_.connections; ++i)
            clients_.emplace_back(options_.port, request_, figures_, room_);
        for (std::size_t i = 0; i < clients_.size(); ++i) {
            if (!open(i))
                return 1;
        }
        if (!work_until(Clock::now() + seconds(options_.warm_up)))
            return 1;
        figures_.measuring = true;
        const std::uint64_t cpu = run_time(options_.pids);
        const auto begin = Clock::now();
        if (!work_until(begin + seconds(options_.seconds)))
            return 1;
        report(run_time(options_.pids) - cpu, std::chrono::duration<double>(Clock::now() - begin).count());
        return 0;
    }

private:
    static Clock::duration seconds(double value)
    {
        return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(value));
    }

    bool open(std::size_t index)
    {
        epoll_event event{};
        event.events = EPOLLIN | EPOLLET;
        event.data.u64 = index;
        if (clients_[index].connect() && ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, clients_[index].fd(), &event) == 0)
            return true;
        fmt::print(stderr, "bench_load: cannot connect to 127.0.0.1:{}\n", options_.port);
        return false;
    }

    bool work_until(Clock::time_point end)
    {
        std::array<epoll_event, 512> events;
        while (Clock::now() < end) {
            const int count = ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), 20);
            for (int i = 0; i < count; ++i) {
                const std::size_t index = events[static_cast<std::size_t>(i)].data.u64;
                if (clients_[index].on_readable())
                    continue;
                figures_.failed();
                if (!open(index))
                    return false;
            }
        }
        return true;
    }

    void report(std::uint64_t cpu, double took)
    {
        const std::size_t count = figures_.latencies.size();
        const double requests = static_cast<double>(std::max<std::size_t>(count, 1));
        fmt::print("{{\"n\":{},\"rps\":{:.1f},\"p50\":{:.1f},\"p99\":{:.1f},\"cpu_us\":{:.3f},\"errors\":{}}}\n", count,
                   static_cast<double>(count) / took, figures_.quantile(0.5), figures_.quantile(0.99),
                   static_cast<double>(cpu) / 1e3 / requests, figures_.errors);
    }

    const Options& options_;
    std::string request_;
    Figures figures_;
    std::vector<char> room_ = std::vector<char>(1 << 20);
    io::Fd epoll_{::epoll_create1(EPOLL_CLOEXEC)};
    std::vector<Client> clients_;
};

std::vector<int> parse_pids(const char* text)
{
    std::vector<int> pids;
    for (char* rest = nullptr; *text != '\0'; text = *rest == ',' ? rest + 1 : rest) {
        pids.push_back(static_cast<int>(std::strtol(text, &rest, 10)));
        if (rest == text || (*rest != ',' && *rest != '\0'))
            return {};
    }
    return pids;
}

bool parse(int argc, char** argv, Options& options)
{
    int option = 0;
    while ((option = ::getopt(argc, argv, "p:c:d:w:u:H:P:")) != -1) {
        switch (option) {
        case 'p':
            options.port = static_cast<std::uint16_t>(std::atoi(optarg));
            break;
        case 'c':
            options.connections = std::atoi(optarg);
            break;
        case 'd':
            options.seconds = std::atof(optarg);
            break;
        case 'w':
            options.warm_up = std::atof(optarg);
            break;
        case 'u':
            options.path = optarg;
            break;
        case 'H':
            options.host = optarg;
            break;
        case 'P':
            options.pids = parse_pids(optarg);
            break;
        default:
            return false;
        }
    }
    return options.port != 0 && options.connections > 0 && options.seconds > 0;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    if (!parse(argc, argv, options)) {
        fmt::print(stderr, "usage: bench_load -p PORT [-c CONNECTIONS] [-d SECONDS] [-w WARM_UP] [-u PATH] [-H HOST] "
                           "[-P PID,…]\n");
        return 2;
    }
    return Load(options).run();
}
