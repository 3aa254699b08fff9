// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/load_run.h"

#include "core/observe/load_source.h"
#include "proxy/http1/body_reader.h"
#include "proxy/http1/head_parser.h"
#include "proxy/io/socket_address.h"

#include <algorithm>
#include <array>
#include <netinet/in.h>
#include <optional>

namespace switchyard::simulate {
namespace {

constexpr Seconds kPatience{30};   ///< for one answer
constexpr Seconds kLastAnswers{5}; ///< after the last request was sent
constexpr Milliseconds kReportEvery{1'000};
constexpr std::uint32_t kMostAtOnce = 2'000; ///< so that one turn of the loop stays short
constexpr std::size_t kBuffer = 64 * 1024;
constexpr std::size_t kFields = 256;

/// Binds to the address that tells our requests from others; a port is chosen with the connection.
void bind_to_load_source(int fd, const SocketAddress& target)
{
    if (target.address.family != IpAddress::Family::V4)
        return;
    const int on = 1;
    ::setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    const io::KernelAddress source = io::to_kernel({observe::kLoadSource, Port{0}});
    (void)::bind(fd, source.data(), source.size); // if it fails the requests only look like anybody's
}

} // namespace

/// Awaitable: the next request that is due.
class LoadRun::NextRequest
{
public:
    explicit NextRequest(LoadRun& run) : run_(run) {}
    NextRequest(const NextRequest&) = delete;
    NextRequest& operator=(const NextRequest&) = delete;
    ~NextRequest() { std::erase(run_.idle_, this); }

    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiting)
    {
        waiting_ = waiting;
        run_.idle_.push_back(this);
    }
    void await_resume() const {}
    void resume() { waiting_.resume(); }

private:
    LoadRun& run_;
    std::coroutine_handle<> waiting_;
};

/// One connection to the target, made when it is needed.
class LoadRun::Client
{
public:
    explicit Client(LoadRun& run) : run_(run), loop_(run.loop_) {}

    /// The answer's status; 0: there was none. A kept-alive connection that turns out to be closed is replaced once.
    io::Task<std::uint16_t> exchange(const LoadPlan::Request* request)
    {
        const MonotonicTime deadline = loop_.now() + kPatience;
        const bool reused = stream_.has_value();
        std::uint16_t status = co_await attempt(request, deadline);
        if (status == 0 && reused && !answered_)
            status = co_await attempt(request, deadline);
        co_return status;
    }

private:
    io::Task<std::uint16_t> attempt(const LoadPlan::Request* request, MonotonicTime deadline)
    {
        answered_ = false;
        const std::uint16_t status = co_await try_once(request, deadline);
        if (status == 0 || !keep_)
            stream_.reset();
        buffer_.reset();
        co_return status;
    }

    io::Task<std::uint16_t> try_once(const LoadPlan::Request* request, MonotonicTime deadline)
    {
        if (!stream_) {
            const bool connected = co_await connect(deadline);
            if (!connected)
                co_return 0;
        }
        const io::IoResult written = co_await stream_->write(request->bytes, deadline);
        if (!written)
            co_return 0;
        const io::IoResult ready = co_await stream_->readable(deadline);
        if (!ready)
            co_return 0;
        buffer_ = run_.buffers_.get();
        std::uint16_t status = 100;
        size_ = 0;
        while (status >= 100 && status < 200) // interim answers come first
            status = co_await read_head(request->method, deadline);
        if (status == 0)
            co_return 0;
        const bool complete = co_await read_body(deadline);
        co_return complete ? status : std::uint16_t{0};
    }

    io::Task<bool> connect(MonotonicTime deadline)
    {
        auto fd = io::make_tcp_socket(run_.target_);
        if (!fd)
            co_return false;
        bind_to_load_source(fd->get(), run_.target_);
        stream_.emplace(loop_, std::move(*fd));
        const io::IoResult connected = co_await stream_->connect(run_.target_, deadline);
        co_return static_cast<bool>(connected);
    }

    io::Task<std::uint16_t> read_head(http::Method method, MonotonicTime deadline)
    {
        http1::HeadScan scan;
        http::ResponseHead head;
        for (;;) {
            const http1::HeadResult result =
                http1::parse_response_head({buffer_.data(), size_}, fields_, scan, method, head);
            if (result.refused())
                co_return 0;
            if (result.complete()) {
                keep_ = head.keep_alive;
                body_ = http1::BodyReader(head);
                drop(result.size);
                co_return head.status;
            }
            if (size_ == buffer_.size())
                co_return 0;
            const io::IoResult more =
                co_await stream_->read({buffer_.data() + size_, buffer_.size() - size_}, deadline);
            if (!more)
                co_return 0;
            size_ += more.bytes;
            answered_ = true;
        }
    }

