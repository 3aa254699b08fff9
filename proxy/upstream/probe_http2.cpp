// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/probe_http2.h"

#include "core/http/grpc.h"
#include "proxy/upstream/probe_answers.h"

#include <fmt/format.h>
#include <optional>

namespace switchyard::upstream {
namespace {

using multiplex::LaneStatus;

/// A connection that carries one stream of ours.
class Alone final : public multiplex::CarrierOwner
{
    multiplex::Lane* accept(http2::StreamId /*id*/) override { return nullptr; }
    void start(multiplex::Lane& /*lane*/) override {}
    void on_change() override {}
};

class ProbeLane final : public multiplex::Lane
{
public:
    explicit ProbeLane(multiplex::Carrier& carrier)
        : Lane(carrier, 0, http2::Block::Response, {.bytes = 16 * 1024, .fields = 128})
    {}

    using Lane::begin;
    using Lane::head_ready;
    const http::ResponseHead& response() const { return response_; }
    void go_on() { head_taken(); }

private:
    void on_head() override
    {
        const http1::Refusal refusal = head_reader().finish_response(head_ended(), http::Method::Get, response_);
        if (refusal != http1::Refusal::None)
            return malformed(refusal);
        if (response_.status < 200) {
            head_taken();
            return await_another_head();
        }
        expect_body(response_.body, response_.content_length);
    }
    void on_gone() override {}

