// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/raw_socket.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

struct nghttp2_hd_deflater;
struct nghttp2_hd_inflater;

namespace switchyard::tests {

struct Http2Frame
{
    enum Type : std::uint8_t
    {
        Data,
        Headers,
        Priority,
        RstStream,
        Settings,
        PushPromise,
        Ping,
        GoAway,
        WindowUpdate,
        Continuation
    };
    enum Flag : std::uint8_t
    {
        EndStream = 1,
        Ack = 1,
        EndHeaders = 4
    };

    Type type = Data;
    std::uint8_t flags = 0;
    std::int32_t stream = 0;
    std::string payload;

    bool ends_stream() const { return (type == Data || type == Headers) && (flags & EndStream) != 0; }
    /// The number of a RST_STREAM, or the error of a GOAWAY.
    std::uint32_t code() const;
};

/// What came on a stream until its end.
struct Http2Message
{
    std::vector<std::pair<std::string, std::string>> head; ///< the last one; pseudo-header fields too
    std::vector<std::string> interim;                      ///< status of earlier ones
    std::string body;
    std::vector<std::pair<std::string, std::string>> trailers;
    bool complete = false;
    std::optional<std::uint32_t> reset;

    std::string field(const std::string& name) const;
    std::string trailer(const std::string& name) const;
    std::string status() const { return field(":status"); }
};

/// One end of an HTTP/2 connection that sends what a test says, frame by frame, right or wrong. SETTINGS and PING are
/// answered, windows are opened as bytes come, unless told otherwise. Thread: one.
class Http2Peer
{
public:
    using Fields = std::vector<std::pair<std::string, std::string>>;

    /// A client: connects, sends the preface and SETTINGS.
    explicit Http2Peer(const SocketAddress& to, const std::string& settings = {});
    /// A server on a connection that was accepted: reads the preface, sends SETTINGS.
    explicit Http2Peer(RawSocket& accepted, const std::string& settings = {});
    ~Http2Peer();
    Http2Peer(const Http2Peer&) = delete;
    Http2Peer& operator=(const Http2Peer&) = delete;

    bool send(Http2Frame::Type type, std::uint8_t flags, std::int32_t stream, std::string_view payload = {});
    bool send_raw(std::string_view bytes) { return socket_->send(bytes); }
    bool send_headers(std::int32_t stream, const Fields& fields, bool end);
    bool send_data(std::int32_t stream, std::string_view bytes, bool end);
    bool send_reset(std::int32_t stream, std::uint32_t code);
    std::string encode(const Fields& fields);

    /// The next frame that is neither SETTINGS nor PING. nullopt: the connection ended, or patience did.
    std::optional<Http2Frame> next();
    /// Reads until the stream has ended.
    Http2Message message(std::int32_t stream);
    /// A request head, as a server. Its body may follow: message() has the rest.
    std::optional<std::int32_t> next_request();
    const Http2Message& so_far(std::int32_t stream) { return messages_[stream]; }
    /// Reads until GOAWAY or the end. nullopt: there was none.
    std::optional<Http2Frame> goaway();
    bool at_end();
    RawSocket& socket() { return *socket_; }

    bool answers_pings = true;
    bool acknowledges_settings = true;
    bool opens_windows = true;
    std::uint32_t peer_max_streams = UINT32_MAX; ///< what it said
    std::atomic<int> pings = 0;
    int goaways = 0;

    static std::string setting(std::uint16_t id, std::uint32_t value);
    static Fields get(const std::string& path = "/", const std::string& authority = "a");

private:
    void begin(const std::string& settings);
    std::optional<Http2Frame> read_frame();
    void take(const Http2Frame& frame);
    Fields decode(std::string_view block);

    std::unique_ptr<RawSocket> own_;
    RawSocket* socket_;
    nghttp2_hd_deflater* deflater_ = nullptr;
    nghttp2_hd_inflater* inflater_ = nullptr;
    std::map<std::int32_t, Http2Message> messages_;
    std::string block_; ///< of a head that goes on in CONTINUATION
    std::uint8_t block_flags_ = 0;
};

} // namespace switchyard::tests
