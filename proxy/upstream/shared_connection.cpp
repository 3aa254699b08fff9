// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/shared_connection.h"

namespace switchyard::upstream {
namespace {

/// Streams of one connection at most, whatever the backend allows.
/// Source: load-balancer semantics chapter 7, HTTP/2.
constexpr std::uint32_t kMostStreams = 100;

constexpr http2::SessionSettings kSettings{.stream_window = 256 * 1024, .connection_window = 1024 * 1024};

} // namespace

SharedConnection::SharedConnection(BackendLease lease, const multiplex::Carrier::Place& place,
                                   const multiplex::CarrierLimits& limits, Watcher& watcher)
    : lease_(std::move(lease)),
      watcher_(watcher)
{
    if (lease_.is_encrypted())
        carry<TlsConnection>(place, limits);
    else
        carry<PlainConnection>(place, limits);
    carrier_->belong_to(*this);
}

SharedConnection::~SharedConnection() = default;

template <typename Connection>
void SharedConnection::carry(const multiplex::Carrier::Place& place, const multiplex::CarrierLimits& limits)
{
    using Over = multiplex::CarrierOver<typename Connection::Stream>;
    carrier_ = std::make_unique<Over>(http2::Role::Client, kSettings, limits, place, lease_.as<Connection>().stream());
}

io::Task<> SharedConnection::run() { return carrier_->run({}); }

bool SharedConnection::has_room() const
{
    return carrier_->usable() &&
           carrier_->open_lanes() < std::min(kMostStreams, carrier_->session().peer_max_streams());
}

bool SharedConnection::refuses_streams() const
{
    return carrier_->usable() && carrier_->session().peer_max_streams() == 0;
}

void SharedConnection::on_change() { watcher_.on_shared_change(*this); }

} // namespace switchyard::upstream