    http::ResponseHead response_;
};

ProbeResult not_answered(const ProbeLane& lane, const multiplex::Carrier& carrier, LaneStatus status, Seconds timeout)
{
    switch (status) {
    case LaneStatus::TimedOut:
        return probe_failed(no_answer_within(timeout));
    case LaneStatus::Reset:
        return probe_failed(fmt::format("the endpoint reset the stream: {}", http2::to_string(lane.reset_code())));
    case LaneStatus::Malformed:
        return probe_failed(fmt::format("the answer is not valid: {}", http1::to_string(lane.refusal())));
    default:
        return probe_failed(carrier.failure().empty() ? "connection closed before an answer"
                                                      : fmt::format("no HTTP/2: {}", carrier.failure()));
    }
}

/// "HTTP/1.1" lines that HeadWriter turns into fields.
std::string request_of(const compile::HealthCheckSpec& check, const SocketAddress& to)
{
    const bool grpc = check.type == compile::HealthCheckSpec::Type::Grpc;
    const std::string_view path = grpc                 ? "/grpc.health.v1.Health/Check"
                                  : check.path.empty() ? "/"
                                                       : std::string_view(check.path);
    return fmt::format("{} {} HTTP/1.1\r\nhost: {}\r\nuser-agent: Switchyard-HealthCheck/1.0\r\n{}\r\n",
                       grpc ? "POST" : "GET", path, probe_host(check, to),
                       grpc ? "content-type: application/grpc\r\nte: trailers\r\n" : "accept: */*\r\n");
}

/// A message of gRPC: not compressed, its size, then HealthCheckRequest with the service's name as field 1.
std::string health_request(std::string_view service)
{
    std::string message;
    if (!service.empty()) {
        message += '\x0a';
        for (std::size_t size = service.size();; size >>= 7) {
            message += static_cast<char>(size < 128 ? size : (size & 127) | 128);
            if (size < 128)
                break;
        }
        message += service;
    }
    std::string framed(1, '\0');
    for (int shift = 24; shift >= 0; shift -= 8)
        framed += static_cast<char>(message.size() >> shift);
    return framed + message;
}

/// The status in a HealthCheckResponse, which is field 1, a number. nullopt: it is no such message.
std::optional<int> serving_status(std::string_view framed)
{
    constexpr std::size_t kPrefix = 5;
    if (framed.size() < kPrefix || framed.front() != '\0')
        return std::nullopt;
    const std::string_view message = framed.substr(kPrefix);
    if (message.empty())
        return 0; // UNKNOWN is not written down
    if (message.size() != 2 || message.front() != '\x08')
        return std::nullopt;
    return static_cast<unsigned char>(message[1]);
}

std::string_view serving_name(int status)
{
    switch (status) {
    case 0:
        return "UNKNOWN";
    case 1:
        return "SERVING";
    case 2:
        return "NOT_SERVING";
    case 3:
        return "SERVICE_UNKNOWN";
    default:
        return "an unknown status";
    }
}

ProbeResult judge_call(const ProbeLane& lane, std::string_view body)
{
    const http::ResponseHead& head = lane.response();
    std::optional<std::int8_t> status;
    if (lane.trailers() != nullptr)
        status = http::grpc_status(*lane.trailers());
    if (!status)
        status = http::grpc_status(head.headers);
    if (!status)
        return probe_failed(fmt::format("HTTP {} without a gRPC status", head.status), head.status);
    if (*status != http::kGrpcOk)
        return probe_failed(fmt::format("gRPC status {} {}", *status, http::grpc_status_name(*status)), head.status);
    const auto serving = serving_status(body);
    if (!serving)
        return probe_failed("the answer is no grpc.health.v1.HealthCheckResponse", head.status);
    const std::string_view name = serving_name(*serving);
    if (*serving != 1)
        return probe_failed(std::string(name), head.status);
    return {.success = true, .http_status = head.status, .took = {}, .answer = std::string(name)};
}

io::Task<ProbeResult> ask(multiplex::Carrier& carrier, SocketAddress to, compile::HealthCheckSpec check,
                          std::string_view scheme, MonotonicTime deadline)
{
    const bool grpc = check.type == compile::HealthCheckSpec::Type::Grpc;
    ProbeLane lane(carrier);
    std::string head = request_of(check, to);
    const Result<> begun = lane.begin(carrier.head_writer().request(head, scheme), grpc);
    if (!begun)
        co_return probe_failed(begun.error().context);
    io::Pace pace(check.timeout, 0);
    const std::string message = health_request(check.grpc_service);
    if (grpc) {
        const LaneStatus sent = co_await lane.output(message, true, nullptr, pace);
        if (sent != LaneStatus::Ok)
            co_return not_answered(lane, carrier, sent, check.timeout);
    }
    const LaneStatus answered = co_await lane.head(deadline);
    if (answered != LaneStatus::Ok || !lane.head_ready())
        co_return not_answered(lane, carrier, answered, check.timeout);
    const std::uint16_t status = lane.response().status;
    if (status != 200)
        co_return probe_failed(fmt::format("HTTP {}", status), status);
    if (!grpc && check.expected_response.empty())
        co_return ProbeResult{.success = true, .http_status = status, .took = {}, .answer = "HTTP 200"};
    std::string window;
    while (!lane.ended() && (grpc || window.size() < kBodyWindow)) {
        const LaneStatus more = co_await lane.input(deadline);
        if (more == LaneStatus::TimedOut)
            co_return probe_failed(no_answer_within(check.timeout), status);
        if (more != LaneStatus::Ok)
            break;
        if (window.size() < kBodyWindow)
            window.append(lane.body().substr(0, kBodyWindow - window.size()));
        if (!lane.body().empty())
            lane.body_taken();
    }
    co_return grpc ? judge_call(lane, window) : judge_text(window, check.expected_response, status);
}

io::Task<> carry(multiplex::Carrier& carrier) { return carrier.run({}); }

} // namespace

template <typename Stream>
io::Task<ProbeResult> probe_http2(Stream& stream, multiplex::Carrier::Place place, SocketAddress to,
                                  compile::HealthCheckSpec check, MonotonicTime deadline)
{
    Alone owner;
    multiplex::CarrierOver<Stream> carrier(http2::Role::Client, {}, {}, place, stream);
    if (!carrier.made())
        co_return probe_failed(carrier.made().error().context);
    carrier.belong_to(owner);
    io::Scope carrying;
    carrying.start(carry(carrier));
    const std::string_view scheme = std::is_same_v<Stream, tls::TlsStream> ? "https" : "http";
    ProbeResult result = co_await ask(carrier, to, std::move(check), scheme, deadline);
    co_await io::TurnQueue::End(place.turns); // the answer may have come from within the carrier, which goes now
    co_return result;
}

template io::Task<ProbeResult> probe_http2(io::Stream&, multiplex::Carrier::Place, SocketAddress,
                                           compile::HealthCheckSpec, MonotonicTime);
template io::Task<ProbeResult> probe_http2(tls::TlsStream&, multiplex::Carrier::Place, SocketAddress,
                                           compile::HealthCheckSpec, MonotonicTime);

} // namespace switchyard::upstream
