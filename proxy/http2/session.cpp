// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http2/session.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <fmt/format.h>

namespace switchyard::http2 {
namespace {

std::string_view view(const std::uint8_t* bytes, std::size_t size)
{
    return {reinterpret_cast<const char*>(bytes), size};
}

const std::uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

Code code_of(std::uint32_t code) { return static_cast<Code>(code); }

/// Queued answers to PING and SETTINGS, when the peer does not read them.
constexpr std::size_t kMostAnswersQueued = 200;
constexpr std::size_t kMostSettings = 32;
constexpr std::size_t kMostContinuations = 16;
/// Larger DATA frames are not worth waiting for.
constexpr std::size_t kFrameHeader = 9;
constexpr std::size_t kWorthwhile = 4096;

bool ends_stream(const nghttp2_frame& frame) { return (frame.hd.flags & NGHTTP2_FLAG_END_STREAM) != 0; }

} // namespace

struct Session::Callbacks
{
    static Session& of(void* user) { return *static_cast<Session*>(user); }

    static int on_begin_headers(nghttp2_session*, const nghttp2_frame* frame, void* user)
    {
        Session& self = of(user);
        const StreamId id = frame->hd.stream_id;
        if (self.role_ == Role::Server && frame->headers.cat == NGHTTP2_HCAT_REQUEST) {
            StreamUser* const stream = self.user_.on_stream(id);
            self.begin_block(id, stream);
            if (stream == nullptr) {
                if (!self.guard_.reset(self.now_))
                    return self.flooded(Flood::Resets);
                nghttp2_submit_rst_stream(self.session_, NGHTTP2_FLAG_NONE, id, NGHTTP2_REFUSED_STREAM);
                return 0;
            }
            nghttp2_session_set_stream_user_data(self.session_, id, stream);
            stream->on_block();
            return 0;
        }
        StreamUser* const stream = self.user_of(id);
        self.begin_block(id, stream);
        if (stream != nullptr)
            stream->on_block();
        return 0;
    }

    static int on_header(nghttp2_session*, const nghttp2_frame*, const std::uint8_t* name, std::size_t name_size,
                         const std::uint8_t* value, std::size_t value_size, std::uint8_t, void* user)
    {
        Session& self = of(user);
        StreamUser* const stream = self.block_user_; // no frame comes within a header block
        const bool kept = stream != nullptr && stream->on_field(view(name, name_size), view(value, value_size));
        if (!kept && !self.guard_.wasted(name_size + value_size + 32, self.now_))
            return self.flooded(Flood::HeaderBlocks);
        return 0;
    }

    static int on_frame(nghttp2_session*, const nghttp2_frame* frame, void* user)
    {
        Session& self = of(user);
        StreamUser* stream = nullptr;
        switch (frame->hd.type) {
        case NGHTTP2_HEADERS:
            stream = self.user_of(frame->hd.stream_id);
            if (stream != nullptr)
                stream->on_block_end(ends_stream(*frame));
            break;
        case NGHTTP2_DATA:
            stream = self.user_of(frame->hd.stream_id);
            if (stream != nullptr && ends_stream(*frame))
                stream->on_end();
            break;
        case NGHTTP2_SETTINGS:
            if ((frame->hd.flags & NGHTTP2_FLAG_ACK) != 0) {
                self.settings_acknowledged_ = true;
            } else {
                self.settings_received_ = true;
                self.user_.on_settings();
            }
            break;
        case NGHTTP2_PING:
            if ((frame->hd.flags & NGHTTP2_FLAG_ACK) != 0)
                self.user_.on_ping_answer();
            break;
        case NGHTTP2_GOAWAY:
            self.user_.on_goaway(frame->goaway.last_stream_id, code_of(frame->goaway.error_code));
            break;
        case NGHTTP2_RST_STREAM:
            if (self.role_ == Role::Server && !self.guard_.reset(self.now_))
                return self.flooded(Flood::Resets);
            break;
        default:
            break;
        }
        return 0;
    }

    static int on_data_chunk(nghttp2_session*, std::uint8_t, StreamId id, const std::uint8_t* bytes, std::size_t size,
                             void* user)
    {
        Session& self = of(user);
        StreamUser* const stream = self.user_of(id);
        if (stream != nullptr)
            stream->on_data(view(bytes, size));
        else
            self.consume_connection(size);
        return 0;
    }

    static int on_stream_close(nghttp2_session*, StreamId id, std::uint32_t code, void* user)
    {
        Session& self = of(user);
        StreamUser* const stream = self.user_of(id);
        if (stream != nullptr) {
            self.detach(id);
            stream->on_closed(code_of(code));
        }
        return 0;
    }

