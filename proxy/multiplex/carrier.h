// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "proxy/http2/head_writer.h"
#include "proxy/http2/session.h"
#include "proxy/io/buffer_pool.h"
#include "proxy/io/event_loop.h"
#include "proxy/io/pace.h"
#include "proxy/io/scope.h"
#include "proxy/io/stream.h"
#include "proxy/io/turn_queue.h"
#include "proxy/multiplex/carrier_limits.h"
#include "proxy/multiplex/lane.h"
#include "proxy/tls/tls_stream.h"

#include <memory>
#include <string_view>

namespace switchyard::multiplex {

/// What the streams of a connection belong to.
class CarrierOwner
{
public:
    /// The peer begins a stream. nullptr: it is refused. Called within receive().
    virtual Lane* accept(http2::StreamId id) = 0;
    /// A stream that the peer began has a head, or ended before it had one.
    virtual void start(Lane& lane) = 0;
    /// Streams were opened or closed, the peer changed its settings or said goodbye.
    virtual void on_change() = 0;

protected:
    ~CarrierOwner() = default;
};

/// Carries the streams of one HTTP/2 connection over a socket: reads, hands out, and sends at the end of the loop's
/// turn what the turn has produced. Thread: the loop's. Lifetime: what it is made with outlives it; lanes go first.
class Carrier : private http2::SessionUser, private io::TurnQueue::Member
{
public:
    struct Place
    {
        io::EventLoop& loop;
        io::BufferPools& buffers;
        io::TurnQueue& turns;
        http2::HeadWriter& heads;
    };

    virtual ~Carrier();

    /// Before it runs. Lifetime: the owner outlives its lanes.
    void belong_to(CarrierOwner& owner) { owner_ = &owner; }
    /// The session, or why there is none; then nothing else may be called.
    const Result<std::unique_ptr<http2::Session>>& made() const { return session_; }
    http2::Session& session() const { return **session_; }
    io::EventLoop& loop() const { return place_.loop; }
    io::BufferPools& buffers() const { return place_.buffers; }
    http2::HeadWriter& head_writer() const { return place_.heads; }

    /// What was submitted goes out at the end of this turn.
    void request_flush() { place_.turns.add(*this); }
    /// Lanes of streams that are not over.
    std::size_t open_lanes() const { return open_; }
    /// The peer has been heard of, may begin streams, and so may we.
    bool usable() const { return !ending_ && !lost_ && session_->get()->settings_received(); }
    /// Nothing passes any more.
    bool lost() const { return lost_; }
    /// Why it ended, for people; empty: in good order.
    const std::string& failure() const { return failure_; }

    /// No new streams; the connection ends with the last one.
    void drain();
    /// While no stream is open, it ends at that time.
    void idle_until(MonotonicTime when);
    /// Carries until the connection is over and the last lane is gone. `first`: bytes that were read already.
    virtual io::Task<> run(std::string first) = 0;

protected:
    Carrier(http2::Role role, const http2::SessionSettings& settings, const CarrierLimits& limits, const Place& place);

    /// False: it is over.
    bool received(std::string_view bytes);
    bool timed_out();
    MonotonicTime next_deadline() const;
    void end_lanes();
    /// Awaitable: until there is no lane.
    class LanesGone;
    bool tell_lanes_gone();
    void dispatch();
    void failed(std::string why);
    bool is_over() const { return lost_ || session_->get()->finished(); }
    virtual void deadline_changed() = 0;

    static constexpr int kRounds = 4; ///< of sending, in one go

    CarrierLimits limits_;
    Place place_;
    MonotonicTime heard_at_;
    io::Pace pace_;

private:
    friend class Lane;

    void add(Lane& lane);
    void lane_over();
    void make_ready(Lane& lane);

    http2::StreamUser* on_stream(http2::StreamId id) final;
    void on_settings() final;
    void on_goaway(http2::StreamId last, http2::Code code) final;
    void on_ping_answer() final;

    CarrierOwner* owner_ = nullptr;
    Result<std::unique_ptr<http2::Session>> session_;
    Lane::Links lanes_{nullptr};
    Lane::Links ready_{nullptr};
    std::coroutine_handle<> gone_waiter_;
    std::size_t open_ = 0;
    std::string failure_;
    MonotonicTime began_at_;
    MonotonicTime idle_until_ = io::kNever;
    MonotonicTime pinged_at_ = io::kNever;
    MonotonicTime drain_by_ = io::kNever;
    bool changed_ = false;
    bool ending_ = false;
    bool lost_ = false;
};

class [[nodiscard]] Carrier::LanesGone
{
public:
    explicit LanesGone(Carrier& carrier) : carrier_(carrier) {}
    bool await_ready() const { return carrier_.lanes_.alone(); }
    void await_suspend(std::coroutine_handle<> waiter) const { carrier_.gone_waiter_ = waiter; }
    void await_resume() const {}

private:
    Carrier& carrier_;
};

/// `Stream`: io::Stream, or tls::TlsStream after its handshake.
template <typename Stream>
class CarrierOver final : public Carrier
{
public:
    CarrierOver(http2::Role role, const http2::SessionSettings& settings, const CarrierLimits& limits,
                const Place& place, Stream& stream)
        : Carrier(role, settings, limits, place),
          stream_(stream)
    {}

    io::Task<> run(std::string first) override;

private:
    void on_turn_end() override;
    void deadline_changed() override { stream_.move_read_deadline(next_deadline()); }
    bool send();
    io::Task<> write_rest(std::size_t begin, std::size_t end);

    Stream& stream_;
    io::Buffer out_;
    bool writing_ = false;
    bool interrupted_ = false; ///< writing failed: it is to end
    io::Scope writer_;         ///< last: its task uses the rest
};

extern template class CarrierOver<io::Stream>;
extern template class CarrierOver<tls::TlsStream>;

} // namespace switchyard::multiplex
