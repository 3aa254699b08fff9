// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/http/header_table.h"
#include "proxy/http2/flood_guard.h"
#include "proxy/http2/frame_walker.h"
#include "proxy/http2/head_reader.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <nghttp2/nghttp2.h>
#include <span>
#include <string>
#include <string_view>

namespace switchyard::http2 {

using StreamId = std::int32_t;

/// How a client's connection begins (RFC 9113 section 3.4).
inline constexpr std::string_view kPreface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// RFC 9113 section 7.
enum class Code : std::uint32_t
{
    NoError = NGHTTP2_NO_ERROR,
    ProtocolError = NGHTTP2_PROTOCOL_ERROR,
    InternalError = NGHTTP2_INTERNAL_ERROR,
    SettingsTimeout = NGHTTP2_SETTINGS_TIMEOUT,
    RefusedStream = NGHTTP2_REFUSED_STREAM,
    Cancel = NGHTTP2_CANCEL,
    EnhanceYourCalm = NGHTTP2_ENHANCE_YOUR_CALM,
    Http11Required = NGHTTP2_HTTP_1_1_REQUIRED
};
/// As the RFC calls it, "REFUSED_STREAM".
std::string_view to_string(Code code);

/// One stream, as the session's user knows it: told what comes, asked for what goes. Everything is called from within
/// Session::receive() or produce() and must neither destroy the session nor call those two.
class StreamUser
{
public:
    /// A header block begins; its fields follow.
    virtual void on_block() = 0;
    /// False: the rest of the block is of no use, it will be refused.
    virtual bool on_field(std::string_view name, std::string_view value) = 0;
    /// `ended`: the peer says nothing more on this stream.
    virtual void on_block_end(bool ended) = 0;
    /// Bytes of the body; they count against the flow control windows until Session::consume().
    virtual void on_data(std::string_view bytes) = 0;
    virtual void on_end() = 0;
    /// Last: the stream is forgotten. `code` other than NoError: it was reset, by either side.
    virtual void on_closed(Code code) = 0;

    /// How much body can go out now, at most `most`, and whether that is the last of it.
    struct Outgoing
    {
        std::size_t bytes = 0;
        bool last = false;
        bool trailers = false; ///< and trailers follow: see send_trailers()
    };
    virtual Outgoing next_body(std::size_t most) = 0;
    /// Copies as much as next_body() said, which is thereby sent. False: it is not there any more; the stream is reset.
    virtual bool copy_body(std::span<char> into) = 0;
    /// Calls Session::submit_trailers().
    virtual void send_trailers() = 0;

protected:
    ~StreamUser() = default;
};

/// The whole connection, likewise.
class SessionUser
{
public:
    /// The peer begins a stream. nullptr: it is refused.
    virtual StreamUser* on_stream(StreamId id) = 0;
    /// The peer's settings came for the first time, or changed.
    virtual void on_settings() = 0;
    /// The peer begins no streams, and answers none of ours beyond `last`.
    virtual void on_goaway(StreamId last, Code code) = 0;
    virtual void on_ping_answer() = 0;

protected:
    ~SessionUser() = default;
};

enum class Role : std::uint8_t
{
    Server,
    Client
};

/// What we tell the peer. Units: bytes, streams.
struct SessionSettings
{
    std::uint32_t max_streams = 100;
    std::uint32_t stream_window = 64 * 1024;
    std::uint32_t connection_window = 256 * 1024;
    std::uint32_t max_header_list = 64 * 1024; ///< advice only: the head reader's limit decides
    bool extended_connect = false;             ///< RFC 8441
};

/// One end of an HTTP/2 connection (RFC 9113) without its socket: bytes in, events out; calls in, bytes out. Frames,
/// HPACK and flow control are nghttp2's; what heads may hold is decided by HeadReader, and floods by FloodGuard.
/// Errors: of the connection are reported by receive(), and the GOAWAY that tells the peer comes out of produce().
/// Thread: one. Lifetime: users outlive it, or call detach(). Cost: no allocation beyond those of nghttp2, from the
/// pool.
class Session
{
public:
    /// The settings are queued. `memory`: what nghttp2 takes its memory from, nullptr: malloc(). Lifetime: `memory`
    /// outlives the session. Errors: ResourceExhausted.
    static Result<std::unique_ptr<Session>> make(Role role, const SessionSettings& settings, SessionUser& user,
                                                 nghttp2_mem* memory = nullptr);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Takes bytes from the peer. Errors: RequestMalformed or BackendResponseMalformed with what is wrong; then nothing
    /// more is taken.
    Result<> receive(std::string_view bytes, MonotonicTime now);
    /// Writes as many frames as there are and fit; 0: there is nothing to send.
    std::size_t produce(std::span<char> room);
    bool wants_to_send() const;
    /// Nothing more will be said in either direction.
    bool finished() const;

    /// A request of ours. `body`: the user will be asked for it. Errors: ResourceExhausted; LimitExceeded when the
    /// peer allows no more streams now, or none any more.
    Result<StreamId> submit_request(std::span<const nghttp2_nv> fields, bool body, StreamUser& user);
    void submit_interim(StreamId id, std::span<const nghttp2_nv> fields);
    void submit_response(StreamId id, std::span<const nghttp2_nv> fields, bool body);
    void submit_trailers(StreamId id, std::span<const nghttp2_nv> fields);
    /// There is body to be asked for again.
    void resume(StreamId id);
    /// So many bytes of a stream's body were taken.
    void consume(StreamId id, std::size_t bytes);
    /// The same for a stream that is not there any more.
    void consume_connection(std::size_t bytes);
    void reset(StreamId id, Code code);
    /// The stream's user is gone; it is told nothing more.
    void detach(StreamId id);

    /// No further streams: those that are on their way are still served; go_away() ends that.
    void announce_going_away();
    void go_away(Code code);
    void ping();

    /// Streams of ours that the peer allows at once.
    std::uint32_t peer_max_streams() const;
    bool settings_received() const { return settings_received_; }
    bool settings_acknowledged() const { return settings_acknowledged_; }
    /// What we complained about to the peer when we ended the connection; empty: nothing.
    const std::string& complaint() const { return complaint_; }
    /// Why a flood ended the connection.
    Flood flood() const { return flood_; }

private:
    struct Callbacks;
    friend struct Callbacks;

    Session(Role role, SessionUser& user)
        : role_(role),
          user_(user),
          frames_(role == Role::Server ? kPreface.size() : 0)
    {}
    StreamUser* user_of(StreamId id) const;
    int flooded(Flood flood);
    void begin_block(StreamId id, StreamUser* user);
    void complain(const nghttp2_goaway& goaway);
    Error failure(int error) const;

    Role role_;
    SessionUser& user_;
    nghttp2_session* session_ = nullptr;
    FloodGuard guard_;
    FrameWalker frames_;
    MonotonicTime now_{};
    StreamId block_stream_ = 0;        ///< whose header block is coming in
    StreamUser* block_user_ = nullptr; ///< and who is told of its fields
    std::span<char> room_;
    std::size_t used_ = 0;
    Flood flood_ = Flood::None;
    std::string complaint_;
    bool settings_received_ = false;
    bool settings_acknowledged_ = false;
    bool broken_ = false; ///< nothing more is taken
    bool dead_ = false;   ///< nothing more can be sent
};

} // namespace switchyard::http2
