// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/multiplex/lane.h"

#include "proxy/multiplex/carrier.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace switchyard::multiplex {
namespace {

using http1::Refusal;

std::span<char> span_of(const io::Buffer& buffer) { return {buffer.data(), buffer.size()}; }

std::span<http::HeaderField> fields_of(const io::Buffer& buffer)
{
    static_assert(std::is_trivially_copyable_v<http::HeaderField>);
    return {reinterpret_cast<http::HeaderField*>(buffer.data()), buffer.size() / sizeof(http::HeaderField)};
}

} // namespace

Lane::Lane(Carrier& carrier, http2::StreamId id, http2::Block head, const http1::HeadLimits& head_limits)
    : Timer(carrier.loop().timers()),
      carrier_(carrier),
      id_(id),
      head_block_(head),
      head_limits_(head_limits),
      head_(head, head_limits)
{
    carrier_.add(*this);
}

Lane::~Lane()
{
    assert(reader_ == nullptr && writer_ == nullptr);
    if (destroyed_ != nullptr)
        *destroyed_ = true;
    if (id_ != 0 && !closed_) {
        carrier_.session().detach(id_); // of a lost connection too: its last words are still asked for
        const bool answered = head_block_ == http2::Block::Request && output_ended_;
        // RFC 9113 section 8.1: an answer that did not need the whole request.
        if (!reset_ && !lost_ && !(ended_ && output_ended_))
            carrier_.session().reset(id_, answered                               ? http2::Code::NoError
                                          : head_block_ == http2::Block::Request ? http2::Code::InternalError
                                                                                 : http2::Code::Cancel);
    }
    if (const std::size_t unread = body_.clear(); unread != 0 && !lost_)
        carrier_.session().consume_connection(unread);
    over_now();
    links_.leave();
    carrier_.request_flush();
}

Result<> Lane::begin(std::span<const nghttp2_nv> fields, bool body)
{
    Result<http2::StreamId> began = carrier_.session().submit_request(fields, body, *this);
    if (!began)
        return std::unexpected(std::move(began.error()));
    id_ = *began;
    output_ended_ = !body;
    carrier_.request_flush();
    return {};
}

void Lane::over_now()
{
    if (std::exchange(counted_, false))
        carrier_.lane_over();
}

void Lane::on_block()
{
    in_trailers_ = !awaits_head_;
    if (in_trailers_) {
        trailers_ = std::make_unique<Trailers>();
        trailers_->text = carrier_.buffers().small.get();
        trailers_->fields = carrier_.buffers().fields.get();
        trailers_->reader.use(span_of(trailers_->text), fields_of(trailers_->fields));
        return;
    }
    head_ready_ = false;
    head_ = http2::HeadReader(head_block_, head_limits_);
    if (!text_)
        text_ = carrier_.buffers().small.get();
    if (!fields_)
        fields_ = carrier_.buffers().fields.get();
    head_.use(span_of(text_), fields_of(fields_));
}

bool Lane::grow(io::Buffer& text, const io::Buffer& fields, http2::HeadReader& reader) const
{
    io::BufferPools& pools = carrier_.buffers();
    io::Buffer larger = text.size() < pools.bulk.buffer_size() ? pools.bulk.get() : pools.large.get();
    if (larger.size() <= text.size())
        return false;
    reader.use(span_of(larger), fields_of(fields));
    text = std::move(larger);
    return true;
}

bool Lane::on_field(std::string_view name, std::string_view value)
{
    if (over())
        return false;
    http2::HeadReader& reader = in_trailers_ ? trailers_->reader : head_;
    io::Buffer& text = in_trailers_ ? trailers_->text : text_;
    const io::Buffer& fields = in_trailers_ ? trailers_->fields : fields_;
    while (!reader.add(name, value)) {
        if (!grow(text, fields, reader))
            return false;
    }
    return reader.refusal() == Refusal::None;
}

void Lane::on_block_end(bool ended)
{
    if (over())
        return;
    if (in_trailers_) {
        Refusal refusal = trailers_->reader.finish_trailers(trailers_->table);
        if (refusal == Refusal::None && !ended)
            refusal = Refusal::TrailerInvalid;
        if (refusal != Refusal::None)
            return malformed(refusal);
        return end_input();
    }
    awaits_head_ = false;
    head_ready_ = true;
    head_ended_ = ended;
    on_head();
    head_ready_ = head_ready_ && refusal_ == Refusal::None;
    if (ended && !over())
        end_input();
    if (fresh_)
        carrier_.make_ready(*this);
    else
        wake();
}

