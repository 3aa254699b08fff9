// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/probe.h"

#include "core/http/request_head.h"
#include "proxy/http1/body_reader.h"
#include "proxy/http1/head_parser.h"
#include "proxy/io/stream.h"
#include "proxy/tls/session_tickets.h"
#include "proxy/tls/tls_stream.h"
#include "proxy/upstream/probe_answers.h"
#include "proxy/upstream/probe_http2.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <optional>
#include <sys/socket.h>
#include <utility>
#include <vector>

namespace switchyard::upstream {
namespace {

constexpr std::size_t kBufferSize = 32 * 1024;
constexpr http1::HeadLimits kLimits{.bytes = 16 * 1024, .fields = 128};

std::string describe(const io::IoResult& result, Seconds timeout)
{
    switch (result.status) {
    case io::IoStatus::TimedOut:
        return no_answer_within(timeout);
    case io::IoStatus::Closed:
        return "connection closed before an answer";
    case io::IoStatus::Failed:
        switch (result.error) {
        case ECONNREFUSED:
            return "connection refused";
        case ECONNRESET:
            return "connection reset";
        default:
            return std::strerror(result.error);
        }
    default:
        return "interrupted";
    }
}

/// Text that would end the line, or the request, early must never reach the wire.
bool is_safe(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7f;
    });
}

std::string request_of(const compile::HealthCheckSpec& check, const SocketAddress& to)
{
    return fmt::format("GET {} HTTP/1.1\r\nHost: {}\r\nUser-Agent: Switchyard-HealthCheck/1.0\r\nAccept: */*\r\n"
                       "Connection: close\r\n\r\n",
                       check.path.empty() ? "/" : check.path, probe_host(check, to));
}

/// Reads until a final head is complete. Interim answers (1xx) are skipped.
class AnswerReader
{
public:
    AnswerReader() : buffer_(kBufferSize), fields_(kLimits.fields) {}

    std::span<char> room() { return std::span(buffer_).subspan(used_); }
    http1::HeadResult::Status take(std::size_t bytes)
    {
        used_ += bytes;
        for (;;) {
            result_ = http1::parse_response_head(std::span(buffer_).first(used_), fields_, scan_, http::Method::Get,
                                                 head_, kLimits);
            if (!result_.complete() || head_.status >= 200) {
                return result_.status;
            }
            std::copy(buffer_.begin() + result_.size, buffer_.begin() + static_cast<std::ptrdiff_t>(used_),
                      buffer_.begin());
            used_ -= result_.size;
            scan_ = {};
        }
    }
    const http::ResponseHead& head() const { return head_; }
    std::string_view received() const { return {buffer_.data(), used_}; }
    std::string_view after_head() const { return {buffer_.data() + result_.size, used_ - result_.size}; }

private:
    std::vector<char> buffer_;
    std::vector<http::HeaderField> fields_;
    std::size_t used_ = 0;
    http1::HeadScan scan_;
    http1::HeadResult result_;
    http::ResponseHead head_;
};

/// Decodes the beginning of the body. True: no more of it is needed, or nothing more comes.
bool take_body(http1::BodyReader& reader, std::string_view bytes, std::string& window)
{
    while (!bytes.empty() && !reader.done() && window.size() < kBodyWindow) {
        const http1::BodyStep step = reader.next(bytes);
        window.append(step.data.substr(0, kBodyWindow - window.size()));
        if (reader.refusal() != http1::Refusal::None || step.consumed == 0) {
            return true;
        }
        bytes.remove_prefix(step.consumed);
    }
    return reader.done() || window.size() >= kBodyWindow;
}

/// What a server that expects TLS says to a request in clear text: an alert record.
bool looks_like_tls(std::string_view answer) { return answer.size() >= 2 && answer[0] == 0x15 && answer[1] == 0x03; }