    io::Task<bool> read_body(MonotonicTime deadline)
    {
        for (;;) {
            const std::size_t used = body_.validate({buffer_.data(), size_});
            if (body_.refusal() != http1::Refusal::None || used != size_)
                co_return false; // malformed, or more than was asked for
            if (body_.done())
                co_return true;
            const io::IoResult more = co_await stream_->read({buffer_.data(), buffer_.size()}, deadline);
            if (!more)
                co_return more.status == io::IoStatus::Closed&& body_.end_of_connection();
            size_ = more.bytes;
        }
    }

    void drop(std::size_t count)
    {
        std::copy(buffer_.data() + count, buffer_.data() + size_, buffer_.data());
        size_ -= count;
    }

    LoadRun& run_;
    io::EventLoop& loop_;
    std::optional<io::Stream> stream_;
    io::Buffer buffer_;
    std::size_t size_ = 0;
    bool keep_ = false;
    bool answered_ = false; ///< at least a byte came back
    http1::BodyReader body_;
    std::array<http::HeaderField, kFields> fields_;
};

LoadRun::LoadRun(io::EventLoop& loop, const SocketAddress& target, LoadPlan plan, LoadPace pace, std::uint64_t seed,
                 Report report)
    : Timer(loop.timers()),
      loop_(loop),
      target_(target),
      plan_(std::move(plan)),
      pace_(pace),
      random_(seed),
      report_(std::move(report)),
      buffers_(kBuffer, 16)
{
    state_.target_rate = pace.requests_per_second;
}

LoadRun::~LoadRun() { finish(); }

void LoadRun::start()
{
    begin_ = loop_.now();
    end_ = begin_ + pace_.duration;
    next_report_ = begin_ + kReportEvery;
    state_.running = true;
    for (std::uint32_t i = 0; i < pace_.connections; ++i)
        clients_.start(work());
    on_due(begin_);
}

io::Task<> LoadRun::work()
{
    const auto client = std::make_unique<Client>(*this);
    for (;;) {
        NextRequest next(*this);
        co_await next;
        ++state_.sent;
        const std::uint16_t status = co_await client->exchange(&plan_.draw(random_));
        if (status == 0)
            ++state_.failed;
        else
            ++state_.answered;
        if (status >= 500)
            ++state_.server_errors;
        hand_out(loop_.now());
    }
}

/// How many requests are due and not sent; what would have waited for more than a second is given up.
double LoadRun::due(MonotonicTime now)
{
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const double waiting = seconds * pace_.requests_per_second - static_cast<double>(state_.sent) - skipped_;
    const double excess = std::max(0.0, waiting - std::max(1.0, pace_.requests_per_second));
    skipped_ += excess;
    return waiting - excess;
}

void LoadRun::hand_out(MonotonicTime now)
{
    if (now >= end_ || std::exchange(handing_out_, true))
        return; // a client that failed at once: the loop below sees it idle again
    for (std::uint32_t left = kMostAtOnce; left > 0 && !idle_.empty() && due(now) >= 1; --left) {
        NextRequest* const next = idle_.back();
        idle_.pop_back();
        next->resume();
    }
    handing_out_ = false;
}

void LoadRun::on_due(MonotonicTime now)
{
    if (finished_)
        return;
    hand_out(now);
    if (now >= end_ && (idle_.size() == clients_.size() || now >= end_ + kLastAnswers)) {
        finish();
        return;
    }
    if (now >= next_report_)
        report_progress(now);
    // more often than every few milliseconds buys nothing: a burst of what fell due is sent at once
    const auto apart =
        std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(1 / pace_.requests_per_second));
    call_by(now + std::clamp<Nanoseconds>(apart, Milliseconds(1), Milliseconds(50)));
}

void LoadRun::report_progress(MonotonicTime now)
{
    next_report_ = now + kReportEvery;
    report_(state_);
}

void LoadRun::finish()
{
    if (std::exchange(finished_, true))
        return;
    cancel();
    clients_.clear();
    state_.failed = state_.sent - state_.answered;
    state_.running = false;
    report_(state_);
}

} // namespace switchyard::simulate