void Lane::expect_body(http::BodyKind kind, std::uint64_t length)
{
    has_length_ = kind == http::BodyKind::Length || kind == http::BodyKind::None;
    body_left_ = kind == http::BodyKind::None ? 0 : length; // of HEAD and 304: what would have come
}

void Lane::on_data(std::string_view bytes)
{
    if (dropping_ || over()) {
        carrier_.session().consume(id_, bytes.size());
        return;
    }
    if (has_length_ && bytes.size() > body_left_) {
        carrier_.session().consume(id_, bytes.size());
        return malformed(Refusal::BodyLengthDisagrees);
    }
    body_left_ -= has_length_ ? bytes.size() : 0;
    body_bytes_ += bytes.size();
    body_.push(bytes, carrier_.buffers());
    wake();
}

void Lane::on_end()
{
    if (!over())
        end_input();
}

void Lane::end_input()
{
    if (has_length_ && body_left_ != 0 && !dropping_)
        return malformed(Refusal::BodyLengthDisagrees);
    ended_ = true;
    wake();
}

void Lane::drop_input()
{
    dropping_ = true;
    while (!body_.empty())
        body_taken();
}

void Lane::malformed(Refusal refusal)
{
    refusal_ = refusal;
    reset(http2::Code::ProtocolError);
    wake();
}

void Lane::reset(http2::Code code)
{
    if (id_ == 0 || closed_ || lost_ || std::exchange(reset_, true))
        return;
    carrier_.session().reset(id_, code);
    carrier_.request_flush();
}

void Lane::on_closed(http2::Code code)
{
    closed_ = true;
    // NO_ERROR ends a stream in good order only when nothing is missing.
    const bool whole = head_block_ == http2::Block::Request ? output_ended_ : ended_;
    reset_code_ = code == http2::Code::NoError && !whole ? http2::Code::Cancel : code;
    gone_untold_ = reset_code_ != http2::Code::NoError && !reset_;
    over_now();
    if (fresh_ || gone_untold_)
        carrier_.make_ready(*this);
    else
        wake();
}

void Lane::on_connection_lost()
{
    gone_untold_ = !closed_;
    lost_ = true;
    over_now();
    carrier_.make_ready(*this);
}

void Lane::body_taken()
{
    if (body_.empty())
        return;
    const std::size_t bytes = body_.front().size();
    body_.pop();
    if (lost_)
        return;
    if (closed_)
        carrier_.session().consume_connection(bytes);
    else
        carrier_.session().consume(id_, bytes);
    if (carrier_.session().wants_to_send())
        carrier_.request_flush();
}

void Lane::move_input_deadline(MonotonicTime deadline)
{
    if (reader_ == nullptr)
        return;
    reader_->deadline_ = deadline;
    call_by(deadline);
}

Lane::Wait Lane::output(std::string_view bytes, bool last, const http::HeaderTable* trailers, io::Pace& pace)
{
    output_ = bytes;
    output_last_ = last;
    output_trailers_ = trailers != nullptr && !trailers->fields.empty() ? trailers : nullptr;
    output_waits_ = (!bytes.empty() || last) && !output_ended_;
    if (output_waits_ && !over()) {
        carrier_.session().resume(id_);
        carrier_.request_flush();
    }
    return {*this, Wait::For::Output, io::kNever, &pace};
}

Lane::Outgoing Lane::next_body(std::size_t most)
{
    if (!output_waits_)
        return {};
    const std::size_t count = std::min(most, output_.size());
    return {count, output_last_ && count == output_.size(), output_trailers_ != nullptr};
}

bool Lane::copy_body(std::span<char> into)
{
    if (!output_waits_ || into.size() > output_.size())
        return false; // whoever sent it has given up since
    if (!into.empty())
        std::memcpy(into.data(), output_.data(), into.size());
    output_.remove_prefix(into.size());
    if (output_.empty()) {
        output_waits_ = false;
        output_ended_ = output_ended_ || output_last_;
        wake();
    } else if (writer_ != nullptr && writer_->pace_ != nullptr) {
        writer_->pace_->waited(carrier_.loop().now(), into.size());
        writer_->deadline_ = writer_->pace_->deadline();
    }
    return true;
}