std::string describe(const tls::TlsStream& stream, const Error& error, Seconds timeout)
{
    const auto because = [&](std::string_view what) {
        return stream.failure().empty() ? fmt::format("TLS handshake failed: {}", what)
                                        : fmt::format("TLS handshake failed: {}: {}", what, stream.failure());
    };
    switch (stream.problem()) {
    case tls::HandshakeProblem::TimedOut:
        return fmt::format("TLS handshake failed: no answer within {} s", timeout.count());
    case tls::HandshakeProblem::Disconnected:
        return "TLS handshake failed: the endpoint closed the connection";
    case tls::HandshakeProblem::PlainText:
        return "TLS handshake failed: the endpoint does not speak TLS on this port";
    case tls::HandshakeProblem::AlertReceived:
        return because("the endpoint refused it");
    case tls::HandshakeProblem::Protocol:
        return because("the two ends do not agree");
    default:
        return fmt::format("TLS handshake failed: {}", error.context);
    }
}

template <typename Stream>
io::Task<ProbeResult> exchange_http(Stream& stream, compile::HealthCheckSpec check, std::string request,
                                    MonotonicTime deadline)
{
    const io::IoResult written = co_await stream.write(request, deadline);
    if (!written) {
        co_return probe_failed(describe(written, check.timeout));
    }
    AnswerReader reader;
    auto progress = http1::HeadResult::Status::NeedMore;
    while (progress == http1::HeadResult::Status::NeedMore) {
        const io::IoResult got = co_await stream.read(reader.room(), deadline);
        if (!got) {
            co_return probe_failed(describe(got, check.timeout));
        }
        progress = reader.take(got.bytes);
    }
    if (progress == http1::HeadResult::Status::Refused) {
        co_return probe_failed(looks_like_tls(reader.received())
                                   ? "the answer is TLS, not HTTP: the endpoint expects HTTPS"
                                   : "the answer is not HTTP");
    }
    const std::uint16_t status = reader.head().status;
    if (status != 200) {
        co_return probe_failed(fmt::format("HTTP {}", status), status);
    }
    if (check.expected_response.empty()) {
        co_return ProbeResult{.success = true, .http_status = status, .took = {}, .answer = "HTTP 200"};
    }
    http1::BodyReader body(reader.head());
    std::string window;
    bool enough = take_body(body, reader.after_head(), window) || body.done();
    std::vector<char> more(enough ? 0 : 4096);
    while (!enough) {
        const io::IoResult got = co_await stream.read(more, deadline);
        if (got.status == io::IoStatus::TimedOut) {
            co_return probe_failed(describe(got, check.timeout), status);
        }
        enough = !got || take_body(body, {more.data(), got.bytes}, window);
    }
    co_return judge_text(window, check.expected_response, status);
}

template <typename Stream>
io::Task<ProbeResult> exchange_tcp(Stream& stream, compile::HealthCheckSpec check, MonotonicTime deadline)
{
    const std::string_view expected = check.expected_response;
    std::string received;
    std::array<char, 1024> chunk;
    while (received.size() < expected.size()) {
        const io::IoResult got = co_await stream.read(chunk, deadline);
        if (!got) {
            co_return probe_failed(describe(got, check.timeout));
        }
        received.append(chunk.data(), got.bytes);
    }
    if (!received.starts_with(expected)) {
        co_return probe_failed("the answer does not begin with the expected text");
    }
    co_return ProbeResult{.success = true, .http_status = 0, .took = {}, .answer = "connected"};
}

bool over_http2(const compile::HealthCheckSpec& check)
{
    return check.type == compile::HealthCheckSpec::Type::Http2 || check.type == compile::HealthCheckSpec::Type::Grpc;
}

/// What is said once the way is open.
template <typename Stream>
io::Task<ProbeResult> exchange(Stream& stream, multiplex::Carrier::Place place, SocketAddress to,
                               compile::HealthCheckSpec check, MonotonicTime deadline)
{
    if (over_http2(check)) {
        ProbeResult result = co_await probe_http2(stream, place, to, std::move(check), deadline);
        co_return result;
    }
    if (check.type == compile::HealthCheckSpec::Type::Http) {
        std::string request = request_of(check, to);
        ProbeResult result = co_await exchange_http(stream, std::move(check), std::move(request), deadline);
        co_return result;
    }
    ProbeResult result = co_await exchange_tcp(stream, std::move(check), deadline);
    co_return result;
}

