// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/layer4/connection.h"

#include "proxy/layer4/proxy_header.h"
#include "proxy/serve/arrival.h"

#include <algorithm>
#include <sys/socket.h>

namespace switchyard::layer4 {
namespace {

using observe::StatusDetails;

/// Endpoints that are tried before the client is turned away.
constexpr std::uint8_t kMostAttempts = 3;

/// The peer is to see that the connection broke, not that it ended.
void reset_on_close(int fd)
{
    const linger at_once{1, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

int descriptor_of(const upstream::BackendLease& backend)
{
    return backend.is_encrypted() ? backend.as<upstream::TlsConnection>().stream().fd()
                                  : backend.as<upstream::PlainConnection>().stream().fd();
}

void shut_down(const upstream::BackendLease& backend)
{
    if (backend.is_encrypted())
        backend.as<upstream::TlsConnection>().stream().shutdown_write();
    else
        backend.as<upstream::PlainConnection>().stream().shutdown_write();
}

} // namespace

template <typename Client>
io::Task<> Connection<Client>::run()
{
    record_ = serve::record_of(context_, {address_, group_.local, group_.forwarding_rule, accepted_at_});
    work_.start(work());
    co_await ending_;
    const bool bytes_wait = ending_.delivers() || up_.cut || down_.cut;
    work_.clear();
    if (backend_ && !bytes_wait && observe::is_good_end(ending_.why()))
        end_well();
    else if (ending_.why() != StatusDetails::TlsHandshakeFailed) // the client is to read the alert
        break_off();
    record();
}

template <typename Client>
io::Task<> Connection<Client>::work()
{
    if constexpr (kEncrypted) {
        const bool greeted = co_await greet();
        if (!greeted) {
            ending_.end(StatusDetails::TlsHandshakeFailed);
            co_return;
        }
    }
    const Result<> opened = co_await open_backend();
    if (!opened) {
        ending_.end(observe::outcome_of(opened.error().kind, observe::AnswerStyle::Global).details);
        co_return;
    }
    ending_.end_when_idle(service_->timeout);
    if (backend_.is_encrypted())
        begin_passing(backend_.as<upstream::TlsConnection>().stream());
    else
        begin_passing(backend_.as<upstream::PlainConnection>().stream());
}

/// The handshake. A connection within it is as good as idle when room is needed.
template <typename Client>
io::Task<bool> Connection<Client>::greet()
    requires(kEncrypted)
{
    context_.idle.add(*this);
    const Result<> done = co_await client_.handshake(context_.loop.now() + context_.limits.handshake_timeout);
    leave();
    co_return done.has_value();
}

template <typename Client>
Result<> Connection<Client>::choose_service()
{
    state_ = context_.states.current();
    if (state_)
        listener_ = state_->listener(group_.forwarding_rule);
    if (listener_ == nullptr || listener_->protocol != compile::ListenerSpec::Protocol::Bytes)
        return fail(ErrorKind::NoConfiguration, "no TCP or SSL proxy of the configuration listens here");
    service_ = &state_->snapshot().services[listener_->service];
    return {};
}

template <typename Client>
Result<std::uint32_t> Connection<Client>::pick(std::optional<std::uint32_t> failed)
{
    const state::ServiceMembers& members = state_->membership()[listener_->service];
    balance::PickRequest request;
    request.avoid = failed;
    const auto index =
        members.picker ? members.picker->pick(*state_->service(listener_->service).picks, request) : std::nullopt;
    if (!index)
        return fail(ErrorKind::NoHealthyEndpoint, "no endpoint of the service is healthy");
    return *index;
}

template <typename Client>
std::string Connection<Client>::preface() const
{
    if (!listener_->sends_proxy_header)
        return {};
    SocketAddress destination{listener_->address, listener_->port};
    if (destination.address.is_unspecified())
        destination.address = group_.local.address;
    return proxy_header(address_, destination);
}

template <typename Client>
io::Task<Result<>> Connection<Client>::open_backend()
{
    if (Result<> chosen = choose_service(); !chosen)
        co_return chosen;
    const std::string first = preface();
    Result<> outcome;
    std::optional<std::uint32_t> failed;
    while (record_.attempts < kMostAttempts) {
        const Result<std::uint32_t> index = pick(failed);
        if (!index)
            co_return std::unexpected(index.error());
        if (failed && *index == *failed)
            break; // there is no other
        const state::Member& member = state_->membership()[listener_->service].serving[*index];
        record_.endpoint = member.key;
        active_ = state::ActiveRequest(*member.ledger);
        ++record_.attempts;
        const MonotonicTime begin = context_.loop.now();
        upstream::EndpointPool& pool = *state_->service(listener_->service).pools[*index];
        Result<upstream::BackendLease> dialled = co_await pool.dial(begin + service_->connect_timeout, first);
        connected_at_ = context_.loop.now();
        record_.connect_us = std::max(1U, serve::to_record_us(connected_at_ - begin));
        if (dialled) {
            backend_ = std::move(*dialled);
            backend_.tell_when_drained(*this);
            co_return {};
        }
        outcome = std::unexpected(std::move(dialled.error()));
        if (outcome.error().retry != Retry::OtherEndpoint)
            break;
        failed = *index;
    }
    co_return outcome;
}

template <typename Client>
template <typename Backend>
void Connection<Client>::begin_passing(Backend& backend)
{
    work_.start(carry(Passage<Client, Backend>{context_, ending_, up_, client_, backend}));
    work_.start(carry(Passage<Backend, Client>{context_, ending_, down_, backend, client_}));
}

template <typename Client>
template <typename From, typename To>
io::Task<> Connection<Client>::carry(Passage<From, To> passage)
{
    co_await pass(passage);
    if (&passage.flow == &down_)
        backend_ended_at_ = context_.loop.now();
    if (up_.over && down_.over)
        ending_.end(closed());
}

template <typename Client>
StatusDetails Connection<Client>::closed() const
{
    for (const Flow* flow : {&down_, &up_}) {
        if (flow->cut)
            return flow->receiver_broke;
    }
    return StatusDetails::ConnectionClosed;
}

/// Ends both sides in good order.
template <typename Client>
void Connection<Client>::end_well()
{
    shut_down(backend_);
    client_.shutdown_write();
}

/// Whoever might take a close for a good end is sent a reset. A direction that came to its good end is left in peace:
/// what was sent last may still be on its way.
template <typename Client>
void Connection<Client>::break_off()
{
    const auto ended_well = [](const Flow& flow) { return flow.over && !flow.cut && !flow.torn; };
    if (!ended_well(down_))
        reset_on_close(client_.fd());
    if (backend_ && !ended_well(up_))
        reset_on_close(descriptor_of(backend_));
}

template <typename Client>
void Connection<Client>::record()
{
    if (!state_)
        state_ = context_.states.current();
    active_.end();
    if (!state_)
        return;
    const MonotonicTime now = io::EventLoop::read_clock();
    record_.stream = true;
    record_.duration_us = serve::to_record_us(now - accepted_at_);
    record_.revision = state_->snapshot().revision;
    if (service_ != nullptr)
        record_.service = service_->id;
    record_.details = ending_.why();
    record_.request_bytes = up_.bytes;
    record_.response_bytes = down_.bytes;
    if (backend_) {
        if (down_.bytes > 0)
            record_.backend_first_us = serve::to_record_us(down_.first_at - connected_at_);
        record_.backend_us = serve::to_record_us((down_.over ? backend_ended_at_ : now) - connected_at_);
    }
    context_.telemetry.record(record_, state_->slots());
}

template class Connection<io::Stream>;
template class Connection<tls::TlsStream>;

} // namespace switchyard::layer4