    static int on_frame_sent(nghttp2_session*, const nghttp2_frame* frame, void* user)
    {
        Session& self = of(user);
        if (frame->hd.type == NGHTTP2_GOAWAY && frame->goaway.error_code != NGHTTP2_NO_ERROR)
            self.complain(frame->goaway);
        if (frame->hd.type != NGHTTP2_DATA && frame->hd.type != NGHTTP2_HEADERS)
            return 0;
        self.guard_.sent();
        if (ends_stream(*frame))
            self.guard_.answered();
        const StreamId id = frame->hd.stream_id;
        const bool left = self.role_ == Role::Server && ends_stream(*frame) && self.user_of(id) == nullptr;
        if (left && nghttp2_session_get_stream_remote_close(self.session_, id) == 0)
            nghttp2_submit_rst_stream(self.session_, NGHTTP2_FLAG_NONE, id, NGHTTP2_NO_ERROR);
        return 0;
    }

    static ssize_t send(nghttp2_session*, const std::uint8_t* bytes, std::size_t size, int, void* user)
    {
        Session& self = of(user);
        const std::size_t count = std::min(size, self.room_.size() - self.used_);
        if (count == 0)
            return NGHTTP2_ERR_WOULDBLOCK;
        std::memcpy(self.room_.data() + self.used_, bytes, count);
        self.used_ += count;
        return static_cast<ssize_t>(count);
    }

    static ssize_t read_body(nghttp2_session*, StreamId id, std::uint8_t*, std::size_t most, std::uint32_t* flags,
                             nghttp2_data_source*, void* user)
    {
        Session& self = of(user);
        StreamUser* const stream = self.user_of(id);
        if (stream == nullptr)
            return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
        const std::size_t left = self.room_.size() - self.used_;
        if (left > kFrameHeader + kWorthwhile)
            most = std::min(most, left - kFrameHeader);
        const StreamUser::Outgoing next = stream->next_body(most);
        if (next.bytes == 0 && !next.last)
            return NGHTTP2_ERR_DEFERRED;
        *flags |= NGHTTP2_DATA_FLAG_NO_COPY;
        if (next.last)
            *flags |= NGHTTP2_DATA_FLAG_EOF;
        if (next.last && next.trailers) {
            *flags |= NGHTTP2_DATA_FLAG_NO_END_STREAM;
            stream->send_trailers();
        }
        return static_cast<ssize_t>(next.bytes);
    }

    static int send_body(nghttp2_session*, nghttp2_frame* frame, const std::uint8_t* header, std::size_t size,
                         nghttp2_data_source*, void* user)
    {
        Session& self = of(user);
        StreamUser* const stream = self.user_of(frame->hd.stream_id);
        if (stream == nullptr)
            return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
        if (self.room_.size() - self.used_ < kFrameHeader + size)
            return NGHTTP2_ERR_WOULDBLOCK;
        std::memcpy(self.room_.data() + self.used_, header, kFrameHeader);
        if (!stream->copy_body(self.room_.subspan(self.used_ + kFrameHeader, size)))
            return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
        self.used_ += kFrameHeader + size;
        return 0;
    }

    static nghttp2_session_callbacks* make()
    {
        nghttp2_session_callbacks* callbacks = nullptr;
        if (nghttp2_session_callbacks_new(&callbacks) != 0)
            return nullptr;
        nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, on_begin_headers);
        nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
        nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
        nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data_chunk);
        nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_stream_close);
        nghttp2_session_callbacks_set_on_frame_send_callback(callbacks, on_frame_sent);
        nghttp2_session_callbacks_set_send_callback(callbacks, send);
        nghttp2_session_callbacks_set_send_data_callback(callbacks, send_body);
        return callbacks;
    }

    static nghttp2_option* make_option(Role role)
    {
        nghttp2_option* option = nullptr;
        if (nghttp2_option_new(&option) != 0)
            return nullptr;
        nghttp2_option_set_no_auto_window_update(option, 1);
        nghttp2_option_set_no_http_messaging(option, 1); // HeadReader is stricter, and says what is wrong
        nghttp2_option_set_no_closed_streams(option, 1);
        nghttp2_option_set_max_outbound_ack(option, kMostAnswersQueued);
        nghttp2_option_set_max_settings(option, kMostSettings);
        nghttp2_option_set_max_continuations(option, kMostContinuations);
        nghttp2_option_set_max_send_header_block_length(option, 256 * 1024);
        if (role == Role::Server)
            nghttp2_option_set_stream_reset_rate_limit(option, 1'000'000, 1'000'000); // FloodGuard counts them
        return option;
    }

    /// Immutable, for all sessions.
    static const nghttp2_session_callbacks* shared()
    {
        static const nghttp2_session_callbacks* const callbacks = make();
        return callbacks;
    }
    static const nghttp2_option* shared_option(Role role)
    {
        static const std::array<const nghttp2_option*, 2> options{make_option(Role::Server), make_option(Role::Client)};
        return options[static_cast<std::size_t>(role)];
    }
};

