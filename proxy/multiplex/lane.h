// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "core/http/request_head.h"
#include "proxy/http2/session.h"
#include "proxy/io/frame_pool.h"
#include "proxy/io/list_links.h"
#include "proxy/io/pace.h"
#include "proxy/io/timer_wheel.h"
#include "proxy/multiplex/body_queue.h"

#include <coroutine>
#include <memory>

namespace switchyard::multiplex {

class Carrier;

/// How a wait on a lane ended.
enum class LaneStatus : std::uint8_t
{
    Ok,
    TimedOut,    ///< the deadline passed
    Interrupted, ///< interrupt() was called
    Reset,       ///< the peer gave the stream up, see reset_code()
    Lost,        ///< the connection ended
    Malformed    ///< the peer broke the rules within the stream, see refusal(); it was reset
};

/// One stream of a multiplexed connection: a head, a body and trailers in either direction, for coroutines that wait
/// for them. At most one reader and one writer wait at a time. Destroying it gives the stream up unless it ended in
/// both directions. Thread: the loop's. Lifetime: before the carrier.
class Lane : private http2::StreamUser, private io::Timer
{
    /// A place in a list of lanes; nullptr: the list's ends.
    struct Links : io::ListLinks
    {
        explicit Links(Lane* owner) : lane(owner) {}
        Lane* const lane;
    };

public:
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;
    ~Lane() override;

    static void* operator new(std::size_t size) { return io::FramePool::allocate(size); }
    static void operator delete(void* memory, std::size_t size) { io::FramePool::release(memory, size); }

    class Wait;

    // What comes in.
    /// Waits for a head of the peer's that head_taken() was not called for.
    Wait head(MonotonicTime deadline);
    /// Waits until body() has something, or says that it ended.
    Wait input(MonotonicTime deadline);
    void move_input_deadline(MonotonicTime deadline);
    std::string_view body() const { return body_.front(); }
    /// What body() returned was used: the peer may send so much more.
    void body_taken();
    /// The peer ended the body, and all of it was taken.
    bool ended() const { return ended_ && body_.empty(); }
    /// The body ends with what body() returns now.
    bool ends_with_front() const { return ended_ && body_.front_is_all(); }
    /// Behind the body, once it ended; nullptr: there are none. Lifetime: the lane's.
    const http::HeaderTable* trailers() const { return trailers_ ? &trailers_->table : nullptr; }
    std::uint64_t body_bytes() const { return body_bytes_; }

    // What goes out.
    /// Sends a piece of the body: done when all of it has been copied. Lifetime: of the bytes and trailers until then.
    Wait output(std::string_view bytes, bool last, const http::HeaderTable* trailers, io::Pace& pace);

    /// Ends what waits now, with Interrupted; the waiter is resumed inside the call.
    void interrupt();
    /// Gives the stream up.
    void reset(http2::Code code);
    /// The stream is over: it ended in both directions, was reset, or the connection was lost.
    bool closed() const { return closed_; }
    bool lost() const { return lost_ || (closed_ && reset_code_ != http2::Code::NoError); }
    http2::Code reset_code() const { return reset_code_; }
    http1::Refusal refusal() const { return refusal_; }
    http2::StreamId id() const { return id_; }

protected:
    /// `id` 0: a stream of ours, which begins with begin(). `head_limits`: of the peer's heads.
    Lane(Carrier& carrier, http2::StreamId id, http2::Block head, const http1::HeadLimits& head_limits);

    Carrier& carrier() const { return carrier_; }
    /// Begins a stream of ours with a request. Errors: as Session::submit_request().
    Result<> begin(std::span<const nghttp2_nv> fields, bool body);
    /// A head was submitted without a body.
    void output_is_over() { output_ended_ = true; }
    void expect_body(http::BodyKind kind, std::uint64_t length);
    void head_taken() { head_ready_ = false; }
    /// The next block is a head again, no trailers: an interim one came.
    void await_another_head() { awaits_head_ = true; }
    http2::HeadReader& head_reader() { return head_; }
    bool head_ended() const { return head_ended_; }
    bool head_ready() const { return head_ready_; }
    /// The peer broke the rules: the stream is reset.
    void malformed(http1::Refusal refusal);
    /// What still comes is dropped.
    void drop_input();

private:
    friend class Carrier;