/// Goes before everything else, a handshake included: a few bytes, which a fresh socket takes at once.
bool send_proxy_header(int fd)
{
    constexpr std::string_view kHeader = "PROXY UNKNOWN\r\n";
    return ::send(fd, kHeader.data(), kHeader.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(kHeader.size());
}

/// `Stream`: io::Stream or tls::TlsStream. nullopt: the way is open.
template <typename Stream>
io::Task<std::optional<ProbeResult>> connect(Stream& stream, SocketAddress to, compile::HealthCheckSpec check,
                                             MonotonicTime deadline)
{
    const io::IoResult connected = co_await stream.connect(to, deadline);
    if (!connected) {
        co_return probe_failed(describe(connected, check.timeout));
    }
    if (check.proxy_header && !send_proxy_header(stream.fd())) {
        co_return probe_failed(std::strerror(errno));
    }
    co_return std::nullopt;
}

} // namespace

std::shared_ptr<const tls::BackendContext> Prober::tls(bool http2)
{
    std::shared_ptr<const tls::BackendContext>& context = http2 ? tls_http2_ : tls_;
    if (!context) {
        auto settings = std::make_shared<cert::BackendTls>();
        settings->policy = cert::tls_settings({}, tls::current_time());
        if (http2)
            settings->protocols = {"h2"};
        context = tls::BackendContext::make(std::move(settings)).value_or(nullptr);
    }
    return context;
}

io::Task<ProbeResult> Prober::run_plain(io::Fd socket, SocketAddress to, compile::HealthCheckSpec check,
                                        MonotonicTime deadline)
{
    io::Stream stream(loop_, std::move(socket));
    std::optional<ProbeResult> failure = co_await connect(stream, to, check, deadline);
    if (failure) {
        co_return std::move(*failure);
    }
    ProbeResult result = co_await exchange(stream, place(), to, std::move(check), deadline);
    co_return result;
}

io::Task<ProbeResult> Prober::run_encrypted(io::Fd socket, SocketAddress to, compile::HealthCheckSpec check,
                                            MonotonicTime deadline)
{
    const bool http2 = over_http2(check);
    std::shared_ptr<const tls::BackendContext> context = tls(http2);
    if (!context) {
        co_return probe_failed("there is no memory for TLS");
    }
    tls::TlsStream stream(loop_, std::move(socket), buffers_, std::move(context));
    std::optional<ProbeResult> failure = co_await connect(stream, to, check, deadline);
    if (failure) {
        co_return std::move(*failure);
    }
    const Result<> greeted = co_await stream.handshake(deadline);
    if (!greeted) {
        co_return probe_failed(describe(stream, greeted.error(), check.timeout));
    }
    if (http2 && stream.protocol() != "h2")
        co_return probe_failed("the endpoint does not speak HTTP/2: it did not agree to \"h2\" (ALPN)");
    ProbeResult result = co_await exchange(stream, place(), to, std::move(check), deadline);
    stream.shutdown_write();
    co_return result;
}

io::Task<ProbeResult> Prober::run(SocketAddress to, compile::HealthCheckSpec check, MonotonicTime deadline)
{
    const bool is_http = check.type != compile::HealthCheckSpec::Type::Tcp;
    if (is_http && (!is_safe(check.host) || !is_safe(check.path))) {
        co_return probe_failed("the health check's host or path holds a space or a control character");
    }
    Result<io::Fd> socket = io::make_tcp_socket(to);
    if (!socket) {
        co_return probe_failed(socket.error().context);
    }
    const bool encrypted = check.tls;
    io::Task<ProbeResult> running = encrypted ? run_encrypted(std::move(*socket), to, std::move(check), deadline)
                                              : run_plain(std::move(*socket), to, std::move(check), deadline);
    ProbeResult result = co_await running;
    co_return result;
}

io::Task<ProbeResult> Prober::probe(SocketAddress to, compile::HealthCheckSpec check)
{
    const MonotonicTime start = io::EventLoop::read_clock();
    const MonotonicTime deadline = start + check.timeout;
    ProbeResult result = co_await run(to, std::move(check), deadline);
    result.took = std::chrono::duration_cast<Microseconds>(io::EventLoop::read_clock() - start);
    co_return result;
}

} // namespace switchyard::upstream