Result<std::unique_ptr<Session>> Session::make(Role role, const SessionSettings& settings, SessionUser& user,
                                               nghttp2_mem* memory)
{
    std::unique_ptr<Session> made(new Session(role, user));
    const auto* const callbacks = Callbacks::shared();
    const auto* const option = Callbacks::shared_option(role);
    const auto create = role == Role::Server ? nghttp2_session_server_new3 : nghttp2_session_client_new3;
    if (callbacks == nullptr || option == nullptr ||
        create(&made->session_, callbacks, made.get(), option, memory) != 0)
        return fail(ErrorKind::ResourceExhausted, "there is no memory for an HTTP/2 session");
    std::array<nghttp2_settings_entry, 5> entries{};
    std::size_t count = 0;
    const auto say = [&](std::int32_t id, std::uint32_t value) { entries[count++] = {id, value}; };
    say(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, settings.stream_window);
    say(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, settings.max_header_list);
    if (role == Role::Client) {
        say(NGHTTP2_SETTINGS_ENABLE_PUSH, 0);
    } else {
        say(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, settings.max_streams);
        say(NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1);
        if (settings.extended_connect)
            say(NGHTTP2_SETTINGS_ENABLE_CONNECT_PROTOCOL, 1);
    }
    if (nghttp2_submit_settings(made->session_, NGHTTP2_FLAG_NONE, entries.data(), count) != 0 ||
        nghttp2_session_set_local_window_size(made->session_, NGHTTP2_FLAG_NONE, 0,
                                              static_cast<std::int32_t>(settings.connection_window)) != 0)
        return fail(ErrorKind::ResourceExhausted, "there is no memory for an HTTP/2 session");
    return made;
}

std::string_view to_string(Code code) { return nghttp2_http2_strerror(static_cast<std::uint32_t>(code)); }

Session::~Session() { nghttp2_session_del(session_); }

StreamUser* Session::user_of(StreamId id) const
{
    return static_cast<StreamUser*>(nghttp2_session_get_stream_user_data(session_, id));
}

void Session::begin_block(StreamId id, StreamUser* user)
{
    block_stream_ = id;
    block_user_ = user;
}

void Session::complain(const nghttp2_goaway& goaway)
{
    const std::string_view why = view(goaway.opaque_data, goaway.opaque_data_len);
    complaint_ =
        fmt::format("broken HTTP/2: {}{}{}", to_string(code_of(goaway.error_code)), why.empty() ? "" : ", ", why);
}

int Session::flooded(Flood flood)
{
    flood_ = flood;
    return NGHTTP2_ERR_CALLBACK_FAILURE;
}

Error Session::failure(int error) const
{
    const bool server = role_ == Role::Server;
    const ErrorKind kind = server ? ErrorKind::RequestMalformed : ErrorKind::BackendResponseMalformed;
    const Origin origin = server ? Origin::Client : Origin::Backend;
    switch (flood_) {
    case Flood::None:
        break;
    case Flood::Control:
        return {kind, origin, Retry::Never, "a flood of HTTP/2 frames that ask for nothing"};
    case Flood::Resets:
        return {kind, origin, Retry::Never, "a flood of HTTP/2 streams that were given up at once"};
    case Flood::HeaderBlocks:
        return {kind, origin, Retry::Never, "a flood of HTTP/2 header fields"};
    }
    return {kind, origin, Retry::Never, fmt::format("broken HTTP/2: {}", nghttp2_strerror(error))};
}

