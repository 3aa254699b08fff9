// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/multiplex/carrier.h"

#include "proxy/multiplex/pooled_memory.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <fmt/format.h>

namespace switchyard::multiplex {

Carrier::Carrier(http2::Role role, const http2::SessionSettings& settings, const CarrierLimits& limits,
                 const Place& place)
    : limits_(limits),
      place_(place),
      heard_at_(place.loop.now()),
      pace_(limits.body_stall_timeout, limits.minimum_rate),
      session_(http2::Session::make(role, settings, *this, pooled_memory())),
      began_at_(heard_at_)
{
    if (session_)
        request_flush();
}

Carrier::~Carrier() { assert(lanes_.alone()); }

void Carrier::add(Lane& lane)
{
    lane.links_.stand_before(lanes_);
    ++open_;
    changed_ = true;
}

void Carrier::lane_over()
{
    --open_;
    changed_ = true;
    if (open_ == 0)
        request_flush(); // whoever waits for the last one is told
}

void Carrier::make_ready(Lane& lane)
{
    if (lane.ready_links_.alone())
        lane.ready_links_.stand_before(ready_);
    request_flush();
}

void Carrier::dispatch()
{
    while (!ready_.alone()) {
        Lane& lane = *static_cast<Lane::Links*>(ready_.after())->lane;
        lane.ready_links_.leave();
        lane.run();
    }
    if (std::exchange(changed_, false)) {
        pinged_at_ = open_ == 0 ? io::kNever : pinged_at_;
        owner_->on_change();
        deadline_changed();
    }
}

http2::StreamUser* Carrier::on_stream(http2::StreamId id)
{
    if (lost_)
        return nullptr;
    Lane* const lane = owner_->accept(id);
    if (lane == nullptr)
        return nullptr;
    lane->fresh_ = true;
    return lane;
}

void Carrier::on_settings() { changed_ = true; }

void Carrier::on_goaway(http2::StreamId, http2::Code code)
{
    ending_ = true;
    changed_ = true;
    if (code != http2::Code::NoError && failure_.empty())
        failure_ = fmt::format("the peer ended the HTTP/2 connection with error {}", static_cast<unsigned>(code));
}

void Carrier::on_ping_answer()
{
    pinged_at_ = io::kNever;
    if (drain_by_ != io::kNever) {
        drain_by_ = io::kNever;
        session().go_away(http2::Code::NoError);
    }
}

void Carrier::drain()
{
    if (std::exchange(ending_, true) || lost_)
        return;
    session().announce_going_away();
    session().ping();
    drain_by_ = place_.loop.now() + limits_.drain_grace;
    request_flush();
    deadline_changed();
}

void Carrier::idle_until(MonotonicTime when)
{
    idle_until_ = when;
    deadline_changed();
}

MonotonicTime Carrier::next_deadline() const
{
    MonotonicTime next = drain_by_;
    if (!session_->get()->settings_acknowledged())
        next = std::min(next, began_at_ + limits_.settings_timeout);
    if (open_ == 0)
        return std::min(next, idle_until_);
    return std::min(next, pinged_at_ == io::kNever ? heard_at_ + limits_.quiet_before_ping
                                                   : pinged_at_ + limits_.ping_timeout);
}

bool Carrier::timed_out()
{
    const MonotonicTime now = place_.loop.now();
    if (!session().settings_acknowledged() && now >= began_at_ + limits_.settings_timeout) {
        failed("the peer did not acknowledge the HTTP/2 settings in time");
        session().go_away(http2::Code::SettingsTimeout);
        return false;
    }
    if (drain_by_ <= now) {
        drain_by_ = io::kNever;
        session().go_away(http2::Code::NoError);
        request_flush();
    }
    if (open_ == 0) {
        if (idle_until_ > now)
            return true;
        ending_ = true;
        session().go_away(http2::Code::NoError);
        return false;
    }
    if (pinged_at_ != io::kNever) {
        if (pinged_at_ + limits_.ping_timeout > now)
            return true;
        failed("the peer does not answer an HTTP/2 PING");
        return false;
    }
    if (heard_at_ + limits_.quiet_before_ping <= now) {
        pinged_at_ = now;
        session().ping();
        request_flush();
    }
    return true;
}

bool Carrier::received(std::string_view bytes)
{
    heard_at_ = place_.loop.now();
    pinged_at_ = io::kNever; // whatever came shows that the peer is there
    Result<> taken = session().receive(bytes, heard_at_);
    request_flush();
    if (!taken)
        failed(std::move(taken.error().context));
    dispatch();
    return taken.has_value() && !is_over();
}

void Carrier::failed(std::string why)
{
    if (failure_.empty())
        failure_ = std::move(why);
}

void Carrier::end_lanes()
{
    if (!session().complaint().empty())
        failed(session().complaint());
    lost_ = true;
    ending_ = true;
    for (io::ListLinks* link = lanes_.after(); link != &lanes_; link = link->after())
        static_cast<Lane::Links*>(link)->lane->on_connection_lost();
    dispatch();
}

/// Whoever waited for it is resumed, and may destroy the carrier: true.
bool Carrier::tell_lanes_gone()
{
    if (!lost_ || !gone_waiter_ || !lanes_.alone())
        return false;
    std::exchange(gone_waiter_, nullptr).resume();
    return true;
}

template <typename Stream>
io::Task<> CarrierOver<Stream>::run(std::string first)
{
    bool more = true;
    if (!first.empty())
        more = received(std::exchange(first, {}));
    while (more && !interrupted_) {
        const io::IoResult ready = co_await stream_.readable(next_deadline());
        if (ready.status == io::IoStatus::TimedOut) {
            more = timed_out();
            continue;
        }
        if (!ready)
            break;
        io::Buffer buffer = buffers().small.get();
        const io::IoResult got = stream_.try_read({buffer.data(), buffer.size()});
        if (got.status == io::IoStatus::WouldBlock)
            continue;
        if (!got) {
            if (got.status == io::IoStatus::Failed)
                failed(std::strerror(got.error));
            break;
        }
        more = received({buffer.data(), got.bytes});
    }
    end_lanes();
    if (!writing_)
        (void)send(); // the last words
    writer_.clear();  // before its buffer goes
    out_.reset();
    co_await LanesGone(*this);
}

template <typename Stream>
void CarrierOver<Stream>::on_turn_end()
{
    if (lost()) {
        (void)tell_lanes_gone();
        return;
    }
    dispatch();
    bool more = true;
    for (int round = 0; round < kRounds && more && !writing_; ++round)
        more = send();
    if (!writing_)
        out_.reset();
    if (more && !writing_ && !interrupted_)
        request_flush();
    if (interrupted_ || (is_over() && !writing_))
        stream_.interrupt();
}

/// Sends one buffer's worth. False: there is nothing more to send.
template <typename Stream>
bool CarrierOver<Stream>::send()
{
    if (!session().wants_to_send())
        return false;
    if (!out_)
        out_ = buffers().records.get(); // room for a bulk buffer and the heads of its frames
    const std::size_t count = session().produce({out_.data(), out_.size()});
    if (count == 0)
        return false;
    const io::IoResult sent = stream_.try_write(std::string_view(out_.data(), count));
    if (sent.status == io::IoStatus::Failed) {
        failed(std::strerror(sent.error));
        interrupted_ = true;
        return false;
    }
    pace_.earn(sent.bytes);
    if (lost())
        return false;
    if (!sent || sent.bytes < count) {
        writing_ = true;
        writer_.start(write_rest(sent.bytes, count));
    }
    dispatch();
    return true;
}

template <typename Stream>
io::Task<> CarrierOver<Stream>::write_rest(std::size_t begin, std::size_t end)
{
    const std::string_view rest(out_.data() + begin, end - begin);
    const io::IoResult sent = co_await stream_.write(std::span(&rest, 1), pace_);
    writing_ = false;
    if (!sent) {
        failed(sent.status == io::IoStatus::TimedOut ? "the peer is too slow to read" : std::strerror(sent.error));
        interrupted_ = true;
    }
    request_flush();
}

template class CarrierOver<io::Stream>;
template class CarrierOver<tls::TlsStream>;

} // namespace switchyard::multiplex