    struct Trailers
    {
        static void* operator new(std::size_t size) { return io::FramePool::allocate(size); }
        static void operator delete(void* memory, std::size_t size) { io::FramePool::release(memory, size); }

        http2::HeadReader reader{http2::Block::Trailers, {.bytes = 16 * 1024, .fields = 64}};
        io::Buffer text;
        io::Buffer fields;
        http::HeaderTable table;
    };

    /// A head of the peer's is complete: read it from head_reader(). Called within Session::receive().
    virtual void on_head() = 0;
    /// The stream was reset or the connection lost while nobody waits for it. May destroy the lane.
    virtual void on_gone() = 0;

    void on_block() final;
    bool on_field(std::string_view name, std::string_view value) final;
    void on_block_end(bool ended) final;
    void on_data(std::string_view bytes) final;
    void on_end() final;
    void on_closed(http2::Code code) final;
    Outgoing next_body(std::size_t most) final;
    bool copy_body(std::span<char> into) final;
    void send_trailers() final;
    void on_due(MonotonicTime now) final;

    void on_connection_lost();
    void end_input();
    void over_now();
    void wake();
    bool head_or_end() const { return head_ready_ || ended_ || over(); }
    bool input_is_here() const { return !body_.empty() || ended_ || over(); }
    bool over() const { return closed_ || lost_ || reset_ || refusal_ != http1::Refusal::None; }
    LaneStatus how_over() const;
    void resume(Wait*& place, LaneStatus status);
    /// Resumes whoever can go on. May destroy the lane.
    void run();
    bool grow(io::Buffer& text, const io::Buffer& fields, http2::HeadReader& reader) const;

    Carrier& carrier_;
    http2::StreamId id_;
    Links links_{this};       ///< among all lanes of the carrier
    Links ready_links_{this}; ///< among those that can go on
    Wait* reader_ = nullptr;
    Wait* writer_ = nullptr;
    bool* destroyed_ = nullptr; ///< to be told

    http2::Block head_block_;
    http1::HeadLimits head_limits_;
    http2::HeadReader head_;
    io::Buffer text_;
    io::Buffer fields_;
    std::unique_ptr<Trailers> trailers_;
    BodyQueue body_;
    std::uint64_t body_bytes_ = 0;
    std::uint64_t body_left_ = 0; ///< of a body with a length
    std::string_view output_;
    const http::HeaderTable* output_trailers_ = nullptr;

    http2::Code reset_code_ = http2::Code::NoError;
    http1::Refusal refusal_ = http1::Refusal::None;
    bool awaits_head_ = true; ///< the next block is a head
    bool in_trailers_ = false;
    bool head_ready_ = false;
    bool head_ended_ = false;
    bool has_length_ = false;
    bool dropping_ = false;
    bool ended_ = false;
    bool closed_ = false;
    bool lost_ = false;
    bool counted_ = true; ///< among the carrier's open ones
    bool gone_untold_ = false;
    bool fresh_ = false;        ///< the carrier's owner has not been told of it yet
    bool output_waits_ = false; ///< a piece is to be sent
    bool output_last_ = false;  ///< it is the last one
    bool output_ended_ = false;
    bool reset_ = false; ///< by us
};

/// co_await → LaneStatus.
class [[nodiscard]] Lane::Wait
{
public:
    enum class For : std::uint8_t
    {
        Head,
        Input,
        Output
    };

    Wait(Lane& lane, For what, MonotonicTime until, io::Pace* pace = nullptr)
        : lane_(lane),
          what_(what),
          deadline_(until),
          pace_(pace)
    {}
    Wait(const Wait&) = delete;
    Wait& operator=(const Wait&) = delete;
    ~Wait();

    bool await_ready() const { return done(); }
    bool await_suspend(std::coroutine_handle<> awaiting);
    LaneStatus await_resume();

private:
    friend class Lane;
    bool done() const;
    LaneStatus outcome() const;

    Lane& lane_;
    For what_;
    LaneStatus status_ = LaneStatus::Ok;
    MonotonicTime deadline_;
    io::Pace* pace_;
    std::coroutine_handle<> handle_;
};

inline Lane::Wait Lane::head(MonotonicTime deadline) { return {*this, Wait::For::Head, deadline}; }
inline Lane::Wait Lane::input(MonotonicTime deadline) { return {*this, Wait::For::Input, deadline}; }

} // namespace switchyard::multiplex