Result<> Session::receive(std::string_view bytes, MonotonicTime now)
{
    if (broken_)
        return std::unexpected(failure(NGHTTP2_ERR_PROTO));
    if (role_ == Role::Client && !settings_received_ && bytes.starts_with("HTTP/1.")) {
        broken_ = true;
        return fail(ErrorKind::BackendResponseMalformed, Origin::Backend, Retry::Never, "it answers in HTTP/1.1");
    }
    now_ = now;
    const ssize_t taken = nghttp2_session_mem_recv(session_, bytes_of(bytes), bytes.size());
    if (!guard_.control(frames_.idle_in(bytes), now))
        flood_ = Flood::Control;
    if (taken >= 0 && flood_ == Flood::None)
        return {};
    const int error = taken < 0 ? static_cast<int>(taken) : NGHTTP2_ERR_CALLBACK_FAILURE;
    broken_ = true;
    if (error == NGHTTP2_ERR_FLOODED)
        flood_ = Flood::Control;
    if (error == NGHTTP2_ERR_TOO_MANY_CONTINUATIONS)
        flood_ = Flood::HeaderBlocks;
    nghttp2_session_terminate_session(session_,
                                      flood_ != Flood::None ? NGHTTP2_ENHANCE_YOUR_CALM : NGHTTP2_PROTOCOL_ERROR);
    return std::unexpected(failure(error));
}

std::size_t Session::produce(std::span<char> room)
{
    room_ = room;
    used_ = 0;
    const int error = nghttp2_session_send(session_);
    room_ = {};
    if (error != 0)
        dead_ = true;
    return std::exchange(used_, 0);
}

bool Session::wants_to_send() const { return nghttp2_session_want_write(session_) != 0; }

bool Session::finished() const
{
    return dead_ || (nghttp2_session_want_read(session_) == 0 && nghttp2_session_want_write(session_) == 0);
}

Result<StreamId> Session::submit_request(std::span<const nghttp2_nv> fields, bool body, StreamUser& user)
{
    nghttp2_data_provider provider{};
    provider.read_callback = Callbacks::read_body;
    const StreamId id =
        nghttp2_submit_request(session_, nullptr, fields.data(), fields.size(), body ? &provider : nullptr, &user);
    if (id >= 0)
        return id;
    const ErrorKind kind = id == NGHTTP2_ERR_NOMEM ? ErrorKind::ResourceExhausted : ErrorKind::LimitExceeded;
    return fail(kind, fmt::format("begin an HTTP/2 stream: {}", nghttp2_strerror(id)));
}

void Session::submit_interim(StreamId id, std::span<const nghttp2_nv> fields)
{
    nghttp2_submit_headers(session_, NGHTTP2_FLAG_NONE, id, nullptr, fields.data(), fields.size(), nullptr);
}

void Session::submit_response(StreamId id, std::span<const nghttp2_nv> fields, bool body)
{
    nghttp2_data_provider provider{};
    provider.read_callback = Callbacks::read_body;
    nghttp2_submit_response(session_, id, fields.data(), fields.size(), body ? &provider : nullptr);
}

void Session::submit_trailers(StreamId id, std::span<const nghttp2_nv> fields)
{
    nghttp2_submit_trailer(session_, id, fields.data(), fields.size());
}

void Session::resume(StreamId id) { nghttp2_session_resume_data(session_, id); }

void Session::consume(StreamId id, std::size_t bytes) { nghttp2_session_consume(session_, id, bytes); }

void Session::consume_connection(std::size_t bytes) { nghttp2_session_consume_connection(session_, bytes); }

void Session::reset(StreamId id, Code code)
{
    // Resetting discards what is queued. An answer that is whole goes out first: see on_frame_sent().
    if (code == Code::NoError && nghttp2_session_get_stream_local_close(session_, id) == 0)
        return;
    // Having us reset a stream is as cheap for a client as resetting it (CVE-2025-8671).
    if (role_ == Role::Server && code == Code::ProtocolError && !guard_.reset(now_))
        flood_ = Flood::Resets;
    nghttp2_submit_rst_stream(session_, NGHTTP2_FLAG_NONE, id, static_cast<std::uint32_t>(code));
}

void Session::detach(StreamId id)
{
    nghttp2_session_set_stream_user_data(session_, id, nullptr);
    if (id == block_stream_)
        block_user_ = nullptr;
}

void Session::announce_going_away()
{
    if (role_ == Role::Server)
        nghttp2_submit_shutdown_notice(session_);
}

void Session::go_away(Code code)
{
    nghttp2_submit_goaway(session_, NGHTTP2_FLAG_NONE, nghttp2_session_get_last_proc_stream_id(session_),
                          static_cast<std::uint32_t>(code), nullptr, 0);
}

void Session::ping() { nghttp2_submit_ping(session_, NGHTTP2_FLAG_NONE, nullptr); }

std::uint32_t Session::peer_max_streams() const
{
    return nghttp2_session_get_remote_settings(session_, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS);
}

} // namespace switchyard::http2
