// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/simulated_backend.h"

#include "proxy/simulate/latency.h"
#include "proxy/simulate/server_connection.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace switchyard::simulate {
namespace {

/// IMF-fixdate. Source: RFC 9110 section 5.6.7.
std::string http_date(std::int64_t wall_ns)
{
    const std::time_t seconds = wall_ns / 1'000'000'000;
    std::tm calendar{};
    ::gmtime_r(&seconds, &calendar);
    std::array<char, 40> text;
    const std::size_t size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &calendar);
    return {text.data(), size};
}

} // namespace

SimulatedBackend::SimulatedBackend(io::EventLoop& loop, io::BufferPools& buffers, compile::SimulatedBackendSpec spec,
                                   std::uint64_t seed)
    : loop_(loop),
      buffers_(buffers),
      specification_(spec),
      now_(std::move(spec)),
      random_(seed)
{}

void SimulatedBackend::specify(compile::SimulatedBackendSpec spec)
{
    if (spec == specification_)
        return;
    now_ = spec;
    specification_ = std::move(spec);
}

void SimulatedBackend::set(const runtime::SetSimulated& dials)
{
    now_.error_rate = dials.error_rate.value_or(now_.error_rate);
    now_.latency = dials.latency.value_or(now_.latency);
    now_.latency_spread = dials.latency_spread.value_or(now_.latency_spread);
    now_.body_size = dials.body_size.value_or(now_.body_size);
    now_.healthy = dials.healthy.value_or(now_.healthy);
    now_.utilization = dials.utilization.value_or(now_.utilization);
}

void SimulatedBackend::serve(io::Fd fd)
{
    if (connections_.size() < kMaxConnections)
        connections_.start(serve_connection(std::move(fd)));
}

Answer SimulatedBackend::answer(const http::RequestHead& request, Nanoseconds& latency)
{
    const std::string date = http_date(loop_.wall_ns(loop_.now()));
    if (request.path == now_.health_path)
        return make_health_answer(now_, request, date);
    latency = draw_latency(now_, random_);
    const bool error = draw_unit(random_) < now_.error_rate;
    ++requests_;
    errors_ += error ? 1 : 0;
    return make_answer(now_, request, error, date);
}

Answer SimulatedBackend::refuse(std::string_view why)
{
    return make_refusal(400, why, http_date(loop_.wall_ns(loop_.now())));
}

io::Task<> SimulatedBackend::serve_connection(io::Fd fd)
{
    ServerConnection connection(loop_, buffers_, std::move(fd));
    for (;;) {
        const ServerConnection::Read read = co_await connection.read_head();
        if (read == ServerConnection::Read::Closed)
            co_return;
        if (read == ServerConnection::Read::Http2) {
            Http2Connection http2(loop_, buffers_, connection.stream(), *this);
            std::string first(connection.received());
            co_await http2.run(std::move(first));
            co_return;
        }
        if (read == ServerConnection::Read::Refused) {
            Answer refusal = refuse(to_string(connection.refusal()));
            co_await connection.write(std::move(refusal));
            co_return;
        }
        Nanoseconds latency{0};
        const bool keep_alive = connection.head().keep_alive;
        const MonotonicTime arrived = loop_.now();
        Answer next = answer(connection.head(), latency);
        const bool all_read = co_await connection.discard_body();
        if (!all_read)
            co_return;
        co_await loop_.sleep_until(arrived + latency);
        const bool written = co_await connection.write(std::move(next));
        if (!written || !keep_alive)
            co_return;
    }
}

} // namespace switchyard::simulate
