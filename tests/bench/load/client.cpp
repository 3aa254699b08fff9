// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/client.h"

#include <fmt/format.h>

namespace switchyard::bench {
namespace {

/// What a browser sends.
std::string make_request(const Options& options)
{
    return fmt::format(
        "GET {} HTTP/1.1\r\nHost: {}\r\n"
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n"
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\nAccept-Language: en-US,en;q=0.5\r\n"
        "Accept-Encoding: gzip, deflate, br\r\nReferer: https://app.example.com/start/page?x=1\r\n"
        "Cookie: session=0123456789abcdef0123456789abcdef; theme=dark\r\n{}"
        "X-Request-Id: 6f1d2c3b4a5968778695a4b3c2d1e0f0\r\n\r\n",
        options.path, options.host, options.connection_each ? "Connection: close\r\n" : "");
}

} // namespace

Shared::Shared(const Options& what)
    : options(what),
      request(make_request(what)),
      tls(what.tls ? std::make_unique<const TlsClient>(what.host) : nullptr),
      room(1 << 20)
{}

Client::Outcome Client::begin(MonotonicTime due)
{
    due_ = due;
    stage_ = Stage::Asking;
    first_ = transport_.fd() < 0;
    if (first_) {
        if (!shared_->options.resume)
            session_.reset();
        if (!transport_.open(shared_->options.target, shared_->tls.get(), session_))
            return lose(Failure::Connect);
        fresh_ = true;
        stage_ = Stage::Greeting;
    }
    return advance();
}

Client::Outcome Client::on_event()
{
    if (stage_ == Stage::Idle)
        return look_after_idle();
    return stage_ == Stage::Greeting || stage_ == Stage::Asking ? advance() : receive();
}

Client::Outcome Client::advance()
{
    if (stage_ == Stage::Greeting) {
        const bool offered = session_ != nullptr;
        const Transport::Status status = transport_.shake_hands();
        if (status == Transport::Status::WouldBlock)
            return Outcome::Busy;
        if (status != Transport::Status::Done)
            return lose(Failure::Handshake);
        if (transport_.resumed())
            shared_->figures.resumed();
        else if (offered)
            shared_->figures.failed(Failure::NotResumed);
        shared_->agreed = transport_.agreed();
        stage_ = Stage::Asking;
    }
    const Transport::Status status = transport_.write(shared_->request);
    if (status == Transport::Status::WouldBlock)
        return Outcome::Busy;
    if (status != Transport::Status::Done)
        return lose(first_ ? Failure::Connect : Failure::Broken);
    stage_ = Stage::Answering;
    in_body_ = false;
    scan_ = {};
    head_.clear();
    return Outcome::Busy;
}

Client::Outcome Client::receive()
{
    do {
        const Transport::Read read = transport_.read(shared_->room);
        if (read.status == Transport::Status::WouldBlock)
            return Outcome::Busy;
        if (read.status != Transport::Status::Done)
            return stage_ == Stage::Leaving && read.status == Transport::Status::Ended ? leave()
                                                                                       : lose(Failure::Broken);
        if (stage_ != Stage::Answering)
            return lose(Failure::Malformed);
        if (!take({shared_->room.data(), read.size}))
            return Outcome::Lost;
        if (stage_ == Stage::Idle)
            return Outcome::Free;
    } while (transport_.has_pending());
    return Outcome::Busy;
}

/// Session tickets may come; anything else is a failure, after which the client is as free as before.
Client::Outcome Client::look_after_idle()
{
    const Transport::Read read = transport_.read(shared_->room);
    if (read.status != Transport::Status::WouldBlock)
        lose(read.status == Transport::Status::Done ? Failure::Malformed : Failure::Broken);
    return Outcome::Busy;
}

/// False: the answer is wrong, which was counted, and the connection is closed.
bool Client::take(std::span<char> bytes)
{
    if (!in_body_) {
        std::span<char> received = bytes;
        if (!head_.empty()) {
            head_.append(bytes.data(), bytes.size());
            received = head_;
        }
        http::ResponseHead head;
        const http1::HeadResult result = http1::parse_response_head(received, fields_, scan_, http::Method::Get, head);
        if (result.refused())
            return refuse(Failure::Malformed);
        if (!result.complete()) {
            if (head_.empty())
                head_.assign(bytes.data(), bytes.size());
            return true;
        }
        status_ = head.status;
        body_ = http1::BodyReader(head);
        in_body_ = true;
        bytes = received.subspan(result.size);
    }
    const std::size_t used = body_.validate({bytes.data(), bytes.size()});
    if (used != bytes.size() || body_.refusal() != http1::Refusal::None)
        return refuse(Failure::Malformed);
    return !body_.done() || finish();
}

bool Client::finish()
{
    if (status_ != 200)
        return refuse(Failure::Status);
    if (body_.data_bytes() != shared_->options.body)
        return refuse(Failure::Length);
    shared_->figures.answered(due_, std::chrono::steady_clock::now());
    stage_ = shared_->options.connection_each ? Stage::Leaving : Stage::Idle;
    return true;
}

bool Client::refuse(Failure failure)
{
    lose(failure);
    return false;
}

Client::Outcome Client::lose(Failure failure)
{
    shared_->figures.failed(failure);
    transport_.close();
    stage_ = Stage::Idle;
    return Outcome::Lost;
}

Client::Outcome Client::leave()
{
    transport_.close();
    stage_ = Stage::Idle;
    return Outcome::Free;
}

} // namespace switchyard::bench