void Lane::send_trailers()
{
    carrier_.session().submit_trailers(id_, carrier_.head_writer().trailers(*output_trailers_));
    if (output_.empty()) {
        output_waits_ = false;
        output_ended_ = true;
        wake();
    }
}

void Lane::wake()
{
    const bool reader = reader_ != nullptr && reader_->done();
    const bool writer = writer_ != nullptr && writer_->done();
    if (reader || writer)
        carrier_.make_ready(*this);
}

void Lane::run()
{
    if (fresh_) {
        if (head_ready_ || over()) {
            fresh_ = false;
            gone_untold_ = false;
            carrier_.owner_->start(*this);
        }
        return;
    }
    const bool reader = reader_ != nullptr && reader_->done();
    const bool writer = writer_ != nullptr && writer_->done();
    if (std::exchange(gone_untold_, false)) {
        if (reader || writer)
            carrier_.make_ready(*this);
        on_gone();
        return;
    }
    if (reader && writer)
        carrier_.make_ready(*this);
    if (writer)
        resume(writer_, writer_->outcome());
    else if (reader)
        resume(reader_, reader_->outcome());
}

LaneStatus Lane::how_over() const
{
    if (refusal_ != Refusal::None)
        return LaneStatus::Malformed;
    return lost_ ? LaneStatus::Lost : LaneStatus::Reset;
}

void Lane::resume(Wait*& place, LaneStatus status)
{
    Wait& wait = *std::exchange(place, nullptr);
    wait.status_ = status;
    wait.handle_.resume();
}

void Lane::interrupt()
{
    bool destroyed = false;
    destroyed_ = &destroyed;
    if (writer_ != nullptr)
        resume(writer_, LaneStatus::Interrupted);
    if (destroyed)
        return;
    destroyed_ = nullptr;
    if (reader_ != nullptr)
        resume(reader_, LaneStatus::Interrupted);
}

void Lane::on_due(MonotonicTime now)
{
    for (const Wait* wait : {reader_, writer_}) {
        if (wait != nullptr && wait->deadline_ > now && wait->deadline_ != io::kNever)
            call_by(wait->deadline_);
    }
    const bool reader = reader_ != nullptr && reader_->deadline_ <= now;
    if (writer_ != nullptr && writer_->deadline_ <= now) {
        if (reader)
            call_by(now); // in the next turn, if there is one for it
        resume(writer_, LaneStatus::TimedOut);
    } else if (reader) {
        resume(reader_, LaneStatus::TimedOut);
    }
}

Lane::Wait::~Wait()
{
    if (lane_.reader_ == this)
        lane_.reader_ = nullptr;
    if (lane_.writer_ == this) {
        lane_.writer_ = nullptr;
        lane_.output_waits_ = false; // its memory goes
    }
}

bool Lane::Wait::done() const
{
    switch (what_) {
    case For::Head:
        return lane_.head_or_end();
    case For::Input:
        return lane_.input_is_here();
    case For::Output:
        return !lane_.output_waits_ || lane_.over();
    }
    return true;
}

bool Lane::Wait::await_suspend(std::coroutine_handle<> awaiting)
{
    const MonotonicTime now = lane_.carrier_.loop().now();
    if (pace_ != nullptr) {
        pace_->begin(now);
        deadline_ = pace_->deadline();
    }
    if (deadline_ <= now) {
        status_ = LaneStatus::TimedOut;
        return false;
    }
    handle_ = awaiting;
    (what_ == For::Output ? lane_.writer_ : lane_.reader_) = this;
    if (deadline_ != io::kNever)
        lane_.call_by(deadline_);
    return true;
}

LaneStatus Lane::Wait::outcome() const
{
    const bool good = what_ == For::Head    ? lane_.head_ready_
                      : what_ == For::Input ? !lane_.body_.empty() || lane_.ended_
                                            : !lane_.output_waits_;
    return good ? LaneStatus::Ok : lane_.how_over();
}

LaneStatus Lane::Wait::await_resume() { return status_ != LaneStatus::Ok ? status_ : outcome(); }

} // namespace switchyard::multiplex
