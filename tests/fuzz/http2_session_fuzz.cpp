// SPDX-License-Identifier: GPL-3.0-or-later
// The session layer of HTTP/2 as a server and as a client, fed with anything: never more than one user per stream,
// nothing after a stream's end, and memory that follows the input's size.
// The input: a byte whose lowest bit chooses the side and whose others the size of the pieces, then bytes of the peer.
#include "proxy/http2/session.h"
#include "tests/proxy/http2/heads.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>

namespace {

using namespace switchyard;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// Answers every request with its own body.
class Stream final : public http2::StreamUser
{
public:
    void attach(http2::Session& session, http2::StreamId id)
    {
        session_ = &session;
        id_ = id;
    }
    bool closed() const { return closed_; }
    void respond()
    {
        if (responded_ || closed_ || blocks_ == 0)
            return;
        responded_ = true;
        static constexpr std::uint8_t kName[] = {':', 's', 't', 'a', 't', 'u', 's'};
        static constexpr std::uint8_t kValue[] = {'2', '0', '0'};
        const nghttp2_nv status{const_cast<std::uint8_t*>(kName), const_cast<std::uint8_t*>(kValue), 7, 3, 0};
        session_->submit_response(id_, {&status, 1}, true);
    }
    void take_body()
    {
        if (unread_ != 0 && !closed_)
            session_->consume(id_, std::exchange(unread_, 0));
    }

private:
    void on_block() override
    {
        require(!closed_ && !in_block_);
        in_block_ = true;
        head_ = tests::ReadHead(blocks_++ == 0 ? http2::Block::Request : http2::Block::Trailers);
    }
    bool on_field(std::string_view name, std::string_view value) override
    {
        require(in_block_);
        head_.add({{std::string(name), std::string(value)}});
        return head_.reader.refusal() == http1::Refusal::None;
    }
    void on_block_end(bool ended) override
    {
        require(in_block_);
        in_block_ = false;
        ended_ = ended_ || ended;
    }
    void on_data(std::string_view bytes) override
    {
        require(!closed_ && !ended_);
        unread_ += bytes.size();
        to_send_ += bytes.size();
        session_->resume(id_);
    }
    void on_end() override
    {
        require(!closed_);
        ended_ = true;
        session_->resume(id_);
    }
    void on_closed(http2::Code) override
    {
        require(!closed_);
        closed_ = true;
    }
    Outgoing next_body(std::size_t most) override
    {
        const std::size_t count = std::min(most, to_send_);
        return {count, ended_ && count == to_send_, false};
    }
    bool copy_body(std::span<char> into) override
    {
        require(into.size() <= to_send_);
        std::fill(into.begin(), into.end(), 'x');
        to_send_ -= into.size();
        return true;
    }
    void send_trailers() override {}

    http2::Session* session_ = nullptr;
    http2::StreamId id_ = 0;
    tests::ReadHead head_;
    int blocks_ = 0;
    bool in_block_ = false;
    bool ended_ = false;
    bool closed_ = false;
    bool responded_ = false;
    std::size_t unread_ = 0;
    std::size_t to_send_ = 0;
};

class Peer final : public http2::SessionUser
{
public:
    explicit Peer(http2::Role role)
        : session_(http2::Session::make(role, {.extended_connect = role == http2::Role::Server}, *this))
    {
        require(session_.has_value());
    }
    http2::Session& session() { return **session_; }
    std::map<http2::StreamId, Stream>& streams() { return streams_; }

private:
    http2::StreamUser* on_stream(http2::StreamId id) override
    {
        require(!streams_.contains(id));
        Stream& stream = streams_[id];
        stream.attach(session(), id);
        return &stream;
    }
    void on_settings() override {}
    void on_goaway(http2::StreamId, http2::Code) override {}
    void on_ping_answer() override {}

    std::map<http2::StreamId, Stream> streams_;
    Result<std::unique_ptr<http2::Session>> session_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto role = (data[0] & 1) != 0 ? http2::Role::Server : http2::Role::Client;
    const std::size_t piece = 1 + (data[0] >> 1) * 16U;
    Peer peer(role);
    std::array<char, 20'000> out;
    MonotonicTime now{Seconds(1)};
    std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (role == http2::Role::Server)
        (void)peer.session().receive(http2::kPreface, now);
    while (!bytes.empty() && !peer.session().finished()) {
        const std::string_view part = bytes.substr(0, piece);
        bytes.remove_prefix(part.size());
        const Result<> taken = peer.session().receive(part, now);
        for (auto& [id, stream] : peer.streams()) {
            if (role == http2::Role::Server)
                stream.respond();
            stream.take_body();
        }
        while (peer.session().produce(out) != 0) {
        }
        std::erase_if(peer.streams(), [](const auto& entry) { return entry.second.closed(); });
        if (!taken)
            break;
        now += Milliseconds(1);
    }
    return 0;
}
