// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http2_peer.h"

#include <nghttp2/nghttp2.h>

namespace switchyard::tests {
namespace {

constexpr std::string_view kPreface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
constexpr std::size_t kFrameHeader = 9;

std::string number(std::uint32_t value, int bytes)
{
    std::string text;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        text += static_cast<char>(value >> shift);
    return text;
}

std::uint32_t read_number(std::string_view text)
{
    std::uint32_t value = 0;
    for (const char c : text)
        value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

std::string find(const Http2Peer::Fields& fields, const std::string& name)
{
    for (const auto& [field, value] : fields) {
        if (field == name)
            return value;
    }
    return {};
}

nghttp2_nv pair_of(const std::pair<std::string, std::string>& field)
{
    const auto bytes = [](const std::string& text) {
        return const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(text.data()));
    };
    return {bytes(field.first), bytes(field.second), field.first.size(), field.second.size(), NGHTTP2_NV_FLAG_NONE};
}

} // namespace

std::uint32_t Http2Frame::code() const
{
    return read_number(std::string_view(payload).substr(type == GoAway ? 4 : 0, 4));
}

std::string Http2Message::field(const std::string& name) const { return find(head, name); }

std::string Http2Message::trailer(const std::string& name) const { return find(trailers, name); }

Http2Peer::Http2Peer(const SocketAddress& to, const std::string& settings)
    : own_(std::make_unique<RawSocket>(RawSocket::connect(to))),
      socket_(own_.get())
{
    socket_->send(kPreface);
    begin(settings);
}

Http2Peer::Http2Peer(RawSocket& accepted, const std::string& settings) : socket_(&accepted)
{
    socket_->receive_exactly(kPreface.size());
    begin(settings);
}

Http2Peer::~Http2Peer()
{
    nghttp2_hd_deflate_del(deflater_);
    nghttp2_hd_inflate_del(inflater_);
}

void Http2Peer::begin(const std::string& settings)
{
    nghttp2_hd_deflate_new(&deflater_, 4096);
    nghttp2_hd_inflate_new(&inflater_);
    send(Http2Frame::Settings, 0, 0, settings);
}

std::string Http2Peer::setting(std::uint16_t id, std::uint32_t value) { return number(id, 2) + number(value, 4); }

Http2Peer::Fields Http2Peer::get(const std::string& path, const std::string& authority)
{
    return {{":method", "GET"}, {":scheme", "http"}, {":authority", authority}, {":path", path}};
}

bool Http2Peer::send(Http2Frame::Type type, std::uint8_t flags, std::int32_t stream, std::string_view payload)
{
    std::string frame = number(static_cast<std::uint32_t>(payload.size()), 3);
    frame += static_cast<char>(type);
    frame += static_cast<char>(flags);
    frame += number(static_cast<std::uint32_t>(stream), 4);
    frame += payload;
    return socket_->send(frame);
}

std::string Http2Peer::encode(const Fields& fields)
{
    std::vector<nghttp2_nv> pairs;
    for (const auto& field : fields)
        pairs.push_back(pair_of(field));
    std::string block(nghttp2_hd_deflate_bound(deflater_, pairs.data(), pairs.size()), '\0');
    const ssize_t size = nghttp2_hd_deflate_hd(deflater_, reinterpret_cast<std::uint8_t*>(block.data()), block.size(),
                                               pairs.data(), pairs.size());
    block.resize(static_cast<std::size_t>(size));
    return block;
}

bool Http2Peer::send_headers(std::int32_t stream, const Fields& fields, bool end)
{
    constexpr std::size_t kMost = 16'384;
    const std::string block = encode(fields);
    const auto flags = static_cast<std::uint8_t>(end ? Http2Frame::EndStream : 0);
    if (block.size() <= kMost)
        return send(Http2Frame::Headers, flags | Http2Frame::EndHeaders, stream, block);
    bool good = send(Http2Frame::Headers, flags, stream, block.substr(0, kMost));
    for (std::size_t at = kMost; at < block.size(); at += kMost) {
        const bool last = at + kMost >= block.size();
        good = send(Http2Frame::Continuation, last ? Http2Frame::EndHeaders : 0, stream, block.substr(at, kMost));
    }
    return good;
}

bool Http2Peer::send_data(std::int32_t stream, std::string_view bytes, bool end)
{
    return send(Http2Frame::Data, end ? Http2Frame::EndStream : 0, stream, bytes);
}

bool Http2Peer::send_reset(std::int32_t stream, std::uint32_t code)
{
    return send(Http2Frame::RstStream, 0, stream, number(code, 4));
}

std::optional<Http2Frame> Http2Peer::read_frame()
{
    const std::string header = socket_->receive_exactly(kFrameHeader);
    if (header.size() < kFrameHeader)
        return std::nullopt;
    Http2Frame frame;
    frame.type = static_cast<Http2Frame::Type>(header[3]);
    frame.flags = static_cast<std::uint8_t>(header[4]);
    frame.stream = static_cast<std::int32_t>(read_number(std::string_view(header).substr(5)) & 0x7fffffffU);
    const std::size_t size = read_number(std::string_view(header).substr(0, 3));
    frame.payload = socket_->receive_exactly(size);
    return frame.payload.size() == size ? std::optional(frame) : std::nullopt;
}

Http2Peer::Fields Http2Peer::decode(std::string_view block)
{
    Fields fields;
    const auto* in = reinterpret_cast<const std::uint8_t*>(block.data());
    std::size_t left = block.size();
    for (;;) {
        nghttp2_nv pair{};
        int flags = 0;
        const ssize_t used = nghttp2_hd_inflate_hd2(inflater_, &pair, &flags, in, left, 1);
        if (used < 0)
            break;
        in += used;
        left -= static_cast<std::size_t>(used);
        if ((flags & NGHTTP2_HD_INFLATE_EMIT) != 0)
            fields.emplace_back(std::string(reinterpret_cast<const char*>(pair.name), pair.namelen),
                                std::string(reinterpret_cast<const char*>(pair.value), pair.valuelen));
        if ((flags & NGHTTP2_HD_INFLATE_FINAL) != 0 || (left == 0 && (flags & NGHTTP2_HD_INFLATE_EMIT) == 0))
            break;
    }
    nghttp2_hd_inflate_end_headers(inflater_);
    return fields;
}

void Http2Peer::take(const Http2Frame& frame)
{
    Http2Message& message = messages_[frame.stream];
    switch (frame.type) {
    case Http2Frame::Headers:
    case Http2Frame::Continuation: {
        block_ += frame.payload;
        if (frame.type == Http2Frame::Headers)
            block_flags_ = frame.flags;
        if ((frame.flags & Http2Frame::EndHeaders) == 0)
            return;
        Fields fields = decode(std::exchange(block_, {}));
        const bool head = !fields.empty() && fields.front().first.starts_with(':');
        if (head && !message.head.empty())
            message.interim.push_back(message.status());
        (head ? message.head : message.trailers) = std::move(fields);
        message.complete = message.complete || (block_flags_ & Http2Frame::EndStream) != 0;
        break;
    }
    case Http2Frame::Data:
        message.body += frame.payload;
        message.complete = message.complete || frame.ends_stream();
        if (opens_windows && !frame.payload.empty()) {
            const std::string size = number(static_cast<std::uint32_t>(frame.payload.size()), 4);
            send(Http2Frame::WindowUpdate, 0, 0, size);
            if (!message.complete)
                send(Http2Frame::WindowUpdate, 0, frame.stream, size);
        }
        break;
    case Http2Frame::RstStream:
        message.reset = frame.code();
        break;
    default:
        break;
    }
}

std::optional<Http2Frame> Http2Peer::next()
{
    for (;;) {
        std::optional<Http2Frame> frame = read_frame();
        if (!frame)
            return std::nullopt;
        if (frame->type == Http2Frame::Settings) {
            for (std::size_t at = 0; at + 6 <= frame->payload.size(); at += 6) {
                if (read_number(std::string_view(frame->payload).substr(at, 2)) ==
                    NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS)
                    peer_max_streams = read_number(std::string_view(frame->payload).substr(at + 2, 4));
            }
            if ((frame->flags & Http2Frame::Ack) == 0 && acknowledges_settings)
                send(Http2Frame::Settings, Http2Frame::Ack, 0);
            continue;
        }
        if (frame->type == Http2Frame::Ping) {
            ++pings;
            if ((frame->flags & Http2Frame::Ack) == 0 && answers_pings)
                send(Http2Frame::Ping, Http2Frame::Ack, 0, frame->payload);
            continue;
        }
        if (frame->type == Http2Frame::GoAway)
            ++goaways;
        take(*frame);
        return frame;
    }
}

Http2Message Http2Peer::message(std::int32_t stream)
{
    while (!messages_[stream].complete && !messages_[stream].reset) {
        if (!next())
            break;
    }
    return messages_[stream];
}

std::optional<std::int32_t> Http2Peer::next_request()
{
    for (;;) {
        const std::optional<Http2Frame> frame = next();
        if (!frame)
            return std::nullopt;
        const bool heads = frame->type == Http2Frame::Headers || frame->type == Http2Frame::Continuation;
        if (heads && (frame->flags & Http2Frame::EndHeaders) != 0 && messages_[frame->stream].trailers.empty())
            return frame->stream;
    }
}

std::optional<Http2Frame> Http2Peer::goaway()
{
    for (;;) {
        std::optional<Http2Frame> frame = next();
        if (!frame || frame->type == Http2Frame::GoAway)
            return frame;
    }
}

bool Http2Peer::at_end()
{
    for (;;) {
        if (!next())
            return socket_->at_end();
    }
}

} // namespace switchyard::tests
